import Emulation
import Semantics

/// How a call is written for another library so that it answers as before, as far as a rewritten call can.
struct PortPlan: Hashable, Sendable {
  /// What becomes of an argument that is written.
  enum Change: Hashable, Sendable {
    case keep
    /// Under a name, and with another value where there is one.
    case pass(name: String?, value: String?)
    case drop
  }

  var to: Profile
  /// How the function is called there: by its path, or a method's name.
  var callee: String
  var isMethod: Bool
  /// One for each argument of the pattern.
  var changes: [Change]
  /// Arguments that are not written and must be passed there.
  var additions: [Addition]
  var wrap: PortWrap
  /// Where the rewritten call answers differently still: rules that explain it, and those that are reported and show it.
  var differing: [RuleName: PortComparison.Change] = [:]
  /// How many of the questions it answers differently in silence.
  private var silentQuestions = 0

  struct Addition: Hashable, Sendable {
    var role: CallTemplate.Role
    var name: String
    var value: ArgumentValue
  }

  var isSafe: Bool { differing.isEmpty }

  /// The best plan among the functions there, the counterpart if none is better; `nil` where none can be written.
  ///
  /// - Parameter reported: the rules that the call has findings of.
  static func best(
    _ questions: PortQuestions, in side: PortSide, reported: Set<RuleName>
  ) -> PortPlan? {
    let first = PortPlan.checked(questions, side, reported)
    guard let first, first.silentQuestions > 0 else { return first }
    let labels = questions.from.call.givesLabels
    let others = side.profiles.filter {
      $0.extremum == questions.from.extremum && $0.function != questions.to.function
        && (questions.pattern.rank.map($0.call.accepts) ?? true)
        // Labels never become positions where there are labels, nor the other way round.
        && ($0.call.givesLabels == labels || questions.to.call.givesLabels != labels)
    }.map { profile in
      var questions = questions
      questions.to = profile
      return questions
    }
    // Numbers in place of NaN come last: they cost something.
    let plans =
      others.compactMap { checked($0, side, reported) }
      + ([questions] + others).flatMap { questions in
        side.spec.edits.fills.compactMap { checked(questions, side, reported, fill: $0) }
      }
    return plans.reduce(first) { $1.weight.lexicographicallyPrecedes($0.weight) ? $1 : $0 }
  }

  /// How many rules it leaves different in silence, then on how many questions. What is loud is found by the first
  /// run, and no reason to take a function that nobody would think of.
  private var weight: [Int] {
    [differing.values.count { $0.severity == .silent }, silentQuestions]
  }

  private static func checked(
    _ questions: PortQuestions, _ side: PortSide, _ reported: Set<RuleName>,
    fill: Spec.EditForms.FillForm? = nil
  ) -> PortPlan? {
    guard var plan = PortPlan(questions, side) else { return nil }
    if let fill {
      guard plan.wrap.fill(by: fill, questions.pattern.dtype) else { return nil }
    }
    let rest = PortComparison(
      questions: questions, arguments: plan.translator(from: questions.from), wrap: plan.wrap
    ).remaining()
    // A function that has no such arrays, or that takes no such call, proves nothing.
    guard rest.hasAnswers else { return nil }
    plan.differing =
      rest.explained.isEmpty
      ? rest.shown
      : rest.explained.merging(rest.shown.filter { reported.contains($0.key) }) { old, _ in old }
    plan.silentQuestions = rest.silentQuestions
    return plan
  }

  // MARK: Planning

  private init?(_ questions: PortQuestions, _ side: PortSide) {
    let (from, to, pattern) = (questions.from, questions.to, questions.pattern)
    guard !pattern.isOpen, let written = side.plainCall(of: to).written(to) else { return nil }
    self.to = to
    (callee, isMethod) = written
    wrap = PortWrap(questions, side.spec.edits, isMethod: isMethod)
    changes = []
    additions = []
    var names = false
    for argument in pattern.arguments {
      let isReplaced =
        argument.role == .axis && wrap.flattens
        || argument.role == .keepdims && wrap.keptAxis != nil
      guard
        let change = isReplaced
          ? .drop
          : argument.role == nil
            ? Self.change(argument, from, to)
            : Self.change(argument, from, to, mustName: names, pattern.rank)
      else { return nil }
      if argument.place != nil, change.isNamedOrDropped { names = true }
      changes.append(change)
    }
    if wrap.flattens {
      additions = to.rules.defaultAxis.value.isRequired ? Self.firstAxis(to) : []
    } else if pattern.form(of: .axis) == nil, let added = Self.defaultAxis(from, to, pattern.rank) {
      additions = [added]
    }
  }

  private static func change(
    _ argument: CallPattern.Argument, _ from: Profile, _ to: Profile, mustName: Bool,
    _ rank: Int?
  ) -> Change? {
    guard let role = argument.role else { return nil }
    guard let name = to.call.name(of: role) else {
      return canBeDropped(role, argument.form, from, to) ? .drop : nil
    }
    let value = translated(role, argument.form, from, to, rank)
    if let place = argument.place, !mustName, to.call.role(at: place) == role {
      return value.map { .pass(name: nil, value: $0.description) } ?? .keep
    }
    let kept = argument.name.flatMap { to.call.parameters[$0] == role ? $0 : nil }
    if kept != nil, value == nil { return .keep }
    return .pass(name: kept ?? name, value: value?.description)
  }

  /// A parameter without a role means the same in the same library, and where both specs have it.
  private static func change(
    _ argument: CallPattern.Argument, _ from: Profile, _ to: Profile
  ) -> Change? {
    if from.library == to.library { return .keep }
    let place = argument.place
    if from.call.isChosen(by: argument.form.value, argument.name, at: place) { return .drop }
    guard let name = from.call.name(ofArgument: argument.name, at: place),
      from.call.others[name] != nil
    else { return nil }
    // What is not given need not be said.
    if argument.form == .value(.none) { return .drop }
    switch to.call.others[name] {
    case .anything?, .ofType?: return .pass(name: name, value: nil)
    case .none(_)?, nil: return nil
    }
  }

  private static func canBeDropped(
    _ role: CallTemplate.Role, _ form: CallPattern.Form, _ from: Profile, _ to: Profile
  ) -> Bool {
    switch (role, form) {
    case (.keepdims, .value(let value)): !value.truth
    case (.keepdims, .expression): false
    case (.skipna, _), (.resultDType, _): true
    case (.axis, .value(let value)):
      from.meaning(ofAxis: value) == to.meaning(ofAxis: nil) || to.call.ranks == [1]
    case (.axis, .expression): to.call.ranks == [1]
    }
  }

  /// A literal as the library ported to has to be given it; `nil` where it stays as it is.
  static func translated(
    _ role: CallTemplate.Role, _ form: CallPattern.Form, _ from: Profile, _ to: Profile,
    _ rank: Int?
  ) -> ArgumentValue? {
    guard case .value(let value) = form else { return nil }
    switch role {
    case .axis:
      let meaning = from.meaning(ofAxis: value)
      return meaning == to.meaning(ofAxis: value) && (value.kind != .integer || fits(meaning, to))
        ? nil : spelling(meaning, to, rank)
    case .keepdims: return value.kind == .bool ? nil : .bool(value.truth)
    case .skipna, .resultDType: return nil
    }
  }

  private static func fits(_ meaning: AxisMeaning, _ to: Profile) -> Bool {
    guard case .number(let number) = meaning else { return true }
    return number >= 0 || to.rules.axisBounds.value.negativeFromEnd
  }

  /// What to pass for an axis; `nil` where nothing means it.
  private static func spelling(
    _ meaning: AxisMeaning, _ to: Profile, _ rank: Int?
  ) -> ArgumentValue? {
    switch meaning {
    case .flatten:
      return to.meaning(ofAxis: ArgumentValue.none) == .flatten ? ArgumentValue.none : nil
    case .number(let number) where fits(meaning, to): return .int(Int64(number))
    case .number(let number): return rank.map { .int(Int64(number + $0)) }
    case .refused, .unspecified: return nil
    }
  }

  /// The axis that has to be passed since the default there is another one.
  private static func defaultAxis(_ from: Profile, _ to: Profile, _ rank: Int?) -> Addition? {
    let meaning = from.meaning(ofAxis: nil)
    guard let name = to.call.name(of: .axis), !name.isPlace, meaning != to.meaning(ofAxis: nil)
    else { return nil }
    // A vector has one axis, whatever it is called.
    let value = rank == 1 ? .int(0) : spelling(meaning, to, rank)
    let isOneAnyway = rank == 1 && !to.rules.defaultAxis.value.isRequired
    guard let value, !isOneAnyway else { return nil }
    return Addition(role: .axis, name: name, value: value)
  }

  private static func firstAxis(_ to: Profile) -> [Addition] {
    to.call.name(of: .axis).map { [Addition(role: .axis, name: $0, value: .int(0))] } ?? []
  }

  // MARK: Arguments

  /// The rewritten call's arguments for a question.
  private func translator(from: Profile) -> (PortQuestion) -> [Call.Argument] {
    { question in
      let rank = question.array.values.rank
      let passed = CallTemplate.Role.allCases.compactMap { role -> Call.Argument? in
        guard let value = question.arguments[role], let name = to.call.name(of: role),
          !(role == .axis && wrap.flattens)
        else { return nil }
        let new = PortPlan.translated(role, .value(value), from, to, rank)
        return Call.Argument(name, new ?? value)
      }
      return passed + additions.map { Call.Argument($0.name, $0.value) }
    }
  }
}

extension PortPlan.Change {
  fileprivate var isNamedOrDropped: Bool {
    switch self {
    case .keep: false
    case .pass(let name, _): name != nil
    case .drop: true
    }
  }
}

extension DefaultAxis {
  fileprivate var isRequired: Bool {
    if case .required = self { true } else { false }
  }
}

extension CallTemplate {
  /// How people write the function; `nil` where it is an idiom of several parts, such as the item of a sort.
  fileprivate func written(_ profile: Profile) -> (callee: String, isMethod: Bool)? {
    guard let taker else { return nil }
    if let method = taker.method {
      return method == profile.baseName ? (method, true) : nil
    }
    guard case .object(let path) = taker.target, taker.keywords.isEmpty,
      path.split(separator: ".").last.map(String.init) == profile.baseName
    else { return nil }
    return (path, false)
  }
}

extension Profile {
  /// Whether the function is called by its own name, not an idiom.
  func isPlain(_ template: CallTemplate) -> Bool { template.written(self) != nil }
}
