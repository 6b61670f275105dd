import ArgumentParser
import Conformance
import Foundation
import Reporting

/// What a run is held against.
struct GateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An earlier conformance.json; exit code 1 then only for what is worse.",
      discussion: """
        Worse is: more mismatches of a function in a rule, a new fault, a newly unstable call, a call that the file \
        shows and that is answered otherwise now, a function or rule that lost its cases.
        """,
      valueName: "file"))
  var baseline: String?

  @Flag(
    help: ArgumentHelp(
      "Writes this run's report to the --baseline file, and says what changed.",
      discussion: """
        The file is made where it is missing. The exit code is then 0 whatever differs, but 1 where a worker died: \
        such a run did not see all.
        """))
  var updateBaseline = false

  func validate() throws {
    if updateBaseline, baseline == nil {
      throw ValidationError("--update-baseline needs --baseline FILE")
    }
  }

  /// The file that is meant, where the report in a folder is.
  private var file: String? {
    baseline.map { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      return isFolder.boolValue ? "\(path)/conformance.json" : path
    }
  }

  /// The gate that the options ask for; `nil` without a baseline, and where it is yet to be made.
  ///
  /// - Parameter folder: where the run's report is to be written.
  func gate(_ scope: Scope, folder: String) throws -> Gate? {
    guard let baseline = file else { return nil }
    guard updateBaseline || !ReportWriter.writes(baseline, in: folder) else {
      throw UserError(
        "\(baseline): this run's report would take its place; name another folder with --report "
          + "DIR, or mean it with --update-baseline")
    }
    if updateBaseline, !ReportWriter.canWrite(beside: baseline) {
      throw UserError("\(baseline): cannot be written")
    }
    guard FileManager.default.fileExists(atPath: baseline) else {
      if updateBaseline { return nil }
      throw UserError("\(baseline): there is no such file; --update-baseline makes it")
    }
    let report = try ConformanceReport(path: baseline)
    if let shard = report.part?.shard {
      throw UserError(
        "\(baseline): is the report of shard \(shard) only; tiebreak merge joins them")
    }
    let gate = Gate(baseline: report, scope: updateBaseline ? Scope() : scope)
    let profiles = report.profiles.filter { scope.contains($0.library, $0.function, $0.mode) }
    guard updateBaseline || !profiles.isEmpty else {
      throw UserError("\(baseline): holds nothing that this run asks")
    }
    return gate
  }

  /// Writes the report to its places, and ends with the exit code that it deserves.
  ///
  /// - Parameter named: whether libraries were named: then something was to be asked.
  func finish(
    _ found: ConformanceReport, as view: ReportView, gate: Gate?, named: Bool,
    writer: ReportWriter, format: ReportFormat
  ) throws {
    if let gate, !gate.isComparable(with: found) {
      Output.complain(
        "tiebreak: the baseline was made with --cases \(gate.baseline.run.casesPerProfile) "
          + "--seed \(gate.baseline.seed), so that numbers of mismatches are not compared")
    }
    var missing = found.unavailable.map { "\($0)" }
    // A shard alone may be left with nothing.
    if missing.isEmpty, named, found.cases == 0, found.part == nil {
      missing = [
        "nothing was asked" + (found.notTested.first.map { ": \($0.library): \($0.reason)" } ?? "")
      ]
    }
    try writer.write(view)
    // Before anything is printed: whoever reads that may leave.
    if updateBaseline, missing.isEmpty, let file {
      var kept = found
      kept.regressions = nil
      try ReportWriter.write(kept, to: file)
    }
    Output.text(format.render(view, colour: Output.isTerminal))
    for part in missing { Output.complain("tiebreak: \(part)") }
    guard missing.isEmpty else { throw ExitCode(3) }
    if updateBaseline ? !found.faults.isEmpty : found.hasFindings { throw ExitCode(1) }
  }
}
