import ArgumentParser
import CodeAudit
import Conformance
import Foundation
import PythonEmbedding
import Reporting
import Semantics

extension Tiebreak {
  struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Finds every arg-reduction in Python sources, and what a port would change.",
      discussion: """
        Nothing that is audited is imported or run. Example:
          tiebreak audit --from numpy --to torch src/
          tiebreak audit --from pandas@2.0 --to pandas notebooks/ model.py --diff
        """)

    @Argument(
      help: ArgumentHelp(
        "Python files, notebooks and folders; - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(
      help: ArgumentHelp(
        "The library that calls are ported from.", valueName: "lib[@version|@mode]"))
    var from: String?

    @Option(help: ArgumentHelp("The library ported to.", valueName: "lib[@version|@mode]"))
    var to: String?

    @Option(help: "text, json, sarif, github, gitlab or junit. (default: text)")
    var format: AuditFormat?

    @Option(help: "The file that is written; standard output where left out.")
    var output: String?

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp(
        "Asks these rules alone, instead of those that are on by default.",
        discussion: """
          Codes (TB101), names (axis-omitted), beginnings of codes (TB2), all or default, with commas between them. \
          Example: --select TB1,port-nan
          """, valueName: "rules"))
    var select: [String] = []

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp(
        "Does not ask these rules, of those that would be asked otherwise.",
        discussion: "Written as for --select. Example: --ignore TB109,TB2", valueName: "rules"))
    var ignore: [String] = []

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("Files and folders to pass over, as in .gitignore.", valueName: "glob"))
    var exclude: [String] = []

    @Flag(help: "Pass over files that are named, too, where a glob says so.")
    var forceExclude = false

    @Flag(help: "Write safe fixes into the files.")
    var fix = false

    @Flag(help: "Show what --fix would write, and write nothing.")
    var diff = false

    @Flag(help: "Take fixes that may change answers, too.")
    var unsafeFixes = false

    @Flag(help: "Count findings by rule instead of showing each.")
    var statistics = false

    @Option(
      help: ArgumentHelp(
        "The mildest finding that makes the exit code 1: error, warning or note. (default: note)",
        discussion: "What is milder is reported all the same.", valueName: "severity"))
    var failOn: CodeAudit.Finding.Severity = .cosmetic

    @Option(parsing: .unconditional, help: "How many files at once.")
    var jobs: Int?

    @Option(
      help: ArgumentHelp(
        "Memory that a worker may take for a file. A line of Python takes some 6 KB of it.",
        valueName: "MiB"))
    var memory = AuditLimits().memory >> 20

    @OptionGroup var baselines: AuditBaselineOptions
    @OptionGroup var settings: AuditSettingsOptions
    @OptionGroup var caching: AuditCacheOptions
    @OptionGroup var python: PythonOptions
    @OptionGroup var specs: SpecOptions

    func validate() throws {
      if diff, let format, format != .text {
        throw ValidationError("--diff is no report, and --format \(format.rawValue) excludes it")
      }
      if statistics, diff { throw ValidationError("--statistics and --diff exclude each other") }
      if statistics, let format, format != .text {
        throw ValidationError(
          "--statistics are text, and --format \(format.rawValue) excludes them")
      }
      // What a diff shows has no severity: its exit code says that there is something to write.
      if diff, failOn != .cosmetic {
        throw ValidationError("--fail-on and --diff exclude each other")
      }
      if fix, diff { throw ValidationError("--fix and --diff exclude each other") }
      if baselines.updateBaseline, fix || diff {
        throw ValidationError("--update-baseline excludes --fix and --diff")
      }
      if fix, paths.contains(CodeAudit.Audit.standardInput) {
        throw ValidationError("standard input cannot be fixed; --diff shows the change")
      }
      if let jobs, !AuditSettings.jobs.contains(jobs) {
        throw ValidationError("--jobs is from 1 to 1024")
      }
      if !(64...(1 << 20)).contains(memory) {
        throw ValidationError("--memory is from 64 to 1048576")
      }
    }

    func run() async throws {
      // Modules of the user's own path could stand in for Python's, and would be run.
      unsetenv("PYTHONPATH")
      let specs = try specs.load()
      let types = try TypeCatalog(specs: specs)
      try AuditPlan.check(options, specs: specs, types: types)
      let environment = try PythonEnvironment(path: try python.pathOfAny())
      let found = CodeAudit.Audit.find(paths, excluding: exclude)
      let tree = try await settings.load(for: paths, found, environment)
      let plan = try AuditPlan(options, settings: tree, named: paths, specs: specs, types: types)
      for warning in plan.warnings { Output.complain("tiebreak: \(warning)") }
      let usual = AuditSettingsOptions.probe(paths).flatMap(tree.settings)
      let format = try self.format ?? settings.format(in: usual)
      let known = try Baselines(
        plan, files: found.files.map(\.path), mayBeMissing: baselines.updateBaseline)
      try baselines.check(known)

      var pool = try pool(environment, plan.rules)
      if let jobs = jobs ?? usual?.jobs { pool.workers = jobs }
      pool.limits.memory = memory << 20
      let filter = NameFilter(marks: types.marks)
      var audit = CodeAudit.Audit(pool: pool, filter: filter, scope: plan.scope)
      audit.cache = caching.cache(of: pool, specs: try self.specs.path())
      audit.warn = { Output.complain("tiebreak: \($0)") }
      let input = paths.contains(CodeAudit.Audit.standardInput) ? Input.bytes() : nil
      let progress = ProgressLine()
      let whole = try await audit.run(found, of: paths, standardInput: input) {
        progress.show("\($0) of \($1) files")
      }
      progress.clear()
      var run = Run(audit: audit, plan: plan, baselines: known)
      if baselines.updateBaseline { run.baselines = try baselines.update(known, by: whole) }
      let report = run.withoutKnown(whole)
      let left = fix || diff ? try await self.fix(report, &run, found, input) : report
      let rules = RuleRegistry.metadata.filter { plan.rules.contains($0.code) }
      try write(
        AuditView(left, rules: rules, specs: specs, version: tiebreakVersion), as: format,
        stale: run.stale)
    }

    /// What an audit is made with, and what its last report has shown of baselines.
    struct Run {
      var audit: CodeAudit.Audit
      var plan: AuditPlan
      var baselines: Baselines
      var stale: [Baselines.Stale] = []

      mutating func withoutKnown(_ report: AuditReport) -> AuditReport {
        stale = []
        return baselines.withoutKnown(report, stale: &stale)
      }
    }

    private var options: AuditOptions {
      var options = AuditOptions()
      (options.from, options.to) = (from, to)
      (options.select, options.ignore) = (words(select), words(ignore))
      (options.exclude, options.excludesNamed) = (exclude, forceExclude)
      options.unsafeFixes = unsafeFixes
      options.baseline = baselines.baseline
      return options
    }

    /// Words between commas, as linters take them.
    private func words(_ options: [String]) -> [String] {
      options.flatMap { option in
        let words = option.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        // Nothing would mean the usual rules.
        return words.isEmpty ? [""] : words
      }
    }

    private func pool(_ environment: PythonEnvironment, _ rules: Set<String>) throws -> AuditPool {
      AuditPool(
        program: Tiebreak.program, environment: environment,
        settings: AuditWorkerCommand.settings(specs: try specs.path(), rules: rules.sorted()))
    }

    private func write(
      _ view: AuditView, as format: AuditFormat, stale: [Baselines.Stale]
    ) throws {
      let text =
        statistics
        ? AuditStatistics(view).text
        : format.render(
          view, colour: output == nil && Output.isTerminal, width: Output.terminalWidth)
      try Output.text(text, toFile: output)
      AuditBaselineOptions.tell(stale)
      try Self.tellBroken(view.report)
      let worst = view.report.totals.findings.filter { $0.value > 0 }.keys
      if worst.contains(where: { !failOn.isWorse(than: $0) }) { throw ExitCode(1) }
    }

    /// Names the files that could not be audited; exit code 2 where there are any.
    static func tellBroken(_ report: AuditReport) throws {
      let broken = report.files.filter { $0.error != nil }
      for file in broken { Output.complain("tiebreak: \(file.path): \(file.error ?? "")") }
      if !broken.isEmpty { throw ExitCode(2) }
    }
  }
}
