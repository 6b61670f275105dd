import Emulation
import Semantics

extension Gate {
  /// A call that the baseline shows, with what was observed then.
  struct Shown {
    var profile: ProfileResult
    var rule: RuleName
    var call: Call
    var observed: Outcome
    /// The library's version now.
    var version: String?
  }

  /// Asks the live libraries every call that the baseline shows (a shard: its part of them) once more.
  ///
  /// - Returns: those that are answered otherwise. Calls whose answers may vary, or are known to, are no news.
  package func changedAnswers(
    since report: ConformanceReport, settings: CheckSettings
  ) async -> [Regression] {
    let varying = baseline.unstableCalls.union(report.unstableCalls)
    let shown = self.shown.enumerated().filter { settings.shard?.has($0.offset) ?? true }
      .map(\.element)
      .filter { report.profile(like: $0.profile) != nil && !varying.contains($0.call) }
      .map { shown in
        var shown = shown
        shown.version = report.version(of: shown.profile.library)
        return shown
      }
    let questions = Questions(
      specs: settings.specs, python: settings.python, program: settings.program,
      limits: settings.limits)
    let libraries = report.profiles.map(\.library).uniqued()
    return await withTaskGroup(of: [Regression].self) { group in
      var waiting = libraries[...]
      func startNext() {
        guard let library = waiting.popFirst() else { return }
        let own = shown.filter { $0.call.library == library }
        group.addTask { await changed(own, of: library, questions, settings) }
      }
      for _ in 0..<settings.jobs { startNext() }
      var found: [Regression] = []
      while let part = await group.next() {
        found += part
        startNext()
      }
      return found
    }
  }

  /// Each call once, for the first rule that it is shown for.
  private var shown: [Shown] {
    var seen: Set<Call> = []
    return baseline.profiles.filter { scope.contains($0.library, $0.function, $0.mode) }
      .flatMap { profile in
        RuleName.allCases.flatMap { rule in
          let witness = profile.tally.witnesses[rule].map { ($0.call, $0.observed) }
          let example = profile.tally.rules[rule]?.example.map { ($0.call, $0.observed) }
          return [witness, example].compactMap { $0 }.map { call, observed in
            Shown(
              profile: profile, rule: rule, call: call.unversioned, observed: observed)
          }
        }
      }
      .filter { seen.insert($0.call).inserted }
  }

  private func changed(
    _ shown: [Shown], of library: String, _ questions: Questions, _ settings: CheckSettings
  ) async -> [Regression] {
    var found: [Regression] = []
    for mode in shown.map(\.call.mode).uniqued() {
      let own = shown.filter { $0.call.mode == mode }
      do {
        let outcomes = try await questions.ask(own.map(\.call), of: library, mode: mode)
        found += zip(own, outcomes).compactMap { changed($0, $1, settings.specs) }
      } catch {
        // By now the run is over: what it found must not be lost for this.
        found.append(
          Regression(
            .changedAnswer, library: library, function: nil, mode: mode,
            detail: "none of the baseline's calls is answered any more: \(error)"))
      }
    }
    return found
  }

  private func changed(_ shown: Shown, _ now: Outcome?, _ specs: SpecFolder) -> Regression? {
    if let now, now.difference(from: shown.observed) == nil { return nil }
    if let now, allows(shown, now, specs) { return nil }
    return Regression(
      .changedAnswer, library: shown.profile.library, function: shown.profile.function,
      mode: shown.profile.mode, rule: shown.rule,
      detail: now == nil ? "it is not answered any more" : "it is answered otherwise",
      call: shown.call, before: shown.observed, now: now)
  }

  /// Whether the spec says that both answers are right.
  private func allows(_ shown: Shown, _ now: Outcome, _ specs: SpecFolder) -> Bool {
    var call = shown.call
    call.version = shown.version
    guard let answer = try? Emulators(specs).answer(call) else { return false }
    return answer.difference(from: shown.observed) == nil && answer.difference(from: now) == nil
  }
}
