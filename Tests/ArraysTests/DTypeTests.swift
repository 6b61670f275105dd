import Arrays
import Testing

/// Names, type strings and sizes of element types.
@Suite struct DTypeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var dtype: DType
    var name: String
    var typeString: String
    var itemSize: Int?
    var testDescription: String { name }

    init(_ dtype: DType, _ name: String, _ typeString: String, _ itemSize: Int?) {
      self.dtype = dtype
      self.name = name
      self.typeString = typeString
      self.itemSize = itemSize
    }
  }

  private static let table: [Row] = [
    Row(.bool, "bool", "|b1", 1),
    Row(.int8, "int8", "<i1", 1),
    Row(.int16, "int16", "<i2", 2),
    Row(.int32, "int32", "<i4", 4),
    Row(.int64, "int64", "<i8", 8),
    Row(.uint8, "uint8", "<u1", 1),
    Row(.uint16, "uint16", "<u2", 2),
    Row(.uint32, "uint32", "<u4", 4),
    Row(.uint64, "uint64", "<u8", 8),
    Row(.float16, "float16", "<f2", 2),
    Row(.bfloat16, "bfloat16", "<u2", 2),
    Row(.float32, "float32", "<f4", 4),
    Row(.float64, "float64", "<f8", 8),
    Row(.complex64, "complex64", "<c8", 8),
    Row(.complex128, "complex128", "<c16", 16),
    Row(.datetime64(.nanosecond), "datetime64[ns]", "<M8[ns]", 8),
    Row(.timedelta64(.nanosecond), "timedelta64[ns]", "<m8[ns]", 8),
    Row(.string, "str", "<U2", nil),
    Row(.bytes, "bytes", "|S8", nil),
    Row(.object, "object", "|O", nil),
    Row(.float8(.e3m4), "float8_e3m4", "|u1", 1),
    Row(.float8(.e4m3), "float8_e4m3", "|u1", 1),
    Row(.float8(.e4m3b11fnuz), "float8_e4m3b11fnuz", "|u1", 1),
    Row(.float8(.e4m3fn), "float8_e4m3fn", "|u1", 1),
    Row(.float8(.e4m3fnuz), "float8_e4m3fnuz", "|u1", 1),
    Row(.float8(.e5m2), "float8_e5m2", "|u1", 1),
    Row(.float8(.e5m2fnuz), "float8_e5m2fnuz", "|u1", 1),
    Row(.float8(.e8m0fnu), "float8_e8m0fnu", "|u1", 1),
    Row(.nullable(.boolean), "boolean", "|b1", 1),
    Row(.nullable(.int8), "Int8", "<i1", 1),
    Row(.nullable(.int16), "Int16", "<i2", 2),
    Row(.nullable(.int32), "Int32", "<i4", 4),
    Row(.nullable(.int64), "Int64", "<i8", 8),
    Row(.nullable(.uint8), "UInt8", "<u1", 1),
    Row(.nullable(.uint16), "UInt16", "<u2", 2),
    Row(.nullable(.uint32), "UInt32", "<u4", 4),
    Row(.nullable(.uint64), "UInt64", "<u8", 8),
    Row(.nullable(.float32), "Float32", "<f4", 4),
    Row(.nullable(.float64), "Float64", "<f8", 8),
  ]

  @Test func theTableHoldsEveryType() {
    #expect(Self.table.map(\.dtype) == DType.all)
  }

  @Test(arguments: table)
  func nameSizeAndTypeString(_ row: Row) {
    #expect(row.dtype.description == row.name)
    #expect(DType(row.name) == row.dtype)
    #expect(row.dtype.itemSize == row.itemSize)
    #expect(row.dtype.typeString(itemSize: row.itemSize ?? 8) == row.typeString)
    #expect(DType.names.contains(row.name))
    #expect(row.dtype.isNullable == (row.dtype.values != row.dtype))
    #expect(row.dtype.values.isNullable == false)
    #expect(row.dtype.values.itemSize == row.itemSize)
  }

  @Test(arguments: TimeUnit.allCases)
  func timesOfEveryUnit(_ unit: TimeUnit) {
    for (type, name, letter) in [
      (DType.datetime64(unit), "datetime64", "M"), (.timedelta64(unit), "timedelta64", "m"),
    ] {
      #expect(type.description == "\(name)[\(unit.rawValue)]")
      #expect(DType("\(name)[\(unit.rawValue)]") == type)
      #expect(type.typeString(itemSize: 8) == "<\(letter)8[\(unit.rawValue)]")
      #expect(type.itemSize == 8)
    }
    let next: [TimeUnit: Int64] = [
      .day: 24, .hour: 60, .minute: 60, .second: 1_000, .millisecond: 1_000, .microsecond: 1_000,
    ]
    let units = TimeUnit.allCases
    if let position = units.firstIndex(of: unit), position + 1 < units.count {
      #expect(unit.nanoseconds == (next[unit] ?? 0) * units[position + 1].nanoseconds)
    } else {
      #expect(unit.nanoseconds == 1)
    }
  }

  @Test(arguments: ["", "Bool", "int", "INT8", "float", "datetime64", "datetime64[Y]", "int64 "])
  func namesThatNoLibraryUses(_ name: String) {
    #expect(DType(name) == nil)
  }

  @Test(arguments: table)
  func aTypeIsTheGroupOfItsName(_ row: Row) {
    let group = DTypeGroup(row.name)
    #expect(group?.name == row.name)
    #expect(DType.all.filter { group?.contains($0) == true } == [row.dtype])
  }

  private static let groups: [(name: String, members: [String])] = [
    ("datetime64", ["datetime64[ns]"]),
    ("timedelta64", ["timedelta64[ns]"]),
    ("complexes", ["complex64", "complex128"]),
    (
      "float8s",
      [
        "float8_e3m4", "float8_e4m3", "float8_e4m3b11fnuz", "float8_e4m3fn", "float8_e4m3fnuz",
        "float8_e5m2", "float8_e5m2fnuz", "float8_e8m0fnu",
      ]
    ),
    ("floats", ["float16", "bfloat16", "float32", "float64"]),
    (
      "integers",
      ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
    ),
    (
      "nullable",
      [
        "boolean", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64",
        "Float32", "Float64",
      ]
    ),
    ("nullable-floats", ["Float32", "Float64"]),
    (
      "nullable-integers",
      ["Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64"]
    ),
    (
      "numbers",
      [
        "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16",
        "bfloat16", "float32", "float64", "complex64", "complex128",
      ]
    ),
    ("signed", ["int8", "int16", "int32", "int64"]),
    ("texts", ["str", "bytes"]),
    ("times", ["datetime64[ns]", "timedelta64[ns]"]),
    ("unsigned", ["uint8", "uint16", "uint32", "uint64"]),
  ]

  @Test func groupsHoldTheirMembers() {
    #expect(DTypeGroup.names == Self.groups.map(\.name))
    for (name, members) in Self.groups {
      let group = DTypeGroup(name)
      #expect(
        DType.all.filter { group?.contains($0) == true }.map(\.description) == members, "\(name)")
    }
    #expect(DTypeGroup("datetime64")?.contains(.datetime64(.day)) == true)
    #expect(DTypeGroup("datetime64")?.contains(.timedelta64(.day)) == false)
    #expect(DTypeGroup("datetime64[ns]")?.contains(.datetime64(.day)) == false)
    #expect(DTypeGroup("everything") == nil)
  }
}
