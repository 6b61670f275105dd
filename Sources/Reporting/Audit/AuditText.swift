import CodeAudit
import Semantics

/// The audit for people: each finding with its line of source, then a summary. Lines and columns count from 1, as
/// editors do.
package struct AuditText {
  private let view: AuditView
  private let style: Style
  private let width: Int

  package init(_ view: AuditView, style: Style, width: Int = 80) {
    self.view = view
    self.style = style
    self.width = max(40, width)
  }

  /// Empty where nothing of any file could be audited: each has its line on standard error.
  package var text: String {
    let totals = view.report.totals
    let isAudited = totals.unreadable < max(1, totals.files) || totals.calls > 0
    guard isAudited || !view.items.isEmpty else { return "" }
    // Findings of one call have the same edit, which is shown under the first of them.
    var shown: Set<ShownFix> = []
    let findings = view.items.map { item in
      let fix = item.finding.fix.map { ShownFix(file: item.file, cell: item.cell, fix: $0) }
      return block(item, fix.flatMap { shown.insert($0).inserted ? $0.fix : nil })
    }
    let blocks =
      view.report.files.compactMap { file in file.error.map { [unreadable(file.path, $0)] } }
      + findings + [[summary]]
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private struct ShownFix: Hashable {
    var file: String
    var cell: Int?
    var fix: Fix
  }

  private func unreadable(_ path: String, _ error: String) -> String {
    // Some errors say so themselves.
    let reason =
      error.hasPrefix(AuditError.course) ? error.dropFirst(AuditError.course.count) : error[...]
    return style("\(path.visible):", .strong) + " " + style("not audited:", .bad)
      + " \(String(reason).visible)"
  }

  private var summary: String {
    let totals = view.report.totals
    return style(
      AuditSummary(totals).line,
      totals.findings[.silent] != nil ? .bad : totals.allFindings > 0 ? .notable : .good)
  }

  // MARK: Findings

  private func block(_ item: AuditView.Item, _ fix: Fix?) -> [String] {
    let finding = item.finding
    let cell = item.cellName.map { ":\($0)" } ?? ""
    let place =
      "\(item.file.visible)\(cell):\(item.span.start.line):\(item.span.start.column + 1):"
    let severity = style(finding.severity.rawValue, tone(finding.severity))
    let code = style("\(finding.rule) \(finding.name)", .name)
    var lines = ["\(style(place, .strong)) \(severity) \(code)"]
    lines += wrapped(finding.message.visible, width: width - 2).map { "  " + $0 }
    lines += excerpt(item)
    lines += finding.details.map { "  " + style($0.visible, .faint) }
    if let fix {
      lines.append("  " + style("\(fix.safety.rawValue) edit:", .good) + " \(fix.title.visible)")
    }
    return lines
  }

  private func excerpt(_ item: AuditView.Item) -> [String] {
    guard let line = item.line else { return [] }
    let span = item.span
    let number = "\(span.start.line)"
    let start = span.start.column
    let end = span.end.line == span.start.line ? span.end.column : line.unicodeScalars.count
    let excerpt = SourceExcerpt(
      line, columns: start..<max(start + 1, end), width: width - number.count - 5)
    let margin = String(repeating: " ", count: number.count)
    return [
      "  " + style("\(number) |", .faint) + " \(excerpt.line)",
      "  " + style("\(margin) |", .faint) + " "
        + style(excerpt.carets, tone(item.finding.severity)),
    ]
  }

  private func tone(_ severity: CodeAudit.Finding.Severity) -> Style.Tone {
    switch severity {
    case .silent: .bad
    case .loud: .notable
    case .cosmetic: .name
    }
  }
}
