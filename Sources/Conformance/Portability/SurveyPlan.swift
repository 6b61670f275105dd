import Emulation
package import Semantics

/// What one function is asked in a survey: the shared questions, then those that claims about it turn on.
package struct SurveyPlan: Sendable {
  package enum Question: Sendable, Hashable {
    case call(Call)
    /// Whether there is anything at a dotted path.
    case object(String)
  }

  package var profile: Profile
  /// The first are those of `SharedCases.all`, by place; `nil` where a question is not for this function.
  package var questions: [Question?]

  /// Where a library compiles for each kind of call, so many kinds are asked for each rule.
  private static func kinds(_ profile: Profile) -> Int {
    profile.signatures.map { max(2, $0 / 10) } ?? .max
  }

  package init(_ profile: Profile, claims: [ClaimDocument]) {
    self.profile = profile
    questions = Self.shared(profile)
    var more: [Question] = []
    for decider in claims.flatMap(\.claims).filter({ $0.library == profile.library }) {
      for question in decider.questions(for: profile) where !more.contains(question) {
        more.append(question)
      }
    }
    questions += more
  }

  private static func shared(_ profile: Profile) -> [Question?] {
    var kinds: [RuleName: Set<Signatures.Signature>] = [:]
    return SharedCases.all.map { question in
      guard question.applies(to: profile) else { return nil }
      let call = Call(
        library: profile.library, mode: profile.mode, function: profile.function,
        array: question.array, arguments: question.arguments(for: profile.call))
      if profile.signatures != nil {
        let kind = Signatures.Signature(call)
        let known = kinds[question.rule, default: []]
        guard known.contains(kind) || known.count < Self.kinds(profile) else { return nil }
        kinds[question.rule, default: []].insert(kind)
      }
      return .call(call)
    }
  }
}

extension WorkerSession {
  /// So many answers go into one message.
  private static let batch = 64

  /// Asks what is left of a survey.
  func survey(_ job: WorkerJob, _ plan: SurveyPlan) {
    let live = library.function(plan.profile)
    var answers: [Int: Outcome] = [:]
    for place in plan.questions.indices.dropFirst(job.start.call) {
      let here = Position(stratum: 0, call: place)
      guard let question = plan.questions[place], !job.skipped.contains(here) else { continue }
      guard !isOver else {
        say(.surveyed(function: job.function, answers: answers, next: nil))
        say(.leftOut(function: job.function, reason: Deadline.Loss.survey.reason))
        return
      }
      board.announce(here)
      answers[place] =
        switch question {
        case .call(let call) where call.asksGradient:
          live.observeGradient(call.array, call.arguments)
        case .call(let call): live.observe(call.array, call.arguments)
        case .object(let path): library.outcome(ofFinding: path)
        }
      if answers.count >= Self.batch || job.careful.map({ here <= $0 }) ?? false {
        say(
          .surveyed(
            function: job.function, answers: answers,
            next: Position(stratum: 0, call: place + 1)))
        answers = [:]
      }
    }
    say(.surveyed(function: job.function, answers: answers, next: nil))
  }
}

extension LiveLibrary {
  /// The object's type, or the exception of looking it up.
  fileprivate func outcome(ofFinding path: String) -> Outcome {
    do {
      return .other(type: try object(path).typeName, text: path)
    } catch {
      return Outcome(error)
    }
  }
}
