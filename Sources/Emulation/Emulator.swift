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
    let values = array.values
    let plan = try Plan(
      profile, dtype: values.dtype, shape: values.shape, strides: values.strides,
      arguments: arguments)
    if profile.call.needsUniqueLabels, let label = array.repeatedLabel {
      throw .repeatedLabel(label, function: "\(profile.library).\(profile.function)")
    }
    switch plan.step {
    case .settled(let outcome):
      return Answer(outcome: outcome, freedom: [:], exercised: plan.exercised)
    case .fill(let fallback):
      return plan.answer(Found(filledWith: fallback, count: plan.resultCount), array: array)
    case .reduce(let reduction):
      return plan.answer(reduction.run(values), array: array)
    }
  }
}

/// What an emulator says about one call.
public struct Answer: Hashable, Sendable {
  public var outcome: Outcome
  /// Where the library promises less than one answer: for each such place of the result, all that are right.
  public var freedom: [Int: Set<Label>]
  /// The rules that had a part in it.
  public var exercised: RuleNames

  /// How an observed outcome departs from this answer; `nil` where it is right.
  public func difference(from observed: Outcome) -> OutcomeDifference? {
    guard let difference = outcome.difference(from: observed) else { return nil }
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
    case .none, .error, .other: []
    }
  }
}

/// Why a profile has no answer.
public enum Unanswerable: Error, Hashable, CustomStringConvertible {
  case dtype(DType, function: String)
  case rank(Int, function: String)
  /// The function finds elements by label, and this one stands for several.
  case repeatedLabel(Label, function: String)
  /// An empty axis is due more answers than can be given.
  case tooMany(Int, function: String)

  public var description: String {
    switch self {
    case .dtype(let dtype, let function):
      "the spec of \(function) says nothing about dtype \(dtype)"
    case .rank(let rank, let function): "\(function) has no arrays of rank \(rank)"
    case .repeatedLabel(let label, let function):
      "\(function) needs unique labels, and \(label.text) stands twice"
    case .tooMany(let count, let function):
      "\(function) would answer \(count) times, more than memory can hold"
    }
  }
}
