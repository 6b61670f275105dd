public import Arrays

/// Text and Python objects in Python's order. Values that Python refuses to compare must be kept out
/// (`Sequence.isOrderable`).
extension Scalar: ArgReducible {
  public func isAbove(_ other: Scalar) -> Bool {
    switch (self, other) {
    case (.string(let a), .string(let b)):
      b.unicodeScalars.lexicographicallyPrecedes(a.unicodeScalars)
    case (.bytes(let a), .bytes(let b)): b.lexicographicallyPrecedes(a)
    case (.time(let a?), .time(let b?)): a > b
    case (.complex(let a, let b), .complex(let c, let d)):
      ComplexParts(a, b).isAbove(ComplexParts(c, d))
    default: order(other) == 1
    }
  }

  public func isLevel(_ other: Scalar) -> Bool {
    switch (self, other) {
    case (.string, .string), (.bytes, .bytes), (.none, .none): self == other
    case (.time(let a?), .time(let b?)): a == b
    case (.complex(let a, let b), .complex(let c, let d)):
      ComplexParts(a, b).isLevel(ComplexParts(c, d))
    default: order(other) == 0
    }
  }

  public static var bottom: Scalar { .float(-.infinity) }
  public static var top: Scalar { .float(.infinity) }
  public static var lowestFinite: Scalar { .float(-.greatestFiniteMagnitude) }
  public static var highestFinite: Scalar { .float(.greatestFiniteMagnitude) }

  /// -1, 0 or 1 between two numbers, compared exactly as Python compares an int with a float; `nil` else.
  private func order(_ other: Scalar) -> Int? {
    switch (number, other.number) {
    case (.integer(let a)?, .integer(let b)?): a == b ? 0 : a > b ? 1 : -1
    case (.real(let a)?, .real(let b)?): a == b ? 0 : a > b ? 1 : a < b ? -1 : nil
    case (.integer(let a)?, .real(let b)?): Self.order(a, b)
    case (.real(let a)?, .integer(let b)?): Self.order(b, a).map { -$0 }
    default: nil
    }
  }

  private static func order(_ integer: Int128, _ real: Double) -> Int? {
    if real.isNaN { return nil }
    if real >= 0x1p100 { return -1 }
    if real <= -0x1p100 { return 1 }
    let whole = Int128(real)
    if integer != whole { return integer > whole ? 1 : -1 }
    let rest = real - Double(whole)
    return rest == 0 ? 0 : rest > 0 ? -1 : 1
  }

  private enum Number {
    case integer(Int128)
    case real(Double)
  }

  private var number: Number? {
    switch self {
    case .bool(let value): .integer(value ? 1 : 0)
    case .int(let value): .integer(Int128(value))
    case .uint(let value): .integer(Int128(value))
    case .float(let value): .real(value)
    case .complex, .time, .string, .bytes, .none, .missing: nil
    }
  }
}

extension Sequence<Scalar> {
  /// Whether Python can put the values in one order: all numbers, all text or all bytes. A single value always
  /// can, since nothing is compared.
  public var isOrderable: Bool {
    var kinds = Set<Int>()
    var count = 0
    for value in self {
      count += 1
      switch value {
      case .bool, .int, .uint, .float, .missing: kinds.insert(0)
      case .string: kinds.insert(1)
      case .bytes: kinds.insert(2)
      case .time: kinds.insert(3)
      case .complex, .none: kinds.insert(4)
      }
    }
    return count < 2 || (kinds.count == 1 && !kinds.contains(4))
  }
}
