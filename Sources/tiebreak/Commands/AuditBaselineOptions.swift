import ArgumentParser
import CodeAudit
import Semantics

/// Which findings an audit knows already.
struct AuditBaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Findings that are known; they are neither reported nor fixed, and exit code 1 is for others.",
      valueName: "file"))
  var baseline: String?

  @Flag(
    help: ArgumentHelp(
      "Writes this run's findings to the baseline.",
      discussion: """
        The file is made where it is missing. What this run does not look at, as other files and rules, stays in it.
        """))
  var updateBaseline = false

  /// So many lines on what is no longer needed are enough.
  private static let mostLines = 20

  func check(_ baselines: Baselines) throws {
    if updateBaseline, baselines.isEmpty {
      throw UserError("--update-baseline needs --baseline FILE, or a baseline in the settings")
    }
  }

  /// Writes what a run found, and says what changed.
  func update(_ baselines: Baselines, by report: AuditReport) throws -> Baselines {
    let updates = baselines.updated(by: report)
    for update in updates {
      try FileReplacement.write(Array(update.baseline.text.utf8), to: update.path)
      let count = update.baseline.total
      Output.complain(
        "\(update.name): \(count) \(count == 1 ? "finding" : "findings"), "
          + "\(update.added) added and \(update.removed) removed")
    }
    return baselines.adopting(updates)
  }

  /// Says which entries are no longer needed.
  static func tell(_ stale: [Baselines.Stale]) {
    for entry in stale.prefix(mostLines) { Output.complain("tiebreak: \(entry)") }
    guard !stale.isEmpty else { return }
    let more = stale.count > mostLines ? "\(stale.count - mostLines) more; " : ""
    Output.complain("tiebreak: \(more)--update-baseline takes them out of the baseline")
  }
}
