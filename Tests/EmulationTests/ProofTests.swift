import Arrays
import Emulation
import Semantics
import Testing

/// The small calls that prove a rule.
@Suite struct ProofTests {
  private static let positions = TestSpec(
    rules: [
      "flatten-order": "C", "skipna": "{default: true, when-false: first-wins}",
      "nan": "{skipped: {all-nan: ValueError}}",
      "input-dtype": "{accepted: [floats, integers, complexes], refused: {bool: TypeError}}",
    ],
    parameters: "axis: axis, keepdims: keepdims, skipna: skipna")

  private static let labels = TestSpec(rules: [
    "labels": "labels", "nan": "{skipped: {all-nan: missing-label}}",
  ])

  @Test(arguments: RuleName.allCases)
  func eachProofTellsItsRule(_ rule: RuleName) throws {
    for spec in [Self.positions, Self.labels] {
      let profile = try spec.profile()
      guard let proof = profile.proof(of: rule) else { continue }
      let call = proof.call
      #expect(call.library == "testlib")
      #expect(call.function == "top")
      let answer = try Emulator(profile).answer(call.array, call.arguments)
      #expect(answer.outcome == proof.outcome)
      #expect(answer.exercised.contains(rule))
      let others = profile.variants(of: rule, for: call.array.values.dtype).filter { variant in
        let other = try? Emulator(variant.profile).answer(call.array, call.arguments)
        return other.map { $0.outcome.difference(from: proof.outcome) != nil } ?? false
      }
      #expect(!others.isEmpty, "\(rule.rawValue)")
    }
  }

  @Test func rulesWithProofs() throws {
    let positions = try Self.positions.profile()
    let proven = RuleName.allCases.filter { positions.proof(of: $0) != nil }
    #expect(proven == RuleName.allCases.filter { $0 != .labels && $0 != .gradient })
    #expect(try Self.labels.profile().proof(of: .labels) != nil)
  }

  @Test func variantsChangeOneRule() throws {
    let profile = try Self.positions.profile()
    for rule in RuleName.allCases {
      let variants = profile.variants(of: rule, for: .float64)
      #expect(Set(variants.map(\.profile)).count == variants.count)
      for variant in variants {
        let changed = RuleName.allCases.filter {
          variant.profile.rules.declared[$0] != profile.rules.declared[$0]
        }
        #expect(changed == [rule], "\(variant.value)")
      }
    }
    #expect(
      profile.variants(of: .ties, for: .float64).map(\.value) == [
        "last", "any", "first, subnormals equal zero", "last, subnormals equal zero",
        "any, subnormals equal zero",
      ])
    #expect(profile.variants(of: .labels, for: .float64).isEmpty)
  }
}
