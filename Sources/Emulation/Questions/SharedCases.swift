import Arrays
package import Semantics

/// A question that can be put to any function of any library: an array, and arguments by their meaning.
package struct SharedCase: Sendable, Hashable {
  /// The rule that the question is about.
  package var rule: RuleName
  package var array: LabelledArray
  /// `nil`: not passed.
  package var axis: ArgumentValue?
  package var keepdims: Bool?
  package var skipna: Bool?

  /// The question in a function's own spelling; an argument that the function lacks is passed under its usual name,
  /// and so answered by that function's own error.
  package func arguments(for template: CallTemplate) -> [Call.Argument] {
    var arguments: [Call.Argument] = []
    if let axis { arguments.append(.init(template.spelling(of: .axis), axis)) }
    if let keepdims {
      arguments.append(.init(template.spelling(of: .keepdims), .bool(keepdims)))
    }
    if let skipna { arguments.append(.init(template.spelling(of: .skipna), .bool(skipna))) }
    return arguments
  }

  /// Whether a function has such arrays at all.
  package func applies(to profile: Profile) -> Bool {
    profile.call.accepts(rank: array.values.rank)
      && profile.layouts.contains(array.values.layout)
      && profile.rules.inputDType.value.verdict(on: array.values.dtype) != .unknown
      && (array.index == nil || !profile.call.needsUniqueLabels
        || Set(array.index ?? []).count == array.index?.count)
  }
}

/// The questions that all functions are asked, so that their answers can be set side by side.
package enum SharedCases {
  /// Simplest first within each rule.
  package static let all: [SharedCase] =
    nan + ties + defaultAxis + axisBounds + axisType + inputDType + resultDType + keepdims + empty
    + zeroDim + flattenOrder + complexOrder + labels + skipna

  private static func make(
    _ rule: RuleName, _ dtype: DType, _ shape: [Int], _ elements: [Scalar],
    layout: Layout = .rowMajor, axis: ArgumentValue? = nil, keepdims: Bool? = nil,
    skipna: Bool? = nil, index: [Label]? = nil, columns: [Label]? = nil
  ) -> SharedCase? {
    guard
      let array = try? NDArray(dtype: dtype, shape: shape, elements: elements, layout: layout)
    else { return nil }
    return SharedCase(
      rule: rule, array: LabelledArray(array, index: index, columns: columns), axis: axis,
      keepdims: keepdims, skipna: skipna)
  }

  /// All vectors of the given length over some values.
  private static func vectors(_ values: [Scalar], length: Int) -> [[Scalar]] {
    guard length > 0 else { return [[]] }
    return vectors(values, length: length - 1).flatMap { rest in values.map { rest + [$0] } }
  }

  private static let floatTypes: [DType] = [.float64, .float32, .float16]
  private static let matrix: [Scalar] = [1, 9, 2, 3, 0, 4].map { .float($0) }

  private static var nan: [SharedCase] {
    let values: [Scalar] = [.float(1), .float(.nan), .float(-.infinity), .float(.infinity)]
    let small = (1...3).flatMap { vectors(values, length: $0) }
      .filter { $0.contains(where: \.isMissing) }
    let times: [Scalar] = [.time(1), .time(nil), .time(2)]
    return floatTypes.flatMap { dtype in
      small.compactMap { make(.nan, dtype, [$0.count], $0) }
    }
      + (1...3).flatMap { vectors(times, length: $0) }.filter { $0.contains(where: \.isMissing) }
      .compactMap { make(.nan, .datetime64(.nanosecond), [$0.count], $0) }
      + [[1, .nan, 3, 2, 2, 0], [.nan, .nan, 1, 2, 3, .nan]].flatMap { (row: [Double]) in
        [0, 1].compactMap { axis in
          make(.nan, .float64, [2, 3], row.map { .float($0) }, axis: .int(axis))
        }
      }
  }

  private static var ties: [SharedCase] {
    let pairs: [(DType, [Scalar])] = [
      (.float64, [.float(0), .float(-0.0), .float(1)]), (.int64, [.int(0), .int(1)]),
      (.bool, [.bool(false), .bool(true)]), (.string, [.string("a"), .string("b")]),
      (.float32, [.float(1), .float(.infinity)]),
    ]
    let long = [9, 17, 33, 65, 100].flatMap { length in
      [0, length / 2, length - 2].compactMap { first -> SharedCase? in
        var elements = [Scalar](repeating: .float(0), count: length)
        elements[first] = .float(1)
        elements[length - 1] = .float(1)
        return make(.ties, .float64, [length], elements)
      }
    }
    return pairs.flatMap { dtype, values in
      (2...4).flatMap { vectors(values, length: $0) }.compactMap {
        make(.ties, dtype, [$0.count], $0)
      }
    } + long
  }

  private static var defaultAxis: [SharedCase] {
    let shapes = [[2, 3], [3, 2], [1, 3], [3, 1], [2, 2, 2]]
    return shapes.flatMap { shape in
      (0..<4).compactMap { turn in
        let count = Shape.count(shape)
        let elements = (0..<count).map { Scalar.float(Double(($0 * 5 + turn * 3) % 7)) }
        return make(.defaultAxis, .float64, shape, elements)
      }
    }
  }

  private static var axisBounds: [SharedCase] {
    [[3], [2, 3]].flatMap { shape in
      [-1, Int64(shape.count), -Int64(shape.count) - 1, 100, -100].compactMap { axis in
        make(
          .axisBounds, .float64, shape, Array(matrix.prefix(Shape.count(shape))), axis: .int(axis))
      }
    }
  }

  private static var axisType: [SharedCase] {
    let axes: [ArgumentValue] = [
      .none, .bool(true), .bool(false), .float(0), .float(0.5), .string("0"), .string("index"),
      .list([.int(0)]), .int(1 << 40), .bigInt("9223372036854775808"),
    ]
    return [[3], [2, 3]].flatMap { shape in
      axes.compactMap {
        make(.axisType, .float64, shape, Array(matrix.prefix(Shape.count(shape))), axis: $0)
      }
    }
  }

  private static var inputDType: [SharedCase] {
    DType.all.flatMap { dtype -> [SharedCase] in
      let values = SpecialValues.of(dtype).filter { !$0.isMissing && $0 != .none }
      return [Array(values.prefix(2)), Array(values.suffix(2))].compactMap {
        make(.inputDType, dtype, [$0.count], $0)
      }
    }
  }

  private static var resultDType: [SharedCase] {
    [[3], [2, 3]].flatMap { shape in
      [DType.float64, .int64, .bool].compactMap { dtype in
        let elements: [Scalar] = (0..<Shape.count(shape)).map {
          dtype == .bool ? .bool($0 == 1) : dtype == .int64 ? .int(Int64($0)) : .float(Double($0))
        }
        return make(
          .resultDType, dtype, shape, elements, axis: shape.count > 1 ? .int(0) : nil)
      }
    }
  }

  private static var keepdims: [SharedCase] {
    [true, false].flatMap { flag in
      [nil, 0].compactMap { (axis: Int64?) in
        make(
          .keepdims, .float64, [2, 3], matrix, axis: axis.map { .int($0) }, keepdims: flag)
      }
        + [make(.keepdims, .float64, [3], Array(matrix.prefix(3)), keepdims: flag)].compactMap {
          $0
        }
    }
  }

  private static var empty: [SharedCase] {
    [[0], [0, 3], [3, 0], [0, 0]].flatMap { shape in
      ([nil] + (0..<Int64(shape.count)).map { $0 }).compactMap { (axis: Int64?) in
        make(.empty, .float64, shape, [], axis: axis.map { .int($0) })
      }
    }
  }

  private static var zeroDim: [SharedCase] {
    [nil, 0, -1, 1].compactMap { (axis: Int64?) in
      make(.zeroDim, .float64, [], [.float(5)], axis: axis.map { .int($0) })
    }
  }

  private static var flattenOrder: [SharedCase] {
    [Layout.rowMajor, .columnMajor, .reversed].compactMap {
      make(.flattenOrder, .float64, [2, 3], matrix, layout: $0, axis: ArgumentValue.none)
    }
  }

  private static var complexOrder: [SharedCase] {
    let values: [Scalar] = [.complex(1, 0), .complex(0, 2), .complex(1, -1), .complex(-3, 0)]
    return (2...3).flatMap { vectors(values, length: $0) }.compactMap {
      make(.complexOrder, .complex128, [$0.count], $0)
    }
  }

  private static var labels: [SharedCase] {
    let names: [Label] = ["a", "b", "c"].map { .value(.string($0)) }
    return [
      make(.labels, .float64, [3], Array(matrix.prefix(3)), index: names),
      make(
        .labels, .float64, [2, 3], matrix, axis: .int(0), index: Array(names.prefix(2)),
        columns: names),
      make(
        .labels, .float64, [2, 3], matrix, axis: .int(1), index: Array(names.prefix(2)),
        columns: names),
    ].compactMap { $0 }
  }

  private static var skipna: [SharedCase] {
    [true, false].flatMap { flag in
      [[1, .nan, 3], [1, 2, 3], [.nan, .nan]].compactMap { (row: [Double]) in
        make(.skipna, .float64, [row.count], row.map { .float($0) }, skipna: flag)
      }
    }
  }
}
