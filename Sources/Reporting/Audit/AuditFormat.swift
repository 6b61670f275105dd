/// What an audit of source files can be printed as.
package enum AuditFormat: String, Sendable, CaseIterable {
  case text, json, sarif, github, gitlab, junit

  package func render(_ view: AuditView, colour: Bool = false, width: Int = 80) -> String {
    switch self {
    case .text: AuditText(view, style: Style(isColoured: colour), width: width).text
    case .json: AuditJSON(view).text
    case .sarif: AuditSARIF(view).text
    case .github: AuditGitHub(view).text
    case .gitlab: AuditGitLab(view).text
    case .junit: AuditJUnit(view).text
    }
  }
}
