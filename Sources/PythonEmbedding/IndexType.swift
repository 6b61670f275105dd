/// The type of indices that a library answered, named as NumPy names it.
public enum IndexType: UInt8, CaseIterable, Hashable, Sendable {
  case int8, int16, int32, int64
  case uint8, uint16, uint32, uint64
  /// Python's own `int`, which has no width.
  case int

  public var name: String {
    switch self {
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .int: "int"
    }
  }
}
