package import Arrays

/// The values of each type at which libraries part ways, simplest first.
package enum SpecialValues {
  package static func of(_ dtype: DType) -> [Scalar] {
    switch dtype {
    case .bool: [.bool(false), .bool(true)]
    case .int8: integers(Int8.self)
    case .int16: integers(Int16.self)
    case .int32: integers(Int32.self)
    case .int64: integers(Int64.self)
    case .uint8: integers(UInt8.self)
    case .uint16: integers(UInt16.self)
    case .uint32: integers(UInt32.self)
    case .uint64: integers(UInt64.self)
    case .float16: floats(Float16.self)
    case .float32: floats(Float.self)
    case .float64: floats(Double.self)
    case .bfloat16: floats(Float.self, greatest: Double(BFloat16(bits: 0x7F7F).float))
    case .float8(let format): floats(format)
    case .complex64, .complex128: complexes
    case .datetime64(let unit), .timedelta64(let unit): times(unit)
    case .string: ["", "a", "b", "ab", "B", "é", "\u{10FFFF}"].map { .string($0) }
    case .bytes: ["", "a", "b", "ab", "B", "~"].map { .bytes(Array($0.utf8)) }
    case .object: objects
    case .nullable: [.missing] + of(dtype.values).filter { !$0.isMissing }
    }
  }

  /// Those that can always be compared with each other: for objects the numbers, for other types all.
  package static func numbers(of dtype: DType) -> [Scalar] {
    of(dtype).filter { value in
      guard dtype == .object else { return true }
      return switch value {
      case .bool, .int, .uint, .float: true
      case .complex, .time, .string, .bytes, .none, .missing: false
      }
    }
  }

  private static func integers<Integer: FixedWidthInteger>(_: Integer.Type) -> [Scalar] {
    let values: [Integer] =
      Integer.isSigned
      ? [0, 1, .max, .min, -1, .max - 1] : [0, 1, .max, .max / 2, .max / 2 + 1, .max - 1]
    return values.map { Int64(exactly: $0).map { .int($0) } ?? .uint(UInt64($0)) }
  }

  private static func floats<Real: BinaryFloatingPoint>(
    _: Real.Type, greatest: Double = Double(Real.greatestFiniteMagnitude)
  ) -> [Scalar] {
    let values: [Double] = [
      0, 1, .nan, -.infinity, .infinity, -0.0, greatest, -greatest,
      Double(Real.leastNonzeroMagnitude),
    ]
    return values.map { .float($0) }
  }

  private static func floats(_ format: Float8Format) -> [Scalar] {
    let finite = format.values.filter(\.isFinite)
    let (least, greatest) = (finite.min() ?? 0, finite.max() ?? 0)
    let tiny = finite.filter { $0 > 0 }.min() ?? 0
    let wanted: [Float] = [0, 1, .nan, -.infinity, .infinity, -0.0, greatest, least, tiny]
    var seen = Set<UInt8>()
    // As the format holds them: what it lacks has become another value.
    return wanted.map { format.bits(Double($0)) }.filter { seen.insert($0).inserted }
      .map { .float(Double(format.values[Int($0)])) }
  }

  private static let complexes: [Scalar] = [
    .complex(0, 0), .complex(1, 0), .complex(0, 1), .complex(.nan, 0), .complex(0, .nan),
    .complex(1, -1), .complex(-.infinity, 0), .complex(.infinity, 0), .complex(-.infinity, -5),
    .complex(.infinity, .nan), .complex(.infinity, 5),
  ]

  /// About fifty years to either side, which every unit and every library can hold.
  private static func times(_ unit: TimeUnit) -> [Scalar] {
    let far = 1_600_000_000_000_000_000 / unit.nanoseconds
    return [.time(0), .time(1), .time(nil), .time(-1), .time(far), .time(-far)]
  }

  private static let objects: [Scalar] = [
    .int(0), .int(1), .float(.nan), .none, .float(0.5), .string("a"), .string("b"), .bool(true),
    .float(-.infinity), .uint(.max), .float(.infinity),
  ]
}
