import ArgumentParser
import CodeAudit
import Foundation
import Reporting
import Semantics

extension Tiebreak.Audit {
  /// Makes the fixes of a report, shows or writes what they change, and gives the report of what then remains.
  func fix(
    _ report: AuditReport, _ run: inout Run, _ found: SourceFinder, _ input: [UInt8]?
  ) async throws -> AuditReport {
    var fixing = Fixing(run.audit, standardInput: input, takesUnsafe: run.plan.takesUnsafe)
    let report = try await fixing.run(report) { audit in
      run.withoutKnown(try await audit.run(found, of: paths, standardInput: input))
    }
    for file in fixing.files where file.refused > 0 {
      let fixes = file.refused == 1 ? "1 fix" : "\(file.refused) fixes"
      Output.complain(
        "tiebreak: \(file.path): \(fixes) left out, since it would not parse after that")
    }
    let files = fixing.files.filter { $0.new != $0.old }
    Self.tellRemarks(of: files)
    guard !diff else {
      try Output.bytes(files.flatMap(\.diff.bytes), toFile: output)
      try Self.tellBroken(report)
      if !unsafeFixes, let edits = report.totals.unsafeEdits {
        Output.complain("tiebreak: not shown: \(edits)")
      }
      throw files.isEmpty ? ExitCode.success : ExitCode(1)
    }
    for file in files { try file.write() }
    let count = files.map(\.applied).reduce(0, +)
    Output.complain("\(count) \(count == 1 ? "fix" : "fixes") written")
    return report
  }

  /// Says once what holds for several edits. With the calls their findings are gone, so that this is the place for it.
  private static func tellRemarks(of files: [FixedFile]) {
    var places: [String: [String]] = [:]
    var texts: [String] = []
    for file in files {
      for remark in file.remarks {
        if places[remark.text] == nil { texts.append(remark.text) }
        places[remark.text, default: []].append("\(file.path):\(remark.place)")
      }
    }
    for text in texts {
      let (first, others) = (places[text]?.first ?? "", (places[text]?.count ?? 1) - 1)
      let more = others == 0 ? "" : ", and \(others) other \(others == 1 ? "edit" : "edits")"
      Output.complain("\(first)\(more): \(text)")
    }
  }
}
