package import Semantics

/// A case on which emulator and library differ, shrunk, with the rule that it turns on.
package struct Mismatch: Sendable, Hashable {
  package var rule: RuleName
  package var call: Call
  package var declared: Outcome
  package var observed: Outcome
  package var difference: OutcomeDifference
  /// The value of the rule under which the emulator would have answered as observed; `nil` where none does.
  package var fits: String?

  /// How simple the call is; reports keep the simplest.
  package var size: Int {
    let values = call.array.values
    return values.count * 16 + values.rank * 4 + call.arguments.count * 8
      + (values.layout == .rowMajor ? 0 : 4)
      + values.elements.reduce(0) { $0 + "\($1)".utf8.count }
  }
}

/// What was counted for one rule.
package struct RuleTally: Sendable, Hashable {
  package var cases = 0
  package var mismatches = 0
  package var example: Mismatch?

  package mutating func note(_ mismatch: Mismatch) {
    guard let example else {
      self.example = mismatch
      return
    }
    if mismatch.size < example.size { self.example = mismatch }
  }

  package mutating func add(_ other: RuleTally) {
    cases += other.cases
    mismatches += other.mismatches
    if let example = other.example { note(example) }
  }
}

/// What was counted for one profile.
package struct Tally: Sendable, Hashable {
  package var cases = 0
  package var mismatches = 0
  package var rules: [RuleName: RuleTally] = [:]
  package var suites: [Suite: Int] = [:]
  /// An observed answer for each rule, whether or not it was as declared: what a report shows as proof.
  package var witnesses: [RuleName: Witness] = [:]

  package struct Witness: Sendable, Hashable {
    package var call: Call
    package var observed: Outcome
  }

  package init() {}

  package mutating func add(_ other: Tally) {
    cases += other.cases
    mismatches += other.mismatches
    for (name, rule) in other.rules { rules[name, default: RuleTally()].add(rule) }
    suites.merge(other.suites, uniquingKeysWith: +)
    witnesses.merge(other.witnesses) { first, _ in first }
  }

  /// Counts `count` cases that exercise `names`.
  mutating func count(_ names: RuleNames, _ count: Int) {
    cases += count
    for name in names.names { rules[name, default: RuleTally()].cases += count }
  }
}

/// A place in a run: the next call to make.
package struct Position: Sendable, Hashable, Comparable {
  package var stratum: Int
  package var call: Int

  package init(stratum: Int, call: Int) {
    self.stratum = stratum
    self.call = call
  }

  package static let start = Position(stratum: 0, call: 0)

  package static func < (left: Position, right: Position) -> Bool {
    (left.stratum, left.call) < (right.stratum, right.call)
  }
}
