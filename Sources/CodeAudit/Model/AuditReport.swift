/// What an audit of source files found.
package struct AuditReport: Hashable, Sendable {
  /// A file that was looked at.
  package struct File: Hashable, Sendable {
    /// As the audit names it.
    package var path: String
    /// Why it could not be audited, in one line; `nil` where it was.
    package var error: String?

    package init(path: String, error: String? = nil) {
      self.path = path
      self.error = error
    }
  }

  /// A call with what is to be said about it.
  package struct Entry: Hashable, Sendable {
    package var call: CallSite
    package var findings: [Finding]
    /// The line of source on which the call starts, without its end; `nil` where it is not at hand.
    package var line: String?

    package init(call: CallSite, findings: [Finding], line: String? = nil) {
      self.call = call
      self.findings = findings
      self.line = line
    }
  }

  /// In the order of the walk.
  package var files: [File]
  /// By file, then by place.
  package var calls: [Entry]
  /// Where the audit was asked to look.
  package var paths: [String]

  package init(files: [File], calls: [Entry], paths: [String]) {
    self.files = files
    self.calls = calls
    self.paths = paths
  }
}

extension AuditReport {
  package struct Totals: Hashable, Sendable {
    package var files = 0
    package var unreadable = 0
    package var calls = 0
    package var findings: [Finding.Severity: Int] = [:]
    /// Calls with a fix of each kind; a call has one at most for each finding, and counts once.
    package var fixes: [Fix.Safety: Int] = [:]

    package var allFindings: Int { findings.values.reduce(0, +) }
  }

  package var totals: Totals {
    var totals = Totals(
      files: files.count, unreadable: files.count { $0.error != nil }, calls: calls.count)
    for entry in calls {
      for finding in entry.findings { totals.findings[finding.severity, default: 0] += 1 }
      for fix in Set(entry.findings.compactMap(\.fix)) { totals.fixes[fix.safety, default: 0] += 1 }
    }
    return totals
  }
}
