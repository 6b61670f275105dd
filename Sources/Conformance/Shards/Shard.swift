/// One of the parts that a check is divided into, so that several machines share it. Together the parts ask exactly
/// what the undivided check asks, each case once.
package struct Shard: Sendable, Hashable, CustomStringConvertible {
  /// From 1 on.
  package var number: Int
  package var count: Int
  package var description: String { "\(number)/\(count)" }

  package init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  /// So many shards a run can have; its plans have not many more strata.
  package static let most = 10_000

  /// Reads `I/N`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Self.number(parts[0]), let count = Self.number(parts[1]),
      number <= count, count <= Self.most
    else { return nil }
    self.init(number: number, count: count)
  }

  private static func number(_ digits: Substring) -> Int? {
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits), number > 0
    else { return nil }
    return number
  }

  /// Whether the entry at this place of some list is the shard's.
  func has(_ place: Int) -> Bool { place % count == number - 1 }
}

extension SuitePlan {
  /// Leaves the shard's cases alone in the plan; places stay what they are in the whole one.
  ///
  /// Whole strata are dealt out, each to the shard that has least to do so far: what a stratum costs once, such as a
  /// compilation, is then paid by one shard only.
  mutating func keep(_ shard: Shard) {
    var loads = Array(repeating: 0, count: shard.count)
    for place in strata.indices where strata[place].count > 0 {
      let least = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
      loads[least] += strata[place].count + Self.stratumCost
      if least != shard.number - 1 { strata[place].count = 0 }
    }
    sample.removeAll { strata[$0].count == 0 }
  }

  /// What beginning a stratum costs, in cases.
  private static let stratumCost = 16
}
