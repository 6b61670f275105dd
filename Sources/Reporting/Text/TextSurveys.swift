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

  /// One line a value: the value, then who has it. Of long values that begin alike, what comes after that.
  private func block(_ survey: RuleSurvey) -> [String] {
    let (margin, room) = (14, 39)
    let long = survey.groups.map(\.value).filter { $0.count > room }
    var lines: [String] = []
    for group in survey.groups {
      let value = group.value
      let name = lines.isEmpty ? survey.rule.rawValue : ""
      let others = long.filter { $0 != value }
      let text = (value.count > room ? value.distinction(from: others) : value).cut(to: room)
      let who = group.profiles.briefNames.cut(to: width - margin - room - 1)
      lines.append(style(name.padded(margin), .name) + text.padded(room + 1) + style(who, .faint))
    }
    return lines
  }

  /// Beyond so many, remarks are counted only: they would push what matters off the screen.
  private static let mostRemarks = 24

  /// Contradicted rules first and whole, then a line for each remark on the others.
  private func remarks(_ surveys: [RuleSurvey]) -> [String] {
    var contradicted: [String] = []
    var others: [String] = []
    for survey in surveys {
      for group in survey.groups {
        for note in group.notes {
          let text = note.text.isEmpty ? group.value : note.text
          let lines = remark(
            survey.rule, note.profiles, text, isContradicted: note.isContradicted)
          if note.isContradicted { contradicted += lines } else { others += lines }
        }
      }
    }
    if others.count > Self.mostRemarks {
      let rest = others.count.counted("remark")
      let line = contradicted.isEmpty ? "\(rest): conformance.md" : "and \(rest): conformance.md"
      return contradicted + [style(line, .faint)]
    }
    guard !others.isEmpty else { return contradicted }
    return contradicted + others + [style("in full: conformance.md", .faint)]
  }

  private func remark(
    _ rule: RuleName, _ profiles: [ProfileResult], _ text: String, isContradicted: Bool
  ) -> [String] {
    let head = "\(profiles.briefNames), \(rule.rawValue)"
    let warning = isContradicted ? " against its documentation" : ""
    let whole = "\(head)\(warning): \(text)"
    let lines = isContradicted ? wrapped(whole, width: width - 2) : [whole.cut(to: width)]
    return lines.enumerated().map { position, line in
      guard position == 0, line.hasPrefix(head) else { return "  " + line }
      return style(head, isContradicted ? .notable : .name) + line.dropFirst(head.count)
    }
  }
}

extension String {
  /// The text after the words with which the most similar of `others` begins too; its last words where that is all.
  fileprivate func distinction(from others: [String]) -> String {
    let words = split(separator: " ")
    let shared =
      others.map { other in
        zip(words, other.split(separator: " ")).prefix { $0 == $1 }.count
      }.max() ?? 0
    guard shared > 1 else { return self }
    return "… " + words[min(shared, words.count - 1)...].joined(separator: " ")
  }

  /// Up to the first semicolon: a rule's value without its exceptions.
  var firstClause: String {
    guard let end = firstIndex(of: ";") else { return self }
    return self[..<end] + "; …"
  }
}
