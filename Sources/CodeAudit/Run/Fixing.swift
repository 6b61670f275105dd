/// Makes the fixes of an audit in memory, pass by pass: those that touch others wait for the next one.
package struct Fixing: Sendable {
  private var audit: Audit
  private let standardInput: [UInt8]?
  private let takesUnsafe: @Sendable (_ path: String) -> Bool
  private var known: [String: FixedFile] = [:]
  /// Files of which no fix is left that they parse with.
  private var done: Set<String> = []

  package init(
    _ audit: Audit, standardInput: [UInt8]? = nil,
    takesUnsafe: @escaping @Sendable (_ path: String) -> Bool
  ) {
    self.audit = audit
    self.standardInput = standardInput
    self.takesUnsafe = takesUnsafe
  }

  /// The files that have fixes, by path.
  package var files: [FixedFile] { known.values.sorted { $0.path < $1.path } }

  /// No chain of fixes that wait for each other is that long.
  private static let mostPasses = 10

  /// - Parameter again: Audits the files as they are after a pass.
  /// - Returns: The report of what remains.
  package mutating func run(
    _ report: AuditReport, again: (Audit) async throws -> AuditReport
  ) async throws -> AuditReport {
    var report = report
    for _ in 0..<Self.mostPasses {
      guard try await pass(report) else { break }
      report = try await again(audit)
    }
    return report
  }

  /// A file in a pass.
  private struct Candidate {
    var path: String
    var bytes: [UInt8]
    var fixes: [AuditReport.PlacedFix]
    var fixed: FileFixer
    /// Cells that could not be parsed before either.
    var errors: Int
  }

  /// Whether any file changed.
  private mutating func pass(_ report: AuditReport) async throws -> Bool {
    let candidates = try await candidates(report)
    let jobs = candidates.map { AuditJob(path: $0.path, source: .bytes($0.fixed.new)) }
    let errors = try await errors(jobs)
    var hasChanged = false
    for candidate in candidates {
      let path = candidate.path
      var fixed = candidate.fixed
      // Of an earlier pass, those that were left out are among the fixes once more.
      var file = known[path] ?? FixedFile(path: path, old: candidate.bytes, new: candidate.bytes)
      file.refused = 0
      if errors[path, default: 0] > candidate.errors {
        let sound = try await sound(candidate.fixes, upon: [], candidate)
        fixed = try FileFixer(candidate.bytes, sound)
        file.refused = candidate.fixes.count - sound.count
        if sound.isEmpty { done.insert(path) }
      }
      file.new = fixed.new
      file.applied += fixed.applied.count
      file.remarks += fixed.applied.flatMap { cell, fix -> [FixedFile.Remark] in
        let line = fix.edits.first?.span.start.line ?? 1
        return fix.remarks.map { FixedFile.Remark(cell: cell, line: line, text: $0) }
      }
      known[path] = file
      audit.texts[path] = fixed.new
      hasChanged = hasChanged || fixed.new != candidate.bytes
    }
    return hasChanged
  }

  private func candidates(_ report: AuditReport) async throws -> [Candidate] {
    let candidates = report.fixes.sorted { $0.key < $1.key }.compactMap {
      path, fixes -> Candidate? in
      let fixes = fixes.filter {
        $0.fix.safety == .safe || takesUnsafe(path)
      }
      guard !done.contains(path), !fixes.isEmpty,
        let bytes = audit.bytes(of: path, standardInput: standardInput),
        let fixed = try? FileFixer(bytes, fixes), fixed.new != bytes
      else { return nil }
      return Candidate(path: path, bytes: bytes, fixes: fixes, fixed: fixed, errors: 0)
    }
    let broken = Set(report.files.filter { $0.error != nil }.map(\.path))
    let errors = try await errors(
      candidates.filter { broken.contains($0.path) }
        .map { AuditJob(path: $0.path, source: .bytes($0.bytes)) })
    return candidates.map { candidate in
      var candidate = candidate
      candidate.errors = errors[candidate.path, default: 0]
      return candidate
    }
  }

  /// As many of a file's fixes as it parses with, by halves: most often one alone breaks it.
  private func sound(
    _ fixes: [AuditReport.PlacedFix], upon kept: [AuditReport.PlacedFix], _ file: Candidate
  ) async throws -> [AuditReport.PlacedFix] {
    let whole = kept + fixes
    let bytes = try FileFixer(file.bytes, whole).new
    let errors = try await errors([AuditJob(path: file.path, source: .bytes(bytes))])
    if errors[file.path, default: 0] <= file.errors { return whole }
    guard fixes.count > 1 else { return kept }
    let half = fixes.count / 2
    let first = try await sound(Array(fixes[..<half]), upon: kept, file)
    return try await sound(Array(fixes[half...]), upon: first, file)
  }

  /// How many errors each file has.
  private func errors(_ jobs: [AuditJob]) async throws -> [String: Int] {
    guard !jobs.isEmpty else { return [:] }
    return Dictionary(
      try await audit.pool.audit(jobs).map { ($0.path, $0.errors.count) }, uniquingKeysWith: max)
  }
}
