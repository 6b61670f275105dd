package import CodeAudit

/// What an audit found, in a sentence.
struct AuditSummary {
  private let totals: AuditReport.Totals

  init(_ totals: AuditReport.Totals) { self.totals = totals }

  var line: String {
    let calls = "\(totals.calls.counted("call")) in \(totals.files.counted("file"))"
    return
      ([totals.allFindings == 0 ? "nothing to report on \(calls)" : "\(findings) on \(calls)"]
      + fixes + known + unreadable).joined(separator: "; ")
  }

  private var findings: String {
    let parts = Finding.Severity.allCases.compactMap { severity in
      totals.findings[severity].map { $0.counted(severity.rawValue) }
    }
    return "\(totals.allFindings.counted("finding")) (\(parts.joined(separator: ", ")))"
  }

  private var fixes: [String] {
    let safe = totals.fixes[.safe].map { "\($0.counted("safe edit")) (--fix)" }
    return [safe, totals.unsafeEdits].compactMap { $0 }
  }

  private var known: [String] {
    totals.known == 0 ? [] : ["\(totals.known.counted("finding")) in the baseline"]
  }

  private var unreadable: [String] {
    totals.unreadable == 0 ? [] : ["\(totals.unreadable.counted("file")) could not be audited"]
  }

  private typealias Finding = CodeAudit.Finding
}

extension AuditReport.Totals {
  /// The edits that are made on demand alone, and how; `nil` where there are none.
  package var unsafeEdits: String? {
    fixes[.unsafe].map { "\($0.counted("unsafe edit")) (--unsafe-fixes)" }
  }
}
