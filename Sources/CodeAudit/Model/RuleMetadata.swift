/// What a report says of a rule itself.
package struct RuleMetadata: Hashable, Sendable {
  /// `TB101`
  package var code: String
  /// `axis-omitted`
  package var name: String
  /// What it looks for, in one sentence.
  package var summary: String
  /// The worst that its findings are.
  package var severity: Finding.Severity

  package init(code: String, name: String, summary: String, severity: Finding.Severity) {
    self.code = code
    self.name = name
    self.summary = summary
    self.severity = severity
  }
}
