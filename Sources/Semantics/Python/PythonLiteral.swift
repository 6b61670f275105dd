import Arrays

/// Values as Python source that evaluates to them again, bit by bit.
enum PythonLiteral {
  /// A value of its own, in a list or in an object array; NaN is a new object each time, as Python reads it.
  static func value(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)"
    case .float(let value): float(value)
    case .complex(let real, let imaginary): complex(real, imaginary, part: float)
    case .time(let count?): "\(count)"
    case .string(let text): text.pythonLiteral
    case .bytes(let bytes): self.bytes(bytes)
    case .time(nil), .none, .missing: "None"
    }
  }

  static func value(_ label: Label) -> String {
    switch label {
    case .value(let scalar): value(scalar)
    case .missing: "float('nan')"
    }
  }

  /// An element of an array whose type is given: short where the type rounds the text to the same bits.
  static func element(_ scalar: Scalar, dtype: DType) -> String {
    switch (scalar, dtype) {
    case (.float(let value), .bfloat16): hexadecimal(BFloat16(Float(value)).bits, digits: 4)
    case (.float(let value), .float8(let format)): hexadecimal(format.bits(value), digits: 2)
    case (.float(let value), _): real(value, dtype)
    case (.complex(let real, let imaginary), _):
      complex(real, imaginary) { self.real($0, dtype) }
    case (.time(nil), _): "'NaT'"
    case (.time, .datetime64): time(scalar, dtype)
    default: value(scalar)
    }
  }

  /// `('a', 'b',)`-style shapes: `()`, `(3,)`, `(2, 3)`.
  static func shape(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }

  // MARK: Numbers

  private static func float(_ value: Double) -> String {
    value.isFinite ? "\(value)" : "float('\(value.isNaN ? "nan" : "\(value)")')"
  }

  private static func real(_ value: Double, _ dtype: DType) -> String {
    if value.isNaN { return "np.nan" }
    if value.isInfinite { return value < 0 ? "-np.inf" : "np.inf" }
    let short: String? =
      switch dtype {
      case .float16: short(Float16(value))
      case .float32, .complex64: short(Float(value))
      default: nil
      }
    return short ?? "\(value)"
  }

  /// The shortest text of the narrow type, where reading it as a double and rounding gives the same bits.
  private static func short<Narrow: BinaryFloatingPoint & LosslessStringConvertible>(
    _ value: Narrow
  ) -> String? {
    let text = "\(value)"
    guard let wide = Double(text), Narrow(wide) == value else { return nil }
    return text
  }

  /// NumPy itself has neither bfloat16 nor float8: such elements travel as their bits.
  private static func hexadecimal(_ bits: some FixedWidthInteger, digits count: Int) -> String {
    let digits = String(bits, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  /// `1.0+2.0j` where the sum gives these very parts; it would lose NaN, infinities and negative zeros.
  private static func complex(
    _ real: Double, _ imaginary: Double, part: (Double) -> String
  ) -> String {
    let isNegativeZero = [real, imaginary].contains { $0 == 0 && $0.sign == .minus }
    guard real.isFinite, imaginary.isFinite, !isNegativeZero else {
      return "complex(\(part(real)), \(part(imaginary)))"
    }
    return part(real) + (imaginary < 0 ? "" : "+") + part(imaginary) + "j"
  }

  // MARK: Text and times

  private static func bytes(_ bytes: [UInt8]) -> String {
    let text = bytes.map { byte -> String in
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\\(Character(Unicode.Scalar(byte)))"
      case 0x20..<0x7F: String(Character(Unicode.Scalar(byte)))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return "b'" + text.joined() + "'"
  }

  /// A date where the year has four digits, else the count, which NumPy takes as well.
  private static func time(_ scalar: Scalar, _ dtype: DType) -> String {
    guard let text = scalar.json(dtype: dtype).text,
      text.prefix(while: { $0.isNumber }).count == 4
    else { return value(scalar) }
    return text.pythonLiteral
  }
}
