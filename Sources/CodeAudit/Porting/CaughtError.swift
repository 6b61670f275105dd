import Emulation
import Semantics

/// An error of a call that other code catches after a port, or none.
struct CaughtError: Hashable, Sendable {
  var difference: PortComparison.Difference
  /// The old error's class, and the new one's.
  var old: String
  var new: String
  /// The clause that catches the old one, and the one that catches the new one; `nil` where none does.
  var oldClause: CallSite.Handler?
  var newClause: CallSite.Handler?
  /// Whether the new one's clause comes before the old one's, which then never sees it.
  var isEarlier: Bool

  var severity: Finding.Severity { newClause == nil ? .loud : .silent }

  /// One for each pair of clauses. Nothing is said where an error comes to a clause with a name that is none of a known
  /// class: it may catch it.
  static func all(_ comparison: PortComparison, _ side: PortSide) -> [CaughtError] {
    let handlers = comparison.questions.pattern.handlers
    guard !handlers.isEmpty else { return [] }
    let all = comparison.errors().compactMap { difference -> CaughtError? in
      guard case .error(let old) = difference.before, case .error(let new)? = difference.after
      else { return nil }
      let known = side.knownErrors.union([old.type, new.type])
      // No place is the end of the clauses, where nothing catches.
      func place(_ error: String) -> Int? {
        let classes = side.classes(of: error)
        let place =
          handlers.firstIndex { clause in
            clause.classes.contains { classes.contains($0) || !known.contains($0) }
          } ?? handlers.endIndex
        let isSure =
          place == handlers.endIndex || handlers[place].classes.contains(where: classes.contains)
        return isSure ? place : nil
      }
      guard let first = place(old.type), let second = place(new.type), first != second else {
        return nil
      }
      func clause(_ place: Int) -> CallSite.Handler? {
        place < handlers.endIndex ? handlers[place] : nil
      }
      return CaughtError(
        difference: difference, old: old.type, new: new.type, oldClause: clause(first),
        newClause: clause(second), isEarlier: second < first)
    }
    // Rather the error that the clause names than one that is derived from it.
    return (all.filter(\.isNamed) + all).reduce(into: []) { told, caught in
      if !told.contains(where: { $0.isOfSameClauses(as: caught) }) { told.append(caught) }
    }
  }

  private var isNamed: Bool { oldClause?.classes.contains(old) ?? false }

  private func isOfSameClauses(as other: CaughtError) -> Bool {
    oldClause == other.oldClause && newClause == other.newClause
  }
}

extension PortSide {
  /// What everything that a call can raise is derived from.
  private static let roots = ["Exception", ErrorHandlers.all]

  /// The names of an error's class, and of all that it is derived from.
  fileprivate func classes(of error: String) -> [String] {
    [error] + (errors[error]?.bases ?? []) + Self.roots
  }

  /// The classes of which the specs say what they are derived from, and those themselves.
  fileprivate var knownErrors: Set<String> {
    errors.reduce(into: Set(Self.roots)) { known, error in
      known.insert(error.key)
      known.formUnion(error.value.bases)
    }
  }
}

extension CallSite.Handler {
  /// As it is written.
  var clause: String {
    let names = classes.joined(separator: ", ")
    if let context { return "with \(context)(\(names))" }
    return classes.count == 1 ? "except \(names)" : "except (\(names))"
  }

  /// What to do that it catches one more class.
  func advice(taking error: String) -> String {
    context == nil
      ? "write `\(CallSite.Handler((classes + [error]).uniqued()).clause)`"
      : "add \(error) to `\(clause)`"
  }
}
