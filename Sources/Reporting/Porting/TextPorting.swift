import Conformance
import Semantics

/// What breaks in a port, on a terminal: the libraries' main functions side by side, then for the rules that break most
/// often one pair of calls to paste.
struct TextPorting {
  private let view: ReportView
  private let style: Style
  private let width: Int

  private static let mostExamples = 5

  init(_ view: ReportView, style: Style, width: Int) {
    self.view = view
    self.style = style
    self.width = width
  }

  var lines: [String] {
    // Within one library there is nothing that people port.
    let porting = view.porting.filter { $0.main.count > 1 }
    guard let first = porting.first else { return [] }
    var lines = [
      style("PORTING", .strong)
        + style("  rules / shared questions that give another answer", .faint)
    ]
    lines += table(first)
    // The functions for the other end differ in nearly the same way.
    lines.append(style("all functions: portability.md", .faint))
    return lines + [""] + examples(first)
  }

  private func table(_ porting: Porting) -> [String] {
    let main = porting.main
    let names = main.map { $0.members[0].title.cut(to: 26) }
    let margin = (names.map(\.count).max() ?? 0) + 2
    let cell = max(12, (main.map(\.library.count).max() ?? 0) + 2)
    let most = max(1, (width - margin) / cell)
    let blocks = (main.count + most - 1) / most
    let perBlock = (main.count + blocks - 1) / blocks
    return stride(from: 0, to: main.count, by: perBlock).flatMap { start -> [String] in
      let columns = main[start..<min(start + perBlock, main.count)]
      let head =
        "from \\ to".padded(margin) + columns.map { "→ \($0.library)".padded(cell) }.joined()
      return [style(head.trimmedEnd, .name)]
        + zip(main, names).map { from, name in
          let cells = columns.map { (porting.pair(from, $0)?.brief ?? "–").padded(cell) }
          return style(name.padded(margin), .name) + cells.joined().trimmedEnd
        }
    }
  }

  /// The rules that differ in the most pairs, each by the pair that it breaks most, another for each where there is one:
  /// rather without a word than with an error.
  private func examples(_ porting: Porting) -> [String] {
    let main = porting.main
    let entries = main.flatMap { from in
      main.flatMap { porting.pair(from, $0)?.differing ?? [] }
    }
    let rules = RuleName.allCases.map { rule in entries.filter { $0.rule == rule } }
      .filter { !$0.isEmpty }.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    var shown: Set<[FunctionID]> = []
    return rules.prefix(Self.mostExamples).flatMap { _, candidates -> [String] in
      let best = candidates.enumerated().max { left, right in
        rank(left, shown) < rank(right, shown)
      }
      guard let entry = best?.element else { return [] }
      shown.insert(entry.pair)
      let head = "\(entry.from.title) → \(entry.to.title)"
      let count = "\(entry.differences.grouped) of \(entry.cases.grouped)"
      let line = entry.rule.rawValue.padded(14) + head.cut(to: max(20, width - 16 - count.count))
      return [style(line, .name) + "  " + count]
        + view.sides(entry).map {
          "  \($0.python)" + style("  # \($0.outcome.visible.cut(to: 40))", .faint)
        }
    }
  }

  private func rank(
    _ candidate: (offset: Int, element: PortabilityEntry), _ shown: Set<[FunctionID]>
  ) -> (Int, Int, Double, Int) {
    let entry = candidate.element
    let isNew = !shown.contains(entry.pair) && !shown.contains(entry.pair.reversed())
    return (
      entry.example?.isSilent == true ? 1 : 0, isNew ? 1 : 0,
      Double(entry.differences) / Double(entry.cases), -candidate.offset
    )
  }
}

extension PortabilityEntry.Example {
  /// Whether both sides answer, so that nobody notices.
  fileprivate var isSilent: Bool {
    if case .error = from { return false }
    if case .error = to { return false }
    return true
  }
}

extension PortabilityEntry {
  fileprivate var pair: [FunctionID] { [from, to] }
}
