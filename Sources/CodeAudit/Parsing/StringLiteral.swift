/// A literal of text or bytes in Python source, found by its bytes alone: the source around it need not parse.
///
/// Its own quotes may stand in the fields of an f-string, as since Python 3.12; what earlier versions allow is read
/// alike.
struct StringLiteral {
  /// From the first quote to the last one. A literal that nothing closes ends with its line, in triple quotes with
  /// the source.
  private(set) var range: Range<Int>
  /// From the prefix on, whose letters stand before the quotes.
  private(set) var whole: Range<Int>
  /// How many quotes stand on either side.
  private(set) var quotes = 1
  private(set) var isClosed = false
  /// Literals and comments in the fields of an f-string, in the order of the source.
  private(set) var strings: [StringLiteral] = []
  private(set) var comments: [Range<Int>] = []

  private let bytes: [UInt8]
  private let end: Int

  /// - Parameters:
  ///   - open: the place of a quote that begins a literal.
  ///   - end: where the source ends.
  init(openedAt open: Int, in bytes: [UInt8], before end: Int? = nil) {
    self.bytes = bytes
    self.end = end ?? bytes.count
    let prefix = Self.prefix(before: open, in: bytes)
    whole = prefix.lowerBound..<open
    range = open..<open
    if stands(3, at: open) { quotes = 3 }
    let isFormatted = bytes[prefix].contains { [0x66, 0x74].contains($0 | 0x20) }
    var place = open + quotes
    readText(from: &place, isFormatted: isFormatted)
    range = open..<min(place, self.end)
    whole = prefix.lowerBound..<range.upperBound
  }

  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }

  /// The letters before a quote that belong to it: `rb`.
  private static func prefix(before open: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = bytes[..<open].lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
    let isPrefix =
      open - start <= 2 && bytes[start..<open].allSatisfy { "rbuft".utf8.contains($0 | 0x20) }
    return isPrefix ? start..<open : open..<open
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private func stands(_ count: Int, at place: Int) -> Bool {
    place + count <= end
      && bytes[place..<place + count].allSatisfy { $0 == bytes[range.lowerBound] }
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// What stands between the quotes.
  var body: Range<Int> {
    let start = min(range.lowerBound + quotes, range.upperBound)
    return start..<max(start, range.upperBound - (isClosed ? quotes : 0))
  }

  var quoteByte: UInt8 { bytes[range.lowerBound] }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// In small letters.
  var prefix: String {
    text(whole.lowerBound..<range.lowerBound).lowercased()
  }

  /// Goes behind the quotes that close the literal, or to where it is given up.
  private mutating func readText(from place: inout Int, isFormatted: Bool) {
    while place < end {
      let byte = bytes[place]
      if stands(quotes, at: place) {
        place += quotes
        isClosed = true
        return
      }
      if byte == UInt8(ascii: "\\") {
        // Before a field it escapes nothing.
        let isField = isFormatted && place + 1 < end && bytes[place + 1] == UInt8(ascii: "{")
        if isField { place += 1 } else { skipEscaped(&place) }
      } else if quotes == 1, Self.endsLine(byte) {
        return
      } else if isFormatted, byte == UInt8(ascii: "{") {
        place += 1
        // Two of them are one of the text.
        if place < end, bytes[place] == byte { place += 1 } else { readField(from: &place) }
      } else {
        place += 1
      }
    }
  }

  /// A backslash with what it escapes: in raw literals it keeps a quote from closing them, too.
  private func skipEscaped(_ place: inout Int) {
    let isPair = place + 2 < end && bytes[place + 1] == 0x0D && bytes[place + 2] == 0x0A
    place = min(place + (isPair ? 3 : 2), end)
  }

  /// Goes behind the brace that closes a field.
  private mutating func readField(from place: inout Int) {
    var depth = 0
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        let string = StringLiteral(openedAt: place, in: bytes, before: end)
        strings.append(string)
        comments += string.comments
        place = string.range.upperBound
        continue
      case UInt8(ascii: "#"):
        let close = bytes[place..<end].firstIndex(where: Self.endsLine) ?? end
        comments.append(place..<close)
        place = close
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}") where depth == 0:
        place += 1
        return
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ":") where depth == 0:
        place += 1
        return readFormat(from: &place)
      default: break
      }
      place += 1
    }
  }

  /// Goes behind the brace that closes a field, from its format on: text, with fields in it.
  private mutating func readFormat(from place: inout Int) {
    while place < end, !stands(quotes, at: place) {
      let byte = bytes[place]
      if quotes == 1, Self.endsLine(byte) { return }
      if byte == UInt8(ascii: "\\") {
        skipEscaped(&place)
        continue
      }
      place += 1
      if byte == UInt8(ascii: "}") { return }
      if byte == UInt8(ascii: "{") { readField(from: &place) }
    }
  }
}
