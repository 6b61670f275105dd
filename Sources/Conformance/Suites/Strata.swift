import Arrays
import Semantics

/// Makes the strata of each suite for one profile.
struct Strata {
  let profile: Profile
  let seed: UInt64

  private var forms: ArgumentForms { ArgumentForms(profile: profile) }

  private var dtypes: [DType] {
    DType.all.filter { profile.rules.inputDType.value.verdict(on: $0).isTaken }
  }

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

  /// Layouts other than C matter to libraries that are handed memory.
  private func layouts(_ shape: [Int], _ dtype: DType) -> [Layout] {
    guard !dtype.isNullable, dtype != .object, shape.contains(where: { $0 > 1 }) else {
      return [.rowMajor]
    }
    let telling: [Layout] =
      dtype == .string || dtype == .bytes
      ? [.rowMajor, .reversed]
      : shape.count > 1 ? Layout.allCases : [.rowMajor, .reversed, .strided]
    return telling.filter { profile.layouts.contains($0) }
  }

  private func labelForms(rank: Int) -> [LabelForm] {
    guard profile.call.givesLabels, rank > 0 else { return [.none] }
    return LabelForm.allCases.filter { $0 != .duplicates || !profile.call.needsUniqueLabels }
  }

  private func stratum(
    _ suite: Suite, _ dtype: DType, _ shape: [Int], _ arguments: [Call.Argument],
    layout: Layout = .rowMajor, labels: LabelForm = .none,
    elements: ElementSource = .combinations
  ) -> Stratum {
    var stratum = Stratum(
      suite: suite, dtype: dtype, shape: shape, layout: layout, labels: labels,
      arguments: arguments, elements: elements, space: 1)
    let cells =
      layout == .broadcast && !shape.isEmpty
      ? Shape.count(Array(shape.dropFirst())) * min(shape[0], 1) : Shape.count(shape)
    let letters =
      elements == .combinationsOfNumbers
      ? SpecialValues.numbers(of: dtype) : SpecialValues.of(dtype)
    stratum.space = CaseElements.combinations(of: letters.count, cells: cells)
    return stratum
  }

  func regressions(_ calls: [Call]) -> [Stratum] {
    calls.filter { $0.function == profile.function && $0.mode == profile.mode }.map { call in
      Stratum(
        suite: .regressions, dtype: call.array.values.dtype, shape: call.array.values.shape,
        layout: call.array.values.layout, arguments: call.arguments,
        elements: .fixed(call.array.values.elements), space: 1)
    }
  }

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
        let alone = axes + odd + unknown + forms.twice() + forms.oddResultTypes()
        let pairs =
          axes.prefix(30).enumerated().flatMap { position, axis in
            (unknown.prefix(1) + odd.dropFirst(position % 10).prefix(1)).map { axis + $0 }
          } + (unknown.prefix(1).flatMap { first in odd.prefix(2).map { first + $0 } })
        strata += (alone + pairs).map { stratum(.errors, dtype, shape, $0) }
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
      let name = profile.call.parameters.filter({ $0.value == .resultDType }).map(\.key).max(),
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
    let shapes = [[3], [0], [2, 3], [0, 3]].filter { profile.call.accepts(rank: $0.count) }
    return refused.flatMap { dtype in
      shapes.flatMap { shape in forms.along(rank: shape.count).map { (shape, $0) } }
        .map { stratum(.errors, dtype, $0.0, $0.1) }
    }
  }

  /// What flows back: for each type with numbers between whole ones, small arrays along each axis.
  func gradients() -> [Stratum] {
    guard profile.call.gradient != nil else { return [] }
    let floats = dtypes.filter { [.float16, .bfloat16, .float32, .float64].contains($0) }
    return [[3], [2, 3]].filter { profile.call.accepts(rank: $0.count) }.flatMap { shape in
      floats.flatMap { dtype in
        forms.along(rank: shape.count).map {
          Stratum(
            suite: .gradient, dtype: dtype, shape: shape, arguments: $0,
            elements: .fixed((0..<Shape.count(shape)).map { .float(Double($0 * 2 % 3)) }), space: 1)
        }
      }
    }
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

  func exhaustive() -> [Stratum] {
    var strata: [Stratum] = []
    for shape in Self.smallShapes where profile.call.accepts(rank: shape.count) {
      for arguments in forms.right(rank: shape.count) {
        for dtype in dtypes {
          for layout in layouts(shape, dtype) {
            for labels in labelForms(rank: shape.count) where layout == .rowMajor || labels == .none
            {
              let sources: [ElementSource] =
                dtype == .object ? [.combinationsOfNumbers, .combinations] : [.combinations]
              strata += sources.map {
                stratum(
                  .exhaustive, dtype, shape, arguments, layout: layout, labels: labels, elements: $0
                )
              }
            }
          }
        }
      }
    }
    return strata
  }

  private static let smallShapes: [[Int]] =
    [[], [0], [1], [2], [3], [4]]
    + [[0, 0], [0, 3], [3, 0], [1, 1], [1, 2], [1, 3], [2, 1], [2, 2], [2, 3]]
    + [[0, 1, 2], [2, 0, 2], [2, 1, 2], [1, 2, 2]]

  func width() -> [Stratum] {
    guard profile.call.accepts(rank: 1) else { return [] }
    let numeric = dtypes.filter { $0.itemSize != nil && !$0.isNullable }
    return Self.widths.flatMap { length in
      numeric.map { dtype in
        Stratum(
          suite: .width, dtype: dtype, shape: [length], arguments: forms.plain(rank: 1),
          elements: .marked,
          space: CaseElements.marks(dtype, length: length))
      }
    }
  }

  /// One below, at and above each vector width and its multiples.
  private static let widths: [Int] = {
    let powers = (2...12).map { 1 << $0 }
    return Set(powers.flatMap { [$0 - 1, $0, $0 + 1] } + [24, 48, 96, 100, 1000]).sorted()
  }()

  /// As many strata as asked for, each of its own shape, type and arguments.
  func random(count: Int) -> [Stratum] {
    var generator = SplitMix(seed: seed, 1)
    var strata: [Stratum] = []
    let ranks = (1...3).filter { profile.call.accepts(rank: $0) }
    guard !ranks.isEmpty, !dtypes.isEmpty else { return [] }
    for _ in 0..<count {
      let rank = ranks[Int(generator.next() % UInt64(ranks.count))]
      let longest: UInt64 = rank == 1 ? 70 : rank == 2 ? 12 : 5
      let shape = (0..<rank).map { _ in Int(1 + generator.next() % longest) }
      let dtype = dtypes[Int(generator.next() % UInt64(dtypes.count))]
      let forms = forms.right(rank: rank)
      let layouts = layouts(shape, dtype)
      let labels = labelForms(rank: rank)
      strata.append(
        Stratum(
          suite: .random, dtype: dtype, shape: shape,
          layout: layouts[Int(generator.next() % UInt64(layouts.count))],
          labels: labels[Int(generator.next() % UInt64(labels.count))],
          arguments: forms[Int(generator.next() % UInt64(forms.count))],
          elements: .random(generator.next()), space: 1 << 40))
    }
    return strata
  }

  /// Vectors as the rows of one 2-D call, where the function has an axis and one row cannot fail the others.
  /// Few cases make low stacks, so that every type and length still comes.
  func stacked(cases: Int) -> [Stratum] {
    guard profile.call.accepts(rank: 2), !profile.call.givesLabels,
      let axis = profile.call.parameters.filter({ $0.value == .axis }).map(\.key).max()
    else { return [] }
    var generator = SplitMix(seed: seed, 2)
    let dtypes = dtypes.filter { $0.itemSize != nil && !$0.isNullable && !canFail($0) }
    let rows = min(2048, max(8, cases / max(1, dtypes.count * Self.stackedLengths.count)))
    return dtypes.flatMap { dtype in
      Self.stackedLengths.map { length in
        Stratum(
          suite: .stacked, dtype: dtype, shape: [min(rows, length < 40 ? 2048 : 256), length],
          arguments: [.init(axis, .int(-1))], elements: .random(generator.next()), space: 1 << 40)
      }
    }
  }

  private static let stackedLengths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65]

  /// Whether one row of NaN would fail the whole call.
  private func canFail(_ dtype: DType) -> Bool {
    guard SpecialValues.of(dtype).contains(where: \.isMissing) else { return false }
    switch profile.rules.nan.value(for: dtype) {
    case .skipped(.error), .countsAs(_, .error, _), .settles(.error), .skipped(.none),
      .countsAs(_, .none, _), .settles(.none):
      return true
    default: return false
    }
  }
}
