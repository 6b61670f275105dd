import Emulation
import Semantics

/// How a call answers on either side of a port, by the emulators.
struct PortComparison {
  var questions: PortQuestions
  /// The call's arguments as the library ported to is given them.
  var arguments: (PortQuestion) -> [Call.Argument]
  /// What the call there is put into.
  var wrap = PortWrap()

  private var from: Profile { questions.from }
  private var to: Profile { questions.to }

  /// A question that is answered differently because of a rule.
  struct Difference: Hashable, Sendable {
    var rule: RuleName
    var severity: Finding.Severity
    var question: PortQuestion
    var before: Outcome
    /// `nil` where the library has no such arrays.
    var after: Outcome?
    var callBefore: Call
    var callAfter: Call
  }

  /// Rules that are met only by calls that answer: a program that works never sees the errors.
  private static let ofAnswers: Set<RuleName> = [
    .defaultAxis, .axisBounds, .axisType, .keepdims, .resultDType, .flattenOrder, .labels, .zeroDim,
    .inputDType, .gradient,
  ]

  /// The worst difference that a rule makes, shown on the simplest question that shows it: rather on one that was
  /// answered than on an error that is raised no more.
  func worst(_ rule: RuleName) -> Difference? {
    if rule == .gradient, from.rules.gradient == nil || to.rules.gradient == nil { return nil }
    var worst: Difference?
    for question in questions.about(rule) {
      guard let found = difference(on: question) else { continue }
      if let worst, !found.severity.isWorse(than: worst.severity) {
        guard found.severity == worst.severity, worst.before.isError, !found.before.isError else {
          continue
        }
      }
      worst = found
      if found.severity == .silent, !found.before.isError { break }
    }
    return worst
  }

  private func difference(on question: PortQuestion) -> Difference? {
    guard let before = answer(from, question, own(question)) else { return nil }
    if case .error = before.outcome, Self.ofAnswers.contains(question.rule) { return nil }
    var found = Difference(
      rule: question.rule, severity: .loud, question: question, before: before.outcome, after: nil,
      callBefore: call(from, question, own(question)),
      callAfter: call(to, question, arguments(question)))
    guard let after = ported(to, question) else {
      let lacks = to.rules.inputDType.value.verdict(on: question.array.values.dtype) == .unknown
      return question.rule == .inputDType && lacks ? found : nil
    }
    guard let severity = before.severity(of: after, in: question.rule) else { return nil }
    guard let reason = reason(for: severity, question, before, after) else { return nil }
    found.after = after.outcome
    found.severity = reason
    return found
  }

  /// How bad the part is that the question's own rule has in a difference; `nil` where it has none. The rule is to
  /// blame where, alone, it changes the old answer, or where the old one alone would restore it.
  private func reason(
    for severity: Finding.Severity, _ question: PortQuestion, _ before: Answer, _ after: Answer
  ) -> Finding.Severity? {
    if let own = withRuleAlone(question).flatMap({ before.severity(of: $0, in: question.rule) }) {
      // Where another rule has the call raise, an answer that this one changes does not show.
      return after.isError && !before.isError && own != .loud ? nil : own
    }
    var restored = to
    restored.rules = to.rules.replacing(question.rule, from: from.rules)
    guard let alone = ported(restored, question),
      before.severity(of: alone, in: question.rule) == nil
    else { return nil }
    return severity
  }

  /// A question about a rule to which several answers are right, and to which the other library gives fewer.
  func settled(_ rule: RuleName) -> PortQuestion? {
    guard from.rules.differ(in: rule, from: to.rules), rule != .gradient else { return nil }
    return questions.about(rule).first { question in
      guard let before = answer(from, question, own(question)), !before.freedom.isEmpty,
        let after = ported(to, question), !after.isError,
        after.severity(of: before, in: rule) != nil
      else { return false }
      // The rule is to blame where, alone, it settles the old answer.
      return withRuleAlone(question)?.severity(of: before, in: rule) != nil
    }
  }

  /// The old answer, were the question's own rule already the other library's.
  private func withRuleAlone(_ question: PortQuestion) -> Answer? {
    var changed = from
    changed.rules = from.rules.replacing(question.rule, from: to.rules)
    return answer(changed, question, own(question))
  }

  /// How answers differ over all questions. An error for another error does not count.
  struct Remainder {
    /// The rules that, each alone, make answers differ.
    var explained: [RuleName: Change] = [:]
    /// Those on whose questions answers differ, whatever rule is the reason.
    var shown: [RuleName: Change] = [:]
    /// How many questions are answered differently in silence.
    var silentQuestions = 0
    /// Whether there is a question that both sides answer, and not because there is nothing to choose from.
    var hasAnswers = false
  }

  /// What a rule changes, and where that shows.
  struct Change: Hashable, Sendable {
    var severity: Finding.Severity
    var question: PortQuestion
    var before: Outcome
    var after: Outcome
  }

  func remaining() -> Remainder {
    var rest = Remainder()
    for rule in RuleName.allCases {
      if rule == .gradient, from.rules.gradient == nil || to.rules.gradient == nil { continue }
      // Of another library it is said where the file shows an array without axes.
      if rule == .zeroDim, from.library != to.library, questions.pattern.rank != 0 { continue }
      for question in questions.about(rule) {
        guard let before = answer(from, question, own(question)),
          let after = ported(to, question)
        else { continue }
        let count = question.array.values.count
        if !before.isError, !after.isError, count > 1 || questions.pattern.rank == 0 {
          rest.hasAnswers = true
        }
        guard let severity = before.severity(of: after, in: rule),
          !before.isError || !after.isError && !Self.ofAnswers.contains(rule)
        else { continue }
        if severity == .silent { rest.silentQuestions += 1 }
        var change = Change(
          severity: severity, question: question, before: before.outcome, after: after.outcome)
        if severity.isWorse(than: rest.shown[rule]?.severity) { rest.shown[rule] = change }
        guard severity.isWorse(than: rest.explained[rule]?.severity) else { continue }
        if let reason = reason(for: severity, question, before, after),
          reason.isWorse(than: rest.explained[rule]?.severity)
        {
          change.severity = reason
          rest.explained[rule] = change
        }
      }
    }
    return rest
  }

  /// The errors that become others, each pair once for a rule.
  func errors() -> [Difference] {
    RuleName.allCases.filter { $0 != .gradient }.flatMap { rule in
      var seen: Set<[String]> = []
      return questions.about(rule).compactMap { question -> Difference? in
        guard let before = answer(from, question, own(question)), let after = ported(to, question),
          case .error(let old) = before.outcome, case .error(let new) = after.outcome,
          old.type != new.type, seen.insert([old.type, new.type]).inserted
        else { return nil }
        return Difference(
          rule: rule, severity: .cosmetic, question: question, before: before.outcome,
          after: after.outcome, callBefore: call(from, question, own(question)),
          callAfter: call(to, question, arguments(question)))
      }
    }
  }

  // MARK: Calls

  private func own(_ question: PortQuestion) -> [Call.Argument] {
    CallTemplate.Role.allCases.compactMap { role in
      guard let value = question.arguments[role], let name = from.call.name(of: role) else {
        return nil
      }
      return Call.Argument(name, value)
    }
  }

  /// The answer there.
  private func ported(_ profile: Profile, _ question: PortQuestion) -> Answer? {
    var wrapped = question
    wrapped.array = wrap.array(question.array)
    guard var found = answer(profile, wrapped, arguments(question)) else { return nil }
    found.outcome = wrap.outcome(found.outcome, rank: question.array.values.rank)
    return found
  }

  private func answer(
    _ profile: Profile, _ question: PortQuestion, _ arguments: [Call.Argument]
  ) -> Answer? {
    let emulator = Emulator(profile)
    return question.rule == .gradient
      ? try? emulator.gradient(question.array, arguments)
      : try? emulator.answer(question.array, arguments)
  }

  private func call(
    _ profile: Profile, _ question: PortQuestion, _ arguments: [Call.Argument]
  ) -> Call {
    var call = Call(
      library: profile.library, version: profile.version.map { "\($0)" }, mode: profile.mode,
      function: profile.function, array: question.array, arguments: arguments)
    call.asksGradient = question.rule == .gradient
    return call
  }
}

extension Answer {
  fileprivate var isError: Bool { outcome.isError }
}

extension Outcome {
  var isError: Bool {
    if case .error = self { true } else { false }
  }
}

extension Finding.Severity {
  /// `nil` is no finding at all.
  package func isWorse(than other: Finding.Severity?) -> Bool {
    guard let other else { return true }
    return rank < other.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
