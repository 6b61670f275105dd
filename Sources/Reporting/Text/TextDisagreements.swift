import Semantics

/// What leads the report of a run without findings: small questions with several answers, each with the line of Python
/// that shows it.
struct TextDisagreements {
  let view: ReportView
  let style: Style
  let width: Int

  var lines: [String] {
    let found = view.disagreements
    guard !found.isEmpty else { return [] }
    return [style("ONE QUESTION, SEVERAL ANSWERS", .strong)] + found.flatMap(block)
  }

  private func block(_ found: Disagreement) -> [String] {
    let head = style(found.rule.rawValue.padded(14), .name) + found.question.cut(to: width - 14)
    return [head]
      + found.answers.flatMap { answer -> [String] in
        let text = answer.text.cut(to: 20)
        let who = answer.profiles.briefNames.cut(to: width - 24)
        let line = "  " + style(text.padded(22), .good) + style(who, .faint)
        return [line] + (view.python(answer.call).map { ["    " + $0] } ?? [])
      }
  }
}
