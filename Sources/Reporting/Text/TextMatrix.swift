import Semantics

/// The matrix on a terminal: a row for each rule, a column for functions that declare the same, as many columns side
/// by side as fit. A cell has the mark, the declared value in few words, and the cases.
struct TextMatrix {
  private let view: ReportView
  private let style: Style
  private let width: Int

  private static let nameWidth = 14

  init(_ view: ReportView, style: Style, width: Int) {
    self.view = view
    self.style = style
    self.width = width
  }

  var lines: [String] {
    let columns = view.columns
    guard !columns.isEmpty else { return [] }
    var lines = [
      style("MATRIX", .strong)
        + style("  ✓ as declared  ✗ mismatches  ? no case turned on it  – no such rule", .faint)
    ]
    // Blocks of the same number of columns, so that the last does not waste its room.
    let most = max(1, (width - Self.nameWidth) / 22)
    let blocks = (columns.count + most - 1) / most
    let perBlock = (columns.count + blocks - 1) / blocks
    for start in stride(from: 0, to: columns.count, by: perBlock) {
      if start > 0 { lines.append("") }
      lines += block(
        Array(columns[start..<min(start + perBlock, columns.count)]),
        cellWidth: (width - Self.nameWidth) / perBlock)
    }
    return lines
  }

  private func block(_ columns: [MatrixColumn], cellWidth: Int) -> [String] {
    let heads = columns.map { head($0, width: cellWidth - 2) }
    var lines = (0..<(heads.map(\.count).max() ?? 0)).map { row in
      let cells = heads.map { (row < $0.count ? $0[row] : "").padded(cellWidth) }
      return ("".padded(Self.nameWidth) + cells.joined()).trimmedEnd
    }.map { style($0, .name) }
    for rule in view.rules {
      guard columns.contains(where: { $0.cell(rule) != nil }) else { continue }
      let cells = columns.enumerated().map { position, column -> String in
        let isLast = position == columns.count - 1
        guard let found = column.cell(rule) else {
          return style("–", .faint) + (isLast ? "" : "".padded(cellWidth - 1))
        }
        return cell(found, width: cellWidth, isLast: isLast)
      }
      lines.append(rule.rawValue.padded(Self.nameWidth) + cells.joined())
    }
    return lines
  }

  private func head(_ column: MatrixColumn, width: Int) -> [String] {
    let names = wrapped(column.functions.joined(separator: ", "), width: width)
    return ["\(column.library) \(column.version)"] + names.map { $0.cut(to: width) }
  }

  /// A cell and the two columns after it; the last of a row ends where its text does.
  private func cell(_ cell: MatrixCell, width: Int, isLast: Bool) -> String {
    let count =
      cell.mark == .wrong
      ? "\(cell.mismatches.short)/\(cell.cases.short)" : cell.cases > 0 ? cell.cases.short : ""
    let room = width - 2 - 2 - count.count - 1
    let text = cell.value.visible.cut(to: room)
    let value = isLast && count.isEmpty ? text : text.padded(room)
    let tone: Style.Tone =
      switch cell.mark {
      case .right: .good
      case .wrong: .bad
      case .notAsked: .notable
      }
    let end = isLast && count.isEmpty ? "" : " " + style(count, .faint) + (isLast ? "" : "  ")
    return style(cell.mark.rawValue, tone) + " " + value + end
  }
}

extension Int {
  /// The number in at most four characters below a million: 874, 7.3k, 120k, 1.2M.
  fileprivate var short: String {
    func part(_ unit: Int, _ letter: String) -> String {
      let tenths = (self * 10 + unit / 2) / unit
      return tenths < 100
        ? "\(tenths / 10).\(tenths % 10)\(letter)" : "\((tenths + 5) / 10)\(letter)"
    }
    if self < 1000 { return "\(self)" }
    return self < 999_500 ? part(1000, "k") : part(1_000_000, "M")
  }
}

extension String {
  var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
