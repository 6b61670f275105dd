internal import Foundation
package import PythonEmbedding
package import Semantics

/// An audit of source files from beginning to end: finds them, stops those that cannot matter, has workers parse and
/// analyze the rest, and says what a port would change.
package struct Audit: Sendable {
  package var pool: AuditPool
  package var filter: NameFilter
  /// `nil` where nothing is ported.
  package var port: PortAudit?
  /// The codes of the rules that are asked.
  package var rules: Set<String>

  package init(pool: AuditPool, filter: NameFilter, port: PortAudit?, rules: Set<String>) {
    self.pool = pool
    self.filter = filter
    self.port = port
    self.rules = rules
  }

  /// The name of standard input among paths.
  package static let standardInput = "-"

  /// The bytes of a file or of standard input; `nil` where they cannot be read.
  package static func bytes(of path: String, standardInput: [UInt8]?) -> [UInt8]? {
    path == Self.standardInput
      ? standardInput : FileManager.default.contents(atPath: path).map { Array($0) }
  }

  /// - Parameters:
  ///   - paths: files and folders; `-` for `standardInput`.
  ///   - excluded: globs of files and folders in folders that are passed over.
  ///   - progress: told how many of the files that are parsed are done.
  /// - Throws: `AuditPoolError` where no worker can start.
  package func run(
    _ paths: [String], excluding excluded: [String] = [], standardInput: [UInt8]? = nil,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) async -> Void = { _, _ in }
  ) async throws -> AuditReport {
    let finder = SourceFinder(paths.filter { $0 != Self.standardInput }, excluding: excluded)
    var jobs = await sift(finder.files)
    if let standardInput {
      jobs.append(AuditJob(path: Self.standardInput, source: .bytes(standardInput)))
    }
    let counter = Counter()
    let all = jobs.count
    let audits =
      all == 0 ? [] : try await pool.audit(jobs) { _ in await progress(await counter.next(), all) }
    return report(paths, finder, audits, standardInput)
  }

  /// The files whose bytes may hold a call, read by as many threads as there are workers.
  private func sift(_ files: [FoundFile]) async -> [AuditJob] {
    let share = max(1, (files.count + pool.workers - 1) / max(pool.workers, 1))
    return await withTaskGroup(of: (Int, [AuditJob]).self) { group in
      for start in stride(from: 0, to: files.count, by: share) {
        group.addTask {
          let part = files[start..<min(start + share, files.count)]
          return (start, part.filter { mayMatter($0.path) }.map { AuditJob(path: $0.path) })
        }
      }
      let parts = await group.reduce(into: [(Int, [AuditJob])]()) { $0.append($1) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  /// What cannot be read is not stopped here: the worker says why it cannot.
  private func mayMatter(_ path: String) -> Bool {
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
      return true
    }
    return data.withUnsafeBytes { filter.lets($0) }
  }

  // MARK: The report

  private func report(
    _ paths: [String], _ finder: SourceFinder, _ audits: [FileAudit], _ standardInput: [UInt8]?
  ) -> AuditReport {
    let errors = Dictionary(
      audits.flatMap { audit in audit.errors.map { (audit.path, "\($0)") } }
        + finder.failures.map { ($0.path, $0.reason) },
      uniquingKeysWith: { first, _ in first })
    var names = finder.files.map(\.path) + finder.failures.map(\.path)
    if standardInput != nil { names.append(Self.standardInput) }
    let files = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { AuditReport.File(path: $0, error: errors[$0]) }
    return AuditReport(
      files: files, calls: audits.flatMap { entries($0, standardInput) }, paths: paths)
  }

  private func entries(_ audit: FileAudit, _ standardInput: [UInt8]?) -> [AuditReport.Entry] {
    guard !audit.calls.isEmpty else { return [] }
    let bytes = Self.bytes(of: audit.path, standardInput: standardInput)
    let source = AuditedSource(path: audit.path, bytes: bytes)
    var audit = audit
    let ported = port?.findings(for: audit.calls) { source.bytes(of: $0) } ?? []
    for (place, findings) in ported.enumerated() {
      let call = audit.calls[place]
      audit.findings += findings.filter { rules.contains($0.rule) }
        .map { AuditedFinding(finding: $0, cell: call.cell, span: call.span, call: place) }
    }
    audit.silence()
    return audit.calls.enumerated().map { place, call in
      AuditReport.Entry(
        call: call, findings: audit.findings.filter { $0.call == place }.map(\.finding),
        line: source.line(of: call.span, cell: call.cell))
    }
  }

  private actor Counter {
    private var done = 0
    func next() -> Int {
      done += 1
      return done
    }
  }
}
