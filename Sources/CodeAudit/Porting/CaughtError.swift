import Emulation
import Semantics

/// An error of a call that stands under `except`, and what becomes of it in a port.
struct CaughtError: Hashable, Sendable {
  var difference: PortComparison.Difference
  /// The old error's class, and the new one's.
  var old: String
  var new: String
  /// The clause that catches the old one, and the one that catches the new one; `nil` where none does.
  var oldClause: [String]
  var newClause: [String]?
  /// Whether the new one's clause comes before the old one's, which then never sees it.
  var isEarlier: Bool

  var severity: Finding.Severity { newClause == nil ? .loud : .silent }

  /// Those that another clause catches there, or none. Nothing is said where an error comes to a clause with a name that
  /// is none of a known class: it may catch it.
  static func all(_ comparison: PortComparison, _ side: PortSide) -> [CaughtError] {
    let handlers = comparison.questions.pattern.handlers
    guard !handlers.isEmpty else { return [] }
    return comparison.errors().compactMap { difference -> CaughtError? in
      guard case .error(let old) = difference.before, case .error(let new)? = difference.after
      else { return nil }
      let known = side.knownErrors.union([old.type, new.type])
      // No place is the end of the clauses, where nothing catches.
      func place(_ error: String) -> Int? {
        let classes = side.classes(of: error)
        let place =
          handlers.firstIndex { clause in
            clause.contains { classes.contains($0) || !known.contains($0) }
          } ?? handlers.endIndex
        let isSure = place == handlers.endIndex || handlers[place].contains(where: classes.contains)
        return isSure ? place : nil
      }
      guard let first = place(old.type), let second = place(new.type), first != second,
        first < handlers.endIndex
      else { return nil }
      return CaughtError(
        difference: difference, old: old.type, new: new.type, oldClause: handlers[first],
        newClause: second < handlers.endIndex ? handlers[second] : nil, isEarlier: second < first)
    }
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

extension [String] {
  /// Classes as `except` takes them.
  var clause: String {
    count == 1 ? "except \(self[0])" : "except (\(joined(separator: ", ")))"
  }
}
