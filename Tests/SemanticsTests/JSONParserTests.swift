import Semantics
import Testing

/// What a text reads as, or the error's whole message.
private func reading(_ text: String) -> Result<JSONValue, JSONError> {
  Result { () throws(JSONError) in try JSONValue(parsing: text) }
}

private func int(_ value: Int64) -> JSONValue { .integer(value) }

private func message(_ text: String) -> String? {
  if case .failure(let error) = reading(text) { "\(error)" } else { nil }
}

@Suite struct JSONParserTests {
  @Test(
    arguments: [
      ("null", .null), ("true", .bool(true)), (" \t\r\nfalse\n", .bool(false)),
      ("0", int(0)), ("-1", int(-1)), ("0.0", .double(0)), ("-0.0", .double(-0.0)),
      ("9223372036854775807", int(Int64.max)), ("-9223372036854775808", int(Int64.min)),
      ("9223372036854775808", .bigInteger("9223372036854775808")),
      ("-9223372036854775809", .bigInteger("-9223372036854775809")),
      ("1e0", .double(1)), ("1E+2", .double(100)), ("12.5e-1", .double(1.25)),
      ("5e-324", .double(5e-324)), ("1e-400", .double(0)),
      ("1.7976931348623157e308", .double(.greatestFiniteMagnitude)),
      ("[]", .array([])), ("{}", .object([JSONValue.Member]())),
      ("[1, [2], {\"a\": []}]", .array([int(1), .array([int(2)]), .object(["a": .array([])])])),
      (#"{"b":1,"a":2}"#, .object([.init("b", int(1)), .init("a", int(2))])),
      (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
      (#""\u0041\u00e9\u20AC\u0000""#, .string("Aé€\0")),
      (#""\ud83d\ude00""#, .string("😀")), ("\"é😀\"", .string("é😀")),
      ("\"\u{7F}\"", .string("\u{7F}")),
    ] as [(String, JSONValue)])
  func value(text: String, value: JSONValue) { #expect(reading(text) == .success(value)) }

  /// −0 is a float: as an integer it would lose its sign.
  @Test func negativeZeroKeepsItsSign() throws {
    guard case .double(let value) = try JSONValue(parsing: "-0") else {
      Issue.record("-0 is no float")
      return
    }
    #expect(value == 0 && value.sign == .minus)
  }

  /// Members cost alike however many there are, and the last is still held against the first.
  @Test(.timeLimit(.minutes(1))) func manyMembers() throws {
    let members = (0..<200_000).map { "\"\($0)\":0" }.joined(separator: ",")
    #expect(try JSONValue(parsing: "{\(members)}").members?.count == 200_000)
    #expect(message("{\(members),\"0\":0}")?.hasSuffix("member \"0\" stands twice") == true)
  }

  private static let noValue =
    #"expected a value; NaN and infinities are the strings "nan", "inf" and "-inf""#

  @Test(arguments: [
    ("", "column 1: a value is missing"),
    ("  ", "column 3: a value is missing"),
    ("nan", "column 1: \(noValue)"),
    ("[NaN]", "column 2: \(noValue)"),
    ("[1, Infinity]", "column 5: \(noValue)"),
    ("tru", "column 1: \(noValue)"),
    ("truex", "column 5: unexpected text after the value"),
    ("1 2", "column 3: unexpected text after the value"),
    ("{} ,", "column 4: unexpected text after the value"),
    ("'a'", #"column 1: unexpected character '\''"#),
    ("é", "column 1: unexpected character 'é'"),
    ("\u{1}", #"column 1: unexpected character '\x01'"#),
    ("\u{FEFF}1", "column 1: unexpected character '\u{FEFF}'"),
    ("+1", "column 1: unexpected character '+'"),
    (".5", "column 1: unexpected character '.'"),
    ("]", "column 1: unexpected character ']'"),
    ("-", "column 2: a number needs digits"),
    ("-x", "column 2: a number needs digits"),
    ("01", "column 1: a number cannot start with 0"),
    ("-00", "column 2: a number cannot start with 0"),
    ("1.", "column 3: a number needs digits after the point"),
    ("1.e5", "column 3: a number needs digits after the point"),
    ("1e", "column 3: an exponent needs digits"),
    ("[1e+]", "column 5: an exponent needs digits"),
    ("[1e400]", #"column 2: 1e400 is beyond float64; infinities are "inf" and "-inf""#),
    ("-1e999", #"column 1: -1e999 is beyond float64; infinities are "inf" and "-inf""#),
    ("[1", "column 3: expected , or ] in an array"),
    ("[1 2]", "column 4: expected , or ] in an array"),
    ("[1,]", "column 4: unexpected character ']'"),
    ("[,1]", "column 2: unexpected character ','"),
    ("{1:2}", "column 2: expected a member name in quotes"),
    (#"{"a":1,}"#, "column 8: expected a member name in quotes"),
    (#"{"a" 1}"#, #"column 6: expected : after "a""#),
    (#"{"a":1 "b":2}"#, "column 8: expected , or } in an object"),
    (#"{"a":1"#, "column 7: expected , or } in an object"),
    (#"{"a":1,"a":2}"#, #"column 8: member "a" stands twice"#),
    (#"{"a":1,"\u0061":2}"#, #"column 8: member "a" stands twice"#),
    (#""abc"#, "column 1: text has no closing quote"),
    (#""a\"#, "column 3: an escape is cut off"),
    ("\"a\nb\"", "column 3: a control character must be escaped"),
    (#""a\x""#, "column 3: unknown escape"),
    (#""\u12""#, #"column 4: \u needs four hexadecimal digits"#),
    (#""\u+123""#, #"column 4: \u needs four hexadecimal digits"#),
    (#""\u12é""#, #"column 4: \u needs four hexadecimal digits"#),
    (#""\ud83d""#, "column 2: half of a surrogate pair"),
    (#""\ud83dx""#, "column 2: half of a surrogate pair"),
    (#""\ud83d\n""#, "column 2: half of a surrogate pair"),
    (#""\ud83d\u0041""#, "column 2: half of a surrogate pair"),
    (#""x\ude00""#, "column 3: half of a surrogate pair"),
  ])
  func error(text: String, expected: String) { #expect(message(text) == expected) }

  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], "column 1: text is not UTF-8"),
      ([0x5B, 0x22, 0xC3, 0x22, 0x5D], "column 2: text is not UTF-8"),
      // A surrogate in UTF-8, an overlong slash.
      ([0x22, 0xED, 0xA0, 0x80, 0x22], "column 1: text is not UTF-8"),
      ([0x22, 0xC0, 0xAF, 0x22], "column 1: text is not UTF-8"),
      ([0x80], "column 1: unexpected character '\u{FFFD}'"),
      ([0x31, 0xFF], "column 2: unexpected text after the value"),
    ] as [([UInt8], String)])
  func badUTF8(bytes: [UInt8], expected: String) {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsingUTF8: bytes) }
    #expect(error?.description == expected)
  }

  /// Two spellings of é are one text to Swift and two keys to everyone else.
  @Test func keysAreComparedByCodePoints() throws {
    let object = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(object.members?.map(\.value) == [int(1), int(2)])
  }

  @Test func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(message(nested(200)) == nil)
    #expect(message(nested(201)) == "column 201: nested too deeply")
    #expect(message(nested(100_000)) == "column 201: nested too deeply")
    let objects = String(repeating: #"{"a":"#, count: 300)
    #expect(message(objects) == "column 1001: nested too deeply")
  }

  /// Every prefix and every single-byte change of a text with all kinds of values is read or refused.
  @Test func brokenTexts() {
    let text = Array(
      #"{"a":[1,-2.5e+3,"é\n\ud83d\ude00",true,null],"b":{"c":9223372036854775808}}"#.utf8)
    for end in text.indices {
      #expect(throws: JSONError.self) { try JSONValue(parsingUTF8: text[..<end]) }
      for byte: UInt8 in [0x00, 0x22, 0x2C, 0x5B, 0x5C, 0x5D, 0x7D, 0x80, 0xFF] {
        var changed = text
        changed[end] = byte
        let result = Result { () throws(JSONError) in try JSONValue(parsingUTF8: changed) }
        if case .failure(let error) = result {
          #expect((1...(text.count + 1)).contains(error.column), "byte \(byte) at \(end)")
        }
      }
    }
  }
}
