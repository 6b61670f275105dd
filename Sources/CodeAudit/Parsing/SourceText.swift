/// A source file's text, and how its places lie in the bytes as they are stored.
package struct SourceText: Sendable {
  /// How code points are stored.
  enum Storage: Sendable {
    /// As UTF-8, after a byte order mark of so many bytes.
    case utf8(markLength: Int)
    /// One byte each.
    case bytes
    /// At these offsets; the last one is the end of the file.
    case offsets([Int])
  }

  package let lines: LineIndex
  private let storage: Storage

  init(utf8: [UInt8], storage: Storage) {
    lines = LineIndex(utf8)
    self.storage = storage
  }

  /// A text that is stored as it is, such as a cell of a notebook.
  package init(_ text: String) {
    self.init(utf8: Array(text.utf8), storage: .utf8(markLength: 0))
  }

  /// The place of a byte of the text in the file.
  func storedOffset(_ offset: Int) -> Int {
    switch storage {
    case .utf8(let markLength): offset + markLength
    case .bytes: lines.scalars(before: offset)
    case .offsets(let offsets): offsets[min(lines.scalars(before: offset), offsets.count - 1)]
    }
  }

  /// The span of a stretch of the text's UTF-8.
  package func span(of utf8: Range<Int>) -> Span {
    Span(
      start: lines.position(of: utf8.lowerBound), end: lines.position(of: utf8.upperBound),
      bytes: storedOffset(utf8.lowerBound)..<storedOffset(utf8.upperBound))
  }

  /// The span between two places as CPython tells them: lines from 1, columns from 0 in UTF-8 bytes. Places outside
  /// the text, which some versions tell for nodes in f-strings, are moved into it.
  package func span(
    line: Int, utf8Column: Int, endLine: Int, endUTF8Column: Int
  ) -> Span {
    let first = lines.offset(line: line, utf8Column: utf8Column)
    let last = max(first, lines.offset(line: endLine, utf8Column: endUTF8Column))
    return Span(
      start: position(first, inLine: line), end: position(last, inLine: endLine),
      bytes: storedOffset(first)..<storedOffset(last))
  }

  /// The position of a byte whose line is known.
  private func position(_ offset: Int, inLine line: Int) -> Position {
    let range = lines.line(line)
    guard line >= 1, line <= lines.lineCount, range.lowerBound <= offset, offset <= range.upperBound
    else { return lines.position(of: offset) }
    guard !lines.isASCII else { return Position(line: line, column: offset - range.lowerBound) }
    return Position(
      line: line,
      column: lines.scalars(before: offset) - lines.scalars(before: range.lowerBound))
  }

  /// The bytes of a span in the text's own UTF-8.
  package func utf8Range(of span: Span) -> Range<Int> {
    let start = lines.offset(of: span.start)
    return start..<max(start, lines.offset(of: span.end))
  }

  /// The source text of a span.
  package func text(of span: Span) -> String {
    String(decoding: lines.utf8[utf8Range(of: span)], as: UTF8.self)
  }

  /// A line, from 1, without its end.
  package func line(_ number: Int) -> String {
    String(decoding: lines.utf8[lines.line(number)], as: UTF8.self)
  }
}
