package import Semantics

/// What was counted for one rule.
package struct RuleTally: Sendable, Hashable {
  package var cases = 0
  package var mismatches = 0
  package var example: Mismatch?
  /// Answers other than the emulator's where the spec leaves open what is answered, and a small one of them.
  package var departures = 0
  package var departure: MismatchKind.Tally.Found?

  package init(
    cases: Int = 0, mismatches: Int = 0, example: Mismatch? = nil
  ) {
    self.cases = cases
    self.mismatches = mismatches
    self.example = example
  }

  package mutating func note(_ mismatch: Mismatch) {
    guard let example else {
      self.example = mismatch
      return
    }
    if mismatch.size < example.size { self.example = mismatch }
  }

  /// Keeps the smallest departure, of those as small the first.
  package mutating func note(departure: MismatchKind.Tally.Found) {
    func rank(_ found: MismatchKind.Tally.Found) -> (Int, Position) {
      (found.mismatch.size, found.place)
    }
    if let known = self.departure, rank(known) <= rank(departure) { return }
    self.departure = departure
  }

  package mutating func add(_ other: RuleTally) {
    cases += other.cases
    mismatches += other.mismatches
    if let example = other.example { note(example) }
    departures += other.departures
    if let departure = other.departure { note(departure: departure) }
  }
}

/// What was counted for one profile.
package struct Tally: Sendable, Hashable {
  package var cases = 0
  package var mismatches = 0
  /// While cases are asked, mismatches are counted by kind alone; `attributed` counts them here.
  package var rules: [RuleName: RuleTally] = [:]
  package var kinds: [MismatchKind: MismatchKind.Tally] = [:]
  package var suites: [Suite: Int] = [:]
  /// An observed answer for each rule, whether or not it was as declared: what a report shows as proof.
  package var witnesses: [RuleName: Witness] = [:]
  /// What was observed on the sample that another process is asked too, by stratum; without messages of errors.
  package var samples: [Int: Outcome] = [:]

  package struct Witness: Sendable, Hashable {
    package var call: Call
    package var observed: Outcome
    /// Where in the plan it stands: the first is kept.
    package var place: Position

    package init(call: Call, observed: Outcome, place: Position = .start) {
      self.call = call
      self.observed = observed
      self.place = place
    }
  }

  package init() {}

  package mutating func add(_ other: Tally) {
    cases += other.cases
    mismatches += other.mismatches
    for (name, rule) in other.rules { rules[name, default: RuleTally()].add(rule) }
    suites.merge(other.suites, uniquingKeysWith: +)
    witnesses.merge(other.witnesses) { $1.place < $0.place ? $1 : $0 }
    for (kind, found) in other.kinds { kinds[kind, default: .init()].add(found) }
    samples.merge(other.samples) { first, _ in first }
  }

  /// Counts `count` cases that exercise `names`.
  mutating func count(_ names: RuleNames, _ count: Int) {
    cases += count
    for name in names.names { rules[name, default: RuleTally()].cases += count }
  }
}
