/// Reads the comments of a file that silence findings.
package enum SuppressionReader {
  /// - Returns: In the order of the source. Comments that mean to silence and cannot are among them, with the reason.
  package static func suppressions(in file: ParsedFile) -> [Suppression] {
    var isAboveAll = true
    return file.parts.flatMap { part -> [Suppression] in
      let first = firstStatement(of: part)
      defer { isAboveAll = isAboveAll && first == nil }
      // Most files hold no such comment, and need no search for strings.
      guard part.text.lines.utf8.withUnsafeBytes(mayStand) else { return [] }
      let top = isAboveAll ? first ?? part.text.lines.utf8.count : 0
      return CommentReader(part: part).comments().flatMap { comment in
        suppressions(in: comment, of: part, isAtTop: comment.lowerBound < top)
      }
    }
  }

  private static let mark = Array("tiebreak:".utf8)

  /// Whether a source may hold such a comment, in whatever letters.
  static func mayStand(in bytes: UnsafeRawBufferPointer) -> Bool {
    ByteSearch.contains(bytes, mark, ignoringCase: true)
  }

  /// Where the first statement begins that is no docstring, with its decorators; `nil` where there is none.
  private static func firstStatement(of part: ParsedFile.Part) -> Int? {
    let first = part.module.nodes(.body).first { statement in
      !part.isMagic(statement)
        && (statement.kind != .expr || statement.node(.value)?.kind != .constant)
    }
    let decorators = first?.nodes(.decoratorList).compactMap(\.span?.start.line).min()
    if let decorators { return part.text.lines.line(decorators).lowerBound }
    return first?.span.map { part.text.utf8Range(of: $0).lowerBound }
  }

  private static func suppressions(
    in comment: Range<Int>, of part: ParsedFile.Part, isAtTop: Bool
  ) -> [Suppression] {
    var words = CommentWords(
      bytes: part.text.lines.utf8, place: comment.lowerBound, end: comment.upperBound)
    var suppressions: [Suppression] = []
    while let mark = words.skipToMark() {
      guard let keyword = words.takeKeyword() else { continue }
      let codes = words.takeCodes()
      let isSentence = codes.isAll && !words.isAtEnd
      let isExact = mark.isPlain && CommentWords.keywords.contains(keyword)
      guard isExact || !isSentence, let meant = CommentWords.meant(by: keyword) else { continue }
      let range = mark.start..<words.place
      var suppression = Suppression(
        cell: part.cell, span: part.text.span(of: range),
        removal: part.text.span(of: removal(of: range, in: comment, words.bytes)), reach: .line)
      if case .listed(let codes, let brackets) = codes {
        suppression.codes = codes
        suppression.brackets = part.text.span(of: brackets)
      }
      suppression.problem =
        isExact
        ? problem(codes, isBelow: keyword == CommentWords.ofFiles && !isAtTop)
        : "write it as # tiebreak: \(meant)"
      let isFile = keyword == CommentWords.ofFiles
      suppression.reach = suppression.problem != nil ? .nothing : isFile ? .file : .line
      suppressions.append(suppression)
    }
    return suppressions
  }

  private static func problem(_ codes: CommentWords.Codes, isBelow: Bool) -> String? {
    if case .unreadable(let problem) = codes { return problem }
    return isBelow ? "ignore-file stands below the first statement, where it has no effect" : nil
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
