import ArgumentParser
import CodeAudit
import Foundation
import Semantics

extension Tiebreak.Audit {
  /// The files of a report with their fixes, of those that can be read again.
  private func fixed(_ report: AuditReport, _ plan: AuditPlan, _ input: [UInt8]?) -> [FileFixer] {
    report.fixes.sorted { $0.key < $1.key }.compactMap { path, fixes in
      guard let bytes = CodeAudit.Audit.bytes(of: path, standardInput: input) else { return nil }
      let file = try? FileFixer(
        path: path, bytes: bytes, fixes: fixes, takesUnsafe: plan.takesUnsafe(path))
      return file.flatMap { $0.new == $0.old ? nil : $0 }
    }
  }

  /// Prints what `--fix` would write; exit code 1 where that is anything.
  func show(_ report: AuditReport, _ plan: AuditPlan, _ input: [UInt8]?) throws {
    let files = fixed(report, plan, input)
    for file in files {
      let diff = UnifiedDiff(path: file.path, old: file.old, new: file.new)
      Output.text(String(decoding: diff.bytes, as: UTF8.self))
    }
    if !files.isEmpty { throw ExitCode(1) }
  }

  /// Writes fixes until there is none left that fits, and gives the report of what then remains.
  func fix(_ report: AuditReport, _ run: inout Run) async throws -> AuditReport {
    var report = report
    var count = 0
    for _ in 0..<Self.mostPasses {
      let files = fixed(report, run.plan, nil)
      guard !files.isEmpty else { break }
      let broken = try await run.audit.pool.audit(
        files.map { AuditJob(path: $0.path, source: .bytes($0.new)) }
      ).filter { $0.error != nil }
      for file in files where !broken.contains(where: { $0.path == file.path }) {
        try file.write()
        count += file.applied
      }
      for file in broken {
        Output.complain(
          "tiebreak: \(file.path): left as it is, since it would not parse after its fixes")
      }
      report = run.withoutKnown(try await run.audit.run(paths, excluding: exclude))
      if !broken.isEmpty { break }
    }
    Output.complain("\(count) \(count == 1 ? "fix" : "fixes") written")
    return report
  }

  /// Fixes that touch each other wait for the next pass; no chain of them is that long.
  private static let mostPasses = 10
}
