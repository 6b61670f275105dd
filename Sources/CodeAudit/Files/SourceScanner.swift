/// Goes through the bytes of a Python file from one name, string or sign to the next, past blanks and comments.
///
/// It knows just enough of the grammar not to take text for code or code for text. What it cannot tell apart, such as
/// strings within f-strings, it calls `doubtful`.
struct SourceScanner {
  enum Token {
    case name(Range<Int>)
    case sign(UInt8)
    /// What stands between the quotes of a string.
    case string(Range<Int>, isFormatted: Bool)
    /// The end of a line outside of brackets.
    case newline
    case doubtful
    case end
  }

  let bytes: UnsafeRawBufferPointer
  private(set) var place = 0
  /// Brackets that are open.
  private(set) var depth = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func next() -> Token {
    while place < bytes.count {
      let byte = bytes[place]
      switch Self.kind(of: byte) {
      case .blank: place += 1
      case .lineEnd:
        place += 1
        if depth == 0 { return .newline }
      case .hash: skipLine()
      // A line that goes on: what follows is a line end, or the file cannot be parsed.
      case .backslash: skipEscaped()
      case .letter: return name()
      case .quote: return string(prefix: 0..<0)
      case .open:
        depth += 1
        place += 1
        return .sign(byte)
      case .close:
        depth = max(0, depth - 1)
        place += 1
        return .sign(byte)
      case .sign:
        place += 1
        return .sign(byte)
      }
    }
    // Brackets that nothing closes hide what the file is; Python says so when it parses it.
    defer { depth = 0 }
    return depth > 0 ? .doubtful : .end
  }

  /// The next byte that is neither blank nor in a comment, line ends or not; it stays to be read.
  func peek() -> UInt8? { following(place).map { bytes[$0] } }

  private func following(_ start: Int) -> Int? {
    var place = start
    while place < bytes.count {
      switch Self.kind(of: bytes[place]) {
      case .blank, .lineEnd, .backslash: place += 1
      case .hash:
        while place < bytes.count, !Self.endsLine(bytes[place]) { place += 1 }
      default: return place
      }
    }
    return nil
  }

  /// Whether `=` follows that makes a keyword argument.
  func isKeyword() -> Bool {
    guard let place = following(place), bytes[place] == UInt8(ascii: "=") else { return false }
    return place + 1 == bytes.count || bytes[place + 1] != UInt8(ascii: "=")
  }

  /// Whether a call's brackets, which were just opened, begin with a keyword argument or hold nothing.
  func beginsWithoutPosition() -> Bool {
    guard let start = following(place) else { return false }
    if bytes[start] == UInt8(ascii: ")") { return true }
    var copy = self
    guard case .name = copy.next() else { return false }
    return copy.isKeyword()
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// A backslash, with the letter or line end behind it.
  private mutating func skipEscaped() {
    let isPair = place + 2 < bytes.count && bytes[place + 1] == 0x0D && bytes[place + 2] == 0x0A
    place = min(place + (isPair ? 3 : 2), bytes.count)
  }

  private mutating func skipLine() {
    while place < bytes.count, !Self.endsLine(bytes[place]) { place += 1 }
  }

  // MARK: Names and strings

  private mutating func name() -> Token {
    let start = place
    while place < bytes.count, Self.kind(of: bytes[place]) == .letter { place += 1 }
    if place < bytes.count, place - start <= 2, Self.kind(of: bytes[place]) == .quote,
      bytes[start..<place].allSatisfy(Self.isPrefix)
    {
      return string(prefix: start..<place)
    }
    return .name(start..<place)
  }

  private static func isPrefix(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "u"), UInt8(ascii: "f"),
      UInt8(ascii: "t"):
      true
    default: false
    }
  }

  private mutating func string(prefix: Range<Int>) -> Token {
    let isFormatted = bytes[prefix].contains {
      $0 | 0x20 == UInt8(ascii: "f") || $0 | 0x20 == UInt8(ascii: "t")
    }
    let quote = bytes[place]
    let isTriple =
      place + 2 < bytes.count && bytes[place + 1] == quote && bytes[place + 2] == quote
    place += isTriple ? 3 : 1
    let start = place
    var open = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == quote {
        if !isTriple { break }
        if place + 2 < bytes.count, bytes[place + 1] == quote, bytes[place + 2] == quote { break }
      } else if byte == UInt8(ascii: "\\") {
        skipEscaped()
        continue
      } else if isFormatted, byte == UInt8(ascii: "{") {
        if open == 0, place + 1 < bytes.count, bytes[place + 1] == byte {
          place += 1
        } else {
          open += 1
        }
      } else if isFormatted, byte == UInt8(ascii: "}") {
        // Two of them are one of the text.
        if open > 0 { open -= 1 } else { place += 1 }
      } else if !isTriple, Self.endsLine(byte) {
        // It has no end, so that the file cannot be parsed; or it is within an f-string.
        return .doubtful
      }
      place += 1
    }
    guard place < bytes.count else { return .doubtful }
    let end = place
    place += isTriple ? 3 : 1
    // From Python 3.12 on its own quotes may stand in its braces.
    if isFormatted, open != 0 { return .doubtful }
    return .string(start..<end, isFormatted: isFormatted)
  }

  // MARK: Bytes

  private enum Kind: UInt8 {
    case blank, lineEnd, hash, backslash, letter, quote, open, close, sign
  }

  private static func kind(of byte: UInt8) -> Kind {
    switch byte {
    case 0x20, 0x09, 0x0C: .blank
    case 0x0A, 0x0D: .lineEnd
    case UInt8(ascii: "#"): .hash
    case UInt8(ascii: "\\"): .backslash
    case UInt8(ascii: "\""), UInt8(ascii: "'"): .quote
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .close
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      .letter
    default: .sign
    }
  }
}
