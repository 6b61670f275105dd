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
    let new =
      all == 0 ? [] : try await pool.audit(jobs) { _ in await progress(await counter.next(), all) }
    if let known { keep(known, sifted, new) }
    let audits =
      sifted.audits.isEmpty
      ? new
      : (sifted.audits + new).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return report(paths, files, found.failures, audits, standardInput)
  }

  /// What came of the files before any was parsed.
  private struct Sifted: Sendable {
    var jobs: [(job: AuditJob, record: FileSieve.Record?)] = []
    /// Those that were known.
    var audits: [FileAudit] = []
    /// Of files without anything to parse, and of those that were known under another stamp.
    var records: [FileSieve.Record] = []

    mutating func add(_ other: Sifted) {
      jobs += other.jobs
      audits += other.audits
      records += other.records
    }
  }

  /// Looks at files with as many threads as there are workers, a few at a time, since files of a folder are alike.
  private func sift(_ files: [FoundFile], _ sieve: FileSieve) async -> Sifted {
    let share = 64
    let parts = await withTaskGroup(of: (Int, Sifted).self) { group in
      for start in stride(from: 0, to: files.count, by: share) {
        group.addTask {
          var sifted = Sifted()
          for file in files[start..<min(start + share, files.count)] {
            switch sieve.course(of: file.path) {
            case .job(let job, let record): sifted.jobs.append((job, record))
            case .done(let audit, let record):
              if let audit { sifted.audits.append(audit) }
              if let record { sifted.records.append(record) }
            }
          }
          return (start, sifted)
        }
      }
      return await group.reduce(into: [(Int, Sifted)]()) { $0.append($1) }
    }
    return parts.sorted { $0.0 < $1.0 }.reduce(into: Sifted()) { $0.add($1.1) }
  }

  /// Writes what is new to the cache.
  private func keep(_ known: CacheContents, _ sifted: Sifted, _ new: [FileAudit]) {
    let records = Dictionary(
      sifted.jobs.map { ($0.job.path, $0.record) }, uniquingKeysWith: { first, _ in first })
    guard let cache, !sifted.records.isEmpty || !new.isEmpty else { return }
    var contents = known
    for record in sifted.records { contents.note(nil, for: record) }
    for audit in new {
      if let record = records[audit.path] ?? nil { contents.note(audit, for: record) }
    }
    do throws(FileReplacement.Failure) {
      try cache.save(contents)
    } catch {
      warn("the cache is not kept: \(error)")
    }
  }

  // MARK: The report

  private func report(
    _ paths: [String], _ found: [FoundFile], _ failures: [SourceFinder.Failure],
    _ audits: [FileAudit], _ standardInput: [UInt8]?
  ) -> AuditReport {
    let errors = Dictionary(
      audits.flatMap { audit in audit.errors.map { (audit.path, "\($0)") } }
        + failures.map { ($0.path, $0.reason) },
      uniquingKeysWith: { first, _ in first })
    var names = found.map(\.path) + failures.map(\.path)
    if standardInput != nil { names.append(Self.standardInput) }
    let files = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { AuditReport.File(path: $0, error: errors[$0]) }
    var report = AuditReport(files: files, calls: [], paths: paths)
    for audit in audits { add(audit, standardInput, to: &report) }
    return report
  }

  private func add(
    _ audit: FileAudit, _ standardInput: [UInt8]?, to report: inout AuditReport
  ) {
    guard !audit.calls.isEmpty || !audit.suppressions.isEmpty, let scope = scope(audit.path) else {
      return
    }
    let source = AuditedSource(
      path: audit.path, bytes: bytes(of: audit.path, standardInput: standardInput))
    var audit = audit
    let ported =
      scope.port?.findings(for: audit.calls, imports: audit.imports) { source.bytes(of: $0) } ?? []
    for (place, findings) in ported.enumerated() {
      let call = audit.calls[place]
      audit.findings += findings.map {
        AuditedFinding(finding: $0, cell: call.cell, span: call.span, call: place)
      }
    }
    // Workers ask what is asked of any file.
    audit.findings.removeAll { !scope.rules.contains($0.finding.rule) }
    audit.silence()
    if scope.rules.contains(UnusedIgnore.page.code) {
      let asked = scope.rules.filter { scope.port != nil || !RuleRegistry.isOfPorts($0) }
      audit.findings += audit.unusedIgnores(asked: asked, known: RuleRegistry.codes)
    }
    report.calls += audit.calls.enumerated().map { place, call in
      let findings = audit.findings.filter { $0.call == place }.map(\.finding)
      return AuditReport.Entry(
        call: call, findings: findings, line: source.line(of: call.span, cell: call.cell),
        source: findings.isEmpty ? nil : source.text(of: call.span, cell: call.cell))
    }
    report.asides += audit.findings.filter { $0.call == nil }.map { found in
      AuditReport.Aside(
        file: audit.path, cell: found.cell, span: found.span, finding: found.finding,
        line: source.line(of: found.span, cell: found.cell),
        source: source.text(of: found.span, cell: found.cell))
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
