import CodeAudit
import Semantics

/// The audit as commands of GitHub Actions, which shows them beside the lines: first what changes answers silently.
package struct AuditGitHub {
  private let view: AuditView
  private let commands: GitHubCommands

  package init(_ view: AuditView, root: String? = nil) {
    self.view = view
    commands = GitHubCommands(root: root)
  }

  package var text: String {
    let items = view.items
    let broken = view.report.files.compactMap { file in
      file.error.map {
        commands.command(
          "error", title: "tiebreak audit", [$0],
          place: relative(file.path).map { .init(file: $0) })
      }
    }
    let shown = min(broken.count, GitHubCommands.limit)
    var lines = Array(broken.prefix(shown))
    var hidden = broken.count - shown
    for severity in CodeAudit.Finding.Severity.allCases {
      let own = items.filter { $0.finding.severity == severity }
      let room = GitHubCommands.limit - Self.others(of: severity, shown)
      lines += own.prefix(room).map(command)
      hidden += max(0, own.count - room)
    }
    let more = hidden == 0 ? "" : "; \(hidden.grouped) more than GitHub shows"
    lines.append(
      commands.command(
        "notice", title: "tiebreak audit", [AuditSummary(view.report.totals).line + more]))
    return lines.map { $0 + "\n" }.joined()
  }

  /// How many commands of a severity's kind stand for something else: for a file that could not be audited, and for the
  /// summary.
  private static func others(of severity: CodeAudit.Finding.Severity, _ broken: Int) -> Int {
    switch severity {
    case .silent: broken
    case .loud: 0
    case .cosmetic: 1
    }
  }

  private func relative(_ file: String) -> String? {
    file == Audit.standardInput ? nil : commands.relative(file)
  }

  private func command(_ item: AuditView.Item) -> String {
    let level: String =
      switch item.finding.severity {
      case .silent: "error"
      case .loud: "warning"
      case .cosmetic: "notice"
      }
    let place = relative(item.file).map { file -> GitHubCommands.Place in
      guard item.cell == nil else { return .init(file: file) }
      let isOneLine = item.span.start.line == item.span.end.line
      return .init(
        file: file, line: item.span.start.line, endLine: item.span.end.line,
        // Columns of a stretch of several lines are refused.
        column: isOneLine ? item.span.start.column + 1 : nil,
        endColumn: isOneLine ? item.span.end.column : nil)
    }
    let cell = item.cellName.map { "\($0), line \(item.span.start.line): " } ?? ""
    return commands.command(
      level, title: "\(item.finding.rule) \(item.finding.name)",
      [cell + item.finding.message] + item.finding.details, place: place)
  }
}
