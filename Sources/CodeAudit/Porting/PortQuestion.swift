import Arrays
import Emulation
import Semantics

/// A question that a call in a source file can come to ask: an array, and the call's arguments by their meaning.
struct PortQuestion: Hashable, Sendable {
  var rule: RuleName
  var array: LabelledArray
  var arguments: [CallTemplate.Role: ArgumentValue]
}

/// The questions that a call can meet: the shared ones, put in the way that the call is written.
///
/// What the file tells (literals, a type, a rank) holds; where it tells nothing, everything usual is asked. A type
/// that is not known is a number's: other types, and what becomes of a type, are asked where the file tells them. The
/// axis is always one that the function ported from takes.
struct PortQuestions {
  var pattern: CallPattern
  var from: Profile
  var to: Profile

  /// The types that are asked where the file tells none.
  private static let usualTypes: [DType] = [.float64, .float32, .int64]

  /// Simplest first.
  func about(_ rule: RuleName) -> [PortQuestion] {
    arrays(for: rule).flatMap { array in
      axes(rank: array.values.rank, rule).flatMap { axis in
        others.map { arguments in
          var arguments = arguments
          arguments[.axis] = axis
          return PortQuestion(rule: rule, array: array, arguments: arguments)
        }
      }
    }.uniqued()
  }

  // MARK: Arguments

  /// The axes that are passed for arrays of a rank; `nil` stands for none. Empty where the call cannot have such.
  ///
  /// What raises in the library ported from is of interest where the error is caught.
  private func axes(rank: Int, _ rule: RuleName) -> [ArgumentValue?] {
    let usual: [ArgumentValue] = rank > 1 ? [.int(0), .int(1), .int(-1)] : [.int(0), .int(-1)]
    switch pattern.form(of: .axis) {
    case nil: return pattern.isOpen && to.call.name(of: .axis) != nil ? [nil] + usual : [nil]
    case .expression:
      let isCaught = rule == .axisBounds && !pattern.handlers.isEmpty
      let (least, most) = (Int64(-max(rank, 1)), Int64(max(rank, 1)) - 1)
      return isCaught ? usual + [.int(most + 1), .int(least - 1)] : usual
    case .value(let value):
      guard case .number(let number) = from.meaning(ofAxis: value) else { return [value] }
      let isInside = rank == 0 ? (-1...0) ~= number : (-rank..<rank) ~= number
      let isCaught = rule == .axisBounds && !pattern.handlers.isEmpty
      return isInside || isCaught ? [value] : []
    }
  }

  /// The ways to pass all arguments but the axis.
  private var others: [[CallTemplate.Role: ArgumentValue]] {
    var ways: [[CallTemplate.Role: ArgumentValue]] = [[:]]
    for role in [CallTemplate.Role.keepdims, .skipna, .resultDType] {
      let values: [ArgumentValue]
      switch pattern.form(of: role) {
      case nil: continue
      case .value(let value): values = [value]
      case .expression: values = role == .resultDType ? [] : [.bool(true), .bool(false)]
      }
      guard !values.isEmpty else { continue }
      ways = ways.flatMap { way in values.map { way.merging([role: $0]) { _, new in new } } }
    }
    return ways
  }

  // MARK: Arrays

  private func arrays(for rule: RuleName) -> [LabelledArray] {
    switch rule {
    case .inputDType: return special
    case .gradient:
      return LabelledArray([.float(1), .float(3), .float(2)], of: .float64)
        .flatMap { typed($0).first }.flatMap { vector($0) }.map { [$0] } ?? []
    case .axisBounds: return pattern.form(of: .axis) == nil ? [] : shared(rule)
    case .axisType:
      return pattern.form(of: .axis).map(Self.isPlainAxis) ?? true ? [] : shared(.defaultAxis)
    case .keepdims: return pattern.form(of: .keepdims) == nil ? [] : shared(rule)
    case .skipna: return pattern.form(of: .skipna) == nil ? [] : shared(rule)
    case .defaultAxis:
      return pattern.form(of: .axis) == nil || pattern.isOpen ? shared(rule) : []
    case .ties: return shared(rule) + (pattern.dtype == nil ? [] : special)
    case .nan, .resultDType, .complexOrder, .empty, .zeroDim, .flattenOrder, .labels:
      return shared(rule)
    }
  }

  /// One and two of the special values of the array's type.
  ///
  /// Nearly every library refuses some type, which is worth a word where the array has it. Where the file does not tell
  /// the type, that of Python's own numbers is asked, of a library that takes it as it is.
  private var special: [LabelledArray] {
    let usual: DType = .float64
    let types = from.rules.inputDType.value
    let keepsUsual = types.verdict(on: usual) == .accepted && types.comparedType(of: usual) == usual
    guard let dtype = pattern.dtype ?? (keepsUsual ? usual : nil) else { return [] }
    // Of numbers below the normal ones it is the ties that are told of, where the file tells the type.
    let values = SpecialValues.numbers(of: dtype).filter {
      pattern.dtype != nil || !$0.isBelow(.leastNormalMagnitude)
    }
    let vectors = values.map { [$0] } + values.flatMap { one in values.map { [one, $0] } }
    return vectors.compactMap { vector(LabelledArray($0, of: dtype)) }
  }

  private static func isPlainAxis(_ form: CallPattern.Form) -> Bool {
    switch form {
    case .expression: true
    case .value(let value): value.kind == .integer
    }
  }

  private func shared(_ rule: RuleName) -> [LabelledArray] {
    let standing: Set<RuleName> = [.nan, .ties, .resultDType, .complexOrder, .skipna]
    return SharedCases.all.filter {
      $0.rule == rule && from.layouts.contains($0.array.values.layout)
    }
    .flatMap { typed($0.array) }
    .compactMap { standing.contains(rule) && $0.values.rank == 1 ? vector($0) : fitting($0) }
    .uniqued()
  }

  /// The array where the call can have one of its rank.
  private func fitting(_ array: LabelledArray) -> LabelledArray? {
    let rank = array.values.rank
    let isKnown = pattern.rank.map { $0 == rank } ?? true
    return isKnown && from.call.accepts(rank: rank) && to.call.accepts(rank: rank) ? array : nil
  }

  /// The array in the types that the call can have.
  private func typed(_ array: LabelledArray) -> [LabelledArray] {
    guard let dtype = pattern.dtype else {
      return Self.usualTypes.contains(array.values.dtype) ? [array] : []
    }
    return array.recast(to: dtype, largest: from.extremum == .max).map { [$0] } ?? []
  }

  /// A vector along the axis that the call reduces, in an array of the smallest rank that has such an axis.
  private func vector(_ array: LabelledArray?) -> LabelledArray? {
    guard let array, let length = array.values.shape.first, pattern.rank != 0 else { return nil }
    let meaning: AxisMeaning =
      switch pattern.form(of: .axis) {
      case nil: from.meaning(ofAxis: nil)
      case .expression: .number(0)
      case .value(let value): from.meaning(ofAxis: value)
      }
    var axis = -1
    if case .number(let number) = meaning { axis = number }
    guard (-8..<8).contains(axis) else { return nil }
    let least = max(axis < 0 ? -axis : axis + 1, 1)
    guard
      let rank = (least...(least + 1)).first(where: {
        from.call.accepts(rank: $0) && to.call.accepts(rank: $0)
      })
    else { return nil }
    guard rank > 1 else { return array }
    var shape = [Int](repeating: 1, count: rank)
    shape[axis < 0 ? axis + rank : axis] = length
    return (try? NDArray(dtype: array.values.dtype, shape: shape, elements: array.values.elements))
      .map { LabelledArray($0) }
  }
}

extension LabelledArray {
  fileprivate init?(_ elements: [Scalar], of dtype: DType) {
    guard let array = try? NDArray(dtype: dtype, shape: [elements.count], elements: elements) else {
      return nil
    }
    self.init(array)
  }

  /// The same values in another type; `nil` where that cannot hold them.
  ///
  /// - Parameter largest: whether of bools the largest value is to be the one that is `True`, or the smallest `False`.
  fileprivate func recast(to dtype: DType, largest: Bool) -> LabelledArray? {
    guard dtype != values.dtype else { return self }
    let elements = values.elements
    let numbers = elements.compactMap(\.number)
    let recast: [Scalar?]
    if dtype.values == .bool {
      guard numbers.count == elements.count, !numbers.contains(where: \.isNaN) else { return nil }
      let best = largest ? numbers.max() : numbers.min()
      recast = numbers.map { .bool(($0 == best) == largest) }
    } else {
      recast = elements.map { $0.recast(to: dtype) }
    }
    guard !recast.contains(nil),
      let array = try? NDArray(
        dtype: dtype, shape: values.shape, elements: recast.compactMap(\.self),
        layout: values.layout)
    else { return nil }
    return LabelledArray(array, index: index, columns: columns)
  }
}

extension Scalar {
  fileprivate var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  fileprivate func recast(to dtype: DType) -> Scalar? {
    guard let number else { return nil }
    if dtype.isNullable, number.isNaN { return .missing }
    switch dtype.values {
    case .float16, .bfloat16, .float32, .float64, .float8: return .float(number)
    case .int8, .int16, .int32, .int64: return Int64(exactly: number).map { .int($0) }
    case .uint8, .uint16, .uint32, .uint64:
      return UInt64(exactly: number).map { Int64(exactly: $0).map { .int($0) } ?? .uint($0) }
    case .complex64, .complex128: return .complex(number, 0)
    case .datetime64, .timedelta64:
      return number.isNaN ? .time(nil) : Int64(exactly: number).map { .time($0) }
    case .object: return self
    case .bool, .string, .bytes, .nullable: return nil
    }
  }
}
