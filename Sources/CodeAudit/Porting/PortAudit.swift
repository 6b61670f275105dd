import Semantics

/// What a port from one library to another changes in calls of source files, by the specs of both.
///
/// Nothing about a pair of libraries is written down anywhere: a finding is a rule that the two profiles declare
/// differently and a question, among those that the call can meet, to which their emulators give different answers.
package struct PortAudit: Sendable {
  package let from: PortSide
  package let to: PortSide
  private let known = VerdictCache()

  package init(from: PortSide, to: PortSide) {
    self.from = from
    self.to = to
  }

  /// The findings for each call of a file, worst first; none for calls of other libraries. What is found out about one
  /// call serves all that are written alike, in whatever file.
  ///
  /// - Parameters:
  ///   - imports: those of the file, or of each of its cells.
  ///   - source: the bytes of the file in which a call stands, in which its spans count; without them there are
  ///     findings and no fixes.
  package func findings(
    for calls: [CallSite], imports: [FileImports] = [], source: (CallSite) -> [UInt8]?
  ) -> [[Finding]] {
    let found = calls.map { call -> [PortFinding] in
      guard let profile = profile(of: call) else {
        let isOurs = call.library == from.callLibrary
        let function = "\(call.library).\(call.function)"
        return isOurs ? [PortWriter.unspecified(function, of: from, from, to)] : []
      }
      let pattern = CallPattern(call, profile)
      let verdict = known.verdict(pattern) { PortVerdict(pattern, profile, to: to) }
      return PortWriter(verdict: verdict, call: call, from: from, to: to)
        .findings(source: source(call), imports: imports.first { $0.cell == call.cell })
    }
    return PortFinding.folded(found)
  }

  /// The function that a call's arguments make of one, such as a stable sort.
  private func chosen(_ function: FunctionSpec, by call: CallSite) -> FunctionSpec {
    from.spec.functions.first { other in
      guard other.like == function.name, let template = from.profile(of: other)?.call else {
        return false
      }
      return call.arguments.contains { argument in
        let value = argument.literal.map { ArgumentValue($0, text: argument.text) }
        return template.isChosen(by: value, argument.name, at: argument.place)
      }
    } ?? function
  }

  /// The path or name of the function that takes the place of one of the library ported from.
  package func counterpart(of function: String) -> String? {
    guard let profile = from.profiles.first(where: { $0.function == function }) else { return nil }
    return Counterpart.find(for: profile, in: to, rank: nil)?.title
  }

  /// What a call is in the library ported from: for a method of a receiver that is not known, the first method of
  /// that name which takes the keywords that stand there.
  private func profile(of call: CallSite) -> Profile? {
    if call.library == from.callLibrary {
      let function =
        from.spec.functions.first { $0.name == call.function }
        ?? from.spec.function(named: call.function, rank: call.array?.rank ?? 1)
      return function.flatMap { from.profile(of: chosen($0, by: call)) }
    }
    guard call.library == CallSite.unknownLibrary, call.form == .method,
      let name = call.function.split(separator: ".").last.map(String.init)
    else { return nil }
    return from.profiles.first { profile in
      profile.call.isMethod && profile.baseName == name
        && (call.array?.rank.map(profile.call.accepts) ?? true)
        && call.arguments.compactMap(\.name).allSatisfy(profile.call.takes)
    }
  }
}

/// What a port does to calls of one pattern.
struct PortVerdict: Sendable {
  var profile: Profile
  /// `nil` where the library ported to has nothing of the kind.
  var counterpart: Profile?
  var differences: [PortComparison.Difference] = []
  var keywords: [KeywordProblem] = []
  var plan: PortPlan?
  /// Errors that other clauses around the call catch there, or none.
  var caught: [CaughtError] = []
  /// Questions to which one answer is given there, of several that were right.
  var settled: [PortQuestion] = []

  /// An argument that cannot stay as it is written.
  struct KeywordProblem: Hashable, Sendable {
    /// As it is written; a place where it has no name.
    var argument: CallPattern.Argument
    /// The name there; `nil` where there is none.
    var newName: String?
    /// The error of anything but `None`, where that alone is taken.
    var error: ErrorName?
  }

  init(_ pattern: CallPattern, _ profile: Profile, to side: PortSide) {
    self.profile = profile
    counterpart =
      profile.library == side.spec.library
      ? side.profiles.first { $0.function == profile.function }
      : Counterpart.find(for: profile, in: side, rank: pattern.rank)
    guard let counterpart else { return }
    let questions = PortQuestions(pattern: pattern, from: profile, to: counterpart)
    let comparison = PortComparison(questions: questions) {
      Self.asWritten($0, profile, counterpart)
    }
    differences = RuleName.allCases.compactMap { rule in
      // Hardly anybody reduces an array without axes: it is said where the file shows one.
      guard rule != .zeroDim || pattern.rank == 0 else { return nil }
      guard profile.rules.differ(in: rule, from: counterpart.rules) else { return nil }
      return comparison.worst(rule)
    }
    caught = CaughtError.all(comparison, side)
    let reported = Set(differences.map(\.rule))
    settled = RuleName.allCases.filter { !reported.contains($0) }.compactMap(comparison.settled)
    keywords = pattern.arguments.compactMap { Self.problem($0, counterpart, profile) }
      .filter { problem in
        // What a rule says of an argument that is not there, it says with a proof.
        problem.newName != nil
          || problem.argument.role.map { reported.isDisjoint(with: $0.rules) } ?? true
      }
    plan = PortPlan.best(questions, in: side, reported: reported)
  }

  /// The call's arguments under the names that they have there. What is not taken, or not in that spelling, is put
  /// right where the question is about something else: else one error would hide all.
  private static func asWritten(
    _ question: PortQuestion, _ from: Profile, _ to: Profile
  ) -> [Call.Argument] {
    let rank = question.array.values.rank
    var arguments = CallTemplate.Role.allCases.compactMap { role -> Call.Argument? in
      guard var value = question.arguments[role] else { return nil }
      if !role.rules.contains(question.rule) {
        value = PortPlan.translated(role, .value(value), from, to, rank) ?? value
      }
      let isAsked = role == .keepdims && question.rule == .keepdims
      let name = to.call.name(of: role) ?? (isAsked ? role.rawValue : nil)
      return name.map { Call.Argument($0, value) }
    }
    if case .required = to.rules.defaultAxis.value, question.arguments[.axis] == nil,
      question.rule != .defaultAxis, let name = to.call.name(of: .axis)
    {
      arguments.append(Call.Argument(name, .int(0)))
    }
    return arguments
  }

  private static func problem(
    _ argument: CallPattern.Argument, _ to: Profile, _ from: Profile
  ) -> KeywordProblem? {
    guard let role = argument.role else { return problem(other: argument, to, from) }
    if let name = argument.name, to.call.parameters[name] == role { return nil }
    if let place = argument.place, to.call.role(at: place) == role { return nil }
    let newName = to.call.name(of: role)
    // The rule on keepdims says it, with a proof.
    if newName == nil, role == .keepdims, case .unsupported = to.rules.keepdims.value { return nil }
    return KeywordProblem(argument: argument, newName: newName)
  }

  /// Of an argument that no rule speaks of.
  private static func problem(
    other argument: CallPattern.Argument, _ to: Profile, _ from: Profile
  ) -> KeywordProblem? {
    guard from.library != to.library,
      !from.call.isChosen(by: argument.form.value, argument.name, at: argument.place)
    else { return nil }
    let name = from.call.name(ofArgument: argument.name, at: argument.place)
    switch name.flatMap({ to.call.others[$0] }) {
    case .anything?, .ofType?:
      let isMisplaced =
        argument.place.map { to.call.name(ofArgument: nil, at: $0) != name } ?? false
      return isMisplaced ? KeywordProblem(argument: argument, newName: name) : nil
    case .none(let error)?:
      return argument.form == .value(.none) ? nil : KeywordProblem(argument: argument, error: error)
    case nil:
      let isKnown = argument.name.map { to.call.order.contains($0) } ?? false
      return isKnown ? nil : KeywordProblem(argument: argument)
    }
  }
}

extension CallTemplate {
  /// Whether it has a parameter of a name.
  fileprivate func takes(_ name: String) -> Bool {
    parameters[name] != nil || order.contains(name)
  }
}

extension CallTemplate.Role {
  /// The rules on how the argument is taken.
  fileprivate var rules: Set<RuleName> {
    switch self {
    case .axis: [.defaultAxis, .axisBounds, .axisType]
    case .keepdims: [.keepdims]
    case .skipna: [.skipna]
    case .resultDType: [.resultDType]
    }
  }
}
