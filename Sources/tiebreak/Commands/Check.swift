import ArgumentParser
import Conformance
import Foundation
import Reporting
import Semantics

extension Tiebreak {
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compares what the specs say with what the installed libraries answer.",
      discussion: """
        Example:
          tiebreak check numpy pandas --cases 100000 --report Reports
        """)

    @Argument(help: "Libraries; all that are installed where none is named.")
    var libraries: [String] = []

    @Option(help: "Cases for each function.")
    var cases = 20_000

    @Option(help: "Where the drawn cases start from.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Stop asking after so long.", valueName: "seconds"))
    var timeLimit: Double?

    @Option(name: .shortAndLong, help: "Workers at a time; as many as processors where left out.")
    var jobs: Int?

    @Option(help: "How the libraries run: eager, or a mode that specs name.")
    var mode = "eager"

    @Option(help: ArgumentHelp("The folder that the report is written to.", valueName: "dir"))
    var report = "Reports"

    @Option(help: "What standard output gets: text, json or junit.")
    var format: ReportFormat = .text

    @OptionGroup var specs: SpecOptions
    @OptionGroup var python: PythonOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
      if cases < 1 { throw ValidationError("--cases must be 1 or more") }
      if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
      if let timeLimit, timeLimit <= 0 { throw ValidationError("--time-limit must be above 0") }
    }

    func run() async throws {
      Interrupts.handle()
      let specs = try specs.load()
      let mode = Mode(rawValue: mode)
      let modes = Set(specs.specs.flatMap(\.modes))
      guard modes.contains(mode) else {
        throw UserError(
          "no spec has mode \"\(mode.rawValue)\"; known are \(modes.map(\.rawValue).sorted().joined(separator: ", "))"
        )
      }
      let writer = try ReportWriter(folder: report)
      var settings = CheckSettings(
        specs: specs, python: try python.path(), program: Tiebreak.program, libraries: libraries,
        mode: mode, cases: cases, seed: seed,
        jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, timeLimit: timeLimit,
        limits: limits.limits)
      settings.functions = limits.functions
      settings.sought = try limits.soughtMismatches
      settings.claims = try SpecOptions.claims(of: specs)
      let line = ProgressLine()
      let found = try await Conformance.Check(settings).run { progress in
        line.show(progress)
      }
      line.clear()
      let view = ReportView(found, specs: specs)
      try writer.write(view)
      Output.text(format.render(view, colour: Output.isTerminal))
      if !found.unavailable.isEmpty {
        for missing in found.unavailable { Output.complain("tiebreak: \(missing)") }
        throw ExitCode(3)
      }
      if found.hasFindings { throw ExitCode(1) }
    }
  }
}

/// For tests: limits on workers, to see what happens at them, and single functions.
struct LimitOptions: ParsableArguments {
  @Option(name: .customLong("call-timeout"), help: .hidden)
  var call = WorkerLimits().call

  @Option(name: .customLong("worker-memory-mib"), help: .hidden)
  var memory = WorkerLimits().memory >> 20

  @Option(name: .customLong("start-timeout"), help: .hidden)
  var start = WorkerLimits().start

  @Option(name: .customLong("function"), help: .hidden)
  var functions: [String] = []

  /// `RULE:COUNT` ends a function once it has so many mismatches in this rule.
  @Option(name: .customLong("until-mismatch"), help: .hidden)
  var sought: String?

  var soughtMismatches: SoughtMismatches? {
    get throws {
      try sought.map { text in
        guard let sought = SoughtMismatches(text) else {
          throw UserError("--until-mismatch \(text): RULE:COUNT is expected")
        }
        return sought
      }
    }
  }

  var limits: WorkerLimits {
    var limits = WorkerLimits()
    limits.start = start
    limits.call = call
    limits.memory = memory << 20
    return limits
  }
}
