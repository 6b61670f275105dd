import Semantics

/// Puts what a port does to a call into words, all of them from the specs' own.
struct PortWriter {
  var verdict: PortVerdict
  var call: CallSite
  var from: PortSide
  var to: PortSide

  func findings(source: [UInt8]?) -> [Finding] {
    guard let counterpart = verdict.counterpart else { return [withoutCounterpart] }
    let fix = source.flatMap { PortFix(verdict: verdict, call: call, source: $0, side: to)?.fix }
    var findings =
      verdict.differences.map { finding($0, counterpart, fix) }
      + verdict.keywords.map { finding($0, counterpart, fix) }
    if !findings.isEmpty { findings[0].details += need(fix) }
    return findings
  }

  // MARK: Findings

  private var withoutCounterpart: Finding {
    let rule = PortRule.noCounterpart
    let end = verdict.profile.extremum == .max ? "maximum" : "minimum"
    return Finding(
      rule: rule.code, name: rule.name, severity: .loud,
      message: "\(doubt)\(to.name) has no function in its spec that answers where the \(end) is, "
        + "as \(title(verdict.profile, from)) does")
  }

  private func finding(
    _ difference: PortComparison.Difference, _ counterpart: Profile, _ fix: Fix?
  ) -> Finding {
    let rule = PortRule.semantics(difference.rule)
    let subject = RuleSubject(
      dtype: difference.question.array.values.dtype,
      isEmpty: difference.question.array.values.count == 0,
      rank: difference.question.array.values.rank)
    let axis = difference.question.arguments[.axis]
    func words(_ profile: Profile, beside other: Profile) -> String {
      if difference.rule == .axisType, let axis { return profile.words(onAxis: axis) }
      return profile.rules.words(for: difference.rule, on: subject, beside: other.rules)
        ?? RuleName.wordsOfAbsence
    }
    let message =
      "\(doubt)\(difference.rule.rawValue): \"\(words(verdict.profile, beside: counterpart))\" in "
      + "\(title(verdict.profile, from)), \"\(words(counterpart, beside: verdict.profile))\" in "
      + "\(title(counterpart, to)); \(consequence(difference))"
    return Finding(
      rule: rule.code, name: rule.name, severity: difference.severity,
      message: message + advice(difference.rule),
      details: proof(difference, counterpart) + cost(difference.rule), fix: fix)
  }

  private func finding(
    _ problem: PortVerdict.KeywordProblem, _ counterpart: Profile, _ fix: Fix?
  ) -> Finding {
    let rule = PortRule.keyword
    let title = title(counterpart, to)
    let written =
      problem.argument.name.map { "keyword \"\($0)\"" }
      ?? "the argument at place \((problem.argument.place ?? 0) + 1) behind the array"
    let message =
      if let name = problem.newName {
        problem.argument.name == nil
          ? "\(written) is not taken by position in \(title), but as \"\(name)\""
          : "\(written) is \"\(name)\" in \(title)"
      } else if problem.argument.role == nil {
        "\(written) is none that the spec of \(title) lists: see what takes its place"
      } else {
        "\(written) does not exist in \(title)"
      }
    return Finding(
      rule: rule.code, name: rule.name, severity: .loud, message: doubt + message,
      fix: fix)
  }

  // MARK: Words

  /// What a finding on a receiver that is not known begins with.
  private var doubt: String {
    call.isCertain && call.library != CallSite.unknownLibrary
      ? "" : "if this is \(verdict.profile.title): "
  }

  private func title(_ profile: Profile, _ side: PortSide) -> String {
    let isUpgrade = from.spec.library == to.spec.library
    let suffix =
      isUpgrade || side.mode != .eager ? side.name.dropFirst(side.spec.library.count) : ""
    return profile.title + suffix
  }

  private func consequence(_ difference: PortComparison.Difference) -> String {
    switch (difference.severity, difference.before, difference.after) {
    case (.silent, .error(let error), _): "\(error.type) is raised no more, and an answer given"
    case (.silent, _, _): "the answer changes, and nothing says so"
    case (.loud, _, .error(let error)?): "it raises \(error.type)"
    case (.loud, _, _): "it fails"
    case (.cosmetic, .error(let old), .error(let new)?):
      "\(old.type) becomes \(new.type)"
    case (.cosmetic, .indices(let old, _, _), .indices(let new, _, _)?):
      "the result's type changes from \(old) to \(new)"
    case (.cosmetic, _, _): "only the look of the answer changes"
    }
  }

  /// Whether the edit deals with it.
  private func advice(_ rule: RuleName) -> String {
    guard let plan = verdict.plan, plan.differing[rule] == nil,
      let first = plan.additions.first, rule == .defaultAxis
    else { return "" }
    return "; pass \(first.name)=\(first.value)"
  }

  private func proof(
    _ difference: PortComparison.Difference, _ counterpart: Profile
  ) -> [String] {
    let before = PythonSource(difference.callBefore, profile: verdict.profile)
    let after = PythonSource(difference.callAfter, profile: counterpart)
    return [
      "\(from.name): \(before.line)  # \(difference.before.brief)",
      difference.after.map { "\(to.name): \(after.line)  # \($0.brief)" }
        ?? "\(to.name): has no arrays of type \(difference.question.array.values.dtype)",
    ]
  }

  private func cost(_ rule: RuleName) -> [String] {
    guard let plan = verdict.plan else { return rule.cost.map { [$0] } ?? [] }
    guard plan.differing[rule] != nil else { return [] }
    return rule.cost.map { [$0] } ?? []
  }

  private func need(_ fix: Fix?) -> [String] {
    guard fix != nil, from.spec.library != to.spec.library else { return [] }
    return [
      "the edit needs \(to.spec.package.importLine), and the array as one of \(to.spec.title)"
    ]
  }
}

extension Profile {
  fileprivate func words(onAxis axis: ArgumentValue) -> String {
    switch meaning(ofAxis: axis) {
    case .flatten: "\(axis): all elements"
    case .number(let number): "\(axis): axis \(number)"
    case .refused(let error): "\(axis): \(error)"
    case .unspecified: "\(axis): unspecified"
    }
  }
}

extension RuleName {
  /// What stands for a rule that a library has no use for.
  fileprivate static let wordsOfAbsence = "no such thing"
}
