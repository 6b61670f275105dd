import Conformance

/// What a report can be printed as.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, junit, github

  package func render(_ view: ReportView, colour: Bool) -> String {
    switch self {
    case .json: view.report.jsonText
    case .text: TextReport(view, style: Style(isColoured: colour)).text
    case .junit: JUnitReport(view).text
    case .github: GitHubReport(view).text
    }
  }
}
