import Arrays
import Conformance
import Semantics
import Testing

/// Which combinations are asked where a compiler works for each.
@Suite struct SignaturesTests {
  private static let dtypes: [DType] = [.float32, .float64, .int8, .bool, .object]
  private static let shapes = [[3], [0], [2, 3], [1, 1]]
  private static let forms: [[Call.Argument]] = [
    [], [.init("axis", .int(0))], [.init("axis", .int(-1)), .init("keepdims", .bool(true))],
  ]

  private static let strata: [Stratum] = dtypes.flatMap { dtype in
    shapes.flatMap { shape in
      forms.flatMap { form in
        // Layouts are no part of what is compiled for.
        [Layout.rowMajor, .columnMajor].map { layout in
          Stratum(
            suite: .exhaustive, dtype: dtype, shape: shape, layout: layout, arguments: form,
            elements: .combinations, space: 9)
        }
      }
    }
  }

  private typealias Signature = Signatures.Signature

  @Test(arguments: [1, 2, 5, 6, 12, 20, 59])
  func asManyAsCanBeAfforded(_ count: Int) {
    let chosen = Signatures.choose(count, from: Self.strata)
    let signatures = Set(chosen.map { Signature($0) })
    #expect(signatures.count == count)
    // All strata of a signature come along, in their order.
    #expect(chosen == Self.strata.filter { signatures.contains(Signature($0)) })
    #expect(chosen == Signatures.choose(count, from: Self.strata))
    guard count >= 5 else { return }
    #expect(Set(chosen.map(\.dtype)) == Set(Self.dtypes))
    #expect(Set(chosen.map(\.shape)) == Set(Self.shapes))
    #expect(Set(chosen.map(\.arguments)) == Set(Self.forms))
  }

  @Test(arguments: [60, 61, 1000])
  func allWhereTheyAreFew(_ count: Int) {
    #expect(Signatures.choose(count, from: Self.strata) == Self.strata)
    #expect(Signatures.choose(count, from: []) == [])
  }

  /// Twelve combinations can show half of all pairs at most three times over; the first twelve show few.
  @Test func pairsMeet() {
    func pairs(_ strata: [Stratum]) -> Int {
      Set(strata.map { "\($0.dtype) \($0.shape)" }).count
        + Set(strata.map { "\($0.dtype) \($0.arguments)" }).count
        + Set(strata.map { "\($0.shape) \($0.arguments)" }).count
    }
    let most = 5 * 4 + 5 * 3 + 4 * 3
    #expect(pairs(Self.strata) == most)
    #expect(pairs(Signatures.choose(20, from: Self.strata)) >= most - 2)
    #expect(pairs(Signatures.choose(12, from: Self.strata)) >= 12 + 12 + 10)
    #expect(pairs(Array(Self.strata.prefix(24))) < 30)
  }

  @Test(arguments: [(20_000, 40), (10_000, 20), (1_000, 8), (60_000, 120)])
  func plansKeepToTheirSignatures(_ cases: Int, _ most: Int) throws {
    let profile = try TestProfile.make(mode: Mode(rawValue: "fast"), gradient: true)
    #expect(profile.signatures == 40)
    let plan = SuitePlan(profile, cases: cases, seed: 1)
    let asked = plan.strata.filter { $0.count > 0 }
    #expect(Set(asked.map { Signature($0) }).count <= most)
    #expect(Set(asked.map { Signature($0) }).count > most / 2)
    #expect(Set(asked.map(\.suite)).isSuperset(of: [.errors, .exhaustive, .width, .stacked]))
    #expect(most < 20 || Set(asked.map(\.dtype)) == [.int8, .float32, .float64, .float16, .uint16])
    #expect(plan.strata == SuitePlan(profile, cases: cases, seed: 1).strata)
    #expect(plan.cases <= cases + 200)
    let eager = SuitePlan(try TestProfile.make(), cases: cases, seed: 1)
    #expect(Set(eager.strata.map { Signature($0) }).count > most)
  }

  /// Where an error compiles nothing, each that is asked of a library without compilation is asked of this one too.
  @Test func errorsBeyondSignatures() throws {
    func errors(_ mode: String) throws -> [Stratum] {
      let profile = try TestProfile.make(mode: Mode(rawValue: mode))
      return SuitePlan(profile, cases: 20_000, seed: 1).strata.filter { $0.suite == .errors }
    }
    let eager = try errors("eager")
    let checked = Set(try errors("checked").map { Signature($0) })
    #expect(Set(try errors("fast").map { Signature($0) }).count <= 16)
    #expect(checked.isSubset(of: eager.map { Signature($0) }))
    let left = eager.filter { !checked.contains(Signature($0)) }
    #expect(!left.isEmpty)
    // What is left out is what gives an answer.
    let wrong = left.filter { stratum in
      stratum.arguments.contains { [.int(100), .string("rows")].contains($0.value) }
    }
    #expect(wrong.isEmpty)
    // That there is no kernel is found by the compiler: such calls are among the signatures.
    #expect(left.contains { $0.dtype == .uint16 && $0.arguments.isEmpty })
  }

  /// What is refused whatever the elements are is asked once, what depends on them more than once.
  @Test func errorsAreAskedOnce() throws {
    let plan = SuitePlan(try TestProfile.make(), cases: 20_000, seed: 1)
    let errors = plan.strata.filter { $0.suite == .errors && $0.dtype == .float64 && $0.space > 1 }
    let (refused, taken) = (
      errors.filter { $0.arguments == [.init("axis", .int(100))] },
      errors.filter { $0.arguments.isEmpty && $0.shape == [2, 3] }
    )
    #expect(!refused.isEmpty && refused.allSatisfy { $0.count == 1 })
    #expect(!taken.isEmpty && taken.allSatisfy { $0.count == 2 })
  }
}
