/// Reads and writes one element of array memory as a `Scalar`.
enum ElementCodec {
  /// The element in `cell`.
  static func load(_ cell: UnsafeRawBufferPointer, as type: DType) -> Scalar {
    switch type {
    case .bool: .bool(cell[0] != 0)
    case .int8: .int(Int64(cell.loadUnaligned(as: Int8.self)))
    case .int16: .int(Int64(cell.loadUnaligned(as: Int16.self)))
    case .int32: .int(Int64(cell.loadUnaligned(as: Int32.self)))
    case .int64: .int(cell.loadUnaligned(as: Int64.self))
    case .uint8: .int(Int64(cell[0]))
    case .uint16: .int(Int64(cell.loadUnaligned(as: UInt16.self)))
    case .uint32: .int(Int64(cell.loadUnaligned(as: UInt32.self)))
    case .uint64: Scalar(unsigned: cell.loadUnaligned(as: UInt64.self))
    case .float8(let format): .float(Double(format.values[Int(cell[0])]))
    case .float16: .float(Double(cell.loadUnaligned(as: Float16.self)))
    case .bfloat16: .float(Double(BFloat16(bits: cell.loadUnaligned(as: UInt16.self)).float))
    case .float32: .float(Double(cell.loadUnaligned(as: Float.self)))
    case .float64: .float(cell.loadUnaligned(as: Double.self))
    case .complex64:
      .complex(
        Double(cell.loadUnaligned(as: Float.self)),
        Double(cell.loadUnaligned(fromByteOffset: 4, as: Float.self)))
    case .complex128:
      .complex(
        cell.loadUnaligned(as: Double.self),
        cell.loadUnaligned(fromByteOffset: 8, as: Double.self))
    case .datetime64, .timedelta64: time(cell.loadUnaligned(as: Int64.self))
    case .string: .string(text(cell))
    case .bytes: .bytes(Array(cell.prefix(trimming: 0)))
    case .object, .nullable: preconditionFailure("\(type) has no bytes of its own")
    }
  }

  /// Writes `value`; `false` where the type cannot hold it. Floats round, integers and text never wrap or cut.
  static func store(
    _ value: Scalar, as type: DType, in cell: UnsafeMutableRawBufferPointer
  ) -> Bool {
    switch (type, value) {
    case (.bool, .bool(let flag)): cell[0] = flag ? 1 : 0
    case (.int8, _): return put(value.exactly(Int8.self), in: cell)
    case (.int16, _): return put(value.exactly(Int16.self), in: cell)
    case (.int32, _): return put(value.exactly(Int32.self), in: cell)
    case (.int64, _): return put(value.exactly(Int64.self), in: cell)
    case (.uint8, _): return put(value.exactly(UInt8.self), in: cell)
    case (.uint16, _): return put(value.exactly(UInt16.self), in: cell)
    case (.uint32, _): return put(value.exactly(UInt32.self), in: cell)
    case (.uint64, _): return put(value.exactly(UInt64.self), in: cell)
    case (.float8(let format), _): return put(value.double.map { format.bits($0) }, in: cell)
    case (.float16, _): return put(value.double.map { Float16($0) }, in: cell)
    case (.bfloat16, _): return put(value.double.map { BFloat16(Float($0)).bits }, in: cell)
    case (.float32, _): return put(value.double.map { Float($0) }, in: cell)
    case (.float64, _): return put(value.double, in: cell)
    case (.complex64, _):
      guard let (real, imaginary) = value.parts else { return false }
      cell.storeBytes(of: Float(real), as: Float.self)
      cell.storeBytes(of: Float(imaginary), toByteOffset: 4, as: Float.self)
    case (.complex128, _):
      guard let (real, imaginary) = value.parts else { return false }
      cell.storeBytes(of: real, as: Double.self)
      cell.storeBytes(of: imaginary, toByteOffset: 8, as: Double.self)
    case (.datetime64, .time(let count)), (.timedelta64, .time(let count)):
      cell.storeBytes(of: count ?? .min, as: Int64.self)
    case (.string, .string(let text)):
      for (position, scalar) in text.unicodeScalars.enumerated() {
        cell.storeBytes(of: scalar.value, toByteOffset: position * 4, as: UInt32.self)
      }
    case (.bytes, .bytes(let bytes)): cell.copyBytes(from: bytes)
    default: return false
    }
    return true
  }

  private static func time(_ count: Int64) -> Scalar {
    .time(count == TimeCount.notATime.count ? nil : count)
  }

  private static func text(_ cell: UnsafeRawBufferPointer) -> String {
    var scalars = String.UnicodeScalarView()
    let codes = (0..<cell.count / 4).map {
      cell.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)
    }
    for code in codes.prefix(trimming: 0) {
      scalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return String(scalars)
  }

  private static func put<Value: BitwiseCopyable>(
    _ value: Value?, in cell: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard let value else { return false }
    cell.storeBytes(of: value, as: Value.self)
    return true
  }
}

extension Scalar {
  fileprivate func exactly<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
    switch self {
    case .int(let value): Value(exactly: value)
    case .uint(let value): Value(exactly: value)
    default: nil
    }
  }

  fileprivate var double: Double? {
    switch self {
    case .float(let value): value
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    default: nil
    }
  }

  fileprivate var parts: (Double, Double)? {
    if case .complex(let real, let imaginary) = self { return (real, imaginary) }
    return double.map { ($0, 0) }
  }
}

extension Collection where Element: Equatable {
  /// All but the padding at the end, as NumPy trims its fixed-width text.
  fileprivate func prefix(trimming padding: Element) -> SubSequence {
    var end = endIndex
    while end > startIndex {
      let before = index(end, offsetBy: -1)
      guard self[before] == padding else { break }
      end = before
    }
    return self[startIndex..<end]
  }
}
