extension DType: CustomStringConvertible {
  /// The name as the libraries print it: `float64`, `datetime64[ns]`, `str`, `Int64`.
  public var description: String {
    switch self {
    case .bool: "bool"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .float32: "float32"
    case .float64: "float64"
    case .float8(let format): format.rawValue
    case .complex64: "complex64"
    case .complex128: "complex128"
    case .datetime64(let unit): "datetime64[\(unit.rawValue)]"
    case .timedelta64(let unit): "timedelta64[\(unit.rawValue)]"
    case .string: "str"
    case .bytes: "bytes"
    case .object: "object"
    case .nullable(let type): type.rawValue
    }
  }

  /// Reads a name; `nil` for one that no library here uses.
  public init?(_ name: some StringProtocol) {
    guard let type = Self.named[String(name)] else { return nil }
    self = type
  }

  /// Every name that `init(_:)` reads.
  public static var names: [String] { named.keys.sorted() }

  private static let named: [String: DType] = {
    let units = TimeUnit.allCases.flatMap { [DType.datetime64($0), .timedelta64($0)] }
    return Dictionary(
      (all + units).map { ($0.description, $0) }, uniquingKeysWith: { first, _ in first })
  }()
}

extension DType {
  /// NumPy's type string for elements of `itemSize` bytes, such as `<f8`; bfloat16 and float8 travel as their bits.
  public func typeString(itemSize: Int) -> String {
    switch values {
    case .bool: "|b1"
    case .float8: "|u1"
    case .int8, .int16, .int32, .int64: "<i\(itemSize)"
    case .uint8, .uint16, .uint32, .uint64, .bfloat16: "<u\(itemSize)"
    case .float16, .float32, .float64: "<f\(itemSize)"
    case .complex64, .complex128: "<c\(itemSize)"
    case .datetime64(let unit): "<M8[\(unit.rawValue)]"
    case .timedelta64(let unit): "<m8[\(unit.rawValue)]"
    case .string: "<U\(itemSize / 4)"
    case .bytes: "|S\(itemSize)"
    case .object, .nullable: "|O"
    }
  }
}
