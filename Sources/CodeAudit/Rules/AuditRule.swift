/// A habit of using arg-reductions that goes wrong, and how it is recognised. One file holds one rule.
///
/// A rule would rather miss a fault than report good code: where a file does not tell, it stays silent.
package protocol AuditRule: Sendable {
  var page: RulePage { get }

  /// What the rule has against a call; `nil` for nothing.
  func check(_ call: ResolvedCall, in context: RuleContext) -> Violation?
}

/// A call that a rule objects to.
package struct Violation: Hashable, Sendable {
  /// One sentence: what happens there, and what to write instead.
  package var message: String
  package var details: [String]
  package var fix: Fix?

  package init(_ message: String, details: [String] = [], fix: Fix? = nil) {
    self.message = message
    self.details = details
    self.fix = fix
  }
}

extension RulePage {
  func finding(_ violation: Violation) -> Finding {
    Finding(
      rule: code, name: name, severity: severity, message: violation.message,
      details: violation.details, fix: violation.fix)
  }
}
