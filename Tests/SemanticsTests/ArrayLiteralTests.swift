import Arrays
import Semantics
import Testing

@Suite struct ArrayLiteralTests {
  @Test(
    arguments: [
      ("[]", "float64", [0]), ("5", "int64", []), ("[[], []]", "float64", [2, 0]),
      ("[True, false]", "bool", [2]), ("[1, True]", "int64", [2]), ("[1, 2.5]", "float64", [2]),
      ("[1, nan]", "float64", [2]), ("[18446744073709551615]", "uint64", [1]),
      ("[9223372036854775808, -1]", "float64", [2]), ("[1, 2j]", "complex128", [2]),
      ("['a', \"b\"]", "str", [2]), ("[1, 'a']", "object", [2]), ("[1, None]", "object", [2]),
      ("[NaT]", "object", [1]), (" [ [1 , 2,],[3,4] ,] ", "int64", [2, 2]),
      ("[[[1], [2]], [[3], [4]], [[5], [6]]]", "int64", [3, 2, 1]),
    ] as [(String, String, [Int])])
  func types(text: String, dtype: String, shape: [Int]) throws {
    let array = try NDArray(literal: text)
    #expect(array.dtype.description == dtype)
    #expect(array.shape == shape)
  }

  @Test(arguments: [
    ("1+2j", "complex(1.0, 2.0)"), ("-1.5e3-2e-1j", "complex(-1500.0, -0.2)"),
    ("2j", "complex(0.0, 2.0)"), ("-2J", "complex(0.0, -2.0)"), ("nan+infj", "complex(nan, inf)"),
    ("-inf-nanj", "complex(-inf, nan)"), ("+inf", "inf"), ("-Infinity", "-inf"), ("-0.0", "-0.0"),
    ("+5", "5"), (".5", "0.5"), ("1e400", "inf"),
  ])
  func numbers(text: String, value: String) throws {
    #expect(try NDArray(literal: text).elements.map(\.description) == [value])
  }

  @Test(arguments: [
    ("", "column 1: a value is missing"), ("[1", "column 3: expected , or ]"),
    ("[1, ,]", "column 5: a value is missing"), ("[1 2]", "column 4: expected , or ]"),
    ("[1]]", "column 4: unexpected text after the array"),
    ("[1, abc]", "column 5: \"abc\" is no value; text stands in quotes"),
    ("[0x10]", "column 2: \"0x10\" is no value; text stands in quotes"),
    ("[1_000]", "column 2: \"1_000\" is no value; text stands in quotes"),
    ("[+-1.5]", "column 2: \"+-1.5\" is no value; text stands in quotes"),
    ("[1+2+3j]", "column 2: \"1+2+3j\" is no value; text stands in quotes"),
    (
      "[18446744073709551616]",
      "column 2: 18446744073709551616 is beyond 64 bits; with a point it is a float"
    ),
    ("['a]", "column 2: text has no closing quote"),
    ("[[1, 2], [3]]", "column 10: this row has 1 value, the first has 2"),
    ("[[1], 2]", "column 7: rows of different depth make no array"),
    ("[1, [2]]", "column 5: rows of different depth make no array"),
  ])
  func errors(text: String, message: String) {
    let error = #expect(throws: ArrayLiteralError.self) { try NDArray(literal: text) }
    #expect(error?.description == message)
  }

  @Test func depth() {
    let text = String(repeating: "[", count: 100_000)
    let error = #expect(throws: ArrayLiteralError.self) { try NDArray(literal: text) }
    #expect(error?.description == "column 34: nested more than 32 deep")
  }

  @Test func chosenType() throws {
    func elements(_ text: String, _ dtype: DType) throws -> [Scalar] {
      try NDArray(literal: text, dtype: dtype).elements
    }
    #expect(try elements("['ÿ']", .bytes) == [.bytes([0xFF])])
    #expect(
      try elements("[NaT, '1970-01-02', 3]", .datetime64(.day)) == [.time(nil), .time(1), .time(3)])
    #expect(try elements("[NA, 1]", .nullable(.int8)) == [.missing, .int(1)])
    #expect(try elements("[1, 0]", .bool) == [.bool(true), .bool(false)])
    let error = #expect(throws: ArrayLiteralError.self) { try elements("['€']", .bytes) }
    #expect(error?.description == "'€' has characters beyond one byte")
  }
}
