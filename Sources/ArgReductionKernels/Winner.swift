/// What a reference loop found in one slice.
public struct Winner: Hashable, Sendable {
  /// The position of the winner in the slice, or -1 where nothing could win.
  public var index: Int
  /// How many elements share the winning value, the winner and those that stand for it included. Where a missing
  /// element beat all others: how many are missing; where it only was not beaten: 1.
  public var level: Int
  /// How many elements are NaN or NaT.
  public var missing: Int

  @inlinable
  public init(index: Int, level: Int, missing: Int) {
    self.index = index
    self.level = level
    self.missing = missing
  }
}

/// Which end of the order is sought.
public enum Extremum: String, Hashable, Sendable, CaseIterable {
  case max, min
}

/// How a loop treats equal and missing elements. No policy of its own: each case is one loop found in a library.
public struct Search: Hashable, Sendable {
  public var extremum: Extremum
  /// Among equal elements the last is taken, not the first.
  public var lastOfEqual: Bool
  public var missing: Missing

  public enum Missing: Hashable, Sendable {
    /// A missing element beats all others; of several the first, or the last.
    case winsFirst, winsLast
    /// No comparison with a missing element holds: it stays where it came first and loses elsewhere.
    case comparesFalse
    /// Missing elements are passed over.
    case skipped
    /// A missing element displaces what was best, and any element displaces it: the search starts anew after the last.
    case restarts
    /// Missing elements take part as the value that loses, or as the one that wins: ties with it are ties. With
    /// `passesOn`, where one of them wins, the first element that is not missing is answered.
    case countsAsBottom(passesOn: Bool)
    case countsAsTop(passesOn: Bool)
    /// The accumulator starts from a value, which only strictly better elements replace: index 0 where none is.
    case losesTo(Start)
  }

  /// What an accumulator holds before the first element.
  public enum Start: Hashable, Sendable {
    case infinity, finite
  }

  public init(extremum: Extremum, lastOfEqual: Bool, missing: Missing) {
    self.extremum = extremum
    self.lastOfEqual = lastOfEqual
    self.missing = missing
  }
}

extension Search.Missing {
  /// Whether missing elements take part as another value.
  public var isFilled: Bool {
    switch self {
    case .countsAsBottom, .countsAsTop: true
    case .winsFirst, .winsLast, .comparesFalse, .skipped, .restarts, .losesTo: false
    }
  }
}
