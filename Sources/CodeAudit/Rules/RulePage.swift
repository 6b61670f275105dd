/// What is to be said of a rule: the text of `tiebreak rules TB101` and of its page in `docs/rules` alike.
package struct RulePage: Hashable, Sendable {
  /// `TB101`
  package var code: String
  /// The short name: `axis-omitted`.
  package var name: String
  package var severity: Finding.Severity
  /// Why it has to be asked for; `nil` for a rule that is on by default.
  package var offBecause: String?
  /// One line.
  package var summary: String
  /// What exactly it reports, and what it leaves alone.
  package var what: String
  package var why: String
  /// Python that it reports, and the same done well.
  package var before: String
  package var after: String
  /// Where its finding is no fault, and what to do then.
  package var whenWrong: String
  /// How often it was right in code that was read.
  package var measured: String

  package init(
    code: String, name: String, severity: Finding.Severity, offBecause: String? = nil,
    summary: String, what: String, why: String, before: String, after: String, whenWrong: String,
    measured: String
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.offBecause = offBecause
    self.summary = summary
    self.what = what
    self.why = why
    self.before = before
    self.after = after
    self.whenWrong = whenWrong
    self.measured = measured
  }

  package var isOnByDefault: Bool { offBecause == nil }
}
