import Semantics

/// The matrix of `conformance.html`: each cell leads to its rule among the profiles below.
struct HTMLMatrix {
  private let view: ReportView

  init(_ view: ReportView) { self.view = view }

  var html: String {
    let columns = view.columns
    let heads = columns.map { column in
      let links = column.profiles.map { "<a href=\"#\($0.anchor)\">\(HTML.text($0.name))</a>" }
      return "<th scope=\"col\">" + HTML.span("\(column.library) \(column.version)", "soft")
        + "<br>"
        + links.joined(separator: "<br>") + "</th>"
    }.joined()
    let rows = view.rules.map { rule in
      "<tr><th scope=\"row\">\(rule.rawValue)</th>"
        + columns.map { cell($0, rule) }.joined() + "</tr>"
    }.joined(separator: "\n")
    return """
      <p class="soft">✓ as declared · ✗ mismatches · ? no case turned on it · – no such rule; numbers are cases.
      Functions that declare the same share a column.</p>
      <div class="frame" tabindex="0"><table class="matrix">
      <thead><tr><th scope="col">rule</th>\(heads)</tr></thead>
      <tbody>
      \(rows)
      </tbody></table></div>
      """
  }

  private func cell(_ column: MatrixColumn, _ rule: RuleName) -> String {
    guard let cell = column.cell(rule) else { return "<td class=\"soft\">–</td>" }
    let tone =
      switch cell.mark {
      case .right: "good"
      case .wrong: "bad"
      case .notAsked: "note"
      }
    let target = "\(column.profiles[0].anchor)-\(rule.rawValue)"
    return "<td>\(HTML.span(cell.mark.rawValue, tone)) "
      + "<a href=\"#\(target)\" title=\"\(HTML.text(cell.value))\">\(HTML.text(cell.value.cut(to: 70)))</a> "
      + HTML.span(cell.count, "count") + "</td>"
  }
}
