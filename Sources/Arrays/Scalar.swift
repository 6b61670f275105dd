/// One element of an array, or one Python value, whatever its type.
///
/// Equality is by kind and bits: `NaN == NaN`, and `0.0 != -0.0`, so that "the same call" has one meaning.
public enum Scalar: Sendable {
  case bool(Bool)
  case int(Int64)
  /// Above `Int64.max` only; smaller values are `.int`.
  case uint(UInt64)
  case float(Double)
  case complex(Double, Double)
  /// A count of the array's time unit since 1970-01-01, or of a duration; `nil` is NaT.
  case time(Int64?)
  case string(String)
  case bytes([UInt8])
  /// Python's `None` in an object array.
  case none
  /// A masked element of a nullable array.
  case missing

  /// An unsigned value in its one spelling.
  public init(unsigned value: UInt64) {
    self = Int64(exactly: value).map { .int($0) } ?? .uint(value)
  }
}

extension Scalar: Hashable {
  public static func == (left: Scalar, right: Scalar) -> Bool {
    switch (left, right) {
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.uint(let a), .uint(let b)): a == b
    case (.float(let a), .float(let b)): a.canonicalBits == b.canonicalBits
    case (.complex(let a, let b), .complex(let c, let d)):
      a.canonicalBits == c.canonicalBits && b.canonicalBits == d.canonicalBits
    case (.time(let a), .time(let b)): a == b
    // Python's text has no canonical equivalence: "é" and "e\u{301}" are two values.
    case (.string(let a), .string(let b)): a.unicodeScalars.elementsEqual(b.unicodeScalars)
    case (.bytes(let a), .bytes(let b)): a == b
    case (.none, .none), (.missing, .missing): true
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .uint(let value): hasher.combine(value)
    case .float(let value): hasher.combine(value.canonicalBits)
    case .complex(let real, let imaginary):
      hasher.combine(real.canonicalBits)
      hasher.combine(imaginary.canonicalBits)
    case .time(let value): hasher.combine(value)
    case .string(let value): hasher.combine(value)
    case .bytes(let value): hasher.combine(value)
    case .none: hasher.combine(0)
    case .missing: hasher.combine(1)
    }
  }

  /// Whether the value is NaN, NaT or masked. `None` is a value of its own.
  public var isMissing: Bool {
    switch self {
    case .float(let value): value.isNaN
    case .complex(let real, let imaginary): real.isNaN || imaginary.isNaN
    case .time(let value): value == nil
    case .missing: true
    case .bool, .int, .uint, .string, .bytes, .none: false
    }
  }
}

extension Double {
  /// The bit pattern, with one pattern for all NaNs.
  fileprivate var canonicalBits: UInt64 { isNaN ? Double.nan.bitPattern : bitPattern }
}
