import Arrays

/// What a library does to elements before it compares them: another type, subnormal numbers as zero. The elements so
/// prepared lie in C order.
struct Preparation: Sendable {
  /// The type in which elements are compared.
  let target: DType
  let strides: [Int]
  let byteCount: Int
  private let source: DType
  private let flushes: Bool
  /// Where the elements lie in the array, in C order.
  private let offsets: [Int]

  /// `nil` where elements are compared as they are.
  init?(_ dtype: DType, as compared: DType, flushes: Bool, shape: [Int], strides: [Int]) {
    var target = compared
    if case .float8 = compared { target = .float32 }
    let flushes = flushes && compared.hasSubnormalBits
    guard target != dtype || flushes, let size = target.itemSize else { return nil }
    source = dtype
    self.target = target
    self.flushes = flushes
    self.strides = Shape.rowMajorStrides(shape, itemSize: size)
    offsets = Shape.offsets(shape, strides: strides)
    byteCount = offsets.count * size
  }

  /// Writes the elements of an array into memory of `byteCount` bytes.
  func prepare(_ base: UnsafeRawPointer, into memory: UnsafeMutableRawPointer) {
    switch (source, target) {
    case (.float64, .float32): convert(base, memory) { (value: Double) in Float(value) }
    case (.int64, .int32): convert(base, memory) { Int32(truncatingIfNeeded: $0 as Int64) }
    case (.uint64, .uint32): convert(base, memory) { UInt32(truncatingIfNeeded: $0 as UInt64) }
    case (.float8(let format), _):
      let values = format.values
      convert(base, memory) { (bits: UInt8) in values[Int(bits)] }
    default: copy(base, memory)
    }
    if flushes { flush(memory) }
  }

  private func convert<From, To>(
    _ base: UnsafeRawPointer, _ memory: UnsafeMutableRawPointer, _ change: (From) -> To
  ) {
    let target = memory.assumingMemoryBound(to: To.self)
    for (place, offset) in offsets.enumerated() {
      target[place] = change((base + offset).assumingMemoryBound(to: From.self).pointee)
    }
  }

  private func copy(_ base: UnsafeRawPointer, _ memory: UnsafeMutableRawPointer) {
    switch target.itemSize {
    case 2: convert(base, memory) { $0 as UInt16 }
    case 4: convert(base, memory) { $0 as UInt32 }
    default: convert(base, memory) { $0 as UInt64 }
    }
  }

  private func flush(_ memory: UnsafeMutableRawPointer) {
    switch target {
    case .float16: flush(memory, exponent: 0x7C00 as UInt16, sign: 0x8000)
    case .bfloat16: flush(memory, exponent: 0x7F80 as UInt16, sign: 0x8000)
    case .float32: flush(memory, exponent: 0x7F80_0000 as UInt32, sign: 0x8000_0000)
    case .float64:
      flush(memory, exponent: 0x7FF0_0000_0000_0000 as UInt64, sign: 0x8000_0000_0000_0000)
    default: break
    }
  }

  private func flush<Bits: FixedWidthInteger>(
    _ memory: UnsafeMutableRawPointer, exponent: Bits, sign: Bits
  ) {
    let elements = memory.assumingMemoryBound(to: Bits.self)
    for place in offsets.indices where elements[place] & exponent == 0 { elements[place] &= sign }
  }
}

extension DType {
  fileprivate var hasSubnormalBits: Bool {
    switch self {
    case .float16, .bfloat16, .float32, .float64: true
    default: false
    }
  }
}
