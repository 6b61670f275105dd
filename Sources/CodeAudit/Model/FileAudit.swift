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
  /// The comments that silence findings, and what each silenced so far.
  package var suppressions: [Suppression]
  /// What is imported, in the file or in each cell; none where there are no calls.
  package var imports: [FileImports]

  package init(
    path: String, errors: [AuditError] = [], calls: [CallSite] = [],
    findings: [AuditedFinding] = [], suppressions: [Suppression] = [], imports: [FileImports] = []
  ) {
    self.path = path
    self.errors = errors
    self.calls = calls
    self.findings = findings
    self.suppressions = suppressions
    self.imports = imports
  }

  /// The first of its errors.
  package var error: AuditError? { errors.first }
}
