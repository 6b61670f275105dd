import Semantics

/// Holds a run against an earlier report, the baseline.
package struct Gate: Sendable {
  package var baseline: ConformanceReport
  /// What of the baseline the run is meant to ask again.
  package var scope: Scope

  package init(baseline: ConformanceReport, scope: Scope) {
    self.baseline = baseline
    self.scope = scope
  }

  /// Whether counts of the two can be compared: they asked the same number of cases, drawn alike.
  package func isComparable(with report: ConformanceReport) -> Bool {
    report.seed == baseline.seed && report.run.casesPerProfile == baseline.run.casesPerProfile
  }

  /// What is worse in the report.
  ///
  /// - Parameter changed: the answers that changed, which only the live libraries can tell.
  package func regressions(
    in report: ConformanceReport, changed: [Regression]
  ) -> [Regression] {
    let found =
      changed + faults(in: report) + mismatches(in: report) + unstable(in: report)
      + losses(in: report)
    return found.map { withVersions($0, of: report) }.ordered
  }

  private func withVersions(_ regression: Regression, of report: ConformanceReport) -> Regression {
    var regression = regression
    regression.version = report.version(of: regression.library)
    let before = baseline.version(of: regression.library)
    regression.versionBefore = before == regression.version ? nil : before
    if regression.version != nil { regression.call?.version = regression.version }
    return regression
  }

  // MARK: What was found

  private func faults(in report: ConformanceReport) -> [Regression] {
    let known = Set(baseline.faults.map(\.essence))
    return report.faults.filter { !known.contains($0.essence) }.map { fault in
      Regression(
        .fault, library: fault.library, function: fault.function, mode: fault.mode,
        detail: fault.told, call: fault.call)
    }
  }

  private func unstable(in report: ConformanceReport) -> [Regression] {
    let known = baseline.unstableCalls
    return report.unstable.filter { !known.contains($0.call.unversioned) }.map { found in
      Regression(
        .unstable, library: found.library, function: found.function, mode: found.call.mode,
        detail: "two processes answer it differently", call: found.call,
        before: found.observed.first, now: found.observed.last)
    }
  }

  private func mismatches(in report: ConformanceReport) -> [Regression] {
    report.profiles.flatMap { profile in
      let before = baseline.profile(like: profile)?.tally.rules ?? [:]
      return RuleName.allCases.compactMap { rule -> Regression? in
        let (then, now) = (before[rule]?.mismatches ?? 0, profile.tally.rules[rule])
        guard let now, now.mismatches > then, then == 0 || isComparable(with: report) else {
          return nil
        }
        return Regression(
          .mismatch, library: profile.library, function: profile.function, mode: profile.mode,
          rule: rule, detail: "\(now.mismatches) of \(now.cases) cases differ, \(then) before",
          call: now.example?.call, before: now.example?.declared, now: now.example?.observed)
      }
    }
  }

  // MARK: What is gone

  private func losses(in report: ConformanceReport) -> [Regression] {
    baseline.profiles.filter { scope.contains($0.library, $0.function, $0.mode) }.flatMap { then in
      guard let now = report.profile(like: then) else {
        return then.tally.cases == 0
          ? [] : [loss(then, "no case is asked: \(reason(then, report))")]
      }
      return shortfall(then, now, report) + lostRules(then, now, report)
    }
  }

  private func loss(
    _ profile: ProfileResult, rule: RuleName? = nil, _ detail: String
  ) -> Regression {
    Regression(
      .lostCases, library: profile.library, function: profile.function, mode: profile.mode,
      rule: rule, detail: detail)
  }

  private func reason(_ profile: ProfileResult, _ report: ConformanceReport) -> String {
    report.notTested.first {
      $0.library == profile.library
        && ($0.function == nil || $0.function == profile.function && $0.mode == profile.mode)
    }?.reason ?? "it is not in this run"
  }

  /// Cases that were planned and not asked, but for those that faults account for.
  private func shortfall(
    _ then: ProfileResult, _ now: ProfileResult, _ report: ConformanceReport
  ) -> [Regression] {
    let faults = report.faults.count {
      $0.library == now.library && $0.function == now.function && $0.mode == now.mode
    }
    let missing = now.planned - now.tally.cases
    guard missing > max(then.planned - then.tally.cases, faults) else { return [] }
    return [
      loss(
        now, "\(missing) of \(now.planned) planned cases are not asked: \(reason(now, report))")
    ]
  }

  /// Rules that cases turned on, and none does now. A shard alone cannot tell.
  private func lostRules(
    _ then: ProfileResult, _ now: ProfileResult, _ report: ConformanceReport
  ) -> [Regression] {
    guard report.part == nil else { return [] }
    return RuleName.allCases.compactMap { rule in
      guard let before = then.tally.rules[rule]?.cases, before > 0,
        now.tally.rules[rule]?.cases ?? 0 == 0
      else { return nil }
      return loss(now, rule: rule, "no case turns on it, \(before) did")
    }
  }
}

extension ConformanceReport {
  func profile(like other: ProfileResult) -> ProfileResult? {
    profiles.first {
      $0.library == other.library && $0.function == other.function && $0.mode == other.mode
    }
  }

  func version(of library: String) -> String? {
    profiles.first { $0.library == library }?.version
  }

  var unstableCalls: Set<Call> { Set(unstable.map(\.call.unversioned)) }
}

extension Call {
  var unversioned: Call {
    var call = self
    call.version = nil
    return call
  }
}

extension Fault {
  /// What a regression says of it.
  var told: String { "\(kind.rawValue): \(detail)" }

  /// What makes it the same as one of another run: whose it is, in which mode, its kind and its call.
  fileprivate var essence: [String] {
    [
      library, function ?? "", mode.rawValue, kind.rawValue,
      call.map { "\($0.unversioned.json())" } ?? "",
    ]
  }
}
