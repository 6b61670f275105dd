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
          tiebreak check --baseline baseline.json --format github
        """)

    @Argument(help: "Libraries; all that are installed where none is named.")
    var libraries: [String] = []

    // Numbers take what follows, so that -1 is told to be too small.
    @Option(
      parsing: .unconditional,
      help: "Cases for each function; more where all its errors and smallest arrays are more.")
    var cases = 20_000

    @Option(parsing: .unconditional, help: "Where the drawn cases start from.")
    var seed: UInt64 = 1

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("Stop asking after so long.", valueName: "seconds"))
    var timeLimit: Double?

    @Option(
      name: .shortAndLong, parsing: .unconditional,
      help: "Workers at a time; as many as processors where left out.")
    var jobs: Int?

    @Option(
      help: ArgumentHelp(
        "How the libraries run: eager, a mode that specs name, or all; may be repeated.",
        valueName: "mode"))
    var mode = ["eager"]

    @Option(help: ArgumentHelp("The folder that the report is written to.", valueName: "dir"))
    var report = "Reports"

    @Option(help: "What standard output gets: text, json, junit or github.")
    var format: ReportFormat = .text

    @Option(
      help: ArgumentHelp(
        "Only the I-th of N parts of the cases; tiebreak merge joins the reports.",
        valueName: "i/n"),
      transform: shard)
    var shard: Shard?

    @OptionGroup var gate: GateOptions
    @OptionGroup var specs: SpecOptions
    @OptionGroup var python: PythonOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
      try expect("--cases", cases, in: 1...1_000_000_000)
      if let jobs { try expect("--jobs", jobs, in: 1...1024) }
      if let timeLimit { try expectSeconds("--time-limit", timeLimit) }
      if shard != nil, gate.updateBaseline {
        throw ValidationError("a shard is no baseline: tiebreak merge takes --update-baseline")
      }
    }

    private static func shard(_ text: String) throws -> Shard {
      guard let shard = Shard(text) else {
        throw ValidationError("I/N is expected, with 1 ≤ I ≤ N ≤ \(Shard.most), as in 2/4")
      }
      return shard
    }

    /// The modes that were asked for; none where that is all.
    private func modes(_ specs: SpecFolder) throws -> [Mode] {
      if mode.contains("all") { return [] }
      let known = Set(specs.specs.flatMap(\.modes).map(\.rawValue)).sorted()
      for name in mode where !known.contains(name) {
        throw UserError(
          "no spec has mode \"\(name)\"; "
            + (nearest(name, among: known).map { "did you mean \"\($0)\"?" }
              ?? "known are \(known.joined(separator: ", "))"))
      }
      return mode.map { Mode(rawValue: $0) }
    }

    func run() async throws {
      Interrupts.handle()
      let specs = try specs.load()
      var settings = CheckSettings(
        specs: specs, python: try python.path(), program: Tiebreak.program, libraries: libraries,
        modes: try modes(specs), cases: cases, seed: seed,
        jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
        deadline: timeLimit.map(Deadline.init),
        limits: limits.limits)
      settings.functions = limits.functions
      settings.sought = try limits.soughtMismatches
      settings.shard = shard
      let held = try gate.gate(settings.scope, folder: report)
      settings.regressions = try specs.regressions()
      settings.claims = try specs.claims()
      let writer = try ReportWriter(folder: report)
      let line = ProgressLine()
      var found = try await Conformance.Check(settings).run { progress in
        line.show(progress)
      }
      if let held {
        let changed = await held.changedAnswers(since: found, settings: settings)
        found.regressions = held.regressions(in: found, changed: changed)
        found.part?.baseline = held.baseline.fingerprint
      }
      line.clear()
      try gate.finish(
        found, as: ReportView(found, specs: specs, folder: self.specs.folder), gate: held,
        named: !libraries.isEmpty,
        writer: writer, format: format)
    }
  }
}

/// Refuses numbers that no run can need: some of them no arithmetic can take.
private func expect(_ option: String, _ number: Int, in range: ClosedRange<Int>) throws {
  if number < range.lowerBound {
    throw ValidationError("\(option) must be \(range.lowerBound) or more")
  }
  if number > range.upperBound {
    throw ValidationError("\(option) must be at most \(range.upperBound)")
  }
}

private func expectSeconds(_ option: String, _ seconds: Double) throws {
  guard seconds > 0 else { throw ValidationError("\(option) must be above 0") }
  guard seconds <= 1e9 else { throw ValidationError("\(option) must be at most 1000000000") }
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

  func validate() throws {
    try expectSeconds("--call-timeout", call)
    try expectSeconds("--start-timeout", start)
    try expect("--worker-memory-mib", memory, in: 1...1 << 30)
  }

  var limits: WorkerLimits {
    var limits = WorkerLimits()
    limits.start = start
    limits.call = call
    limits.memory = memory << 20
    return limits
  }
}
