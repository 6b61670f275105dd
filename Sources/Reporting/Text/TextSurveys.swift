import Conformance
import Semantics

/// What is surprising in the matrix: where functions differ, where a documentation is contradicted, and what specs
/// remark. What all have in common takes one line.
struct TextSurveys {
  let view: ReportView
  let style: Style
  let width: Int

  init(_ view: ReportView, style: Style, width: Int) {
    self.view = view
    self.style = style
    self.width = width
  }

  var lines: [String] {
    let surveys = view.surveys
    let differing = surveys.filter { !$0.isUniform }
    let uniform = surveys.filter { $0.isUniform }
    var lines: [String] = []
    if !differing.isEmpty {
      lines = [style("WHERE FUNCTIONS DIFFER", .strong)] + differing.flatMap(block)
    }
    if !uniform.isEmpty, view.report.profiles.count > 1 {
      let rules = uniform.map { "\($0.rule.rawValue) \($0.groups[0].value.firstClause)" }
      lines += wrapped("everywhere: " + rules.joined(separator: " · "), width: width)
    }
    let remarks = self.remarks(surveys)
    if !remarks.isEmpty {
      lines += (lines.isEmpty ? [] : [""]) + [style("WORTH KNOWING", .strong)] + remarks
    }
    return lines
  }

  /// One line a value: the value, then who has it.
  private func block(_ survey: RuleSurvey) -> [String] {
    let margin = 15
    var lines: [String] = []
    for value in survey.groups.map(\.value).uniqued() {
      let profiles = survey.groups.filter { $0.value == value }.flatMap(\.profiles)
      let name = lines.isEmpty ? survey.rule.rawValue : ""
      let text = value.cut(to: 36)
      let who = profiles.briefNames.cut(to: width - margin - 38)
      lines.append(style(name.padded(margin), .name) + text.padded(38) + style(who, .faint))
    }
    return lines
  }

  /// Contradicted rules first, then the remarks of the others.
  private func remarks(_ surveys: [RuleSurvey]) -> [String] {
    var contradicted: [String] = []
    var others: [String] = []
    for survey in surveys {
      for group in survey.groups {
        let isContradicted = group.status == .contradicted
        if isContradicted, group.notes.isEmpty {
          contradicted += remark(
            survey.rule, group.profiles, group.value.firstClause, isContradicted: true)
        }
        for note in group.notes {
          let lines = remark(survey.rule, note.profiles, note.text, isContradicted: isContradicted)
          if isContradicted { contradicted += lines } else { others += lines }
        }
      }
    }
    return contradicted + others
  }

  private func remark(
    _ rule: RuleName, _ profiles: [ProfileResult], _ text: String, isContradicted: Bool
  ) -> [String] {
    let head = "\(profiles.briefNames), \(rule.rawValue)"
    let warning = isContradicted ? " against its documentation" : ""
    let lines = wrapped("\(head)\(warning): \(text)", width: width - 2)
    return lines.enumerated().map { position, line in
      guard position == 0, line.hasPrefix(head) else { return "  " + line }
      return style(head, isContradicted ? .notable : .name) + line.dropFirst(head.count)
    }
  }
}

extension String {
  /// Up to the first semicolon: a rule's value without its exceptions.
  var firstClause: String {
    guard let end = firstIndex(of: ";") else { return self }
    return self[..<end] + "; …"
  }
}
