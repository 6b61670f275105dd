public import Arrays
public import Semantics

/// Answers calls as a profile says that its library does.
public struct Emulator: Sendable {
  public let profile: Profile

  public init(_ profile: Profile) { self.profile = profile }

  /// What a call gives.
  ///
  /// - Throws: `Unanswerable` where the profile says nothing about such arrays.
  /// - Complexity: linear in the number of elements.
  public func answer(
    _ array: LabelledArray, _ arguments: [Call.Argument]
  ) throws(Unanswerable) -> Answer {
    try answer(array, under: plan(for: array.values, arguments))
  }

  func plan(
    for values: NDArray, _ arguments: [Call.Argument]
  ) throws(Unanswerable) -> Plan {
    try Plan(
      profile, dtype: values.dtype, shape: values.shape, strides: values.strides,
      arguments: arguments)
  }

  /// The same under the plan for the array's type, shape and layout.
  func answer(_ array: LabelledArray, under plan: Plan) throws(Unanswerable) -> Answer {
    let values = array.values
    if profile.call.needsUniqueLabels, let label = array.repeatedLabel {
      throw .repeatedLabel(label, function: "\(profile.library).\(profile.function)")
    }
    switch plan.step {
    case .settled(let outcome):
      return Answer(
        outcome: outcome, freedom: [:], exercised: plan.exercised, unspecified: plan.unspecified)
    case .fill(let fallback):
      return plan.answer(Found(filledWith: fallback, count: plan.resultCount), array: array)
    case .reduce(let reduction):
      return plan.answer(reduction.run(values), array: array)
    }
  }

  /// What flows back through the function. A call that fails lets nothing flow.
  ///
  /// - Throws: `Unanswerable` where the library has no gradients, or no such arrays.
  public func gradient(
    _ array: LabelledArray, _ arguments: [Call.Argument]
  ) throws(Unanswerable) -> Answer {
    guard let rule = profile.rules.gradient else {
      throw .noGradient(function: "\(profile.library).\(profile.function)")
    }
    // What the spec's expression does not pass on is not asked.
    let isPassed = profile.call.gradient.map { $0.takers > 0 } ?? true
    let forward = try answer(
      array, isPassed || profile.call.needsArguments ? arguments : [])
    if case .error = forward.outcome { return forward }
    let shape = array.values.shape
    let subject = RuleSubject(
      dtype: array.values.dtype, isEmpty: shape.contains(0), rank: shape.count)
    let outcome: Outcome =
      switch rule.value(for: subject) {
      case .none: .none
      case .zeros: .zeros(shape: shape)
      case .error(let error): .error(.init(type: error.name, message: "no gradient"))
      }
    return Answer(outcome: outcome, freedom: [:], exercised: RuleNames(.gradient))
  }
}

/// What an emulator says about one call.
public struct Answer: Hashable, Sendable {
  public var outcome: Outcome
  /// Where the library promises less than one answer: for each such place of the result, all that are right.
  public var freedom: [Int: Set<Label>]
  /// The rules that had a part in it.
  public var exercised: RuleNames
  /// The rule that leaves open what is answered: then any answer is right.
  public var unspecified: RuleName?

  /// How an observed outcome departs from this answer; `nil` where it is right.
  public func difference(from observed: Outcome) -> OutcomeDifference? {
    guard unspecified == nil, let difference = outcome.difference(from: observed) else {
      return nil
    }
    guard difference == .value, !freedom.isEmpty else { return difference }
    let (declared, found) = (outcome.cells, observed.cells)
    let isRight = declared.indices.allSatisfy { place in
      declared[place] == found[place] || freedom[place]?.contains(found[place]) == true
    }
    if case .indices(let dtype, _, _) = outcome, case .indices(let dtype2, _, _) = observed,
      isRight, dtype != dtype2
    {
      return .dtype
    }
    return isRight ? nil : .value
  }
}

extension Outcome {
  fileprivate var cells: [Label] {
    switch self {
    case .indices(_, _, let data): data.map { .value(.int($0)) }
    case .labels(_, let data): data
    case .none, .zeros, .error, .other: []
    }
  }
}

/// Why a profile has no answer.
public enum Unanswerable: Error, Hashable, CustomStringConvertible {
  case dtype(DType, function: String)
  case rank(Int, function: String)
  /// The function finds elements by label, and this one stands for several.
  case repeatedLabel(Label, function: String)
  /// Without arguments it would be another function.
  case noArguments(function: String)
  /// The library, or the function, has no gradient.
  case noGradient(function: String)
  /// An empty axis is due more answers than can be given.
  case tooMany(Int, function: String)

  public var description: String {
    switch self {
    case .dtype(let dtype, let function):
      "the spec of \(function) says nothing about dtype \(dtype)"
    case .rank(let rank, let function): "\(function) has no arrays of rank \(rank)"
    case .repeatedLabel(let label, let function):
      "\(function) needs unique labels, and \(label.text) stands twice"
    case .noArguments(let function):
      "\(function) needs an argument beside the array: without one it is another function"
    case .noGradient(let function): "the spec of \(function) says nothing about gradients"
    case .tooMany(let count, let function):
      "\(function) would answer \(count) times, more than memory can hold"
    }
  }
}
