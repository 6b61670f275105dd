/// Why an array could not be made.
public enum ArrayError: Error, Hashable {
  case negativeLength([Int])
  case tooLarge([Int])
  case wrongCount(shape: [Int], expected: Int, found: Int)
  case valueDoesNotFit(Scalar, DType, position: Int)
  /// Layout `broadcast` holds one row, and this one differs from the first.
  case unequalRow([Int], row: Int)
}

extension ArrayError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .negativeLength(let shape): "shape \(shape) has a negative length"
    case .tooLarge(let shape): "shape \(shape) holds more elements than memory can"
    case .wrongCount(let shape, let expected, let found):
      "shape \(shape) needs \(expected) value\(expected == 1 ? "" : "s"), data has \(found)"
    case .valueDoesNotFit(let value, let type, let position):
      "value \(value) at position \(position) does not fit dtype \(type)"
    case .unequalRow(let shape, let row):
      "layout broadcast needs equal rows, and row \(row) of shape \(shape) differs from row 0"
    }
  }
}

extension Scalar: CustomStringConvertible {
  /// The value as Python would write it.
  public var description: String {
    switch self {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)"
    case .float(let value): value.pythonText
    case .complex(let real, let imaginary): "complex(\(real.pythonText), \(imaginary.pythonText))"
    case .time(let value): value.map { "\($0)" } ?? "NaT"
    case .string(let value): "'\(value)'"
    case .bytes(let value): "b'\(String(decoding: value, as: UTF8.self))'"
    case .none: "None"
    case .missing: "NA"
    }
  }
}

extension Double {
  /// The shortest text that reads back as this value: `nan`, `inf`, `-0.0`, `1e+300`, `0.5`.
  public var pythonText: String {
    if isNaN { return "nan" }
    if isInfinite { return self < 0 ? "-inf" : "inf" }
    return description
  }
}
