internal import Foundation
internal import Semantics

/// An audit of source files from beginning to end: finds them, stops those that cannot matter, has workers parse and
/// analyze the rest, and says what a port would change.
package struct Audit: Sendable {
  package var pool: AuditPool
  package var filter: NameFilter
  /// What is asked of a file, by its path; `nil` for one that is passed over.
  package var scope: @Sendable (_ path: String) -> AuditScope?
  /// What earlier audits gave; `nil` where nothing is kept.
  package var cache: AuditCache?
  /// What stands for the bytes of files, by their paths.
  var texts: [String: [UInt8]] = [:]
  /// Told, in a line, what does not keep the audit from its end.
  package var warn: @Sendable (String) -> Void = { _ in }

  package init(
    pool: AuditPool, filter: NameFilter, scope: @escaping @Sendable (String) -> AuditScope?
  ) {
    self.pool = pool
    self.filter = filter
    self.scope = scope
  }

  /// Asks the same of all files.
  package init(pool: AuditPool, filter: NameFilter, port: PortAudit?, rules: Set<String>) {
    self.init(pool: pool, filter: filter) { _ in AuditScope(rules: rules, port: port) }
  }

  /// The name of standard input among paths.
  package static let standardInput = "-"

  /// The bytes of a file or of standard input; `nil` where they cannot be read.
  func bytes(of path: String, standardInput: [UInt8]?) -> [UInt8]? {
    if let text = texts[path] { return text }
    return path == Self.standardInput
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
    try await run(
      Self.find(paths, excluding: excluded), of: paths, standardInput: standardInput,
      progress: progress)
  }

  /// The files that paths lead to.
  package static func find(_ paths: [String], excluding excluded: [String]) -> SourceFinder {
    SourceFinder(paths.filter { $0 != standardInput }, excluding: excluded)
  }

  /// Audits files that were found in `paths` already.
  package func run(
    _ found: SourceFinder, of paths: [String], standardInput: [UInt8]? = nil,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) async -> Void = { _, _ in }
  ) async throws -> AuditReport {
    let files = found.files.filter { scope($0.path) != nil }
    let known = cache?.load()
    let sifted = await sift(
      files.filter { texts[$0.path] == nil }, FileSieve(filter: filter, known: known))
    var jobs = sifted.jobs.map(\.job)
    jobs += files.compactMap { file in
      texts[file.path].map { AuditJob(path: file.path, source: .bytes($0)) }
    }
    if let standardInput = texts[Self.standardInput] ?? standardInput {
      jobs.append(AuditJob(path: Self.standardInput, source: .bytes(standardInput)))
    }
    let counter = Counter()
    let all = jobs.count
    let parsed =
      all == 0 ? [] : try await pool.audit(jobs) { _ in await progress(await counter.next(), all) }
    let new = hashed(parsed, sifted)
    let audits =
      sifted.audits.isEmpty
      ? new
      : (sifted.audits + new).sorted {
        $0.audit.path.utf8.lexicographicallyPrecedes($1.audit.path.utf8)
      }
    let parts = await audits.mapConcurrently(share: 8) { part(of: $0, known, standardInput) }
    if let known { keep(known, sifted, new, parts.compactMap(\.port)) }
    return report(
      parts, of: paths, files, found.failures, audits.map(\.audit),
      hasInput: standardInput != nil)
  }

  /// What came of the files before any was parsed.
  private struct Sifted: Sendable {
    var jobs: [(job: AuditJob, record: FileSieve.Record?)] = []
    /// Those that were known.
    var audits: [HashedAudit] = []
    /// Of files without anything to parse, and of those that were known under another stamp.
    var records: [FileSieve.Record] = []

    /// Those of files that were parsed, by their paths.
    var recordsOfJobs: [String: FileSieve.Record] {
      Dictionary(
        jobs.compactMap { job in job.record.map { (job.job.path, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Looks at files with as many threads as there are workers, a few at a time, since files of a folder are alike.
  private func sift(_ files: [FoundFile], _ sieve: FileSieve) async -> Sifted {
    let courses = await files.mapConcurrently(share: 64) { sieve.course(of: $0.path) }
    return courses.reduce(into: Sifted()) { sifted, course in
      switch course {
      case .job(let job, let record): sifted.jobs.append((job, record))
      case .done(let audit, let record):
        if let audit { sifted.audits.append(audit) }
        if let record { sifted.records.append(record) }
      }
    }
  }

  /// What was parsed in this run, with the hashes of those that may be kept.
  private func hashed(_ audits: [FileAudit], _ sifted: Sifted) -> [HashedAudit] {
    let records = sifted.recordsOfJobs
    return audits.map { audit in
      HashedAudit(audit: audit, content: records[audit.path]?.content(of: audit))
    }
  }

  /// Writes what is new to the cache.
  private func keep(
    _ known: CacheContents, _ sifted: Sifted, _ new: [HashedAudit], _ ports: [PortNote]
  ) {
    var contents = known
    for record in sifted.records { contents.note(nil, for: record) }
    let records = sifted.recordsOfJobs
    for audit in new {
      if let record = records[audit.audit.path] { contents.note(audit, for: record) }
    }
    for port in ports { contents.note(port) }
    guard let cache, !sifted.records.isEmpty || !new.isEmpty || contents.ports != known.ports else {
      return
    }
    do throws(FileReplacement.Failure) {
      try cache.save(contents)
    } catch {
      warn("the cache is not kept: \(error)")
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
