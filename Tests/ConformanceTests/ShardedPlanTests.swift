import Conformance
import Semantics
import Testing

/// The shards of a plan are the plan, where a compiler limits it too.
@Suite struct ShardedPlanTests {
  @Test(arguments: [Mode.eager, Mode(rawValue: "fast")], [2, 3, 5])
  func togetherTheyAreTheWhole(_ mode: Mode, _ count: Int) throws {
    let profile = try TestProfile.make(mode: mode)
    let whole = SuitePlan(profile, cases: 2000, seed: 1)
    let shards = (1...count).map { number in
      SuitePlan(profile, cases: 2000, seed: 1, shard: Shard(number: number, count: count))
    }
    #expect(whole.cases > 0)
    #expect(shards.allSatisfy { $0.cases > 0 && $0.cases < whole.cases })
    for place in whole.strata.indices {
      let counts = shards.map { $0.strata[place].count }
      #expect(counts.filter { $0 > 0 } == [whole.strata[place].count].filter { $0 > 0 })
    }
    #expect(!whole.sample.isEmpty)
    #expect(shards.flatMap(\.sample).sorted() == whole.sample)
  }
}
