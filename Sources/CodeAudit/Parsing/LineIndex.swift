/// The lines of a UTF-8 text, as CPython's tokenizer counts them: `\n`, `\r\n` and a lone `\r` end a line; form
/// feeds, file separators and Unicode's own line ends do not.
///
/// Columns of positions are code points; both ways of counting take constant time, whatever a line's length.
package struct LineIndex: Sendable {
  package let utf8: [UInt8]
  /// Where each line starts. A text that ends in a line end has an empty last line.
  private let starts: [Int]
  /// The number of code points before each 64th byte; empty where all are ASCII.
  private let scalarsBefore: [Int]

  private static let step = 64

  package init(_ utf8: [UInt8]) {
    self.utf8 = utf8
    var starts = [0]
    var isASCII = true
    utf8.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        let byte = bytes[index]
        if byte >= 0x80 { isASCII = false }
        let isEnd =
          byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A))
        if isEnd { starts.append(index + 1) }
      }
    }
    self.starts = starts
    scalarsBefore = isASCII ? [] : Self.count(utf8)
  }

  private static func count(_ utf8: [UInt8]) -> [Int] {
    var table: [Int] = []
    table.reserveCapacity(utf8.count / step + 1)
    var count = 0
    for (index, byte) in utf8.enumerated() {
      if index % step == 0 { table.append(count) }
      if !isContinuation(byte) { count += 1 }
    }
    if utf8.count % step == 0 { table.append(count) }
    return table
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  package var isASCII: Bool { scalarsBefore.isEmpty }

  package var lineCount: Int { starts.count }

  /// The bytes of a line, from 1, without its end. Lines outside the text are empty.
  package func line(_ number: Int) -> Range<Int> {
    guard number >= 1 else { return 0..<0 }
    guard number <= starts.count else { return utf8.count..<utf8.count }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] : utf8.count
    while end > start, utf8[end - 1] == 0x0A || utf8[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The number of code points before a byte.
  package func scalars(before offset: Int) -> Int {
    guard !isASCII else { return offset }
    let block = offset / Self.step
    var count = scalarsBefore[block]
    for index in block * Self.step..<offset where !Self.isContinuation(utf8[index]) { count += 1 }
    return count
  }

  /// The byte at a line and a column in bytes, moved into the line where it lies beyond.
  package func offset(line number: Int, utf8Column: Int) -> Int {
    let line = line(number)
    return min(line.lowerBound + max(utf8Column, 0), line.upperBound)
  }

  /// The byte at a position, moved into its line where it lies beyond.
  package func offset(of position: Position) -> Int {
    let line = line(position.line)
    guard !isASCII else { return min(line.lowerBound + position.column, line.upperBound) }
    var offset = line.lowerBound
    var left = position.column
    while left > 0, offset < line.upperBound {
      offset += 1
      while offset < line.upperBound, Self.isContinuation(utf8[offset]) { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The position of a byte.
  package func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), utf8.count)
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return Position(
      line: low + 1, column: scalars(before: offset) - scalars(before: starts[low]))
  }
}
