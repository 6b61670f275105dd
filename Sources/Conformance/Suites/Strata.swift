import Arrays
import Emulation
import Semantics

/// Makes the strata of each suite for one profile.
struct Strata {
  let profile: Profile
  let seed: UInt64

  var forms: ArgumentForms { ArgumentForms(profile: profile) }

  var dtypes: [DType] {
    DType.all.filter { profile.rules.inputDType.value.verdict(on: $0).isTaken }
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

  func stratum(
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
      let values = call.array.values
      var stratum = Stratum(
        suite: .regressions, dtype: values.dtype, shape: values.shape, layout: values.layout,
        arguments: call.arguments, elements: .fixed(values.elements), space: 1)
      (stratum.index, stratum.columns) = (call.array.index, call.array.columns)
      stratum.asksGradient = call.asksGradient
      return stratum
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
    + [[0, 0], [0, 3], [3, 0], [1, 1], [1, 2], [1, 3], [2, 1], [3, 1], [2, 2], [2, 3]]
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
      let axis = profile.call.name(of: .axis)
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
