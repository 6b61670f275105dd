import Semantics

extension ArgumentValue {
  /// The largest integer not above the value; far out of any bounds where there is none.
  var floor: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Int(value)
    case .float(let value): Int(exactly: value.rounded(.down)) ?? .max
    case .none, .bigInt, .string, .list: .max
    }
  }

  /// The signed integer in the low 32 bits of an integer; as `floor` for other values.
  var low32Bits: Int {
    if case .int(let value) = self { return Int(Int32(truncatingIfNeeded: value)) }
    if case .bigInt(let digits) = self, let low = digits.low64Bits {
      return Int(Int32(truncatingIfNeeded: low))
    }
    return floor
  }
}

extension String {
  /// The low 64 bits of a decimal integer in two's complement.
  fileprivate var low64Bits: UInt64? {
    var bits: UInt64 = 0
    for digit in utf8.drop(while: { $0 == UInt8(ascii: "-") }) {
      guard (48...57).contains(digit) else { return nil }
      bits = bits &* 10 &+ UInt64(digit - 48)
    }
    return hasPrefix("-") ? 0 &- bits : bits
  }
}
