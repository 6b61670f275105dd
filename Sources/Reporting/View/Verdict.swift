import Conformance

/// A run in one line.
struct Verdict: Sendable {
  enum Kind: Sendable { case asDeclared, findings, nothingAsked }

  var kind: Kind
  /// Without a mark, and without the run's time.
  var text: String

  init(_ report: ConformanceReport) {
    let asked =
      report.cases.counted("case") + " in " + report.profiles.count.counted("profile")
    if report.hasFindings {
      kind = .findings
      var found: [String] = []
      if report.mismatches > 0 { found.append(report.mismatches.counted("mismatch", "mismatches")) }
      if !report.faults.isEmpty { found.append(report.faults.count.counted("fault")) }
      if !report.unstable.isEmpty {
        found.append(report.unstable.count.counted("unstable answer"))
      }
      text = found.joined(separator: ", ") + " in " + asked.replacing(" in ", with: ", ")
    } else if report.cases == 0 {
      kind = .nothingAsked
      text = "nothing was asked"
    } else {
      kind = .asDeclared
      text = "as declared: \(asked), 0 mismatches"
    }
  }

  var mark: String {
    switch kind {
    case .asDeclared: "✓"
    case .findings: "✗"
    case .nothingAsked: "–"
    }
  }
}
