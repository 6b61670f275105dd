import Foundation
import Semantics
import Subprocess
import Synchronization
import SystemPackage

/// How a worker ended.
struct WorkerEnd: Sendable, Equatable {
  struct Cause: Sendable, Equatable {
    var kind: Fault.Kind
    var detail: String
  }

  /// Whether it had imported its library.
  var wasReady: Bool
  /// `nil` where it ended by itself and said that all went well.
  var fault: Cause?
}

/// What a worker may take.
package struct WorkerLimits: Sendable, Hashable {
  /// Seconds for one call.
  package var call = 30.0
  /// Seconds until the library is imported.
  package var start = 180.0
  /// Bytes of resident memory.
  package var memory = 8 << 30

  package init() {}

  /// The limits for a library in a mode, whose spec may ask for more patience: a compiler works before the first answer.
  func raised(for spec: Spec?, _ mode: Mode) -> WorkerLimits {
    var limits = self
    if let patience = spec?.modeSpec(mode)?.patience { limits.call = max(call, patience) }
    return limits
  }
}

/// One worker process: its jobs (or single calls) go in, its messages come out, and a watch sees that it gets on.
struct WorkerProcess: Sendable {
  var program: String
  var setup: WorkerSetup
  /// A job or a question each.
  var jobs: [JSONValue]
  var limits: WorkerLimits
  var board: ProgressBoard

  /// Runs to the end; `hear` gets each message.
  func run(_ hear: @escaping @Sendable (WorkerMessage) async -> Void) async throws -> WorkerEnd {
    let input = ([setup.json] + jobs).map { "\($0)\n" }.joined()
    board.reset()
    let watch = WorkerWatch(limits: limits, board: board, log: setup.log)
    var options = PlatformOptions()
    // A group of its own: an interrupt from the terminal is the parent's to handle, and what a library
    // starts goes with its worker.
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .seconds(2))]
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: ["worker"], platformOptions: options,
      input: .string(input), output: .sequence, error: .discarded
    ) { execution in
      let process = execution.processIdentifier.value
      Leftovers.shared.add(group: process)
      await follow(process, execution.standardOutput, watch, hear)
      return process
    }
    kill(-result.closureResult, SIGKILL)
    Leftovers.shared.remove(group: result.closureResult)
    return end(result.terminationStatus, watch: watch)
  }

  /// Listens until the worker falls silent for good or is killed.
  private func follow(
    _ process: pid_t, _ output: SubprocessOutputSequence, _ watch: WorkerWatch,
    _ hear: @escaping @Sendable (WorkerMessage) async -> Void
  ) async {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        await listen(output, process, watch, hear)
        return true
      }
      group.addTask {
        await watch.run(over: process)
        return false
      }
      if await group.next() == true {
        // It closed its messages, so it is about to end.
        group.cancelAll()
        await watch.awaitEnd(of: process)
      } else {
        // What it said before it was killed still counts. Something that it started may hold the other end open.
        group.addTask {
          try? await Task.sleep(for: .seconds(2))
          return false
        }
        _ = await group.next()
        group.cancelAll()
      }
    }
  }

  private func listen(
    _ output: SubprocessOutputSequence, _ process: pid_t, _ watch: WorkerWatch,
    _ hear: @escaping @Sendable (WorkerMessage) async -> Void
  ) async {
    /// Whether the line is a worker's; one that says anything else is ended.
    func take(_ line: String) async -> Bool {
      guard let message = try? WorkerMessage(line: line) else {
        watch.note(.garbage, "said what no worker says: \(line.prefix(80).debugDescription)")
        kill(-process, SIGKILL)
        return false
      }
      if case .ready = message { watch.isStarted.store(true, ordering: .relaxed) }
      await hear(message)
      return true
    }
    do {
      var lines = LineReader()
      for try await piece in output {
        for line in piece.withUnsafeBytes({ lines.read($0) }) {
          guard await take(line) else { return }
        }
      }
      if let line = lines.rest { _ = await take(line) }
    } catch {
      guard !Task.isCancelled else { return }
      watch.note(.garbage, "cannot be heard: \(error)")
      kill(-process, SIGKILL)
    }
  }

  private func end(_ status: TerminationStatus, watch: WorkerWatch) -> WorkerEnd {
    let wasReady = watch.isStarted.load(ordering: .relaxed)
    if let cause = watch.cause { return WorkerEnd(wasReady: wasReady, fault: cause) }
    let fault: WorkerEnd.Cause? =
      switch status {
      case .exited(0): nil
      case .exited(let code): .init(kind: .exit, detail: "exit code \(code)")
      case .signaled(let signal):
        .init(kind: .crash, detail: "signal \(signal) (\(String(cString: strsignal(signal))))")
      }
    return WorkerEnd(wasReady: wasReady, fault: fault)
  }
}
