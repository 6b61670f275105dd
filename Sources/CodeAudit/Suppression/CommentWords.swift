internal import Semantics

/// The words of a comment, taken one after the other.
struct CommentWords {
  let bytes: [UInt8]
  var place: Int
  let end: Int

  enum Codes {
    case all
    case listed([String], brackets: Range<Int>)
    case unreadable(String)

    var isAll: Bool { if case .all = self { true } else { false } }
  }

  private mutating func skipBlanks() {
    while place < end, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
  }

  private mutating func take(_ word: String) -> Bool {
    let utf8 = word.utf8
    guard place + utf8.count <= end, bytes[place..<place + utf8.count].elementsEqual(utf8) else {
      return false
    }
    place += utf8.count
    return true
  }

  /// Goes behind `# tiebreak:`, which may follow another comment on the line; gives where its `#` stands, and whether
  /// it is in small letters as it has to be.
  mutating func skipToMark() -> (start: Int, isPlain: Bool)? {
    while place < end {
      guard bytes[place] == UInt8(ascii: "#") else {
        place += 1
        continue
      }
      let start = place
      place += 1
      skipBlanks()
      let mark = "tiebreak:".utf8
      let word = bytes[place..<min(place + mark.count, end)]
      if word.map(\.lowercasedASCII).elementsEqual(mark) {
        place += mark.count
        skipBlanks()
        return (start, word.elementsEqual(mark))
      }
    }
    return nil
  }

  static let ofFiles = "ignore-file"
  static let keywords = ["ignore", ofFiles]

  /// The keyword that a word is or is meant to be; `nil` where a sentence begins so.
  static func meant(by word: String) -> String? { nearest(word, among: keywords) }

  mutating func takeKeyword() -> String? {
    let start = place
    while place < end, isWordByte(bytes[place]) { place += 1 }
    return place == start ? nil : String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Whether nothing follows but another comment.
  var isAtEnd: Bool {
    let next = bytes[place..<end].first { $0 != 0x20 && $0 != 0x09 }
    return next == nil || next == UInt8(ascii: "#")
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber
  }

  mutating func takeCodes() -> Codes {
    let before = place
    skipBlanks()
    guard take("[") else {
      place = before
      guard
        rest.first.map({ "({<".utf8.contains($0) }) ?? false
          || restWords.contains(where: Self.isCode)
      else { return .all }
      takeRest()
      return .unreadable("codes stand in square brackets: [TB101]")
    }
    let start = place - 1
    guard let close = bytes[place..<end].firstIndex(of: UInt8(ascii: "]")) else {
      place = end
      return .unreadable("the bracket is not closed")
    }
    let text = String(decoding: bytes[place..<close], as: UTF8.self)
    place = close + 1
    // A comma that was forgotten parts words too.
    let codes = text.split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
    guard !codes.isEmpty else { return .unreadable("no code stands in the brackets") }
    let isMore =
      rest.first == UInt8(ascii: "[")
      || restWords.first.map { Self.isCode($0) || $0.lowercased() == "tiebreak" } ?? false
    guard isMore else { return .listed(codes, brackets: start..<place) }
    takeRest()
    return .unreadable("codes stand in one pair of brackets: [TB101, TB104]")
  }

  /// What follows up to the next comment, without blanks around it.
  private var rest: ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let rest = bytes[place..<end].prefix { $0 != UInt8(ascii: "#") }.drop(while: isBlank)
    return rest.dropLast(rest.reversed().prefix(while: isBlank).count)
  }

  private var restWords: [String] {
    rest.split { !isWordByte($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func takeRest() { place = rest.endIndex }

  /// Whether a word can only mean a rule.
  private static func isCode(_ word: String) -> Bool {
    let word = word.uppercased()
    return word.hasPrefix("TB") && word.dropFirst(2).first?.isNumber == true
      || word.contains("-") && RuleRegistry.rule(word) != nil
  }
}
