import Conformance
import Semantics

/// `portability.md`: every ordered pair of functions, with the rules that differ. `conformance.md` has its head only.
package struct MarkdownPorting {
  private let view: ReportView

  package init(_ view: ReportView) { self.view = view }

  private static let legend =
    "A cell says how many rules differ, and how many of the shared questions are answered differently, where a call "
    + "moves from the row's function to the column's. The dtype of the result counts in questions about it alone."

  /// The libraries' main functions side by side; empty where there are no two.
  var summary: String {
    let tables = view.porting.compactMap { porting in
      porting.main.count > 1 ? table(porting, porting.main, linked: false) : nil
    }
    guard !tables.isEmpty else { return "" }
    return (["## Portability", Self.legend + " [Every pair](portability.md)"] + tables)
      .joined(separator: "\n\n")
  }

  package var text: String {
    let porting = view.porting
    var parts = ["# Portability"]
    guard !porting.isEmpty else {
      return parts[0] + "\n\nNo two functions were asked that one could stand in for the other.\n"
    }
    parts.append(Self.legend)
    parts += porting.map { table($0, $0.groups, linked: true) }
    for porting in porting {
      for from in porting.groups {
        parts.append("## From \(Markdown.text(from.library)) \(Markdown.text(from.names))")
        parts += porting.groups.compactMap { section(porting, from, $0) }
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func table(_ porting: Porting, _ groups: [Porting.Group], linked: Bool) -> String {
    func head(_ group: Porting.Group) -> String {
      let names = linked ? group.members : [group.members[0]]
      return Markdown.text(group.library) + "<br>"
        + names.map { Markdown.code($0.name) }.joined(separator: "<br>")
    }
    let rows = groups.map { from in
      [head(from)]
        + groups.map { to in
          guard let pair = porting.pair(from, to) else { return "–" }
          return linked && pair.differences > 0
            ? "[\(pair.brief)](#\(from.anchor)-to-\(to.anchor))" : pair.brief
        }
    }
    return Markdown.table(["from \\ to"] + groups.map(head), rows)
  }

  private func section(
    _ porting: Porting, _ from: Porting.Group, _ to: Porting.Group
  ) -> String? {
    guard let pair = porting.pair(from, to), pair.differences > 0 else { return nil }
    let rows = pair.differing.map { entry in
      let sides = view.sides(entry)
      return [entry.rule.rawValue, "\(entry.differences.grouped) of \(entry.cases.grouped)"]
        + (0..<2).map { position in
          guard position < sides.count else { return "–" }
          let side = sides[position]
          return Markdown.code(side.python) + "<br>" + Markdown.code(side.outcome)
        }
    }
    let name = "\(to.library) \(to.names)".visible.markupEscaped
    return "<a id=\"\(from.anchor)-to-\(to.anchor)\"></a>\n\n"
      + Markdown.details(
        "to <b>\(name)</b>: \(pair.brief) of \(pair.cases.grouped)",
        Markdown.table(["rule", "differ", "from", "to"], rows))
  }
}
