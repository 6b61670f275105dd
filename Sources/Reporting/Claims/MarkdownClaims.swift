import Conformance
import Semantics

/// The sections of a comparison that set documents beside it: each table as marks, then what is wrong in it with the
/// calls that show it, then what else is said.
struct MarkdownClaims {
  private let survey: ClaimSurvey

  init(_ survey: ClaimSurvey) { self.survey = survey }

  var lines: [String] { survey.documents.flatMap(section) }

  private func section(_ document: ClaimSurvey.Document) -> [String] {
    let (table, text) = (
      document.claims.filter { $0.claim.row != nil }, document.claims.filter { $0.claim.row == nil }
    )
    return ["", "## Beside the article “\(Markdown.text(document.title))”", ""]
      + [
        "Its claims, in our words, decided by what the specs declare and `check` has compared with the libraries.",
        "",
      ] + self.table(document, table)
      + list("Where its table is wrong", table.filter { $0.verdict == .isFalse })
      + list(
        "Where its table is right in some settings only", table.filter { $0.verdict == .depends })
      + list("Where its text is wrong", text.filter { $0.verdict == .isFalse })
      + list(
        "Where its text is right in some settings only", text.filter { $0.verdict == .depends })
      + brief("What holds of its text", text.filter { $0.verdict == .holds }) { _ in "" }
      + brief("Not decided here", document.claims.filter { $0.verdict == nil }) { entry in
        guard case .failure(let undecided) = entry.result else { return "" }
        return " (\(Markdown.text(undecided.reason)))"
      }
  }

  private func table(
    _ document: ClaimSurvey.Document, _ claims: [ClaimSurvey.Entry]
  ) -> [String] {
    guard !document.rows.isEmpty else { return [] }
    let rows = document.rows.map { row in
      [Markdown.text(row)]
        + document.libraries.map { library in
          let own = claims.filter { $0.claim.row == row && $0.claim.library == library }
          return own.map { entry in
            entry.verdict == .isFalse || entry.verdict == .depends
              ? "[\(entry.mark)](#\(entry.anchor))" : entry.mark
          }.joined(separator: " ")
        }
    }
    return [
      Markdown.table(["its table"] + document.libraries.map(Markdown.text), rows), "",
      "✓ holds · ✗ wrong · ◐ depends on version or mode, or several answers are right · – not decided here; "
        + "a mark for each claim of a cell",
    ]
  }

  private func list(_ title: String, _ entries: [ClaimSurvey.Entry]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["", "### \(title)", ""]
      + entries.flatMap { entry -> [String] in
        guard case .success(let result) = entry.result else { return [] }
        let evidence = result.evidence.filter { part in
          // What is as claimed proves nothing against it.
          if case .call(let answered) = part, entry.verdict == .isFalse {
            return answered.agreement != .yes
          }
          return true
        }
        return ["- <a id=\"\(entry.anchor)\"></a>\(self.title(entry.claim))"]
          + evidence.map { "  - " + self.text($0) }
      }
  }

  private func title(_ claim: Claim) -> String {
    "**\(Markdown.text(claim.library)) `\(claim.function)`**, \(Markdown.text(claim.row ?? claim.section)): "
      + Markdown.text(claim.statement)
  }

  private func text(_ evidence: ClaimResult.Evidence) -> String {
    switch evidence {
    case .call(let answered):
      let source =
        PythonSource(answered.call, specs: survey.specs).map { Markdown.code($0.line) }
        ?? Markdown.code("\(answered.call.json())")
      let version = answered.call.version.map { " in \(answered.call.library) \($0)" } ?? ""
      let mode = answered.call.mode == .eager ? "" : " in mode \(answered.call.mode.rawValue)"
      return source + Markdown.text(version + mode) + " gives "
        + Markdown.code(answered.outcome.brief)
        + (answered.agreement == .yes
          ? ", as claimed" : ", not " + Markdown.code(answered.claimed.brief))
    case .rule(let rule, let claimed, let declared):
      return "\(rule.rawValue) is \(Markdown.code(declared)), not \(Markdown.code(claimed))"
    case .object(let path, let isFound):
      return Markdown.code(path) + (isFound ? " is there" : " is not there")
    }
  }

  private func brief(
    _ title: String, _ entries: [ClaimSurvey.Entry], _ reason: (ClaimSurvey.Entry) -> String
  ) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["", "### \(title)", ""]
      + entries.map { "- \(self.title($0.claim))\(reason($0))" }
  }
}
