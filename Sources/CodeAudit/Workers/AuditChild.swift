internal import Foundation
internal import Semantics
internal import Subprocess
internal import SystemPackage

/// One worker process, from its start until there is no more to do or a file ends it.
struct AuditChild: Sendable {
  let pool: AuditPool

  /// How it went with the worker.
  private enum Course: Sendable {
    /// There is no more to do.
    case done
    /// The analyzer, or Python, refused to start.
    case refused(String)
    /// It fell silent before it was ready, or at a file.
    case silent(at: (number: Int, job: AuditJob)?)
  }

  func serve(
    _ queue: AuditQueue, _ progress: @escaping @Sendable (FileAudit) async -> Void
  ) async throws {
    let watch = AuditWatch(limits: pool.limits)
    let setup = try AuditSetup(environment: pool.environment, settings: pool.settings).json
    var options = PlatformOptions()
    // A group of its own: an interrupt from the terminal is the parent's to handle.
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .seconds(2))]
    let result = try await Subprocess.run(
      .path(FilePath(pool.program)), arguments: Arguments(pool.arguments),
      platformOptions: options, input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
      let process = execution.processIdentifier.value
      let guardian = Task { await watch.run(over: process) }
      var conversation = Conversation(
        writer: execution.standardInputWriter,
        lines: OutputLines(execution.standardOutput),
        watch: watch)
      let course = await conversation.run(setup, queue, progress)
      guardian.cancel()
      await guardian.value
      // Its own end tells why it fell silent; one that lives on has nothing left to say.
      if case .silent = course { await watch.awaitEnd(of: process) }
      kill(-process, SIGKILL)
      return course
    }
    switch result.closureResult {
    case .done: return
    case .refused(let reason): throw AuditPoolError(reason)
    case .silent(let item):
      let reason = watch.cause ?? Self.ending(result.terminationStatus)
      guard let item else {
        throw AuditPoolError("the audit's worker did not start: it \(reason)")
      }
      let audit = FileAudit(
        path: item.job.path, errors: [.ofThisRun("the worker \(reason)")])
      await queue.put(audit, for: item.number)
      await progress(audit)
    }
  }

  private static func ending(_ status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "ended with exit code \(code)"
    case .signaled(let signal):
      "crashed with signal \(signal) (\(String(cString: strsignal(signal))))"
    }
  }

  /// What is said to a worker, and what it answers.
  private struct Conversation {
    let writer: StandardInputWriter
    var lines: OutputLines
    let watch: AuditWatch

    mutating func run(
      _ setup: JSONValue, _ queue: AuditQueue, _ progress: @Sendable (FileAudit) async -> Void
    ) async -> Course {
      watch.begin(isStart: true)
      guard let answer = await ask(setup) else { return .silent(at: nil) }
      if let reason = answer["failed"]?.text { return .refused(reason) }
      guard answer["ready"] == .bool(true) else { return .silent(at: nil) }
      while let item = await queue.take() {
        watch.begin(isStart: false)
        guard let answer = await ask(item.job.json), let audit = try? FileAudit(json: answer)
        else { return .silent(at: item) }
        watch.rest()
        await queue.put(audit, for: item.number)
        await progress(audit)
      }
      return .done
    }

    /// The answer to one line; `nil` where there is none.
    private mutating func ask(_ question: JSONValue) async -> JSONValue? {
      guard (try? await writer.write("\(question)\n")) != nil,
        let line = try? await lines.next()
      else { return nil }
      return try? JSONValue(parsingUTF8: line)
    }
  }
}
