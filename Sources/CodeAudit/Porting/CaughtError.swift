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

  var severity: Finding.Severity { newClause == nil ? .loud : .silent }

  /// Those that another clause catches there, or none.
  static func all(_ comparison: PortComparison, _ side: PortSide) -> [CaughtError] {
    let handlers = comparison.questions.pattern.handlers
    guard !handlers.isEmpty else { return [] }
    return comparison.errors().compactMap { difference in
      guard case .error(let old) = difference.before, case .error(let new)? = difference.after,
        let first = handlers.firstIndex(where: { side.catches(old.type, $0) })
      else { return nil }
      let second = handlers.firstIndex { side.catches(new.type, $0) }
      guard first != second else { return nil }
      return CaughtError(
        difference: difference, old: old.type, new: new.type, oldClause: handlers[first],
        newClause: second.map { handlers[$0] })
    }
  }
}

extension PortSide {
  /// Whether a clause with some classes catches an error, by the class's name.
  fileprivate func catches(_ error: String, _ clause: [String]) -> Bool {
    let classes = [error] + (errors[error]?.bases ?? []) + ["Exception", ErrorHandlers.all]
    return clause.contains(where: classes.contains)
  }
}

extension [String] {
  /// Classes as `except` takes them.
  var clause: String {
    count == 1 ? "except \(self[0])" : "except (\(joined(separator: ", ")))"
  }
}
