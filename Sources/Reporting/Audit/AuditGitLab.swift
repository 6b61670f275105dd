import CodeAudit
import Semantics

/// The audit as GitLab's code quality report.
package struct AuditGitLab {
  private let view: AuditView

  package init(_ view: AuditView) { self.view = view }

  package var text: String { JSONValue.array(view.items.map(json)).indented() + "\n" }

  private func json(_ item: AuditView.Item) -> JSONValue {
    let place = item.cellName.map { "\($0): " } ?? ""
    return .object([
      "description": .string("\(item.finding.rule) \(place)\(item.finding.message)"),
      "check_name": .string(item.finding.name), "fingerprint": .string(item.fingerprint),
      "severity": .string(severity(item.finding.severity)),
      "location": .object([
        "path": .string(item.file.withoutDot),
        "lines": .object(["begin": .integer(item.cell == nil ? item.span.start.line : 1)]
        ),
      ]),
    ])
  }

  private func severity(_ severity: CodeAudit.Finding.Severity) -> String {
    switch severity {
    case .silent: "critical"
    case .loud: "major"
    case .cosmetic: "minor"
    }
  }
}

extension String {
  /// A path without `./` before it, which these services take for another file.
  var withoutDot: String { hasPrefix("./") ? String(dropFirst(2)) : self }
}
