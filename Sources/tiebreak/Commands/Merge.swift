import ArgumentParser
import Conformance
import Foundation
import Reporting

extension Tiebreak {
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Joins the reports of shards into the report of one run.",
      discussion: """
        Example:
          tiebreak check --shard 1/2 --report shard-1
          tiebreak check --shard 2/2 --report shard-2
          tiebreak merge shard-1 shard-2 --report Reports

        The reports must be all shards of one run: the same seed, cases and versions, each shard once. With --baseline
        the shards must have been checked with it too, since only they can ask the libraries.
        """)

    @Argument(
      help: ArgumentHelp("Folders of reports, or conformance.json files.", valueName: "report"))
    var reports: [String]

    @Option(help: ArgumentHelp("The folder that the report is written to.", valueName: "dir"))
    var report = "Reports"

    @Option(help: "What standard output gets: text, json, junit or github.")
    var format: ReportFormat = .text

    @OptionGroup var gate: GateOptions
    @OptionGroup var specs: SpecOptions

    func run() throws {
      Interrupts.handle()
      let specs = try specs.load()
      var parts: [Conformance.Merge.Named] = []
      for path in reports {
        parts.append(.init(file: path, report: try ConformanceReport(path: path)))
      }
      var whole = try Conformance.Merge(specs: specs).join(parts)
      let scope = parts[0].report.part?.scope ?? Scope()
      let held = try gate.gate(scope, folder: report)
      if held != nil, !gate.updateBaseline, whole.regressions == nil {
        throw UserError(
          "\(reports[0]): was checked without --baseline, so that nobody asked whether answers changed"
        )
      }
      if whole.regressions != nil, gate.baseline == nil {
        throw UserError("\(reports[0]): was checked with --baseline; name the file here too")
      }
      if let held { try expect(parts, heldAgainst: held.baseline) }
      let writer = try ReportWriter(folder: report)
      let changed = (whole.regressions ?? []).filter { $0.kind == .changedAnswer }
      whole.regressions = held?.regressions(in: whole, changed: changed)
      try gate.finish(
        whole, as: ReportView(whole, specs: specs, folder: self.specs.folder), gate: held,
        named: !scope.libraries.isEmpty,
        writer: writer, format: format)
    }

    /// Refuses shards that were held against another baseline: of this one they asked nothing.
    private func expect(
      _ parts: [Conformance.Merge.Named], heldAgainst baseline: ConformanceReport
    ) throws {
      let fingerprint = baseline.fingerprint
      for part in parts {
        guard let own = part.report.part?.baseline, own != fingerprint else { continue }
        throw UserError(
          "\(part.file): was checked with another --baseline than \(gate.baseline ?? ""); "
            + "name that one, or check the shards again")
      }
    }
  }
}
