/// A line of source as a terminal shows it, with carets under a part of it.
struct SourceExcerpt {
  /// The line, or the stretch around the part where it is long.
  let line: String
  let carets: String

  /// So far a tab goes.
  private static let tab = 4

  /// - Parameters:
  ///   - columns: the part, in code points from 0; what lies beyond the line counts as its end.
  ///   - width: so many columns at most.
  init(_ source: String, columns: Range<Int>, width: Int) {
    var cells: [(text: String, width: Int, isMarked: Bool)] = []
    var column = 0
    var printed = 0
    for character in source {
      let count = character.unicodeScalars.count
      let isMarked = columns.overlaps(column..<column + count)
      let text =
        character == "\t"
        ? String(repeating: " ", count: Self.tab - printed % Self.tab) : String(character).visible
      let size = character == "\t" ? text.count : text.displayWidth
      cells.append((text, size, isMarked))
      column += count
      printed += size
    }
    let first = cells.firstIndex(where: \.isMarked) ?? max(0, cells.count - 1)
    // A third of the room stays for what stands before.
    var start = first
    var before = 0
    while start > 0, before + cells[start - 1].width <= width / 3 || Self.fits(cells, width) {
      start -= 1
      before += cells[start].width
    }
    var shown = start > 0 ? "…" : ""
    var marks = start > 0 ? " " : ""
    var used = shown.count
    var end = start
    while end < cells.count, used + cells[end].width <= width - (end + 1 < cells.count ? 1 : 0) {
      let cell = cells[end]
      shown += cell.text
      marks += String(repeating: cell.isMarked ? "^" : " ", count: cell.width)
      used += cell.width
      end += 1
    }
    if end < cells.count { shown += "…" }
    line = shown
    let trimmed = marks.trimmedEnd
    carets = trimmed.isEmpty ? String(repeating: " ", count: used) + "^" : trimmed
  }

  private static func fits(_ cells: [(text: String, width: Int, isMarked: Bool)], _ width: Int)
    -> Bool
  {
    cells.reduce(0) { $0 + $1.width } <= width
  }
}

extension String {
  /// How many columns of a terminal the text takes.
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension Character {
  /// 2 for wide characters and for emoji, 0 for marks that stand alone, else 1.
  var displayWidth: Int {
    if unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    return unicodeScalars.map(\.displayWidth).max() ?? 0
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    return Self.wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// The blocks of Unicode's East Asian Width that are wide or full-width, and the emoji.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F900...0x1FAFF, 0x20000...0x3FFFD,
  ]
}
