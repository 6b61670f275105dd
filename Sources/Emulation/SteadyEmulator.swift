import Arrays
package import Semantics

/// An emulator for calls that follow each other and differ in little but their elements: such calls share a plan.
package struct SteadyEmulator {
  private struct Shared {
    var dtype: DType
    var shape: [Int]
    var strides: [Int]
    var arguments: [Call.Argument]
    var plan: Plan
  }

  private let emulator: Emulator
  private var last: Shared?

  package init(_ profile: Profile) { emulator = Emulator(profile) }

  /// As `Emulator.answer`.
  package mutating func answer(
    _ array: LabelledArray, _ arguments: [Call.Argument]
  ) throws(Unanswerable) -> Answer {
    let values = array.values
    if let last, last.dtype == values.dtype, last.shape == values.shape,
      last.strides == values.strides, last.arguments == arguments
    {
      return try emulator.answer(array, under: last.plan)
    }
    let plan = try emulator.plan(for: values, arguments)
    last = Shared(
      dtype: values.dtype, shape: values.shape, strides: values.strides, arguments: arguments,
      plan: plan)
    return try emulator.answer(array, under: plan)
  }
}
