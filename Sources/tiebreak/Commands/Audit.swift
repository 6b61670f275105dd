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
          tiebreak audit --from pandas@1.5 --to pandas notebooks/ model.py --diff
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

    @Option(help: "text, json, sarif, github, gitlab or junit.")
    var format: AuditFormat = .text

    @Option(help: "The file that is written; standard output where left out.")
    var output: String?

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("Codes, or beginnings of codes, that are wanted.", valueName: "rules"))
    var select: [String] = []

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("Codes, or beginnings of codes, that are not.", valueName: "rules"))
    var ignore: [String] = []

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("Files and folders to pass over, as in .gitignore.", valueName: "glob"))
    var exclude: [String] = []

    @Flag(help: "Write safe fixes into the files.")
    var fix = false

    @Flag(help: "Show what --fix would write, and write nothing.")
    var diff = false

    @Flag(help: "Take fixes that may change answers, too.")
    var unsafeFixes = false

    @Flag(help: "Count findings by rule instead of showing each.")
    var statistics = false

    @Option(help: "How many files at once.")
    var jobs: Int?

    @OptionGroup var python: PythonOptions
    @OptionGroup var specs: SpecOptions

    func validate() throws {
      if from != nil, to == nil { throw ValidationError("--from needs --to") }
      if fix, diff { throw ValidationError("--fix and --diff exclude each other") }
      if fix, paths.contains(CodeAudit.Audit.standardInput) {
        throw ValidationError("standard input cannot be fixed; --diff shows the change")
      }
      if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is from 1 to 1024") }
    }

    func run() async throws {
      let specs = try specs.load()
      let codes = try RuleRegistry.selection(select: words(select), ignore: words(ignore))
      let audit = CodeAudit.Audit(
        pool: try pool(codes), filter: NameFilter(names: try TypeCatalog(specs: specs).names),
        port: try port(specs), rules: Set(codes))
      let input = paths.contains(CodeAudit.Audit.standardInput) ? Input.bytes() : nil
      let progress = ProgressLine()
      let report = try await audit.run(paths, excluding: exclude, standardInput: input) {
        progress.show("\($0) of \($1) files")
      }
      progress.clear()
      if diff { return try show(report, input) }
      let left = fix ? try await self.fix(report, audit) : report
      let rules = RuleRegistry.metadata.filter { codes.contains($0.code) }
      try write(AuditView(left, rules: rules, specs: specs, version: tiebreakVersion))
    }

    /// Words between commas, as linters take them.
    private func words(_ options: [String]) -> [String] {
      options.flatMap { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    private func pool(_ codes: [String]) throws -> AuditPool {
      let settings = AuditWorkerCommand.settings(specs: try specs.path(), rules: codes)
      var pool = AuditPool(
        program: Tiebreak.program, environment: try PythonEnvironment(path: try python.path()),
        settings: settings)
      if let jobs { pool.workers = jobs }
      return pool
    }

    private func port(_ specs: SpecFolder) throws -> PortAudit? {
      guard let to else { return nil }
      guard let from else { throw UserError("--to \(to) needs --from LIB: whose calls are ported") }
      return PortAudit(
        from: try PortSide(from, specs: specs), to: try PortSide(to, specs: specs))
    }

    private func write(_ view: AuditView) throws {
      let text =
        statistics
        ? AuditStatistics(view).text
        : format.render(
          view, colour: output == nil && Output.isTerminal, width: Output.terminalWidth)
      try Output.text(text, toFile: output)
      let broken = view.report.files.filter { $0.error != nil }
      for file in broken { Output.complain("tiebreak: \(file.path): \(file.error ?? "")") }
      if !broken.isEmpty { throw ExitCode(2) }
      if view.report.totals.allFindings > 0 { throw ExitCode(1) }
    }
  }
}
