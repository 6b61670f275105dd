/// What is to be said about a call.
package struct Finding: Hashable, Sendable {
  /// How bad it is: the first three are those of ports, from bad to good.
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The answer changes and nothing says so.
    case silent = "error"
    /// It raises where it answered before.
    case loud = "warning"
    /// Only the look of the answer changes (a dtype, a keyword's name).
    case cosmetic = "note"
  }

  /// `TB101`, or `TB2xx` for a port.
  package var rule: String
  /// The rule's short name, such as `axis-omitted`.
  package var name: String
  package var severity: Severity
  /// One sentence: what happens there, and what to write instead.
  package var message: String
  /// What keeping the old answer costs, or the call that proves the difference: further lines for people.
  package var details: [String]
  package var fix: Fix?

  package init(
    rule: String, name: String, severity: Severity, message: String, details: [String] = [],
    fix: Fix? = nil
  ) {
    self.rule = rule
    self.name = name
    self.severity = severity
    self.message = message
    self.details = details
    self.fix = fix
  }
}

/// Edits that belong together: all or none.
package struct Fix: Hashable, Sendable {
  package enum Safety: String, Hashable, Sendable {
    /// The program answers as before.
    case safe
    /// It may not; `--unsafe-fixes` asks for it.
    case unsafe
  }

  package struct Edit: Hashable, Sendable {
    package var span: Span
    package var replacement: String
    /// Whether other fixes of the file ask for the same edit, which is then made once: an import.
    package var isShared: Bool

    package init(span: Span, replacement: String, isShared: Bool = false) {
      self.span = span
      self.replacement = replacement
      self.isShared = isShared
    }
  }

  package var title: String
  package var safety: Safety
  package var edits: [Edit]
  /// What the edits take for granted, what they cost and what still differs behind them: a line each.
  package var remarks: [String]

  package init(title: String, safety: Safety, edits: [Edit], remarks: [String] = []) {
    self.title = title
    self.safety = safety
    self.edits = edits
    self.remarks = remarks
  }
}
