package import Arrays
package import Semantics

/// A call without its elements: all that can be said before one is read.
///
/// Cases that share type, shape, layout and arguments share one plan; it is made once and run for each.
package struct Plan: Sendable {
  package enum Step: Sendable {
    /// The outcome does not depend on the elements.
    case settled(Outcome)
    /// Every answer due is this one.
    case fill(Fallback)
    case reduce(Reduction)
  }

  package var step: Step
  /// The check that failed where the step is settled as an error.
  package var failed: FunctionSpec.Check?
  package var exercised: RuleNames
  /// The rule that leaves open what is answered: then the step is only one of many right answers.
  package var unspecified: RuleName?
  package var resultShape: [Int]
  package var resultDType: String
  /// The axis whose labels a label function gives; the rank, which has none, where a matrix is flattened.
  package var labelAxis: Int
  package var givesLabels: Bool

  package var resultCount: Int { Shape.count(resultShape) }

  package init(
    _ profile: Profile, dtype: DType, shape: [Int], strides: [Int], arguments: [Call.Argument]
  ) throws(Unanswerable) {
    let rank = shape.count
    let rules = profile.rules
    guard profile.call.accepts(rank: rank) else {
      throw .rank(rank, function: "\(profile.library).\(profile.function)")
    }
    guard !profile.call.needsArguments || !arguments.isEmpty else {
      throw .noArguments(function: "\(profile.library).\(profile.function)")
    }
    let subject = RuleSubject(dtype: dtype, isEmpty: shape.contains(0), rank: rank)
    let inputRule = rules.inputDType.value(for: subject)
    let compared = inputRule.comparedType(of: dtype)
    var binding = Binding(arguments, profile: profile, dtype: compared, shape: shape)
    guard inputRule.verdict(on: dtype) != .unknown else {
      throw .dtype(dtype, function: "\(profile.library).\(profile.function)")
    }
    // A plain call shows whether the type is taken; among other arguments it is not what is asked about.
    if arguments.count == (profile.call.needsArguments ? 1 : 0) || compared != dtype {
      binding.exercised.formUnion(.init(.inputDType))
    }
    let geometry = Geometry(binding.axis, keepdims: binding.keepdims, shape: shape)
    var sliced = binding.axisSubject
    sliced.dtype = dtype
    sliced.length = geometry.sliceLength
    binding.take(
      rules.inputDType.value(for: sliced).verdict(on: dtype),
      "\(profile.function) is not supported for dtype \(dtype)")
    let due = binding.checkEmpty(rules, geometry: geometry)
    if rules.labels != nil { binding.exercised.formUnion(.init(.labels)) }
    exercised = binding.exercised
    resultShape = geometry.resultShape
    resultDType = binding.resultType ?? rules.resultDType.value(for: binding.axisSubject).name
    unspecified = binding.unspecified
    labelAxis = geometry.axis ?? (rank > 1 ? rank : 0)
    givesLabels = rules.labels?.value(for: binding.axisSubject) == .labels
    failed = Self.firstFailure(profile.checks, binding, geometry: geometry, due: due)
    if let error = failed.flatMap({ binding.failures[$0] }) {
      step = .settled(.error(error))
      return
    }
    exercised.formUnion(.init(.resultDType))
    if let due {
      if case .index(_, let dtype?) = due { resultDType = dtype }
      // Where there are elements, no more answers are due than those.
      let count = Shape.count(geometry.resultShape)
      guard due == .none || count <= Self.mostFilled else {
        throw .tooMany(count, function: "\(profile.library).\(profile.function)")
      }
      step = due == .none ? .settled(.none) : .fill(due)
      return
    }
    let reduction = Reduction(
      profile, dtype: dtype, compared: compared, geometry: geometry, shape: shape, strides: strides,
      skipsMissing: binding.skipsMissing)
    if geometry.axis == nil, rank > 1 { exercised.formUnion(.init(.flattenOrder)) }
    if reduction.isComplex, geometry.sliceLength > 1 { exercised.formUnion(.init(.complexOrder)) }
    step = .reduce(reduction)
  }

  /// How many answers an array without elements can be due: 512 MiB of indices.
  private static let mostFilled = 1 << 26

  /// The first check, in the function's own order, that fails.
  private static func firstFailure(
    _ checks: [FunctionSpec.Check], _ binding: Binding, geometry: Geometry, due: Fallback?
  ) -> FunctionSpec.Check? {
    for check in checks {
      if binding.failures[check] != nil { return check }
      if check == .nothingDue, due != nil, geometry.slices == 0 { return nil }
    }
    return nil
  }
}
