import Arrays
import Emulation
package import Semantics

/// All cases of one profile: which strata, and how many cases of each.
package struct SuitePlan: Sendable {
  package var strata: [Stratum]

  /// The strata whose first case is asked again in another process: those of the suites in which every call has its
  /// point, at even distances where there are too many, and rather those with an answer than errors.
  package internal(set) var sample: [Int] = []

  private static func sample(of strata: [Stratum], limit: Int = sampleLimit) -> [Int] {
    var sample: [Int] = []
    for suite in [Suite.exhaustive, .errors] {
      let asked = strata.indices.filter { strata[$0].suite == suite && strata[$0].count > 0 }
      // A share is kept for the errors.
      let most = suite == .errors ? limit - sample.count : limit * 3 / 4
      let step = max(1, (asked.count + most - 1) / most)
      sample += stride(from: 0, to: asked.count, by: step).map { asked[$0] }
    }
    return sample.sorted()
  }

  private static let sampleLimit = 2000

  package var cases: Int { strata.reduce(0) { $0 + $1.count } }

  /// A plan of these strata, each with its count.
  package init(strata: [Stratum]) {
    self.strata = strata
    sample = Self.sample(of: strata)
  }

  /// - Parameters:
  ///   - cases: how many to make, about; the regressions and errors suites always come whole.
  ///   - regressions: calls of this library that once differed.
  ///   - shard: whose cases to keep; `nil` for all.
  package init(
    _ profile: Profile, cases: Int, seed: UInt64, regressions: [Call] = [], shard: Shard? = nil
  ) {
    let strata = Strata(profile: profile, seed: seed)
    if let signatures = profile.signatures {
      self = SuitePlan(
        strata, of: profile, cases: cases, regressions: strata.regressions(regressions),
        signatures: max(8, signatures * min(cases, 10 * Self.signatureCases) / Self.signatureCases))
      // Each costs another compilation.
      sample = Self.sample(of: self.strata, limit: max(4, signatures / 4))
      if let shard { keep(shard) }
      return
    }
    let whole = strata.regressions(regressions) + strata.errors() + strata.gradients()
    self.strata = whole.map { $0.limited(to: $0.space > 1 && $0.isRefused(under: profile) ? 1 : 2) }
    let left = max(cases - self.cases, 0)
    let stacked = strata.stacked(cases: left * 30 / 100)
    let width = strata.width()
    let random = strata.random(count: max(8, min(left / 64, 600)))
    let shares = stacked.isEmpty ? (60, 20, 20, 0) : (35, 15, 20, 30)
    self.strata += Self.fill(strata.exhaustive(), with: left * shares.0 / 100)
    self.strata += Self.fill(width, with: left * shares.1 / 100)
    self.strata += Self.fill(stacked, with: left * shares.3 / 100)
    let rest = max(cases - self.cases, 0)
    self.strata += Self.fill(random, with: rest)
    sample = Self.sample(of: self.strata)
    if let shard { keep(shard) }
  }

  /// The number of cases for which a spec says how many signatures can be afforded.
  private static let signatureCases = 20_000

  /// A plan of few signatures, for a library that compiles for each: two fifths of them errors and gradients, the rest divided
  /// among the other suites, with as many cases of each as there is room for. Errors that compile nothing come whole.
  private init(
    _ strata: Strata, of profile: Profile, cases: Int, regressions: [Stratum], signatures: Int
  ) {
    let errors = strata.errors()
    let isFree = errors.map { !profile.errorsCompile && $0.isRefused(under: profile) }
    let free = zip(errors, isFree).filter(\.1).map(\.0)
    let compiled = zip(errors, isFree).filter { !$0.1 }.map(\.0)
    let gradients = Signatures.choose(max(1, signatures / 20), from: strata.gradients())
    let chosen =
      Signatures.choose(max(1, signatures * 2 / 5 - gradients.count), from: compiled) + gradients
    self.strata = regressions.map { $0.limited(to: 2) }
    self.strata += free.map { $0.limited(to: 1) } + chosen.map { $0.limited(to: 2) }
    let left = max(cases - self.cases, 0)
    let exhaustive = Signatures.choose(max(1, signatures * 2 / 5), from: strata.exhaustive())
    let stacked = Signatures.choose(
      max(1, signatures / 10), from: strata.stacked(cases: left * 40 / 100))
    let width = Signatures.choose(max(1, signatures / 10), from: strata.width())
    let shares = stacked.isEmpty ? (70, 30, 0) : (40, 20, 40)
    self.strata += Self.fill(exhaustive, with: left * shares.0 / 100)
    self.strata += Self.fill(width, with: left * shares.1 / 100)
    self.strata += Self.fill(stacked, with: left * shares.2 / 100)
  }

  /// Gives each stratum the same number of cases, or all that it has, so that together they come near `total`.
  /// Where there are more strata than cases, every n-th gets one.
  private static func fill(_ strata: [Stratum], with total: Int) -> [Stratum] {
    guard !strata.isEmpty, total > 0 else { return [] }
    if total < strata.count {
      return (0..<total).map { place in
        var stratum = strata[place * strata.count / total]
        stratum.count = stratum.casesPerCall
        return stratum
      }
    }
    let quota = quota(strata.map(\.space), total: total)
    return strata.map {
      var stratum = $0
      let calls = max(1, min($0.space, quota) / $0.casesPerCall)
      stratum.count = calls * $0.casesPerCall
      return stratum
    }
  }

  /// The largest q for which Σ min(space, q) stays within `total`.
  private static func quota(_ spaces: [Int], total: Int) -> Int {
    var left = total
    var remaining = spaces.count
    for space in spaces.sorted() {
      if space * remaining > left { return max(1, left / remaining) }
      left -= space
      remaining -= 1
    }
    return .max
  }
}

extension Stratum {
  fileprivate func limited(to count: Int) -> Stratum {
    var stratum = self
    stratum.count = min(space, count)
    return stratum
  }

  /// Whether all its calls end in an error, whatever the elements, and before a compiler has begun: that there is no
  /// kernel for a type is found when one is to be made. Then one call tells all.
  fileprivate func isRefused(under profile: Profile) -> Bool {
    let plan = try? Plan(
      profile, dtype: dtype, shape: shape,
      strides: Shape.rowMajorStrides(shape, itemSize: 1), arguments: arguments)
    guard let failed = plan?.failed, failed != .kernel, plan?.unspecified == nil else {
      return false
    }
    return !asksGradient
  }
}
