/// A finding, and where it stands.
package struct AuditedFinding: Hashable, Sendable {
  package var finding: Finding
  /// The cell of a notebook, from 0.
  package var cell: Int?
  package var span: Span
  /// The place of the call that it belongs to among the file's calls; `nil` where it belongs to none.
  package var call: Int?

  package init(finding: Finding, cell: Int? = nil, span: Span, call: Int?) {
    self.finding = finding
    self.cell = cell
    self.span = span
    self.call = call
  }
}

/// What the audit of one file gave.
package struct FileAudit: Hashable, Sendable {
  /// As the audit names it.
  package var path: String
  /// Why it, or some of a notebook's cells, could not be audited.
  package var errors: [AuditError]
  package var calls: [CallSite]
  package var findings: [AuditedFinding]

  package init(
    path: String, errors: [AuditError] = [], calls: [CallSite] = [],
    findings: [AuditedFinding] = []
  ) {
    self.path = path
    self.errors = errors
    self.calls = calls
    self.findings = findings
  }

  /// The first of its errors.
  package var error: AuditError? { errors.first }
}
