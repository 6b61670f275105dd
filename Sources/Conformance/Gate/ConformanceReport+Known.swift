import Semantics

extension ConformanceReport {
  /// The report without what its regressions tell: what is left, the baseline has already.
  package var withoutRegressions: ConformanceReport {
    var known = self
    for regression in regressions ?? [] {
      known.faults.removeAll { regression.tells($0) }
      known.unstable.removeAll { regression.tells($0) }
      guard regression.kind == .mismatch, let rule = regression.rule else { continue }
      for place in known.profiles.indices where regression.isOf(known.profiles[place]) {
        known.profiles[place].tally.rules[rule]?.mismatches = 0
      }
    }
    return known
  }
}

extension Regression {
  fileprivate func isOf(_ profile: ProfileResult) -> Bool {
    library == profile.library && function == profile.function && mode == profile.mode
  }

  fileprivate func tells(_ fault: Fault) -> Bool {
    kind == .fault && library == fault.library && function == fault.function && mode == fault.mode
      && detail == fault.told && call?.unversioned == fault.call?.unversioned
  }

  fileprivate func tells(_ found: Unstable) -> Bool {
    kind == .unstable && library == found.library && call?.unversioned == found.call.unversioned
  }
}
