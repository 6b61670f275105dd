internal import Semantics

/// Reads the comments of a file that silence findings.
package enum SuppressionReader {
  /// - Returns: In the order of the source. Comments that mean to silence and cannot are among them, with the reason.
  package static func suppressions(in file: ParsedFile) -> [Suppression] {
    file.parts.enumerated().flatMap { number, part in
      // Most files hold no such comment, and need no search for strings.
      guard contains(mark, in: part.text.lines.utf8) else { return [Suppression]() }
      let top = number == 0 ? firstStatement(of: part) : 0
      return CommentReader(part: part).comments().compactMap { comment in
        suppression(in: comment, of: part, isAtTop: comment.lowerBound < top)
      }
    }
  }

  private static let mark = Array("tiebreak:".utf8)

  /// - Parameter word: in small letters; those of the bytes may be capitals.
  private static func contains(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
    guard bytes.count >= word.count else { return false }
    return (0...bytes.count - word.count).contains { start in
      bytes[start] | 0x20 == word[0]
        && zip(bytes[start..<start + word.count], word).allSatisfy { $0.lowercasedASCII == $1 }
    }
  }

  /// Where the first statement begins that is no docstring.
  private static func firstStatement(of part: ParsedFile.Part) -> Int {
    let statements = part.module.nodes(.body)
    let first = statements.first { statement in
      statement.kind != .expr || statement.node(.value)?.kind != .constant
    }
    return first?.span.map { part.text.utf8Range(of: $0).lowerBound } ?? part.text.lines.utf8.count
  }

  private static func suppression(
    in comment: Range<Int>, of part: ParsedFile.Part, isAtTop: Bool
  ) -> Suppression? {
    let bytes = part.text.lines.utf8
    var words = CommentWords(bytes: bytes, place: comment.lowerBound, end: comment.upperBound)
    guard let mark = words.skipToMark(), let keyword = words.takeKeyword() else { return nil }
    let start = mark.start
    let codes = words.takeCodes()
    let end = words.place
    let isFile = keyword == "ignore-file"
    let isPlain = mark.isPlain && CommentWords.keywords.contains(keyword)
    let isSentence = codes.isAll && !words.isAtEnd
    guard isPlain || !isSentence, let meant = CommentWords.meant(by: keyword) else { return nil }
    var suppression = Suppression(
      cell: part.cell, span: part.text.span(of: start..<end),
      removal: part.text.span(of: removal(of: start..<end, in: comment, bytes)),
      reach: isFile ? .file : .line)
    switch codes {
    case .all: break
    case .listed(let codes, let brackets):
      suppression.codes = codes
      suppression.brackets = part.text.span(of: brackets)
    case .unreadable(let problem):
      suppression.reach = .nothing
      suppression.problem = problem
    }
    if !isPlain {
      suppression.reach = .nothing
      suppression.problem = "write it as # tiebreak: \(meant)"
    }
    if isFile, !isAtTop, suppression.problem == nil {
      suppression.reach = .nothing
      suppression.problem = "ignore-file stands below the first statement, where it has no effect"
    }
    return suppression
  }
}

extension SuppressionReader {
  /// - Parameter part: what silences, from its `#` on.
  private static func removal(
    of part: Range<Int>, in comment: Range<Int>, _ bytes: [UInt8]
  ) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let rest =
      part.upperBound + bytes[part.upperBound..<comment.upperBound].prefix(while: isBlank).count
    guard rest == comment.upperBound else {
      // What follows is a comment of its own, or a sentence that needs the `#`.
      guard bytes[rest] != UInt8(ascii: "#") else { return part.lowerBound..<rest }
      let mark = part.lowerBound + 1
      return mark + bytes[mark..<rest].prefix(while: isBlank).count..<rest
    }
    let start = part.lowerBound - bytes[..<part.lowerBound].reversed().prefix(while: isBlank).count
    func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    guard start == 0 || endsLine(bytes[start - 1]), rest < bytes.count else { return start..<rest }
    let isPair = bytes[rest] == 0x0D && rest + 1 < bytes.count && bytes[rest + 1] == 0x0A
    return start..<rest + (isPair ? 2 : 1)
  }
}

/// The words of a comment, taken one after the other.
private struct CommentWords {
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

  static let keywords = ["ignore", "ignore-file"]

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
      return .all
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
    return .listed(codes, brackets: start..<place)
  }
}
