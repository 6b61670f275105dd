import Arrays
import Semantics

/// Puts what a port does to a call into words, all of them from the specs' own.
struct PortWriter {
  var verdict: PortVerdict
  var call: CallSite
  var from: PortSide
  var to: PortSide

  /// Worst first.
  func findings(source: [UInt8]?, imports: FileImports?) -> [PortFinding] {
    guard let counterpart = verdict.counterpart else {
      let isUnasked =
        verdict.profile.library == to.spec.library && to.hasInAnotherMode(verdict.profile.function)
      return isUnasked
        ? [Self.unspecified(verdict.profile.title, of: to, from, to)]
        : [PortFinding(finding: withoutCounterpart)]
    }
    let (fix, obstacle) = fix(source, imports)
    let isToldOfCall =
      !verdict.keywords.isEmpty || !verdict.caught.isEmpty
      || verdict.differences.contains { !$0.isOfAllCalls && $0.severity != .cosmetic }
    let rewrite =
      isToldOfCall || fix == nil && !isOtherFunction(counterpart)
      ? nil : self.rewrite(counterpart, fix)
    let findings =
      verdict.differences.filter { rewrite == nil || !$0.isOfLooks }.map { difference in
        // What is said once for all calls is no place for the edit of one of them.
        PortFinding(
          finding: finding(difference, counterpart, difference.isOfAllCalls ? nil : fix),
          topic: difference.isOfAllCalls ? topic(difference, counterpart) : nil)
      } + verdict.caught.map { PortFinding(finding: finding($0, counterpart, fix)) }
      + verdict.keywords.map { PortFinding(finding: finding($0, counterpart, fix)) }
      + [rewrite].compactMap { $0.map { PortFinding(finding: $0) } }
    // Of those that may be off comes the last one: the first with the edit says what it needs.
    let isOff = { (finding: PortFinding) in finding.finding.rule == PortRule.errorType.code }
    let ordered =
      Finding.Severity.allCases.flatMap { severity in
        findings.filter { $0.finding.severity == severity && !isOff($0) }
      } + findings.filter(isOff)
    let first = ordered.firstIndex { fix == nil ? $0.topic == nil : $0.finding.fix != nil }
    return ordered.enumerated().map { place, found in
      var found = found
      if place == first { found.finding.details += fix?.remarks ?? reasons(obstacle) }
      return found
    }
  }

  /// The edit, or what is in its way.
  private func fix(_ source: [UInt8]?, _ imports: FileImports?) -> (Fix?, PortFix.Obstacle?) {
    guard let source else { return (nil, nil) }
    do throws(PortFix.Obstacle) {
      let writer = try PortFix(
        verdict: verdict, call: call, source: source, imports: imports, from: from, to: to)
      return (try writer.fix(), nil)
    } catch {
      return (nil, error)
    }
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

  /// A call that no spec describes on one side, so that nothing else can be said.
  static func unspecified(
    _ function: String, of side: PortSide, _ from: PortSide, _ to: PortSide
  ) -> PortFinding {
    let rule = PortRule.noCounterpart
    let mode = side.mode == .eager ? "" : " in mode \(side.mode.rawValue)"
    let isUpgrade = from.spec.library == to.spec.library
    let consequence =
      isUpgrade
      ? "the call stays as it is, and whether \(to.name) answers it as \(from.name) does is not known"
      : "what the port changes in it is not known, so look yourself"
    return PortFinding(
      finding: Finding(
        rule: rule.code, name: rule.name, severity: isUpgrade ? .cosmetic : .loud,
        message: "\(function)\(mode) is not in the spec of \(side.spec.title): \(consequence)"),
      topic: isUpgrade ? function : nil)
  }

  /// Where there is nothing worse to say of a call than that it is written in another way.
  private func rewrite(_ counterpart: Profile, _ fix: Fix?) -> Finding {
    let rule = PortRule.rewrite
    let looks = verdict.differences.filter(\.isOfLooks).map { "; \(consequence($0))" }.joined()
    let reason =
      isIdiom && counterpart.isPlain(counterpart.call)
      ? ", since the spec of \(to.spec.title) has nothing that is written like it" : ""
    return Finding(
      rule: rule.code, name: rule.name, severity: isIdiom ? .loud : .cosmetic,
      message: "\(doubt)\(vectors)\(title(verdict.profile, from)) is to be written as "
        + title(counterpart, to) + axisOfSlices(counterpart) + reason
        + (call.form == .alias ? ", where its name here gets its meaning" : "") + looks
        + settled(counterpart),
      fix: fix)
  }

  /// What an item of an order says of vectors alone: of a matrix it is a row, which holds the places along axis 0. An
  /// axis from the front is the one of which the call takes the end.
  private var vectors: String {
    guard isIdiom, verdict.profile.call.ranks == [1], call.array?.rank == nil else { return "" }
    let axis = CallPattern(call, verdict.profile).form(of: .axis)
    if axis != .expression {
      switch verdict.profile.meaning(ofAxis: axis?.value) {
      case .flatten, .number(0): return ""
      case .number, .refused, .unspecified: break
      }
    }
    return "if the array is a vector: "
  }

  /// The axis that has to be passed there, of an array that has more than one.
  private func axisOfSlices(_ counterpart: Profile) -> String {
    guard isIdiom, (call.array?.rank ?? 1) > 1,
      CallPattern(call, verdict.profile).form(of: .axis) == nil,
      case .number(let axis) = verdict.profile.meaning(ofAxis: nil),
      counterpart.meaning(ofAxis: nil) != .number(axis),
      let name = counterpart.call.name(of: .axis)
    else { return "" }
    return " with \(name)=\(axis)"
  }

  /// What is answered in one way there, of several that were right.
  private func settled(_ counterpart: Profile) -> String {
    let parts = verdict.settled.map { question in
      let (old, new) = words(question, counterpart)
      return "\(question.rule.rawValue) (\"\(old)\" becomes \"\(new)\")"
    }
    return parts.isEmpty
      ? ""
      : "; what was left open is settled there, so that another answer may be given: "
        + parts.joined(separator: ", ")
  }

  /// Whether the place stands in a part of what is called, such as the indices beside the maxima of another library.
  private var isIdiom: Bool {
    from.spec.library != to.spec.library
      && [.maxIndex, .argsortTop1].contains(call.form)
  }

  /// Whether the call, or what it calls by another name, has to name another function.
  func isOtherFunction(_ counterpart: Profile) -> Bool {
    verdict.profile.library != counterpart.library && !verdict.profile.call.isMethod
  }

  /// The rule, and what it is on either side, whatever the functions are called.
  private func topic(_ difference: PortComparison.Difference, _ counterpart: Profile) -> String {
    let (old, new) = words(difference.question, counterpart)
    return [difference.rule.rawValue, vectors + condition(difference), old, new]
      .joined(separator: "\n")
  }

  /// What a rule is on either side.
  private func words(
    _ question: PortQuestion, _ counterpart: Profile
  ) -> (before: String, after: String) {
    let array = question.array.values
    let subject = RuleSubject(
      dtype: array.dtype, isEmpty: array.count == 0, rank: array.rank)
    let axis = question.arguments[.axis]
    func words(_ profile: Profile, beside other: Profile) -> String {
      if question.rule == .axisType, let axis { return profile.words(onAxis: axis) }
      return profile.rules.words(for: question.rule, on: subject, beside: other.rules)
        ?? RuleName.wordsOfAbsence
    }
    return (
      words(verdict.profile, beside: counterpart), words(counterpart, beside: verdict.profile)
    )
  }

  /// What a finding takes for granted that the file does not tell.
  private func condition(_ difference: PortComparison.Difference) -> String {
    let isTold = call.array?.dtype.flatMap { DType($0) } != nil
    guard difference.rule == .inputDType, !isTold else { return "" }
    return "if the array is \(difference.question.array.values.dtype): "
  }

  private func finding(
    _ difference: PortComparison.Difference, _ counterpart: Profile, _ fix: Fix?
  ) -> Finding {
    let rule =
      difference.isOfErrorsOnly ? PortRule.errorType : PortRule.semantics(difference.rule)
    let (old, new) = words(difference.question, counterpart)
    let message =
      "\(doubt)\(vectors)\(condition(difference))\(difference.rule.rawValue): \"\(old)\" in "
      + "\(title(verdict.profile, from)), \"\(new)\" in "
      + "\(title(counterpart, to)); \(consequence(difference))"
    return Finding(
      rule: rule.code, name: rule.name, severity: difference.severity,
      message: message + advice(difference.rule),
      details: proof(difference, counterpart) + cost(difference, counterpart), fix: fix)
  }

  private func finding(
    _ caught: CaughtError, _ counterpart: Profile, _ fix: Fix?
  ) -> Finding {
    let rule = PortRule.caughtError
    func catcher(_ clause: CallSite.Handler?) -> String {
      clause.map { "`\($0.clause)`" } ?? "nothing around it"
    }
    return Finding(
      rule: rule.code, name: rule.name, severity: caught.severity,
      message: "\(doubt)\(catcher(caught.oldClause)) catches the \(caught.old) that "
        + "\(title(verdict.profile, from)) can raise; \(title(counterpart, to)) raises "
        + "\(caught.new) there, which \(catcher(caught.newClause)) catches",
      details: proof(caught.difference, counterpart) + [means(caught)], fix: fix)
  }

  private func finding(
    _ problem: PortVerdict.KeywordProblem, _ counterpart: Profile, _ fix: Fix?
  ) -> Finding {
    let rule = PortRule.keyword
    let title = title(counterpart, to)
    let written =
      problem.argument.name.map { "keyword \"\($0)\"" } ?? placed(problem.argument)
    let message =
      if let name = problem.newName {
        problem.argument.name == nil
          ? "\(written) is not taken by position in \(title), but as \"\(name)\""
          : "\(written) is \"\(name)\" in \(title)"
            + (isIdiom ? ", as which \(self.title(verdict.profile, from)) is to be written" : "")
      } else if let error = problem.error {
        "\(written) takes nothing but None in \(title): it raises \(error); assign the result instead"
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

  /// An argument without a keyword, by the name that it has in the library ported from where that is known.
  private func placed(_ argument: CallPattern.Argument) -> String {
    let name = verdict.profile.call.name(ofArgument: nil, at: argument.place)
    return name.map { "argument \"\($0)\"" }
      ?? "the argument at place \((argument.place ?? 0) + 1) behind the array"
  }

  /// What a finding on a receiver that is not known begins with.
  private var doubt: String {
    call.isCertain && call.library != CallSite.unknownLibrary
      ? "" : "if this is \(verdict.profile.title): "
  }

  func title(_ profile: Profile, _ side: PortSide) -> String {
    side.title(of: profile, isUpgrade: from.spec.library == to.spec.library)
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
