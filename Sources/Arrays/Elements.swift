/// bfloat16: the upper half of a Float's bits. Arithmetic goes through Float.
public struct BFloat16: Sendable, Hashable {
  public var bits: UInt16

  public init(bits: UInt16) { self.bits = bits }

  /// Rounds to nearest, ties to even; NaN stays NaN.
  public init(_ value: Float) {
    let pattern = value.bitPattern
    if value.isNaN {
      bits = UInt16(truncatingIfNeeded: pattern >> 16) | 0x0040
    } else {
      let rounding = 0x7FFF &+ ((pattern >> 16) & 1)
      bits = UInt16(truncatingIfNeeded: (pattern &+ rounding) >> 16)
    }
  }

  public var float: Float { Float(bitPattern: UInt32(bits) << 16) }
}

/// A complex number as two parts in memory, exactly as the libraries keep it.
///
/// Not swift-numerics' `Complex`: that one folds all infinities and NaNs into one point, and here the
/// difference between `nan+1j` and `1+nanj` is the subject.
public struct ComplexParts<Part: BinaryFloatingPoint & Sendable>: Sendable {
  public var real: Part
  public var imaginary: Part

  public init(_ real: Part, _ imaginary: Part) {
    self.real = real
    self.imaginary = imaginary
  }
}

/// A datetime64 or timedelta64 element: a count, with the lowest value standing for NaT.
public struct TimeCount: Sendable, Hashable {
  public var count: Int64

  public static let notATime = TimeCount(count: .min)

  public init(count: Int64) { self.count = count }

  public var isNotATime: Bool { count == .min }
}
