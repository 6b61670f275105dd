import Conformance
import Semantics

/// The text of `tiebreak check`: the verdict first, then what to act on, then what to know.
///
/// Nothing is wider than `width` columns but the lines to paste, which no break may cut.
package struct TextReport {
  private let view: ReportView
  private let style: Style
  private let width: Int

  package init(_ view: ReportView, style: Style, width: Int = 80) {
    self.view = view
    self.style = style
    self.width = width
  }

  package var text: String {
    let sections = [
      verdict + libraries, regressions, findings, faults, unstable, openRules,
      TextDisagreements(view: view, style: style, width: width).lines,
      TextPorting(view, style: style, width: width).lines,
      TextSurveys(view, style: style, width: width).lines,
      TextMatrix(view, style: style, width: width).lines, gaps,
    ]
    var text =
      sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
    // What has scrolled away is said again where the eye is.
    if text.count(where: \.isNewline) > 40 { text += "\n" + verdict.joined(separator: "\n") + "\n" }
    return text
  }

  // MARK: Verdict

  private var verdict: [String] {
    let verdict = view.verdict
    let tone: Style.Tone =
      switch verdict.kind {
      case .asDeclared: .good
      case .findings: .bad
      case .nothingAsked: .notable
      }
    let tenths = Int((view.report.run.seconds * 10).rounded())
    let seconds = "\(tenths / 10).\(tenths % 10) s"
    return wrapped("\(verdict.mark) \(verdict.text), \(seconds)", width: width).map {
      style($0, tone)
    }
  }

  private var libraries: [String] {
    let share = view.report.run.insideLibraries.map {
      ["\(Int(($0 * 100).rounded())) % of the time for questions passed inside them"]
    }
    return (wrapped(view.libraries.joined(separator: " · "), width: width - 2) + (share ?? []))
      .filter { !$0.isEmpty }.map { "  " + style($0, .faint) }
  }

  // MARK: Regressions

  private var regressions: [String] {
    guard let found = view.report.regressions, !found.isEmpty else { return [] }
    return [style("REGRESSIONS: worse than the baseline", .strong)]
      + found.flatMap { regression in
        titled(regression.owner, regression.name)
          + regression.facts.flatMap { field($0.name, $0.text, $0.name == "what" ? .bad : nil) }
          + (regression.call.map(paste) ?? [])
      }
  }

  // MARK: Findings

  private var findings: [String] {
    let findings = view.findings
    guard !findings.isEmpty else { return [] }
    return [style("MISMATCHES", .strong)]
      + findings.enumerated().flatMap { ($0 == 0 ? [] : [""]) + block($1) }
  }

  private func block(_ finding: Finding) -> [String] {
    let count = "\(finding.mismatches.grouped) of \(finding.cases.grouped)"
    var lines = titled(
      "\(finding.library) \(finding.version) \(finding.functions.joined(separator: ", "))",
      "\(finding.rule.rawValue)  \(count)")
    lines += field("declares", finding.declared?.value ?? "nothing")
    guard let example = finding.example else { return lines }
    lines += field("gives", example.declared.brief)
    lines += field("observed", example.observed.told, .bad)
    if let tied = view.tied(example) { lines += field("tied", tied.text) }
    lines += field(
      "fits", example.fits ?? "none: no change of one rule explains it",
      example.fits == nil ? .notable : .good)
    return lines + paste(example.call)
  }

  private var openRules: [String] {
    let open = view.openRules
    guard !open.isEmpty else { return [] }
    return [style("UNSPECIFIED: no rule says what is answered; as seen", .strong)]
      + open.flatMap { rule in
        titled(rule.owner, "\(rule.rule.rawValue)  \(rule.departures.counted("answer"))")
          + rule.facts.flatMap { field($0.name, $0.text) } + paste(rule.example.call)
      }
  }

  /// A name on the left and a count on the right where both fit in a line.
  private func titled(_ left: String, _ right: String) -> [String] {
    let gap = width - left.count - right.count
    if right.isEmpty { return wrapped(left, width: width).map { style($0, .name) } }
    if gap >= 2 {
      return [style(left, .name) + String(repeating: " ", count: gap) + right]
    }
    return wrapped(left, width: width).map { style($0, .name) } + ["  " + right]
  }

  private func field(_ name: String, _ text: String, _ tone: Style.Tone? = nil) -> [String] {
    wrapped(text.visible, width: width - 12).enumerated().map { position, line in
      let head = (position == 0 ? name : "").padded(10)
      return "  " + style(head, .faint) + (tone.map { style(line, $0) } ?? line)
    }
  }

  private func paste(_ call: Call) -> [String] {
    view.lines(toPaste: call).map { "  " + $0 }
  }

  // MARK: Faults and unstable answers

  private var faults: [String] {
    guard !view.report.faults.isEmpty else { return [] }
    return [style("FAULTS", .strong)]
      + view.report.faults.flatMap { fault in
        titled(fault.title, fault.kind.rawValue)
          + field("detail", fault.detail, .bad) + (fault.call.map(paste) ?? [])
      }
  }

  private var unstable: [String] {
    guard !view.report.unstable.isEmpty else { return [] }
    return [style("UNSTABLE: another process answered otherwise", .strong)]
      + view.report.unstable.flatMap { found in
        titled(found.title, "")
          + found.observed.flatMap { field("observed", $0.told, .bad) } + paste(found.call)
      }
  }

  // MARK: Gaps

  private var gaps: [String] {
    let gaps = view.gaps
    guard !gaps.isEmpty else { return [] }
    var lines = [style("NOT TESTED", .strong)]
    for library in gaps.map(\.library).uniqued() {
      let own = gaps.filter { $0.library == library }
      let whole = own.filter { $0.functions.isEmpty }
      lines += whole.flatMap { wrapped("\(library): \($0.reason)", width: width) }
      let parts = own.filter { !$0.functions.isEmpty }
      guard !parts.isEmpty else { continue }
      lines.append(style(library, .name) + ", \(parts.count.counted("thing")):")
      lines += parts.map { gap in
        let names =
          gap.functions[0] + (gap.functions.count > 1 ? " +\(gap.functions.count - 1)" : "")
        return "  " + "\(names): \(gap.reason)".cut(to: width - 2)
      }
    }
    return lines
  }
}

extension String {
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }

  /// The text, or its beginning and an ellipsis.
  func cut(to width: Int) -> String {
    count <= width ? self : prefix(Swift.max(0, width - 1)) + "…"
  }
}

extension Outcome {
  /// The outcome in few words, an error with its message.
  var told: String {
    if case .error(let error) = self, !error.message.isEmpty {
      return "\(error.type): \(error.message)".replacing("\n", with: " ")
    }
    return brief
  }
}
