import CodeAudit
import Semantics

/// The audit as GitLab's code quality report.
package struct AuditGitLab {
  private let view: AuditView
  private let checkout: Checkout

  package init(_ view: AuditView, root: String? = nil) {
    self.view = view
    checkout = Checkout(root: root, variable: "CI_PROJECT_DIR")
  }

  package var text: String { JSONValue.array(view.items.map(json)).indented() + "\n" }

  private func json(_ item: AuditView.Item) -> JSONValue {
    let place = item.cellName.map { "\($0): " } ?? ""
    // Standard input is no file, and GitLab knows none outside of the checkout.
    let path = item.file == Audit.standardInput ? nil : checkout.relative(item.file)
    return .object([
      "description": .string("\(item.finding.rule) \(place)\(item.finding.message)"),
      "check_name": .string(item.finding.name), "fingerprint": .string(item.fingerprint),
      "severity": .string(severity(item.finding.severity)),
      "location": path.map {
        .object([
          "path": .string($0),
          "lines": .object(["begin": .integer(item.cell == nil ? item.span.start.line : 1)]),
        ])
      },
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
