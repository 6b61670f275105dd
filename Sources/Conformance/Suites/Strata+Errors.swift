import Arrays
import Emulation
import Semantics

/// What is wrong with a call, alone and in pairs: arguments, axes, types, and arrays without an element that can win.
extension Strata {
  func errors() -> [Stratum] {
    let shapes = Self.errorShapes.filter { profile.call.accepts(rank: $0.count) }
    let plain = dtypes.filter { [.float64, .int64, .object, .string].contains($0) }
    let kinds = (plain.isEmpty ? Array(dtypes.prefix(1)) : plain) + refusedInOneWayEach
    let nullable = dtypes.first { $0 == .nullable(.int64) }.map { [$0] } ?? []
    let times = dtypes.first { $0 == .datetime64(.nanosecond) }.map { [$0] } ?? []
    var strata: [Stratum] = []
    for shape in shapes {
      for dtype in kinds + nullable + times {
        let unknown = forms.unknown()
        let odd = forms.oddFlags()
        let axes = forms.wrongAxes(rank: shape.count)
        let results = forms.results(rank: shape.count)
        let alone = axes + odd + unknown + results + forms.twice() + forms.oddResultTypes()
        let pairs =
          axes.prefix(30).enumerated().flatMap { position, axis in
            (unknown.prefix(1) + odd.dropFirst(position % 10).prefix(1)).map { axis + $0 }
          } + (unknown.prefix(1).flatMap { first in odd.prefix(2).map { first + $0 } })
        // A parameter of the function's own is looked at in its turn. Lists are left out: where arguments are hashed,
        // they are refused before all turns, and not where axes of wrong types are.
        let isOwn = profile.call.others["out"] != nil && dtype == kinds.first
        let own = isOwn ? results.suffix(1).map { Array($0.suffix(1)) } : []
        let single = axes.prefix(30).filter { axis in !axis.contains { $0.value.kind == .list } }
        let turns = own.flatMap { last in single.map { $0 + last } }
        strata += (alone + pairs + turns).map { stratum(.errors, dtype, shape, $0) }
        strata += odd.compactMap { withMissing(dtype, shape, $0) }
      }
      strata += askedAtAll.map { stratum(.errors, $0, shape, forms.plain(rank: shape.count)) }
      for dtype in askedAtAll {
        strata += forms.along(rank: shape.count).compactMap { allMissing(dtype, shape, $0) }
      }
    }
    return strata + flagsAlongAxes() + narrowResults() + refusedBesideOthers()
  }

  /// Odd flags beside a right axis, for every type: what a flag may be can depend on both.
  private func flagsAlongAxes() -> [Stratum] {
    let shape = [2, 3]
    guard profile.call.accepts(rank: shape.count) else { return [] }
    return askedAtAll.flatMap { dtype in
      forms.along(rank: shape.count).flatMap { axis in
        forms.oddFlags().map { stratum(.errors, dtype, shape, axis + $0) }
      }
    }
  }

  /// Result types too narrow for the index: it stands just within, and just beyond, each.
  private func narrowResults() -> [Stratum] {
    guard profile.call.accepts(rank: 1), let dtype = dtypes.first(where: { $0 == .float32 }),
      let name = profile.call.name(of: .resultDType),
      let choice = profile.rules.resultDType.value.choice
    else { return [] }
    let best: Double = profile.extremum == .max ? 1 : -1
    return choice.accepted.flatMap { type in
      [127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 70_000].map { place in
        var elements = [Scalar](repeating: .float(0), count: place + 1)
        elements[place] = .float(best)
        return Stratum(
          suite: .errors, dtype: dtype, shape: [place + 1],
          arguments: [.init(name, .string(type))], elements: .fixed(elements), space: 1)
      }
    }
  }

  /// A refused type beside each other thing that can be wrong: what is looked at first decides the error.
  private func refusedBesideOthers() -> [Stratum] {
    let shapes = [[3], [1], [0], [2, 3], [0, 3]].filter { profile.call.accepts(rank: $0.count) }
    return refused.flatMap { dtype in
      shapes.flatMap { shape in forms.along(rank: shape.count).map { (shape, $0) } }
        .map { stratum(.errors, dtype, $0.0, $0.1) }
    }
  }

  // MARK: Types and elements

  private var refused: [DType] {
    DType.all.filter {
      switch profile.rules.inputDType.value.verdict(on: $0) {
      case .refused, .unimplemented: true
      case .accepted, .unspecified, .unknown: false
      }
    }
  }

  /// Of the refused types one for each error and each stage at which it comes: what is asked of one need not be asked
  /// of all.
  private var refusedInOneWayEach: [DType] {
    var seen = Set<InputDType.Verdict>()
    return refused.filter { seen.insert(profile.rules.inputDType.value.verdict(on: $0)).inserted }
  }

  /// A stratum of one case without any element that can win.
  private func allMissing(
    _ dtype: DType, _ shape: [Int], _ arguments: [Call.Argument]
  ) -> Stratum? {
    let count = Shape.count(shape)
    guard count > 0,
      let missing = SpecialValues.numbers(of: dtype).first(where: { $0.isMissing })
    else { return nil }
    return Stratum(
      suite: .errors, dtype: dtype, shape: shape, arguments: arguments,
      elements: .fixed(Array(repeating: missing, count: count)), space: 1)
  }

  /// A stratum of one case whose first element is missing: what a flag means for those shows on no other.
  private func withMissing(
    _ dtype: DType, _ shape: [Int], _ arguments: [Call.Argument]
  ) -> Stratum? {
    let special = SpecialValues.numbers(of: dtype)
    let count = Shape.count(shape)
    guard count > 1, let missing = special.first(where: { $0.isMissing }) else { return nil }
    let others = special.filter { !$0.isMissing }
    return Stratum(
      suite: .errors, dtype: dtype, shape: shape, arguments: arguments,
      elements: .fixed([missing] + (1..<count).map { others[$0 % others.count] }), space: 1)
  }

  /// All types that the spec says something about, and that the library is to be shown once: times in every unit too.
  private var askedAtAll: [DType] {
    let units = TimeUnit.allCases.flatMap { [DType.datetime64($0), .timedelta64($0)] }
    return (DType.all + units.filter { !DType.all.contains($0) }).filter {
      profile.rules.inputDType.value.verdict(on: $0) != .unknown
    }
  }

  private static let errorShapes: [[Int]] = [
    [], [3], [1], [0], [2, 3], [0, 3], [3, 0], [0, 0], [2, 0, 2],
  ]
}
