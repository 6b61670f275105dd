import Semantics

extension PortFix {
  /// What is in the way of an edit.
  struct Obstacle: Error, Hashable {
    /// In words; `nil` where something else says it.
    var reason: String?

    private init(_ reason: String?) { self.reason = reason }

    static let spelling = Obstacle("the call is written in a way that is not edited piece by piece")
    static let comment = Obstacle("a comment stands between the brackets of the call")

    static func taken(_ name: String) -> Obstacle {
      Obstacle("the file has `\(name)` for something else, or no place for an import")
    }

    static func display(_ display: CallSite.Operand.Display, _ to: PortSide) -> Obstacle {
      Obstacle("a \(display.rawValue) is no array of \(to.spec.title): make it one first")
    }

    static func negativeStep(_ error: ErrorName, _ to: PortSide) -> Obstacle {
      Obstacle(
        "\(to.spec.title) takes no slice with a negative step, and raises \(error): flip the array instead"
      )
    }

    static func converted(_ from: PortSide) -> Obstacle {
      Obstacle(
        "another library hands this array over as one of \(from.spec.title), after the port too; "
          + "the call may stay as it is, or the array be converted first")
    }

    /// Of a form that is no call alone; `nil` of one that is.
    init?(_ call: CallSite, _ source: [UInt8]) {
      switch call.form {
      case .moduleFunction, .method, .fromImport: return nil
      // The finding says where.
      case .alias:
        let isText = call.callee.bytes.last.map {
          source.indices.contains($0) && StringLiteral.isQuote(source[$0])
        }
        reason =
          isText == true ? "the function is named by a string, which another method reads" : nil
      case .partial: reason = "the array comes later, in another call"
      case .builtinIdiom: reason = "it is written in several parts, which no one call replaces"
      case .maxIndex:
        reason = "the place is taken from the answer, beside the value, and not by the call alone"
      case .argsortTop1: reason = "the place is taken from an order, and not by the call alone"
      }
    }

    /// Why no plan was found.
    init(planning verdict: PortVerdict, _ call: CallSite, _ to: PortSide) {
      guard let counterpart = verdict.counterpart else {
        reason = nil
        return
      }
      let lost = verdict.keywords.first { $0.newName == nil }
      if call.hasOpenArguments {
        let isOther =
          verdict.profile.library != counterpart.library && !verdict.profile.call.isMethod
        reason = isOther ? "what stands behind `*` or `**` can be any argument" : nil
      } else if let lost {
        let name = verdict.profile.call.name(
          ofArgument: lost.argument.name, at: lost.argument.place)
        reason =
          "\(name.map { "`\($0)`" } ?? "an argument") has no place in "
          + to.title(of: counterpart, isUpgrade: verdict.profile.library == counterpart.library)
      } else if verdict.differences.contains(where: {
        $0.rule == .inputDType && $0.severity == .loud
      }) {
        // The finding says it.
        reason = nil
      } else {
        reason = "no call of \(to.spec.title) is known that the arguments could be said to"
      }
    }
  }
}
