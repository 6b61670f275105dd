internal import Foundation
package import PythonEmbedding
package import Semantics

/// Why no file can be audited at all.
package struct AuditPoolError: Error, Hashable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) {
    self.description = description
  }
}

/// Audits files in worker processes. Each worker asks for the next file when it is done with one, so that a slow file
/// holds up no other; one that crashes a worker, or takes too long or too much, costs that file alone.
package struct AuditPool: Sendable {
  /// The program and the arguments that make it run `AuditWorker.main`.
  package var program: String
  package var arguments: [String]
  package var environment: PythonEnvironment
  /// For `AuditWorker.main`'s analyzer.
  package var settings: JSONValue
  package var workers: Int
  package var limits: AuditLimits

  /// - Parameter workers: By default one for each core.
  package init(
    program: String, arguments: [String] = ["audit-worker"], environment: PythonEnvironment,
    settings: JSONValue = .object([]), workers: Int = ProcessInfo.processInfo.activeProcessorCount,
    limits: AuditLimits = AuditLimits()
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.settings = settings
    self.workers = workers
    self.limits = limits
  }

  /// One audit for each file, sorted by path.
  ///
  /// - Parameter progress: Told of each file that is done.
  /// - Throws: `AuditPoolError` where a worker cannot start or the analyzer refuses its settings.
  package func audit(
    _ jobs: [AuditJob], progress: @escaping @Sendable (FileAudit) async -> Void = { _ in }
  ) async throws -> [FileAudit] {
    // A worker that dies while it is spoken to must not take this process along.
    signal(SIGPIPE, SIG_IGN)
    let queue = AuditQueue(jobs)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, min(workers, jobs.count)) {
        group.addTask {
          while await !queue.isEmpty {
            try Task.checkCancellation()
            try await AuditChild(pool: self).serve(queue, progress)
          }
        }
      }
      try await group.waitForAll()
    }
    return await queue.answers
  }
}

/// The files that are left, and the answers.
actor AuditQueue {
  private var jobs: [AuditJob]
  private var done: [(number: Int, audit: FileAudit)] = []
  private var next = 0

  init(_ jobs: [AuditJob]) {
    self.jobs = jobs
  }

  var isEmpty: Bool { next == jobs.count }

  func take() -> (number: Int, job: AuditJob)? {
    guard next < jobs.count else { return nil }
    defer { next += 1 }
    return (next, jobs[next])
  }

  func put(_ audit: FileAudit, for number: Int) {
    done.append((number, audit))
  }

  /// By path in bytes, which no locale changes; files of one path in the order they were given.
  var answers: [FileAudit] {
    done.sorted { first, second in
      first.audit.path == second.audit.path
        ? first.number < second.number
        : first.audit.path.utf8.lexicographicallyPrecedes(second.audit.path.utf8)
    }.map(\.audit)
  }
}
