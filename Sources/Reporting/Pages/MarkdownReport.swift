import Conformance
import Semantics

/// The report as `conformance.md`. Nothing in it depends on the time or the machine.
package struct MarkdownReport {
  private let view: ReportView

  package init(_ view: ReportView) { self.view = view }

  package var text: String {
    let sections =
      [head] + regressions + findings + faults + unstable + openRules + surveys
      + [MarkdownPorting(view).summary, matrix] + profiles + gaps
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let verdict = view.verdict
    let libraries = view.libraries.map(Markdown.text).joined(separator: " · ")
    return """
      # Conformance

      **\(verdict.mark) \(Markdown.text(verdict.text))**

      \(libraries) · seed \(view.report.seed)
      """
  }

  // MARK: What was found

  private var regressions: [String] {
    guard let found = view.report.regressions, !found.isEmpty else { return [] }
    return ["## Regressions"]
      + found.map { regression in
        let title = "### \(Markdown.text(regression.owner)): \(regression.name)"
        let rows = regression.facts.map { [$0.name, Markdown.text($0.text)] }
        return
          ([title, Markdown.table(["", ""], rows)] + (regression.call.map { [paste($0)] } ?? []))
          .joined(separator: "\n\n")
      }
  }

  private var findings: [String] {
    let findings = view.findings
    return findings.isEmpty ? [] : ["## Mismatches"] + findings.map(section)
  }

  private func section(_ finding: Finding) -> String {
    let functions = finding.functions.map(Markdown.code).joined(separator: ", ")
    let title =
      "### \(Markdown.text(finding.library)) \(Markdown.text(finding.version)) \(functions): \(finding.rule.rawValue)"
    var rows = [
      ["cases", "\(finding.mismatches.grouped) of \(finding.cases.grouped) differ"],
      ["declared", Markdown.text(finding.declared?.value ?? "nothing")],
    ]
    guard let example = finding.example else {
      return title + "\n\n" + Markdown.table(["", ""], rows)
    }
    rows.append(["gives", Markdown.code(example.declared.brief)])
    rows.append(["observed", Markdown.code(example.observed.told)])
    if let tied = view.tied(example) { rows.append(["tied", Markdown.text(tied.text)]) }
    rows.append([
      "would fit", Markdown.text(example.fits ?? "none: no change of one rule explains it"),
    ])
    if let source = finding.declared?.source { rows.append(["source", Markdown.text(source)]) }
    return [title, Markdown.table(["", ""], rows), paste(example.call)].joined(separator: "\n\n")
  }

  private func paste(_ call: Call) -> String {
    let python = view.python(call).map { Markdown.block([$0], language: "python") + "\n\n" } ?? ""
    return python + Markdown.block([view.emulate(call)], language: "sh")
  }

  private var faults: [String] {
    let faults = view.report.faults
    guard !faults.isEmpty else { return [] }
    return ["## Faults"]
      + faults.map { fault in
        let name = Markdown.text(fault.title)
        return "**\(name): \(fault.kind.rawValue).** \(Markdown.text(fault.detail))"
          + (fault.call.map { "\n\n" + paste($0) } ?? "")
      }
  }

  private var unstable: [String] {
    let unstable = view.report.unstable
    guard !unstable.isEmpty else { return [] }
    return ["## Unstable"]
      + unstable.map { found in
        let answers = found.observed.map { Markdown.code($0.told) }.joined(separator: ", then ")
        return "**\(Markdown.text(found.title))** answered \(answers)\n\n"
          + paste(found.call)
      }
  }

  private var openRules: [String] {
    let open = view.openRules
    guard !open.isEmpty else { return [] }
    return ["## Unspecified, as seen"]
      + open.map { rule in
        let title =
          "### \(Markdown.text(rule.owner)): \(rule.rule.rawValue), \(rule.departures.counted("answer"))"
        let rows = rule.facts.map { [$0.name, Markdown.text($0.text)] }
        return [title, Markdown.table(["", ""], rows), paste(rule.example.call)]
          .joined(separator: "\n\n")
      }
  }

  // MARK: What is surprising

  private var surveys: [String] {
    let surveys = view.surveys
    guard !surveys.isEmpty else { return [] }
    var sections: [String] = []
    let surprising = surveys.filter(\.isSurprising)
    if !surprising.isEmpty {
      let rows = surprising.flatMap { survey in
        survey.groups.enumerated().map { row($0 == 0 ? survey.rule.rawValue : "", $1) }
      }
      sections.append("## Surprising")
      sections.append(Markdown.table(["rule", "value", "functions", "remark"], rows))
    }
    let uniform = surveys.filter { !$0.isSurprising }
    if !uniform.isEmpty {
      let rules = uniform.map { "\($0.rule.rawValue) \(Markdown.text($0.groups[0].value))" }
      sections.append("The same everywhere: " + rules.joined(separator: " · "))
    }
    return sections
  }

  private func row(_ name: String, _ group: RuleSurvey.Group) -> [String] {
    let remarks = group.notes.map { note in
      let isAll = note.profiles.count == group.profiles.count
      return (isAll ? "" : Markdown.text(note.profiles.names) + ": ")
        + (note.isContradicted ? "**against its documentation** " : "") + Markdown.text(note.text)
    }
    return [
      name, Markdown.text(group.value), Markdown.text(group.profiles.names),
      remarks.joined(separator: "<br>"),
    ]
  }

  // MARK: Matrix and profiles

  private var matrix: String {
    let columns = view.columns
    guard !columns.isEmpty else { return "" }
    let heads = columns.map { column in
      "\(Markdown.text(column.library))<br>"
        + column.functions.map(Markdown.code).joined(separator: "<br>")
    }
    let rows = view.rules.map { rule in
      [rule.rawValue] + columns.map { cell($0.cell(rule)) }
    }
    return "## Matrix\n\n" + Markdown.table(["rule"] + heads, rows)
      + "\n\n✓ as declared · ✗ mismatches · ? no case turned on it · – no such rule; numbers are cases"
  }

  private func cell(_ cell: MatrixCell?) -> String {
    guard let cell else { return "–" }
    let count = cell.count.isEmpty ? "" : " (\(cell.count))"
    return "\(cell.mark.rawValue) \(Markdown.text(cell.value.cut(to: 60)))\(count)"
  }

  private var profiles: [String] {
    guard !view.report.profiles.isEmpty else { return [] }
    return ["## Rules, one by one"]
      + view.report.profiles.map { profile in
        let counts =
          "\(profile.tally.cases.counted("case")), \(profile.tally.mismatches.counted("mismatch", "mismatches"))"
        let rows = view.rules.compactMap { row(profile, $0) }
        return "<a id=\"\(profile.anchor)\"></a>\n\n"
          + Markdown.details(
            "<b>\(profile.title.visible.markupEscaped)</b>: \(counts)",
            Markdown.table(["rule", "declared", "known", "cases", "witness", "observed"], rows))
      }
  }

  private func row(_ profile: ProfileResult, _ rule: RuleName) -> [String]? {
    guard let declared = profile.declared[rule] else { return nil }
    let tally = profile.tally.rules[rule]
    let witness = profile.tally.witnesses[rule]
    let wrong = tally?.mismatches ?? 0
    return [
      rule.rawValue, Markdown.text(declared.value),
      "\(declared.status.rawValue): \(Markdown.text(declared.source))",
      (wrong > 0 ? "✗ \(wrong.grouped) of " : "") + (tally?.cases ?? 0).grouped,
      witness.flatMap { view.python($0.call) }.map(Markdown.code) ?? "–",
      witness.map { Markdown.code($0.observed.brief) } ?? "–",
    ]
  }

  // MARK: Gaps

  private var gaps: [String] {
    let gaps = view.gaps
    guard !gaps.isEmpty else { return [] }
    return ["## Not tested"]
      + gaps.map(\.library).uniqued().map { library in
        let own = gaps.filter { $0.library == library }
        if own.count == 1, own[0].functions.isEmpty {
          return "\(Markdown.text(library)): \(Markdown.text(own[0].reason))"
        }
        let items = own.map { gap in
          let names = gap.functions.map(Markdown.code).joined(separator: ", ")
          return "- \(Markdown.text(gap.reason))" + (names.isEmpty ? "" : " (\(names))")
        }
        return Markdown.details(
          "\(library.visible.markupEscaped): \(own.count.counted("thing"))",
          items.joined(separator: "\n"))
      }
  }
}
