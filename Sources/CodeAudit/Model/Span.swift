/// A place in a source file: lines from 1, columns from 0 in Unicode code points, as Python counts characters.
package struct Position: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (first: Position, second: Position) -> Bool {
    (first.line, first.column) < (second.line, second.column)
  }
}

/// A stretch of a source file, in text positions and in bytes of the file as it is stored.
package struct Span: Hashable, Sendable {
  package var start: Position
  /// Just after the last character.
  package var end: Position
  /// Offsets into the file's bytes: what an edit replaces.
  package var bytes: Range<Int>

  package init(start: Position, end: Position, bytes: Range<Int>) {
    self.start = start
    self.end = end
    self.bytes = bytes
  }
}
