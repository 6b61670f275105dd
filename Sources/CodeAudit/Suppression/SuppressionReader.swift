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

  private static func contains(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
    guard bytes.count >= word.count else { return false }
    return (0...bytes.count - word.count).contains { start in
      bytes[start] == word[0] && bytes[start..<start + word.count].elementsEqual(word)
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
    guard let start = words.skipToMark(), let isFile = words.takeKeyword() else { return nil }
    let codes = words.takeCodes()
    let end = words.place
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

  /// Goes behind `# tiebreak:`, which may follow another comment on the line; gives where its `#` stands.
  mutating func skipToMark() -> Int? {
    while place < end {
      guard bytes[place] == UInt8(ascii: "#") else {
        place += 1
        continue
      }
      let start = place
      place += 1
      skipBlanks()
      if take("tiebreak:") {
        skipBlanks()
        return start
      }
    }
    return nil
  }

  /// `ignore` or `ignore-file`; anything else is a sentence that begins so.
  mutating func takeKeyword() -> Bool? {
    guard take("ignore") else { return nil }
    let isFile = take("-file")
    guard place == end || !isWordByte(bytes[place]) else { return nil }
    return isFile
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
    let codes = text.split(separator: ",").map { code in
      String(code.filter { $0 != " " && $0 != "\t" }).uppercased()
    }
    guard !codes.isEmpty, codes.allSatisfy({ !$0.isEmpty }) else {
      return .unreadable("no code stands in the brackets")
    }
    return .listed(codes, brackets: start..<place)
  }
}
