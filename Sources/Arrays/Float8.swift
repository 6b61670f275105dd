/// The eight-bit floating-point formats, by the names of ml_dtypes.
///
/// `e4m3` says four bits of exponent and three of mantissa; `fn`: finite, without infinities; `uz`: zero without
/// sign, whose place NaN takes; `b11`: an exponent bias of 11; `e8m0fnu`: powers of two alone.
public enum Float8Format: String, Hashable, Sendable, CaseIterable {
  case e3m4 = "float8_e3m4"
  case e4m3 = "float8_e4m3"
  case e4m3b11fnuz = "float8_e4m3b11fnuz"
  case e4m3fn = "float8_e4m3fn"
  case e4m3fnuz = "float8_e4m3fnuz"
  case e5m2 = "float8_e5m2"
  case e5m2fnuz = "float8_e5m2fnuz"
  case e8m0fnu = "float8_e8m0fnu"

  /// Whether the format has infinities.
  public var hasInfinity: Bool {
    switch self {
    case .e3m4, .e4m3, .e5m2: true
    case .e4m3b11fnuz, .e4m3fn, .e4m3fnuz, .e5m2fnuz, .e8m0fnu: false
    }
  }

  /// The value of each of the 256 patterns.
  public var values: [Float] { Self.tables[self] ?? [] }

  /// The pattern nearest to `value`, of two the even one. NaN, and infinity where there is none, are NaN; what
  /// lies beyond the ends is at the end.
  public func bits(_ value: Double) -> UInt8 {
    let values = values
    let nan = UInt8(values.firstIndex(where: \.isNaN) ?? 0)
    guard !value.isNaN, value.isFinite || hasInfinity else { return nan }
    if let same = values.firstIndex(where: {
      Double($0) == value && $0.sign == value.sign
    }) {
      return UInt8(same)
    }
    var best: (distance: Double, bits: UInt8) = (.infinity, nan)
    for (bits, other) in values.enumerated() where other.isFinite {
      let distance = (Double(other) - value).magnitude
      if distance < best.distance || distance == best.distance && bits % 2 == 0 {
        best = (distance, UInt8(bits))
      }
    }
    return best.bits
  }

  private var exponentBits: Int {
    switch self {
    case .e3m4: 3
    case .e4m3, .e4m3b11fnuz, .e4m3fn, .e4m3fnuz: 4
    case .e5m2, .e5m2fnuz: 5
    case .e8m0fnu: 8
    }
  }

  private var bias: Int {
    switch self {
    case .e3m4: 3
    case .e4m3, .e4m3fn: 7
    case .e4m3fnuz: 8
    case .e4m3b11fnuz: 11
    case .e5m2: 15
    case .e5m2fnuz: 16
    case .e8m0fnu: 127
    }
  }

  private func value(_ pattern: Int) -> Float {
    if self == .e8m0fnu {
      return pattern == 255 ? .nan : Float(sign: .plus, exponent: pattern - bias, significand: 1)
    }
    let mantissaBits = 7 - exponentBits
    let exponent = (pattern & 127) >> mantissaBits
    let mantissa = pattern & ((1 << mantissaBits) - 1)
    let isTop = exponent == (1 << exponentBits) - 1
    switch self {
    case .e3m4, .e4m3, .e5m2:
      if isTop { return mantissa > 0 ? .nan : pattern > 127 ? -.infinity : .infinity }
    case .e4m3fn: if pattern & 127 == 127 { return .nan }
    case .e4m3b11fnuz, .e4m3fnuz, .e5m2fnuz: if pattern == 128 { return .nan }
    case .e8m0fnu: break
    }
    let fraction = Float(mantissa) / Float(1 << mantissaBits)
    let magnitude =
      exponent == 0
      ? Float(sign: .plus, exponent: 1 - bias, significand: 1) * fraction
      : Float(sign: .plus, exponent: exponent - bias, significand: 1) * (1 + fraction)
    return pattern > 127 ? -magnitude : magnitude
  }

  private static let tables = Dictionary(
    uniqueKeysWithValues: allCases.map { format in (format, (0..<256).map { format.value($0) }) })
}
