import Conformance
import Semantics

/// The report as commands of GitHub Actions, which shows them as annotations: errors for what fails the run, warnings
/// for what a baseline already has, and a notice that sums up.
package struct GitHubReport {
  private let view: ReportView
  private let commands: GitHubCommands

  package init(_ view: ReportView, root: String? = nil) {
    self.view = view
    commands = GitHubCommands(root: root)
  }

  package var text: String {
    let regressions = view.report.regressions?.map(annotation)
    // What is an error already is no warning too.
    let known = view.with(view.report.withoutRegressions)
    let found =
      known.report.faults.map(annotation) + known.findings.map(annotation)
      + known.report.unstable.map(annotation)
    let (errors, warnings) = regressions.map { ($0, found) } ?? (found, [])
    let shown =
      errors.prefix(GitHubCommands.limit).map { command("error", $0) }
      + warnings.prefix(GitHubCommands.limit).map { command("warning", $0) }
    return (shown + [summary(errors.count, warnings.count)]).map { $0 + "\n" }.joined()
  }

  private struct Annotation {
    var title: String
    var lines: [String]
    var library: String
    var function: String?
    var rule: RuleName?
  }

  private func summary(_ errors: Int, _ warnings: Int) -> String {
    let more = [(errors, "error"), (warnings, "warning")].filter { $0.0 > GitHubCommands.limit }
      .map { "\(($0.0 - GitHubCommands.limit).counted("more \($0.1)"))" }
    let hint =
      more.isEmpty
      ? "" : "; \(more.joined(separator: " and ")) than GitHub shows: see the report's files"
    return commands.command(
      "notice", title: "tiebreak check", ["\(view.verdict.mark) \(view.verdict.text)\(hint)"])
  }

  // MARK: What was found

  private func annotation(_ regression: Regression) -> Annotation {
    Annotation(
      title: "\(regression.owner): \(regression.name)",
      lines: regression.facts.map { "\($0.name): \($0.text)" } + paste(regression.call),
      library: regression.library, function: regression.function, rule: regression.rule)
  }

  private func annotation(_ finding: Finding) -> Annotation {
    let functions = finding.functions.joined(separator: ", ")
    var lines = ["\(finding.mismatches.grouped) of \(finding.cases.counted("case")) differ"]
    if let example = finding.example {
      lines += ["declared: \(example.declared.brief)", "observed: \(example.observed.told)"]
    }
    return Annotation(
      title: "\(finding.library) \(finding.version) \(functions): \(finding.rule.rawValue)",
      lines: lines + paste(finding.example?.call), library: finding.library,
      function: finding.example?.call.function ?? finding.functions.first, rule: finding.rule)
  }

  private func annotation(_ fault: Fault) -> Annotation {
    Annotation(
      title: "\(fault.title): \(fault.kind.rawValue)", lines: [fault.detail] + paste(fault.call),
      library: fault.library, function: fault.function)
  }

  private func annotation(_ found: Unstable) -> Annotation {
    Annotation(
      title: "\(found.title): unstable",
      lines: found.observed.map { "observed: \($0.told)" } + paste(found.call),
      library: found.library, function: found.function)
  }

  private func paste(_ call: Call?) -> [String] {
    call.map(view.lines(toPaste:)) ?? []
  }

  // MARK: Commands

  private func command(_ level: String, _ annotation: Annotation) -> String {
    let place = view.place(of: annotation.rule, annotation.library, annotation.function)
    return commands.command(
      level, title: annotation.title, annotation.lines,
      place: place.flatMap { file, line in
        commands.relative(file).map { GitHubCommands.Place(file: $0, line: line) }
      })
  }
}
