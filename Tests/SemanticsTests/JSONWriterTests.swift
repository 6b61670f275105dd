import Semantics
import Testing

private func int(_ value: Int64) -> JSONValue { .integer(value) }

/// JSON as it is written; what is written is read as the same value.
@Suite struct JSONWriterTests {
  @Test(
    arguments: [
      (.null, "null"), (.bool(true), "true"), (int(.min), "-9223372036854775808"),
      (.bigInteger("18446744073709551616"), "18446744073709551616"), (.double(0), "0.0"),
      (.double(-0.0), "-0.0"), (.double(0.1), "0.1"), (.double(1.0 / 3), "0.3333333333333333"),
      (.double(0x1p-1074), "5e-324"), (.double(1e16), "1e+16"), (.double(1e22), "1e+22"),
      (.double(.greatestFiniteMagnitude), "1.7976931348623157e+308"), (.array([]), "[]"),
      (.object([JSONValue.Member]()), "{}"), (.array([int(1), .null]), "[1,null]"),
      (.object([.init("b\"", int(1)), .init("a", .array([]))]), #"{"b\"":1,"a":[]}"#),
      ("é😀/", "\"é😀/\""), ("\"\\\n\r\t", #""\"\\\n\r\t""#),
      ("\0\u{8}\u{C}\u{1F}\u{7F}\u{9F}", #""\u0000\u0008\u000c\u001f\u007f\u009f""#),
      ("\u{2028}\u{2029}\u{202E}\u{2066}", #""\u2028\u2029\u202e\u2066""#),
    ] as [(JSONValue, String)])
  func values(_ value: JSONValue, _ text: String) throws {
    #expect(value.description == text)
    #expect(try JSONValue(parsing: text) == value)
  }

  /// JSON has no such numbers: they are written as the text that is read as them.
  @Test func numbersThatJSONLacks() {
    #expect(
      "\(JSONValue.array([.double(.nan), .double(.infinity), .double(-.infinity)]))"
        == #"["nan","inf","-inf"]"#)
  }

  @Test func everyControlCharacterComesBack() throws {
    for code in (0...0x2FF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let value = JSONValue.string("a\(scalar)b")
      #expect(try JSONValue(parsing: value.description) == value, "U+\(String(code, radix: 16))")
      #expect(value.description.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }
  }

  /// Floats with patterns of all kinds come back bit for bit, from the shortest text that does.
  @Test func floatsComeBack() throws {
    var pattern: UInt64 = 1
    for _ in 0..<20_000 {
      pattern = pattern &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: pattern)
      guard number.isFinite else { continue }
      guard case .double(let read) = try JSONValue(parsing: "\(JSONValue.double(number))") else {
        Issue.record("\(number) is read as no float")
        return
      }
      #expect(read.bitPattern == number.bitPattern)
    }
  }

  @Test func severalLines() {
    let value = JSONValue.object([
      .init("a", .array([int(1), int(2), int(3)])),
      .init("b", .object([.init("c", "dddd"), .init("e", .array([]))])),
    ])
    #expect(value.indented() == #"{"a":[1,2,3],"b":{"c":"dddd","e":[]}}"#)
    #expect(
      value.indented(width: 20) == """
        {
          "a": [1,2,3],
          "b": {
            "c": "dddd",
            "e": []
          }
        }
        """)
    #expect(JSONValue.array([]).indented(width: 0) == "[]")
    #expect(JSONValue.string("long").indented(width: 1) == "\"long\"")
  }

  @Test(arguments: 0...40)
  func onOneLineWhereItFits(width: Int) throws {
    let value = JSONValue.object([
      .init(
        "a",
        .array([
          "\"\"", int(1), .bool(true), .null, .double(0.5), .bigInteger("99999999999999999999"),
        ])),
      .init("é\n", .object([.init("c", .array([.array([]), .object([])])), .init("", "x")])),
    ])
    let text = value.indented(width: width)
    #expect(try JSONValue(parsing: text) == value)
    for part in [value] + (value.members ?? []).map(\.value) {
      let isBroken = part.indented(width: width).contains("\n")
      #expect(isBroken == (part.description.utf8.count > width))
    }
  }
}
