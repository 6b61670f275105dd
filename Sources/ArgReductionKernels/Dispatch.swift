public import Arrays

extension Search {
  /// Runs the reference loop for the element type of `values`; `nil` for types whose elements are not in memory
  /// as numbers (text and objects, which callers compare as `Scalar`s).
  public func winner(
    in values: DType, at base: UnsafeRawPointer, count: Int, stride: Int
  ) -> Winner? {
    switch values {
    case .bool, .uint8: run(UInt8.self, base, count, stride)
    case .int8: run(Int8.self, base, count, stride)
    case .int16: run(Int16.self, base, count, stride)
    case .int32: run(Int32.self, base, count, stride)
    case .int64: run(Int64.self, base, count, stride)
    case .uint16: run(UInt16.self, base, count, stride)
    case .uint32: run(UInt32.self, base, count, stride)
    case .uint64: run(UInt64.self, base, count, stride)
    case .float16: run(Float16.self, base, count, stride)
    case .bfloat16: run(BFloat16.self, base, count, stride)
    case .float32: run(Float.self, base, count, stride)
    case .float64: run(Double.self, base, count, stride)
    case .complex64: run(ComplexParts<Float>.self, base, count, stride)
    case .complex128: run(ComplexParts<Double>.self, base, count, stride)
    case .datetime64, .timedelta64: run(TimeCount.self, base, count, stride)
    case .float8, .string, .bytes, .object, .nullable: nil
    }
  }

  private func run<Element: ArgReducible>(
    _ type: Element.Type, _ base: UnsafeRawPointer, _ count: Int, _ stride: Int
  ) -> Winner {
    referenceWinner(type, at: base, count: count, stride: stride, search: self)
  }
}
