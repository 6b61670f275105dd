import Arrays
import Emulation
import Semantics

extension PortFix {
  /// What the edit takes for granted, what it costs, and what differs behind it, the worst first.
  func remarks(_ differing: [(rule: RuleName, change: PortComparison.Change)]) -> [String] {
    guard verdict.profile.library != plan.to.library else { return differing.map(Self.remark) }
    var remarks = ["the edit takes the array as one of \(side.spec.title)" + refusals]
    if call.array?.library == from.callLibrary {
      remarks.append(
        "the file has the array as one of \(from.spec.title), which has to be ported with the call")
    }
    if let cost = plan.wrap.cost { remarks.append(cost) }
    remarks += typedArguments
    return remarks + differing.filter { !$0.change.isOfAllArrays }.map(Self.remark)
      + verdict.caught.map { caught in
        "after the edit \(caught.new) is raised where "
          + (caught.oldClause.map { "`\($0.clause)` catches \(caught.old)" }
            ?? "\(caught.old) was, which nothing caught")
      }
  }

  private static func remark(_ rule: RuleName, _ change: PortComparison.Change) -> String {
    let array = change.question.array.values
    // What flows back is no answer.
    let of = rule == .gradient ? "" : " of " + PythonArray(array).source
    return "after the edit \(rule.rawValue) still differs (\(change.severity.word)):\(of)"
      + " it was \(change.before.brief), and is \(change.after.brief)"
  }

  /// What is written into must be of one type there.
  private var typedArguments: [String] {
    plan.changes.compactMap { change -> String? in
      guard case .pass(let name?, _) = change,
        case .ofType(let dtype, let isResized)? = plan.to.call.others[name]
      else { return nil }
      return "the edit takes `\(name)` as \(dtype): of another type it raises"
        + (isResized ? ", and of another shape it is resized" : "")
    }
  }

  /// The types that are refused there, where nothing tells the array's.
  private var refusals: String {
    guard call.array?.dtype.flatMap({ DType($0) }) == nil else { return "" }
    let (old, new) = (verdict.profile.rules.inputDType.value, plan.to.rules.inputDType.value)
    let refused = DType.all.filter { dtype in
      guard old.verdict(on: dtype).isTaken else { return false }
      return switch new.verdict(on: dtype) {
      case .refused, .unimplemented: true
      case .accepted, .unspecified, .unknown: false
      }
    }.map(\.description)
    return refused.isEmpty ? "" : ", which raises if it is \(refused.joined(separator: ", "))"
  }
}

extension PortComparison.Change {
  /// Whether it is the type of every result, which the finding says.
  fileprivate var isOfAllArrays: Bool { severity == .cosmetic }
}

extension Finding.Severity {
  /// In a word for people.
  package var word: String {
    switch self {
    case .silent: "silent"
    case .loud: "loud"
    case .cosmetic: "cosmetic"
    }
  }
}
