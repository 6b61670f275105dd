internal import Semantics

extension Notebook {
  /// The file with another source in a cell, and with every other byte as it was: what the new source has in common
  /// with the old one keeps its escapes, and a list of lines stays one.
  ///
  /// - Precondition: The cell is one of the notebook's.
  package func replacing(sourceOf number: Int, with source: String) -> [UInt8] {
    let cell = cells[number]
    let old = Array(cell.source.utf8)
    let new = Array(source.utf8)
    return replacing(Self.differences(from: old, to: new), in: cell)
  }

  private struct Change {
    var range: Range<Int>
    var new: [UInt8]
  }

  /// Line by line where there are as many lines as before, so that lines in between keep their escapes.
  private static func differences(from old: [UInt8], to new: [UInt8]) -> [Change] {
    let (oldLines, newLines) = (lines(of: old), lines(of: new))
    guard oldLines.count == newLines.count else {
      return [difference(old[...], new[...])].compactMap(\.self)
    }
    return zip(oldLines, newLines).compactMap(difference)
  }

  private static func difference(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> Change? {
    guard old != new else { return nil }
    let shorter = min(old.count, new.count)
    var before = zip(old, new).prefix { $0 == $1 }.count
    var after = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    after = min(after, shorter - before)
    // Not between the bytes of one letter.
    while old.dropFirst(before).first.map(isContinuation) == true { before -= 1 }
    while old.suffix(after).first.map(isContinuation) == true { after -= 1 }
    return Change(
      range: old.startIndex + before..<old.endIndex - after,
      new: Array(new.dropFirst(before).dropLast(after)))
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The lines with their ends.
  private static func lines(of utf8: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = utf8[...]
    while let end = rest.firstIndex(of: 0x0A) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { lines.append(rest) }
    return lines
  }

  private func replacing(_ changes: [Change], in cell: Cell) -> [UInt8] {
    var result = bytes
    // From the end, so that places before stay what they are.
    for change in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      let (range, text) = splice(change, in: cell)
      result.replaceSubrange(range, with: text)
    }
    return result
  }

  /// The bytes of the file that a change replaces, and with what.
  private func splice(_ change: Change, in cell: Cell) -> (Range<Int>, [UInt8]) {
    guard let first = place(change.range.lowerBound, in: cell, isEnd: false),
      let last = place(change.range.upperBound, in: cell, isEnd: true)
    else {
      // An empty list holds no string to change.
      let list = cell.list ?? 0..<0
      return (list, Array("[\"".utf8) + escaped(change.new) + Array("\"]".utf8))
    }
    let end = max(first, last)
    guard cell.list != nil else { return (first..<end, escaped(change.new)) }
    let lines = Self.lines(of: change.new)
    // Each line of a list is a string of its own; the last one goes on with what follows.
    let separator = Array("\"".utf8) + separator(in: cell) + Array("\"".utf8)
    let isAfterLine =
      Array(cell.source.utf8.prefix(change.range.lowerBound)).last == 0x0A
      && isAtEndOfString(first, in: cell)
    var text = isAfterLine && !lines.isEmpty ? separator : []
    for (index, line) in lines.enumerated() {
      text += escaped(line)
      let isLast = index == lines.count - 1
      let endsLine = line.last == 0x0A
      if !isLast || (endsLine && !isAtEndOfString(end, in: cell)) { text += separator }
    }
    return (first..<end, text)
  }

  private func isAtEndOfString(_ place: Int, in cell: Cell) -> Bool {
    cell.strings.contains { $0.upperBound == place }
  }

  /// Where a byte of the source stands in the file. Between two strings, a start belongs to the second and an end to
  /// the first.
  private func place(_ offset: Int, in cell: Cell, isEnd: Bool) -> Int? {
    var passed = 0
    for (index, string) in cell.strings.enumerated() {
      var rest = bytes[string]
      while passed < offset, let piece = JSONPiece(&rest) { passed += piece.utf8.count }
      let isLast = index == cell.strings.count - 1
      if passed >= offset, isEnd || isLast || !rest.isEmpty { return rest.startIndex }
    }
    return cell.strings.last?.upperBound
  }

  /// What stands between two strings of a source that is a list.
  private func separator(in cell: Cell) -> [UInt8] {
    if cell.strings.count > 1 {
      return Array(bytes[cell.strings[0].upperBound + 1..<cell.strings[1].lowerBound - 1])
    }
    guard let list = cell.list, let string = cell.strings.first else { return [0x2C] }
    return [0x2C] + bytes[list.lowerBound + 1..<string.lowerBound - 1]
  }

  /// The text between quotes: letters beyond ASCII as escapes where the file has no such letter.
  private func escaped(_ utf8: some Sequence<UInt8>) -> [UInt8] {
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    var text = ""
    for scalar in String(decoding: Array(utf8), as: UTF8.self).unicodeScalars {
      if let short = JSONValue.shortEscape(of: scalar) {
        text += short
        continue
      }
      switch scalar {
      case "\u{08}": text += "\\b"
      case "\u{0C}": text += "\\f"
      default:
        if scalar.value < 0x20 || (isASCII && scalar.value > 0x7E) {
          for unit in String(scalar).utf16 { text += JSONValue.escape(of: unit) }
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return Array(text.utf8)
  }
}
