package import Semantics

/// What was counted for one rule.
package struct RuleTally: Sendable, Hashable {
  package var cases = 0
  package var mismatches = 0
  package var example: Mismatch?
  /// Answers other than the emulator's where the spec leaves open what is answered, and a small one of them.
  package var departures = 0
  package var departure: Mismatch?

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

  package mutating func note(departure: Mismatch) {
    guard let known = self.departure, known.size <= departure.size else {
      self.departure = departure
      return
    }
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
  package var rules: [RuleName: RuleTally] = [:]
  package var suites: [Suite: Int] = [:]
  /// An observed answer for each rule, whether or not it was as declared: what a report shows as proof.
  package var witnesses: [RuleName: Witness] = [:]
  /// What was observed on the sample that another process is asked too, by stratum; without messages of errors.
  package var samples: [Int: Outcome] = [:]

  package struct Witness: Sendable, Hashable {
    package var call: Call
    package var observed: Outcome

    package init(call: Call, observed: Outcome) {
      self.call = call
      self.observed = observed
    }
  }

  package init() {}

  package mutating func add(_ other: Tally) {
    cases += other.cases
    mismatches += other.mismatches
    for (name, rule) in other.rules { rules[name, default: RuleTally()].add(rule) }
    suites.merge(other.suites, uniquingKeysWith: +)
    witnesses.merge(other.witnesses) { first, _ in first }
    samples.merge(other.samples) { first, _ in first }
  }

  /// Counts `count` cases that exercise `names`.
  mutating func count(_ names: RuleNames, _ count: Int) {
    cases += count
    for name in names.names { rules[name, default: RuleTally()].cases += count }
  }
}
