/// Goes through the bytes of a Python file from one name, string or sign to the next, past blanks and comments.
///
/// It knows just enough of the grammar not to take text for code or code for text. The braces of an f-string are
/// brackets, with code between them. What it cannot tell apart it calls `doubtful`.
struct SourceScanner {
  enum Token: Equatable {
    /// - Parameter isASCII: other letters may stand for those of ASCII: Python takes names by their NFKC.
    case name(Range<Int>, isASCII: Bool)
    /// A bracket, a sign, or the quote with which an f-string begins.
    case sign(UInt8)
    /// What stands between the quotes of a string that is none of those.
    case string(Range<Int>, isRaw: Bool)
    /// The end of a line outside of brackets.
    case newline
    case doubtful
    case end
  }

  /// The text of an f-string, or of a format within its braces.
  private struct Text {
    var quote: UInt8
    var isTriple: Bool
    var isFormat: Bool
    /// How many brackets are open in its braces, with the brace itself.
    var depth = 0
  }

  let bytes: UnsafeRawBufferPointer
  private(set) var place = 0
  /// Brackets that are open.
  private(set) var depth = 0
  /// The texts around what is read, and whether that is the last of them rather than code in its braces.
  private var texts: [Text] = []
  private var isInText = false

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    if bytes.starts(with: EncodingCookie.mark) { place = EncodingCookie.mark.count }
  }

  /// Python's own bound.
  private static let maximalDepth = 200

  mutating func next() -> Token {
    while place < bytes.count {
      if isInText {
        if let token = nextInText() { return token }
        continue
      }
      let byte = bytes[place]
      switch Self.kind(of: byte) {
      case .blank: place += 1
      case .lineEnd:
        place += 1
        if depth == 0 { return .newline }
      case .hash: skipLine()
      // A line that goes on: what follows is a line end, or the file cannot be parsed.
      case .backslash: place = behindEscaped(place)
      case .letter: return name()
      case .quote: return string(prefix: 0..<0)
      case .open:
        guard depth < Self.maximalDepth else { return .doubtful }
        depth += 1
        place += 1
        return .sign(byte)
      case .close:
        if byte == UInt8(ascii: "}"), texts.last?.depth == depth { isInText = true }
        depth = max(0, depth - 1)
        place += 1
        return .sign(byte)
      case .sign:
        if byte == UInt8(ascii: ":"), let text = texts.last, text.depth == depth {
          texts.append(Text(quote: text.quote, isTriple: text.isTriple, isFormat: true))
          isInText = true
        }
        place += 1
        return .sign(byte)
      }
    }
    // Brackets that nothing closes hide what the file is; Python says so when it parses it.
    defer { (depth, texts) = (0, []) }
    return depth > 0 || !texts.isEmpty ? .doubtful : .end
  }

  /// The next token behind parentheses that close: they may stand around a whole, as in `(x.argsort())[-1]`.
  mutating func nextBehindParentheses() -> Token {
    var token = next()
    while case .sign(UInt8(ascii: ")")) = token { token = next() }
    return token
  }

  /// The next byte that is neither blank nor in a comment, in the same line or the same brackets; it stays to be read.
  func peek() -> UInt8? { following(place).map { bytes[$0] } }

  private func following(_ start: Int) -> Int? {
    var place = start
    while place < bytes.count {
      switch Self.kind(of: bytes[place]) {
      case .blank: place += 1
      case .lineEnd:
        if depth == 0 { return nil }
        place += 1
      case .backslash: place = behindEscaped(place)
      case .hash:
        while place < bytes.count, !Self.endsLine(bytes[place]) { place += 1 }
      default: return place
      }
    }
    return nil
  }

  /// Whether parentheses end here, and those of a call follow.
  func isCallBehindParentheses() -> Bool {
    var copy = self
    return copy.nextBehindParentheses() == .sign(UInt8(ascii: "("))
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

  /// The place behind a backslash and the letter or line end that follows it.
  private func behindEscaped(_ place: Int) -> Int {
    let isPair = place + 2 < bytes.count && bytes[place + 1] == 0x0D && bytes[place + 2] == 0x0A
    return min(place + (isPair ? 3 : 2), bytes.count)
  }

  private mutating func skipLine() {
    while place < bytes.count, !Self.endsLine(bytes[place]) { place += 1 }
  }

  // MARK: Names and strings

  private mutating func name() -> Token {
    let start = place
    var letters: UInt8 = 0
    while place < bytes.count, Self.kind(of: bytes[place]) == .letter {
      letters |= bytes[place]
      place += 1
    }
    if place < bytes.count, place - start <= 2, Self.kind(of: bytes[place]) == .quote,
      bytes[start..<place].allSatisfy(Self.isPrefix)
    {
      return string(prefix: start..<place)
    }
    return .name(start..<place, isASCII: letters < 0x80)
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
    func has(_ letter: Unicode.Scalar) -> Bool {
      bytes[prefix].contains { $0 | 0x20 == UInt8(ascii: letter) }
    }
    let quote = bytes[place]
    let isTriple =
      place + 2 < bytes.count && bytes[place + 1] == quote && bytes[place + 2] == quote
    place += isTriple ? 3 : 1
    if has("f") || has("t") {
      texts.append(Text(quote: quote, isTriple: isTriple, isFormat: false))
      isInText = true
      return .sign(quote)
    }
    let start = place
    while place < bytes.count {
      let byte = bytes[place]
      if byte == quote, ends(quote, isTriple: isTriple) {
        defer { place += isTriple ? 3 : 1 }
        return .string(start..<place, isRaw: has("r"))
      } else if byte == UInt8(ascii: "\\") {
        place = behindEscaped(place)
      } else if !isTriple, Self.endsLine(byte) {
        break
      } else {
        place += 1
      }
    }
    // It has no end, so that the file cannot be parsed.
    return .doubtful
  }

  /// Whether the quote that stands here is the end of a string.
  private func ends(_ quote: UInt8, isTriple: Bool) -> Bool {
    !isTriple
      || place + 2 < bytes.count && bytes[place + 1] == quote && bytes[place + 2] == quote
  }

  /// Goes on to the next brace of a text; `nil` where the text ends.
  private mutating func nextInText() -> Token? {
    let text = texts[texts.count - 1]
    while place < bytes.count {
      let byte = bytes[place]
      let isDoubled = place + 1 < bytes.count && bytes[place + 1] == byte
      switch byte {
      case UInt8(ascii: "{") where text.isFormat || !isDoubled:
        depth += 1
        texts[texts.count - 1].depth = depth
        isInText = false
        place += 1
        return .sign(byte)
      case UInt8(ascii: "}") where text.isFormat:
        // It ends the braces that the format stands in, too.
        texts.removeLast()
        depth -= 1
        place += 1
        return .sign(byte)
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        guard isDoubled else { return .doubtful }
        place += 2
      case UInt8(ascii: "\\"):
        // A brace behind it means what it always does.
        let next = place + 1 < bytes.count ? bytes[place + 1] : 0
        let isBrace = next == UInt8(ascii: "{") || next == UInt8(ascii: "}")
        place = isBrace ? place + 1 : behindEscaped(place)
      case text.quote where ends(byte, isTriple: text.isTriple):
        guard !text.isFormat else { return .doubtful }
        place += text.isTriple ? 3 : 1
        texts.removeLast()
        isInText = false
        return nil
      case 0x0A where !text.isTriple, 0x0D where !text.isTriple: return .doubtful
      default: place += 1
      }
    }
    return nil
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
