import Arrays

extension DType {
  /// What a missing element of the type can stand for, as a value.
  var extremes: (bottom: Scalar, top: Scalar) {
    switch values {
    case .bool: (.bool(false), .bool(true))
    case .int8: Self.extremes(Int8.self)
    case .int16: Self.extremes(Int16.self)
    case .int32: Self.extremes(Int32.self)
    case .int64: Self.extremes(Int64.self)
    case .uint8: Self.extremes(UInt8.self)
    case .uint16: Self.extremes(UInt16.self)
    case .uint32: Self.extremes(UInt32.self)
    case .uint64: (.int(0), .uint(.max))
    case .complex64, .complex128: (.complex(-.infinity, 0), .complex(.infinity, 0))
    case .datetime64, .timedelta64: (.time(.min + 1), .time(.max))
    default: (.float(-.infinity), .float(.infinity))
    }
  }

  private static func extremes<Value: FixedWidthInteger>(
    _: Value.Type
  ) -> (bottom: Scalar, top: Scalar) {
    (.int(Int64(Value.min)), .int(Int64(Value.max)))
  }
}
