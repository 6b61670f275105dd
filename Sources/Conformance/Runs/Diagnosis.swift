import Emulation
import Semantics

/// Finds the rule that a difference turns on.
struct Diagnosis {
  let profile: Profile

  /// The rule, and the value of it that fits what was observed.
  ///
  /// Of the rules that the call exercises, that one whose change alone makes the emulator answer as observed; where no
  /// rule's change does, the most particular rule that can cause such a difference.
  func rule(
    _ array: LabelledArray, _ arguments: [Call.Argument], answer: Answer?, observed: Outcome,
    difference: OutcomeDifference
  ) -> (rule: RuleName, fits: String?) {
    let exercised = answer?.exercised ?? []
    let order = Self.particularFirst.filter { exercised.contains($0) }
    let others = Self.particularFirst.filter { !exercised.contains($0) }
    for name in order + others {
      for variant in profile.variants(of: name, for: array.values.dtype) {
        guard let answer = try? Emulator(variant.profile).answer(array, arguments),
          answer.difference(from: observed) == nil
        else { continue }
        return (name, variant.value)
      }
    }
    let causes = Self.causes(of: difference)
    return (order.first { causes.contains($0) } ?? order.first ?? .resultDType, nil)
  }

  private static let particularFirst: [RuleName] = [
    .zeroDim, .empty, .axisType, .axisBounds, .inputDType, .resultDType, .skipna, .nan,
    .complexOrder, .ties, .keepdims, .defaultAxis, .flattenOrder, .labels,
  ]

  private static func causes(of difference: OutcomeDifference) -> Set<RuleName> {
    switch difference {
    case .dtype: [.resultDType]
    case .shape: [.zeroDim, .keepdims, .defaultAxis, .empty]
    case .value: [.complexOrder, .nan, .skipna, .ties, .flattenOrder, .defaultAxis, .labels]
    case .kind, .errorType: Set(RuleName.allCases)
    }
  }
}
