package import Conformance

/// What a report can be printed as.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, junit

  package func render(_ report: ConformanceReport, colour: Bool) -> String {
    switch self {
    case .json: report.json.indented() + "\n"
    case .text, .junit:
      report.profiles.map { profile in
        "\(profile.library) \(profile.version) \(profile.function): \(profile.tally.cases) cases, \(profile.tally.mismatches) mismatches\n"
      }.joined()
    }
  }
}
