/// A value passed for a keyword argument, as Python will see it.
public enum ArgumentValue: Hashable, Sendable {
  case none
  case bool(Bool)
  case int(Int64)
  /// The digits of an integer outside Int64.
  case bigInt(String)
  case float(Double)
  case string(String)
  case list([ArgumentValue])
}

extension ArgumentValue {
  /// Python's `bool(value)`.
  public var truth: Bool {
    switch self {
    case .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .bigInt: true
    case .float(let value): value != 0
    case .string(let value): !value.isEmpty
    case .list(let values): !values.isEmpty
    }
  }

  /// The kinds that rules on arguments tell apart.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case none, bool, integer
    /// An integer that no C `int` holds.
    case bigInteger = "big-integer"
    /// An integer that an unsigned 64-bit C integer holds, and a signed one does not. Where a rule does not name it,
    /// what holds for `huge-integer` holds.
    case unsignedInteger = "unsigned-integer"
    /// An integer that no 64-bit C integer holds.
    case hugeInteger = "huge-integer"
    /// A float without fraction, such as `0.0`.
    case wholeFloat = "whole-float"
    case float, string, list
  }

  public var kind: Kind {
    switch self {
    case .none: .none
    case .bool: .bool
    case .int(let value): Int32(exactly: value) == nil ? .bigInteger : .integer
    case .bigInt(let digits): UInt64(digits) == nil ? .hugeInteger : .unsignedInteger
    case .float(let value): value.rounded() == value && value.isFinite ? .wholeFloat : .float
    case .string: .string
    case .list: .list
    }
  }
}

extension ArgumentValue: CustomStringConvertible {
  /// The value as Python source.
  public var description: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .bigInt(let digits): digits
    case .float(let value) where value.isFinite: "\(value)"
    case .float(let value): "float('\(value)')"
    case .string(let value): value.pythonLiteral
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    }
  }
}

extension String {
  /// The text as a Python string literal in single quotes.
  package var pythonLiteral: String {
    var literal = "'"
    for scalar in unicodeScalars {
      switch scalar {
      case "'", "\\": literal += "\\\(scalar)"
      case "\n": literal += "\\n"
      case "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        literal += "\\u" + String(scalar.value, radix: 16)
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16)
        literal += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "'"
  }
}
