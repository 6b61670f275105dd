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
    let found = Self.found(report)
    let inAll = asked.replacing(" in ", with: ", ")
    if let regressions = report.regressions {
      kind = regressions.isEmpty ? .asDeclared : .findings
      text =
        regressions.isEmpty
        ? "no worse than the baseline: \(asked), \(found.isEmpty ? "0 mismatches" : found.joined(separator: ", "))"
        : "\(regressions.count.counted("regression")) in \(inAll)"
    } else if report.hasFindings {
      kind = .findings
      text = "\(found.joined(separator: ", ")) in \(inAll)"
    } else if report.cases == 0 {
      kind = .nothingAsked
      text = "nothing was asked"
    } else {
      kind = .asDeclared
      text = "as declared: \(asked), 0 mismatches"
    }
    if let shard = report.part?.shard { text = "shard \(shard): \(text)" }
  }

  private static func found(_ report: ConformanceReport) -> [String] {
    var found: [String] = []
    if report.mismatches > 0 { found.append(report.mismatches.counted("mismatch", "mismatches")) }
    if !report.faults.isEmpty { found.append(report.faults.count.counted("fault")) }
    if !report.unstable.isEmpty { found.append(report.unstable.count.counted("unstable answer")) }
    return found
  }

  var mark: String {
    switch kind {
    case .asDeclared: "✓"
    case .findings: "✗"
    case .nothingAsked: "–"
    }
  }
}
