import Conformance
import Semantics

/// The report as `conformance.html`: one file that needs nothing else, neither network nor scripts. Nothing in it
/// depends on the time or the machine.
package struct HTMLReport {
  private let view: ReportView

  package init(_ view: ReportView) { self.view = view }

  package var text: String {
    let sections: [Section] = [
      .init(id: "regressions", title: "Regressions", parts: regressions),
      .init(id: "mismatches", title: "Mismatches", parts: findings),
      .init(id: "faults", title: "Faults", parts: faults),
      .init(id: "unstable", title: "Unstable", parts: unstable),
      .init(id: "unspecified", title: "Unspecified, as seen", parts: openRules),
      .init(id: "surprising", title: "Surprising", parts: surveys),
      .init(id: "portability", title: "Portability", parts: HTMLPorting(view).parts),
      .init(id: "matrix", title: "Matrix", parts: matrix),
      .init(id: "rules", title: "Rules, one by one", parts: profiles),
      .init(id: "not-tested", title: "Not tested", parts: gaps),
    ].filter { !$0.parts.isEmpty }
    let links = sections.map { "<a href=\"#\($0.id)\">\($0.title)</a>" }.joined(separator: "\n")
    let body = sections.map { section in
      "<section id=\"\(section.id)\">\n<h2>\(section.title)</h2>\n"
        + section.parts.joined(separator: "\n") + "\n</section>"
    }.joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTML.text(view.verdict.mark + " " + view.verdict.text))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <header>
      \(head)
      <nav>
      \(links)
      </nav>
      </header>
      <main>
      \(body)
      </main>
      </body>
      </html>

      """
  }

  private struct Section {
    var id: String
    var title: String
    var parts: [String]
  }

  private var head: String {
    let verdict = view.verdict
    let tone =
      switch verdict.kind {
      case .asDeclared: "good"
      case .findings: "bad"
      case .nothingAsked: "note"
      }
    let libraries = view.libraries.joined(separator: " · ")
    return """
      <h1>Conformance</h1>
      <div class="verdict \(tone)">\(HTML.text("\(verdict.mark) \(verdict.text)"))</div>
      <div class="soft">\(HTML.text("\(libraries) · seed \(view.report.seed)"))</div>
      """
  }

  // MARK: What was found

  private var regressions: [String] {
    (view.report.regressions ?? []).map { regression in
      card(
        "\(regression.owner): \(regression.name)",
        HTML.definitions(regression.facts.map { ($0.name, HTML.text($0.text)) }), regression.call)
    }
  }

  private var findings: [String] {
    view.findings.map { finding in
      let title =
        "\(finding.library) \(finding.version) \(finding.functions.joined(separator: ", "))"
      var items = [
        ("cases", HTML.text("\(finding.mismatches.grouped) of \(finding.cases.grouped) differ")),
        ("declared", HTML.text(finding.declared?.value ?? "nothing")),
      ]
      if let example = finding.example {
        items.append(("gives", HTML.code(example.declared.brief)))
        items.append(("observed", "<span class=\"bad\">\(HTML.code(example.observed.told))</span>"))
        if let tied = view.tied(example) { items.append(("tied", HTML.text(tied.text))) }
        items.append(
          ("would fit", HTML.text(example.fits ?? "none: no change of one rule explains it")))
      }
      if let source = finding.declared?.source { items.append(("source", HTML.text(source))) }
      return card(
        "\(title): \(finding.rule.rawValue)", HTML.definitions(items), finding.example?.call)
    }
  }

  private var faults: [String] {
    view.report.faults.map { fault in
      card(
        "\(fault.title): \(fault.kind.rawValue)",
        "<div>\(HTML.text(fault.detail))</div>", fault.call)
    }
  }

  private var unstable: [String] {
    view.report.unstable.map { found in
      let answers = found.observed.map { HTML.code($0.told) }.joined(separator: ", then ")
      return card(
        found.title, "<div>answered \(answers)</div>", found.call)
    }
  }

  private var openRules: [String] {
    view.openRules.map { rule in
      card(
        "\(rule.owner): \(rule.rule.rawValue), \(rule.departures.counted("answer"))",
        HTML.definitions(rule.facts.map { ($0.name, HTML.text($0.text)) }), rule.example.call)
    }
  }

  private func card(_ title: String, _ body: String, _ call: Call?) -> String {
    let lines = call.map(view.lines(toPaste:)) ?? []
    return "<article class=\"card wrong\">\n<h3>\(HTML.text(title))</h3>\n\(body)\n"
      + lines.map { "<pre>\(HTML.text($0))</pre>\n" }.joined() + "</article>"
  }

  // MARK: What is surprising

  private var surveys: [String] {
    var parts: [String] = []
    let surprising = view.surveys.filter(\.isSurprising)
    if !surprising.isEmpty {
      let rows = surprising.flatMap { survey in
        survey.groups.enumerated().map {
          (id: String?.none, cells: cells($0 == 0 ? survey.rule.rawValue : "", $1))
        }
      }
      parts.append(HTML.table(["rule", "value", "functions", "remark"], rows, kind: "survey"))
    }
    let uniform = view.surveys.filter { !$0.isSurprising }
    if !uniform.isEmpty {
      let rules = uniform.map { "\($0.rule.rawValue) \($0.groups[0].value)" }
      parts.append(
        "<p><b>The same everywhere:</b> \(HTML.text(rules.joined(separator: " · ")))</p>")
    }
    return parts
  }

  private func cells(_ name: String, _ group: RuleSurvey.Group) -> [String] {
    let remarks = group.notes.map { note in
      let isAll = note.profiles.count == group.profiles.count
      return (isAll ? "" : HTML.span(note.profiles.names + ": ", "soft"))
        + (note.isContradicted ? HTML.span("against its documentation: ", "note") : "")
        + HTML.text(note.text)
    }
    return [
      HTML.text(name), HTML.text(group.value), HTML.text(group.profiles.names),
      remarks.joined(separator: "<br>"),
    ]
  }

  // MARK: Matrix and profiles

  private var matrix: [String] {
    view.report.profiles.isEmpty ? [] : [HTMLMatrix(view).html]
  }

  private var profiles: [String] {
    view.report.profiles.map { profile in
      let wrong = profile.tally.mismatches
      let count =
        HTML.span(profile.tally.cases.counted("case") + ", ", "soft")
        + HTML.span(wrong.counted("mismatch", "mismatches"), wrong > 0 ? "bad" : "soft")
      return HTML.details(
        id: profile.anchor, summary: "<b>\(HTML.text(profile.title))</b> \(count)",
        HTML.table(
          ["rule", "declared", "known", "cases", "witness", "observed"],
          view.rules.compactMap { row(profile, $0) }, kind: "rules"))
    }
  }

  private func row(_ profile: ProfileResult, _ rule: RuleName) -> (id: String?, cells: [String])? {
    guard let declared = profile.declared[rule] else { return nil }
    let tally = profile.tally.rules[rule]
    let witness = profile.tally.witnesses[rule]
    let wrong = tally?.mismatches ?? 0
    let tone = declared.status == .contradicted ? "note" : "soft"
    let note = declared.note.map { "<br>" + HTML.span($0, "soft") } ?? ""
    return (
      "\(profile.anchor)-\(rule.rawValue)",
      [
        HTML.text(rule.rawValue),
        HTML.text(declared.value) + note,
        HTML.span(declared.status.rawValue, tone) + " " + HTML.text(declared.source),
        (wrong > 0 ? HTML.span("✗ \(wrong.grouped) of ", "bad") : "")
          + HTML.text((tally?.cases ?? 0).grouped),
        witness.flatMap { view.python($0.call) }.map(HTML.code) ?? "",
        witness.map { HTML.code($0.observed.brief) } ?? "",
      ]
    )
  }

  // MARK: Gaps

  private var gaps: [String] {
    let gaps = view.gaps
    return gaps.map(\.library).uniqued().map { library in
      let own = gaps.filter { $0.library == library }
      if own.count == 1, own[0].functions.isEmpty {
        return "<p><b>\(HTML.text(library))</b>: \(HTML.text(own[0].reason))</p>"
      }
      let items = own.map { gap in
        let names = gap.functions.joined(separator: ", ")
        return "<li>\(HTML.text(gap.reason))"
          + (names.isEmpty ? "" : " " + HTML.span("(\(names))", "soft")) + "</li>"
      }
      return HTML.details(
        id: nil, summary: "<b>\(HTML.text(library))</b>: \(own.count.counted("thing"))",
        "<ul>\n" + items.joined(separator: "\n") + "\n</ul>")
    }
  }
}
