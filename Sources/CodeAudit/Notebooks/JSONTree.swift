/// A JSON text by places: what an edit needs to change one string and no other byte. It reads what Python's `json`
/// reads, `NaN` and lone surrogates included, since outputs of notebooks hold such things.
indirect enum JSONTree {
  /// The bytes between the quotes.
  case string(Range<Int>)
  /// Elements, and the place of the brackets.
  case array([Element], Range<Int>)
  case object([(key: String, value: JSONTree)])
  /// Numbers, `true`, `null`.
  case other

  struct Element {
    var value: JSONTree
    var range: Range<Int>
  }

  /// The last member of a name counts, as in Python.
  subscript(key: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  var elements: [Element]? {
    guard case .array(let elements, _) = self else { return nil }
    return elements
  }

  func text(in bytes: [UInt8]) -> String? {
    guard case .string(let range) = self else { return nil }
    return JSONTree.text(of: bytes[range])
  }

  init(_ bytes: [UInt8]) throws(AuditError) {
    var scanner = JSONScanner(bytes: bytes)
    self = try scanner.document()
  }

  /// The text that a string's bytes between the quotes stand for.
  static func text(of raw: ArraySlice<UInt8>) -> String {
    var utf8: [UInt8] = []
    var rest = raw
    while let piece = JSONPiece(&rest) { utf8 += piece.utf8 }
    return String(decoding: utf8, as: UTF8.self)
  }
}

/// What stands for one code point in a string: a byte of UTF-8, an escape, or two escapes of a surrogate pair.
struct JSONPiece {
  /// Half of a pair is U+FFFD.
  var utf8: [UInt8]

  /// Takes the next piece; `nil` at the end.
  init?(_ rest: inout ArraySlice<UInt8>) {
    guard let byte = rest.popFirst() else { return nil }
    guard byte == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
      utf8 = [byte]
      return
    }
    switch letter {
    case UInt8(ascii: "b"): utf8 = [0x08]
    case UInt8(ascii: "f"): utf8 = [0x0C]
    case UInt8(ascii: "n"): utf8 = [0x0A]
    case UInt8(ascii: "r"): utf8 = [0x0D]
    case UInt8(ascii: "t"): utf8 = [0x09]
    case UInt8(ascii: "u"): utf8 = Self.codePoint(&rest)
    default: utf8 = [letter]
    }
  }

  private static func codePoint(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    var code = hexadecimal(rest)
    rest = rest.dropFirst(4)
    if (0xD800..<0xDC00).contains(code), rest.starts(with: Array("\\u".utf8)) {
      let low = hexadecimal(rest.dropFirst(2))
      if (0xDC00..<0xE000).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        rest = rest.dropFirst(6)
      }
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    return Array(String(Character(scalar)).utf8)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32 {
    UInt32(String(decoding: digits.prefix(4), as: UTF8.self), radix: 16) ?? 0xFFFD
  }
}

private struct JSONScanner {
  let bytes: [UInt8]
  var position = 0

  private static let depthLimit = 1_000

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(AuditError) -> JSONTree {
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error("text after the end") }
    return value
  }

  private func error(_ problem: String) -> AuditError {
    AuditError("not valid JSON: \(problem)", at: min(position, bytes.count), in: bytes)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(AuditError) -> JSONTree {
    guard depth < Self.depthLimit else { throw error("nested too deeply") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    default: return try word()
    }
  }

  /// A number or a name. What exactly is of no interest here.
  private mutating func word() throws(AuditError) -> JSONTree {
    let start = position
    while let byte = next, Self.isWord(byte) { position += 1 }
    guard position > start else { throw error("a value is missing") }
    return .other
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func array(_ depth: Int) throws(AuditError) -> JSONTree {
    let start = position
    position += 1
    var elements: [JSONTree.Element] = []
    if take("]") { return .array([], start..<position) }
    while true {
      skipSpace()
      let first = position
      let value = try value(depth: depth + 1)
      elements.append(.init(value: value, range: first..<position))
      if take("]") { return .array(elements, start..<position) }
      guard take(",") else { throw error("expected , or ]") }
    }
  }

  private mutating func object(_ depth: Int) throws(AuditError) -> JSONTree {
    position += 1
    var members: [(key: String, value: JSONTree)] = []
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("expected a name in quotes") }
      let key = JSONTree.text(of: bytes[try string()])
      guard take(":") else { throw error("expected :") }
      members.append((key, try value(depth: depth + 1)))
      if take("}") { return .object(members) }
      guard take(",") else { throw error("expected , or }") }
    }
  }

  /// The bytes between the quotes.
  private mutating func string() throws(AuditError) -> Range<Int> {
    position += 1
    let start = position
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return start..<position - 1
      case UInt8(ascii: "\\"): position += 2
      case 0..<0x20: throw error("a control character in a string")
      default: position += 1
      }
    }
    throw error("a string has no end")
  }
}
