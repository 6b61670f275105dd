import Conformance
import Semantics

/// The portability section of `conformance.html`: a matrix of all functions, each cell of which leads to the rules
/// that differ.
struct HTMLPorting {
  private let view: ReportView

  init(_ view: ReportView) { self.view = view }

  var parts: [String] {
    let porting = view.porting
    guard !porting.isEmpty else { return [] }
    let legend = """
      <p class="soft">Rules that differ / shared questions that are answered differently, where a call moves from the
      row’s function to the column’s. The dtype of the result counts in questions about it alone.</p>
      """
    return [legend] + porting.map(matrix) + porting.flatMap(details)
  }

  private func matrix(_ porting: Porting) -> String {
    func head(_ group: Porting.Group, scope: String) -> String {
      "<th scope=\"\(scope)\">" + HTML.span(group.library, "soft") + "<br>"
        + group.members.map { HTML.text($0.name) }.joined(separator: "<br>") + "</th>"
    }
    let heads = porting.groups.map { head($0, scope: "col") }.joined()
    let rows = porting.groups.map { from in
      "<tr>" + head(from, scope: "row")
        + porting.groups.map { to in
          guard let pair = porting.pair(from, to) else { return "<td class=\"soft\">–</td>" }
          guard pair.differences > 0 else { return "<td>" + HTML.span("0", "good") + "</td>" }
          return "<td><a href=\"#\(anchor(from, to))\">\(pair.brief)</a></td>"
        }.joined() + "</tr>"
    }.joined(separator: "\n")
    return """
      <div class="frame" tabindex="0"><table class="matrix ports">
      <thead><tr><th scope="col">from \\ to</th>\(heads)</tr></thead>
      <tbody>
      \(rows)
      </tbody></table></div>
      """
  }

  private func details(_ porting: Porting) -> [String] {
    porting.groups.flatMap { from in
      porting.groups.compactMap { to in
        guard let pair = porting.pair(from, to), pair.differences > 0 else { return nil }
        let names = "\(from.library) \(from.names) → \(to.library) \(to.names)"
        return HTML.details(
          id: anchor(from, to),
          summary: "<b>\(HTML.text(names))</b> " + HTML.span(pair.brief, "soft"),
          HTML.table(
            ["rule", "differ", "from", "to"], pair.differing.map(row), kind: "differing"))
      }
    }
  }

  private func row(_ entry: PortabilityEntry) -> (id: String?, cells: [String]) {
    let sides = view.sides(entry).map { side in
      HTML.code(side.python) + "<br>" + HTML.span(side.outcome, "note")
    }
    return (
      nil,
      [
        HTML.text(entry.rule.rawValue),
        HTML.text("\(entry.differences.grouped) of \(entry.cases.grouped)"),
      ] + (sides + ["", ""]).prefix(2)
    )
  }

  private func anchor(_ from: Porting.Group, _ to: Porting.Group) -> String {
    "port-\(from.anchor)-to-\(to.anchor)"
  }
}
