/// A set of element types under one name, as specs write them: `floats`, `times`, or a single type.
public struct DTypeGroup: Hashable, Sendable {
  public let name: String
  private let members: Membership

  private enum Membership: Hashable, Sendable {
    case one(DType)
    case anyDatetime, anyTimedelta
    case many([DTypeGroup])
  }

  /// Reads the name of a group or of a type; `nil` for an unknown one.
  public init?(_ name: String) {
    if name == "datetime64" {
      self.init(name: name, members: .anyDatetime)
    } else if name == "timedelta64" {
      self.init(name: name, members: .anyTimedelta)
    } else if let parts = Self.compounds[name] {
      self.init(name: name, members: .many(parts.compactMap { DTypeGroup($0) }))
    } else if let type = DType(name) {
      self.init(name: name, members: .one(type))
    } else {
      return nil
    }
  }

  private init(name: String, members: Membership) {
    self.name = name
    self.members = members
  }

  public func contains(_ type: DType) -> Bool {
    switch members {
    case .one(let member): return member == type
    case .anyDatetime: if case .datetime64 = type { return true } else { return false }
    case .anyTimedelta: if case .timedelta64 = type { return true } else { return false }
    case .many(let groups): return groups.contains { $0.contains(type) }
    }
  }

  /// The types without an order of their own.
  package static let complexes = DTypeGroup("complexes")

  /// The names of the groups that hold more than one type.
  public static var names: [String] { ["datetime64", "timedelta64"] + compounds.keys.sorted() }

  private static let compounds: [String: [String]] = [
    "signed": ["int8", "int16", "int32", "int64"],
    "unsigned": ["uint8", "uint16", "uint32", "uint64"],
    "integers": ["signed", "unsigned"],
    "floats": ["float16", "bfloat16", "float32", "float64"],
    "float8s": Float8Format.allCases.map(\.rawValue),
    "complexes": ["complex64", "complex128"],
    "times": ["datetime64", "timedelta64"],
    "texts": ["str", "bytes"],
    "nullable-integers": [
      "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64",
    ],
    "nullable-floats": ["Float32", "Float64"],
    "nullable": ["boolean", "nullable-integers", "nullable-floats"],
    "numbers": ["integers", "floats", "complexes"],
  ]
}
