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
  package var exercised: RuleNames
  package var resultShape: [Int]
  package var resultDType: String
  /// The axis whose labels a label function gives.
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
    let verdict = rules.inputDType.value.verdict(on: dtype)
    guard verdict != .unknown else {
      throw .dtype(dtype, function: "\(profile.library).\(profile.function)")
    }
    var binding = Binding(arguments, profile: profile, dtype: dtype, shape: shape)
    if case .refused(let error) = verdict {
      binding.exercised.formUnion(.init(.inputDType))
      binding.fail(
        .inputDType, error.name, "\(profile.function) is not supported for dtype \(dtype)")
    }
    binding.checkAxis(rules, dtype: dtype, rank: rank)
    let geometry = Geometry(binding.axis, keepdims: binding.keepdims, shape: shape)
    let due = binding.checkEmpty(rules, dtype: dtype, geometry: geometry)

    let labels = rules.labels?.value(for: dtype) == .labels
    if rules.labels != nil { binding.exercised.formUnion(.init(.labels)) }
    exercised = binding.exercised
    resultShape = geometry.resultShape
    resultDType = rules.resultDType.value(for: dtype).name
    labelAxis = geometry.axis ?? 0
    givesLabels = labels
    if let failed = profile.checks.first(where: { binding.failures[$0] != nil }),
      let error = binding.failures[failed]
    {
      step = .settled(.error(error))
      return
    }
    exercised.formUnion(.init(.resultDType))
    if let due {
      step = due == .none ? .settled(.none) : .fill(due)
      return
    }
    let reduction = Reduction(
      profile, dtype: dtype, geometry: geometry, shape: shape, strides: strides,
      skipsMissing: binding.skipsMissing)
    if geometry.axis == nil, rank > 1 { exercised.formUnion(.init(.flattenOrder)) }
    if reduction.isComplex, geometry.sliceLength > 1 { exercised.formUnion(.init(.complexOrder)) }
    step = .reduce(reduction)
  }
}

extension Binding {
  /// Puts a negative axis right, and finds axes out of bounds.
  fileprivate mutating func checkAxis(_ rules: Rules, dtype: DType, rank: Int) {
    if rank == 0 {
      exercised.formUnion(.init(.zeroDim))
      checkZeroDim(rules, dtype: dtype)
      return
    }
    guard case .number(let number) = axis else { return }
    let rule = rules.axisBounds.value(for: dtype)
    let isInside = (rule.negativeFromEnd ? -rank..<rank : 0..<rank).contains(number)
    if number < 0 || !isInside { exercised.formUnion(.init(.axisBounds)) }
    guard isInside else {
      fail(
        .axisBounds, rule.outside.name,
        "axis \(number) is out of bounds for array of dimension \(rank)")
      axis = .flatten
      return
    }
    axis = .number(number < 0 ? number + rank : number)
  }

  private mutating func checkZeroDim(_ rules: Rules, dtype: DType) {
    defer { axis = .flatten }
    switch rules.zeroDim?.value(for: dtype) {
    case .refused(let error)?:
      fail(.zeroDim, error.name, "an array of dimension 0 has no axis to reduce")
    case .accepted(let axes)?:
      if case .number(let number) = axis, !axes.contains(number) {
        exercised.formUnion(.init(.axisBounds))
        fail(
          .axisBounds, rules.axisBounds.value(for: dtype).outside.name,
          "axis \(number) is out of bounds for array of dimension 0")
      }
    case nil: break
    }
  }

  /// What stands in for answers that an empty axis cannot give; `nil` where there are elements to compare.
  fileprivate mutating func checkEmpty(
    _ rules: Rules, dtype: DType, geometry: Geometry
  ) -> Fallback? {
    guard geometry.sliceLength == 0 || geometry.slices == 0 else { return nil }
    exercised.formUnion(.init(.empty))
    guard geometry.sliceLength == 0 else { return .index(0) }
    let rule = rules.empty.value(for: dtype)
    if geometry.slices == 0, rule.nothingDue == .emptyResult { return .index(0) }
    if case .error(let error) = rule.reduced {
      fail(.empty, error.name, "attempt to reduce an empty sequence")
    }
    return rule.reduced
  }
}
