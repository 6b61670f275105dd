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
    /// The call's source text as a baseline knows it; `nil` where it is not at hand, or there is nothing to say.
    package var source: String?

    package init(call: CallSite, findings: [Finding], line: String? = nil, source: String? = nil) {
      self.call = call
      self.findings = findings
      self.line = line
      self.source = source
    }
  }

  /// A finding that belongs to no call, such as one about a comment.
  package struct Aside: Hashable, Sendable {
    /// The path as the audit names it.
    package var file: String
    /// The cell of a notebook, from 0.
    package var cell: Int?
    package var span: Span
    package var finding: Finding
    /// The line of source on which it stands, and its own text, as those of a call.
    package var line: String?
    package var source: String?

    package init(
      file: String, cell: Int? = nil, span: Span, finding: Finding, line: String? = nil,
      source: String? = nil
    ) {
      self.file = file
      self.cell = cell
      self.span = span
      self.finding = finding
      self.line = line
      self.source = source
    }
  }

  /// In the order of the walk.
  package var files: [File]
  /// By file, then by place.
  package var calls: [Entry]
  /// By file, then by place.
  package var asides: [Aside]
  /// Where the audit was asked to look.
  package var paths: [String]
  /// How many findings were taken away since a baseline knows them.
  package var known = 0

  package init(files: [File], calls: [Entry], asides: [Aside] = [], paths: [String]) {
    self.files = files
    self.calls = calls
    self.asides = asides
    self.paths = paths
  }
}

extension AuditReport {
  package struct Totals: Hashable, Sendable {
    package var files = 0
    package var unreadable = 0
    package var calls = 0
    package var findings: [Finding.Severity: Int] = [:]
    /// Findings that a baseline knows; they are not among the others.
    package var known = 0
    /// Fixes of each kind; one that several findings of a call share counts once.
    package var fixes: [Fix.Safety: Int] = [:]

    package var allFindings: Int { findings.values.reduce(0, +) }
  }

  package var totals: Totals {
    var totals = Totals(
      files: files.count, unreadable: files.count { $0.error != nil }, calls: calls.count)
    totals.known = known
    for findings in calls.map(\.findings) + asides.map({ [$0.finding] }) {
      for finding in findings { totals.findings[finding.severity, default: 0] += 1 }
      for fix in Set(findings.compactMap(\.fix)) { totals.fixes[fix.safety, default: 0] += 1 }
    }
    return totals
  }
}

extension AuditReport {
  /// A fix with the cell of the notebook in which it counts.
  package struct PlacedFix: Hashable, Sendable {
    package var cell: Int?
    package var rule: String
    package var fix: Fix
    /// The call whose fix it is, by its bytes; of one call no two fixes fit together.
    package var call: Range<Int>?
  }

  /// The fixes of all findings, by file.
  package var fixes: [String: [PlacedFix]] {
    var fixes: [String: [PlacedFix]] = [:]
    for entry in calls {
      fixes[entry.call.file, default: []] += entry.findings.compactMap { finding in
        finding.fix.map {
          PlacedFix(
            cell: entry.call.cell, rule: finding.rule, fix: $0, call: entry.call.span.bytes)
        }
      }
    }
    for aside in asides {
      guard let fix = aside.finding.fix else { continue }
      fixes[aside.file, default: []].append(
        PlacedFix(cell: aside.cell, rule: aside.finding.rule, fix: fix))
    }
    return fixes.filter { !$0.value.isEmpty }
  }
}
