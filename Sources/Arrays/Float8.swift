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

  private var mantissaBits: Int { 7 - exponentBits }

  private func value(_ pattern: Int) -> Float {
    if self == .e8m0fnu { return pattern == overflow ? .nan : Float(magnitude(pattern)) }
    let (isNegative, rest) = (pattern > 127, pattern & 127)
    // NaN takes the place of a negative zero where there is none.
    guard rest < overflow, pattern != overflow else {
      return rest == overflow && hasInfinity ? (isNegative ? -.infinity : .infinity) : .nan
    }
    return Float(isNegative ? -magnitude(rest) : magnitude(rest))
  }

  /// What a pattern without a sign is, and what the one after the greatest would be: patterns follow each other as
  /// their numbers do.
  func magnitude(_ pattern: Int) -> Double {
    if self == .e8m0fnu { return Double(sign: .plus, exponent: pattern - bias, significand: 1) }
    let exponent = pattern >> mantissaBits
    let fraction = Double(pattern & ((1 << mantissaBits) - 1)) / Double(1 << mantissaBits)
    return exponent == 0
      ? Double(sign: .plus, exponent: 1 - bias, significand: fraction)
      : Double(sign: .plus, exponent: exponent - bias, significand: 1 + fraction)
  }

  /// The pattern after that of the greatest number: infinity, or NaN where there is none.
  var overflow: Int {
    switch self {
    case .e3m4, .e4m3, .e5m2: 128 - (1 << mantissaBits)
    case .e4m3fn: 127
    case .e4m3b11fnuz, .e4m3fnuz, .e5m2fnuz: 128
    case .e8m0fnu: 255
    }
  }

  /// The pattern of NaN without its sign; of several the one that ml_dtypes makes.
  var notANumber: Int { hasInfinity ? overflow + (1 << (mantissaBits - 1)) : overflow }

  private static let tables = Dictionary(
    uniqueKeysWithValues: allCases.map { format in (format, (0..<256).map { format.value($0) }) })
}
