/// What is wrong with a JSON text, and where.
public struct JSONError: Error, Hashable, CustomStringConvertible {
  public var problem: String
  /// From 1, in bytes.
  public var column: Int

  public var description: String { "column \(column): \(problem)" }
}

extension JSONValue {
  /// Reads one JSON text.
  ///
  /// Numbers without fraction and exponent are integers. Duplicate members, text after the value,
  /// numbers beyond float64 and nesting deeper than 200 are errors.
  public init(parsing text: some StringProtocol) throws(JSONError) {
    try self.init(parsingUTF8: text.utf8)
  }

  /// Reads one JSON text in UTF-8.
  public init(parsingUTF8 bytes: some Sequence<UInt8>) throws(JSONError) {
    var parser = JSONParser(bytes: Array(bytes))
    self = try parser.document()
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error("unexpected text after the value") }
    return value
  }

  private func error(_ problem: String, at place: Int? = nil) -> JSONError {
    JSONError(problem: problem, column: (place ?? position) + 1)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < 200 else { throw error("nested too deeply") }
    skipSpace()
    guard let byte = next else { throw error("a value is missing") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      throw error(Self.noValue)
    default: throw error("unexpected character \(character.pythonLiteral)")
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[position...].starts(with: text.utf8) else {
      throw error(Self.noValue)
    }
    position += text.utf8.count
    return value
  }

  private static let noValue =
    #"expected a value; NaN and infinities are the strings "nan", "inf" and "-inf""#

  /// The character that starts here.
  private var character: String {
    String(String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.prefix(1))
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(values) }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(values) }
      guard take(",") else { throw error("expected , or ] in an array") }
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    var seen: Set<[UInt8]> = []
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("expected a member name in quotes") }
      let start = position
      let key = try string()
      // By code points: Swift would take two spellings of an accent for one key.
      guard seen.insert(Array(key.utf8)).inserted else {
        throw error("member \"\(key)\" stands twice", at: start)
      }
      skipSpace()
      guard take(":") else { throw error("expected : after \"\(key)\"") }
      members.append(.init(key, try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw error("expected , or } in an object") }
    }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    var isInteger = true
    _ = take("-")
    let digits = position
    skipDigits()
    guard position > digits else { throw error("a number needs digits") }
    guard bytes[digits] != UInt8(ascii: "0") || position == digits + 1 else {
      throw error("a number cannot start with 0", at: digits)
    }
    if take(".") {
      isInteger = false
      let fraction = position
      skipDigits()
      guard position > fraction else { throw error("a number needs digits after the point") }
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      let exponent = position
      skipDigits()
      guard position > exponent else { throw error("an exponent needs digits") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, text != "-0" { return Int64(text).map { .integer($0) } ?? .bigInteger(text) }
    guard let value = Double(text), value.isFinite else {
      throw error("\(text) is beyond float64; infinities are \"inf\" and \"-inf\"", at: start)
    }
    return .double(value)
  }

  private mutating func skipDigits() {
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
  }

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var units: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: units, as: UTF8.self) else {
          throw error("text is not UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"): units += try escape()
      case 0..<0x20: throw error("a control character must be escaped", at: position - 1)
      default: units.append(byte)
      }
    }
    throw error("text has no closing quote", at: start)
  }

  private mutating func escape() throws(JSONError) -> [UInt8] {
    guard let byte = next else { throw error("an escape is cut off", at: position - 1) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try codePoint()
    default: throw error("unknown escape", at: position - 2)
    }
  }

  private mutating func codePoint() throws(JSONError) -> [UInt8] {
    let start = position - 2
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code) {
      guard take("\\"), take("u") else { throw error("half of a surrogate pair", at: start) }
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else {
        throw error("half of a surrogate pair", at: start)
      }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw error("half of a surrogate pair", at: start)
    }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    // UInt32 would read a sign as well.
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("\\u needs four hexadecimal digits") }
    position += 4
    return code
  }
}
