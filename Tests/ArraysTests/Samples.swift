import Arrays

/// Values that every element type must give back bit for bit, extremes included.
enum Samples {
  static func values(_ dtype: DType) -> [Scalar] {
    let plain = present(dtype.values)
    // NaN among nullable floats is masked: it comes back as `missing`.
    return dtype.isNullable ? [.missing] + plain.filter { !$0.isMissing } + [.missing] : plain
  }

  private static func present(_ dtype: DType) -> [Scalar] {
    switch dtype {
    case .bool: [.bool(true), .bool(false)]
    case .int8: integers(Int8.self)
    case .int16: integers(Int16.self)
    case .int32: integers(Int32.self)
    case .int64: integers(Int64.self)
    case .uint8: integers(UInt8.self)
    case .uint16: integers(UInt16.self)
    case .uint32: integers(UInt32.self)
    case .uint64: [.int(0), .int(7), .int(.max), .uint(1 << 63), .uint(.max)]
    case .float16: floats + [.float(65504), .float(0x1p-24)]
    case .bfloat16: floats + [.float(0x1.FEp127), .float(0x1p-133)]
    case .float32: floats + [.float(Double(Float.greatestFiniteMagnitude)), .float(0x1p-149)]
    case .float64: floats + [.float(.greatestFiniteMagnitude), .float(0x1p-1074), .float(0.1)]
    case .float8(let format): float8(format)
    case .complex64, .complex128:
      [
        .complex(1, -2), .complex(.nan, 1), .complex(1, .nan), .complex(-0.0, .infinity),
        .complex(0, -0.0),
      ]
    case .datetime64, .timedelta64: [.time(0), .time(nil), .time(-1), .time(.max), .time(.min + 1)]
    case .string: ["", "a", "zz", "é", "e\u{301}", "😀", "a\0b", " "].map { .string($0) }
    case .bytes: [[], [0x61], [0xFF, 0x00, 0x80], [0x20]].map { .bytes($0) }
    case .object:
      [
        .none, .int(1), .uint(.max), .float(.nan), .string("a"), .bytes([0]), .bool(true),
        .time(nil),
      ]
    case .nullable: []
    }
  }

  private static let floats: [Scalar] = [1.5, 0, -0.0, .nan, .infinity, -.infinity, -2].map {
    .float($0)
  }

  /// Every value that the format has; NaN once.
  private static func float8(_ format: Float8Format) -> [Scalar] {
    format.values.filter { !$0.isNaN }.map { .float(Double($0)) } + [.float(.nan)]
  }

  private static func integers<Value: FixedWidthInteger>(_: Value.Type) -> [Scalar] {
    [Value.min, 0, 1, .max - 1, .max].map { .int(Int64($0)) }
  }

  /// `count` elements in which neighbours differ; with `rows`, as many equal rows.
  static func elements(_ dtype: DType, count: Int, rows: Int = 1) -> [Scalar] {
    let values = values(dtype)
    let width = rows == 0 ? 0 : count / rows
    return (0..<count).map { values[$0 % width % values.count] }
  }

  /// All shapes of ranks 0 to 3 with lengths up to 3.
  static let shapes: [[Int]] = {
    var shapes: [[Int]] = [[]]
    var last = shapes
    for _ in 0..<3 {
      last = last.flatMap { shape in (0...3).map { shape + [$0] } }
      shapes += last
    }
    return shapes
  }()
}
