import Semantics

extension Binding {
  /// Notes what becomes of the element type.
  mutating func take(_ verdict: InputDType.Verdict, _ message: @autoclosure () -> String) {
    switch verdict {
    case .refused(let error):
      exercised.formUnion(.init(.inputDType))
      fail(.inputDType, error.name, message())
    case .unimplemented(let error):
      exercised.formUnion(.init(.inputDType))
      fail(.kernel, error.name, message())
    case .unspecified: unspecified = .inputDType
    case .accepted, .unknown: break
    }
  }

  /// Puts a negative axis right, and finds axes out of bounds.
  mutating func checkAxis(_ rules: Rules, rank: Int) {
    if rank == 0 {
      exercised.formUnion(.init(.zeroDim))
      checkZeroDim(rules)
      return
    }
    guard case .number(let number) = axis else { return }
    let rule = rules.axisBounds.value(for: subject)
    let isInside = (rule.negativeFromEnd ? -rank..<rank : 0..<rank).contains(number)
    if number < 0 || !isInside { exercised.formUnion(.init(.axisBounds)) }
    guard isInside else {
      fail(
        .axisBounds, rule.outside.name,
        "axis \(shown(number)) is out of bounds for array of dimension \(rank)")
      axis = .flatten
      return
    }
    axis = .number(number < 0 ? number + rank : number)
  }

  private func shown(_ number: Int) -> String {
    number == .max ? passedAxis.map { "\($0)" } ?? "\(number)" : "\(number)"
  }

  private mutating func checkZeroDim(_ rules: Rules) {
    defer { axis = .flatten }
    switch rules.zeroDim?.value(for: subject) {
    case .refused(let error)?:
      fail(.zeroDim, error.name, "an array of dimension 0 has no axis to reduce")
    case .accepted(let axes)?:
      if case .number(let number) = axis, !axes.contains(number) {
        exercised.formUnion(.init(.axisBounds))
        fail(
          .axisBounds, rules.axisBounds.value(for: subject).outside.name,
          "axis \(shown(number)) is out of bounds for array of dimension 0")
      }
    case nil: break
    }
  }

  /// What stands in for answers that an empty axis cannot give; `nil` where there are elements to compare.
  mutating func checkEmpty(_ rules: Rules, geometry: Geometry) -> Fallback? {
    guard geometry.sliceLength == 0 || geometry.slices == 0 else { return nil }
    exercised.formUnion(.init(.empty))
    guard geometry.sliceLength == 0 else { return .index(0) }
    let rule = rules.empty.value(for: axisSubject)
    if geometry.slices == 0, rule.nothingDue == .emptyResult { return .index(0) }
    if case .error(let error) = rule.reduced {
      fail(.empty, error.name, "attempt to reduce an empty sequence")
    }
    return rule.reduced
  }
}
