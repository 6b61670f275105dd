import Emulation
package import Semantics

/// Decides claims by what live libraries answered, and by the specs where none was asked.
package struct ClaimJudge: Sendable {
  private let specs: SpecFolder
  private let emulators: Emulators
  private var observed: [FunctionID: SurveyResult] = [:]

  /// Why a claim cannot be decided.
  package struct Undecided: Error, Hashable {
    package var reason: String
  }

  package init(_ specs: SpecFolder, _ surveyed: [SurveyResult] = []) {
    self.specs = specs
    emulators = Emulators(specs)
    for result in surveyed { observed[result.survey.function] = result }
  }

  /// What became of each claim, in their order.
  package func judge(_ document: ClaimDocument) -> [Judged] {
    document.claims.map { claim in
      Judged(
        claim: claim,
        result: Result { () throws(Undecided) in try judge(claim, of: document) })
    }
  }

  /// A claim, and what became of it.
  package struct Judged: Sendable {
    package var claim: Claim
    package var result: Result<ClaimResult, Undecided>

    /// Why it, or a call of it, could not be decided.
    fileprivate var reasons: [(text: String, of: String)] {
      switch result {
      case .failure(let undecided): [(undecided.reason, "claim")]
      case .success(let result):
        result.undecided.uniqued().map { ($0.reason, "a call of claim") }
      }
    }
  }

  private func judge(
    _ claim: Claim, of document: ClaimDocument
  ) throws(Undecided) -> ClaimResult {
    if case .untested(let reason) = claim.decider { throw Undecided(reason: reason) }
    guard let spec = specs[claim.library] else {
      throw Undecided(reason: "there is no spec of \(claim.library)")
    }
    let (verdict, evidence): (ClaimResult.Verdict, [ClaimResult.Evidence])
    var undecided: [Undecided] = []
    switch claim.decider {
    case .calls(let calls): (verdict, evidence, undecided) = try judge(calls)
    case .rule(let rule, let value):
      (verdict, evidence) = try judge(rule, value, of: claim, in: spec)
    case .objects(let paths, let exist):
      (verdict, evidence) = try judge(paths, exist: exist, in: spec)
    case .untested(let reason): throw Undecided(reason: reason)
    }
    var result = ClaimResult(
      document: document.title, claim: claim, verdict: verdict, evidence: evidence)
    result.undecided = undecided
    return result
  }

  // MARK: Calls

  private func judge(
    _ calls: [ClaimedCall]
  ) throws(Undecided) -> (ClaimResult.Verdict, [ClaimResult.Evidence], [Undecided]) {
    var answered: [ClaimResult.Answered] = []
    var undecided: [Undecided] = []
    for claimed in calls {
      do throws(Undecided) {
        answered.append(try answer(claimed))
      } catch {
        undecided.append(error)
      }
    }
    if answered.isEmpty, let reason = undecided.first { throw reason }
    return (Self.verdict(answered), answered.map { .call($0) }, undecided)
  }

  /// False in one version and mode and true in another is a matter of these; among the calls of one, one against the
  /// claim is enough.
  private static func verdict(_ answered: [ClaimResult.Answered]) -> ClaimResult.Verdict {
    struct Setting: Hashable {
      var version: String?
      var mode: Mode
    }
    let settings = Dictionary(grouping: answered) {
      Setting(version: $0.isObserved ? nil : $0.call.version, mode: $0.call.mode)
    }
    let right = settings.values.count { $0.allSatisfy { $0.agreement != .no } }
    if right == 0 { return .isFalse }
    let isOneOfSeveral = answered.contains { $0.agreement == .oneOfSeveral }
    return right < settings.count || isOneOfSeveral ? .depends : .holds
  }

  private func answer(_ claimed: ClaimedCall) throws(Undecided) -> ClaimResult.Answered {
    var call = claimed.call
    let declared: Answer
    do {
      let profile = try emulators.profile(for: call)
      let id = FunctionID(
        library: call.library, function: profile.function, mode: profile.mode)
      declared = try emulators.answer(call)
      if call.version == nil, let live = observed[id],
        let outcome = live.observations[.call(call)]
      {
        call.version = live.version
        return Self.answered(call, claimed.expected, outcome, declared, isObserved: true)
      }
    } catch {
      throw Undecided(reason: error.why)
    }
    return Self.answered(
      call, claimed.expected, declared.outcome, declared, isObserved: false)
  }

  private static func answered(
    _ call: Call, _ claimed: ClaimedOutcome, _ outcome: Outcome, _ declared: Answer,
    isObserved: Bool
  ) -> ClaimResult.Answered {
    let agrees = claimed.agrees(with: outcome)
    let isFree = claimed.data != nil && !declared.freedom.isEmpty
    return .init(
      call: call, claimed: claimed, outcome: outcome, isObserved: isObserved,
      agreement: isFree ? .oneOfSeveral : agrees ? .yes : .no)
  }

  // MARK: Rules and names

  private func judge(
    _ rule: RuleName, _ value: String, of claim: Claim, in spec: Spec
  ) throws(Undecided) -> (ClaimResult.Verdict, [ClaimResult.Evidence]) {
    guard let function = spec.functions.first(where: { $0.name == claim.function }),
      let declared = spec.profile(of: function)?.applicable[rule]
    else {
      throw Undecided(
        reason: "its spec does not state \(rule.rawValue) of \(claim.function)")
    }
    return (
      declared.status == .unspecified ? .depends : declared.value == value ? .holds : .isFalse,
      [.rule(rule, claimed: value, declared: declared.value)]
    )
  }

  private func judge(
    _ paths: [String], exist: Bool, in spec: Spec
  ) throws(Undecided) -> (ClaimResult.Verdict, [ClaimResult.Evidence]) {
    let answers = observed.values.filter { $0.survey.function.library == spec.library }
    var found: [Bool] = []
    for path in paths {
      guard let outcome = answers.lazy.compactMap({ $0.observations[.object(path)] }).first
      else { throw Undecided(reason: "only the library itself can tell what it has") }
      if case .error = outcome { found.append(false) } else { found.append(true) }
    }
    return (
      found.allSatisfy { $0 == exist } ? .holds : .isFalse,
      zip(paths, found).map { .object($0, isFound: $1) }
    )
  }
}

extension [ClaimJudge.Judged] {
  /// The claims that were decided.
  package var results: [ClaimResult] { compactMap { try? $0.result.get() } }

  /// What was not, claims of a function with the same reason together.
  package var notTested: [NotTested] {
    var found: [(gap: NotTested, of: String, claims: [String])] = []
    for judged in self {
      for reason in judged.reasons {
        let gap = NotTested(
          library: judged.claim.library, function: judged.claim.function, rule: nil,
          reason: reason.text)
        if let known = found.firstIndex(where: { $0.gap == gap && $0.of == reason.of }) {
          found[known].claims.append(judged.claim.id)
        } else {
          found.append((gap, reason.of, [judged.claim.id]))
        }
      }
    }
    return found.map { gap, of, claims in
      var gap = gap
      gap.reason +=
        ", for \(of)\(claims.count == 1 ? "" : "s") " + claims.joined(separator: ", ")
      return gap
    }
  }
}

extension Claim {
  /// What decides the claim and can be asked of a live function.
  package func questions(for profile: Profile) -> [SurveyPlan.Question] {
    guard profile.function == function || profile.function.hasSuffix(".\(function)") else {
      return []
    }
    switch decider {
    case .calls(let calls):
      return calls.map(\.call).filter { call in
        call.mode == profile.mode && call.version == nil
          && profile.call.accepts(rank: call.array.values.rank)
      }.map { .call($0) }
    case .objects(let paths, _): return paths.map { .object($0) }
    case .rule, .untested: return []
    }
  }
}
