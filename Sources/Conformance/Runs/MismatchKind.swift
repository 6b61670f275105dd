package import Arrays
package import Semantics

/// Mismatches that look alike before anyone asks why. A flood of one kind is diagnosed a few times only.
package struct MismatchKind: Sendable, Hashable {
  package var exercised: RuleNames
  package var difference: OutcomeDifference
  package var dtype: DType

  /// The mismatches of one kind.
  package struct Tally: Sendable, Hashable {
    package var count = 0
    /// Those that come first in the plan, shrunk, with their places.
    package var first: [Found] = []

    /// How many are diagnosed; the rest is taken to be as the last of them.
    static let limit = 3

    package struct Found: Sendable, Hashable {
      package var place: Position
      package var mismatch: Mismatch
    }

    mutating func add(_ other: Tally) {
      count += other.count
      first = Array((first + other.first).sorted { $0.place < $1.place }.prefix(Self.limit))
    }
  }
}

extension Tally {
  /// The tally with every mismatch counted for a rule.
  ///
  /// That comes last, and depends on places only, so that it does not matter in how many pieces the cases were asked.
  package var attributed: Tally {
    var tally = self
    var found: [MismatchKind.Tally.Found] = []
    for kind in kinds.values {
      found += kind.first
      for one in kind.first { tally.rules[one.mismatch.rule, default: RuleTally()].mismatches += 1 }
      guard let last = kind.first.last?.mismatch.rule else { continue }
      tally.rules[last, default: RuleTally()].mismatches += kind.count - kind.first.count
    }
    for one in found.sorted(by: { $0.place < $1.place }) {
      tally.rules[one.mismatch.rule, default: RuleTally()].note(one.mismatch)
    }
    return tally
  }
}
