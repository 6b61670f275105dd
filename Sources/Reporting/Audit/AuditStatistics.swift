import CodeAudit

/// How many findings each rule has, the most first.
package struct AuditStatistics {
  private let view: AuditView

  package init(_ view: AuditView) { self.view = view }

  package var text: String {
    let counts = Dictionary(grouping: view.items, by: \.finding.rule).mapValues(\.count)
    let rules = view.rules.filter { counts[$0.code] != nil }
      .sorted { (counts[$1.code] ?? 0, $0.code) < (counts[$0.code] ?? 0, $1.code) }
    let width = counts.values.map { "\($0)".count }.max() ?? 1
    let lines = rules.map { rule in
      let count = "\(counts[rule.code] ?? 0)"
      let margin = String(repeating: " ", count: width - count.count)
      return "\(margin)\(count)  \(rule.code)  \(rule.name)"
    }
    return (lines + [AuditSummary(view.report.totals).line]).map { $0 + "\n" }.joined()
  }
}
