import Foundation
import Semantics
import Subprocess
import Synchronization
import SystemPackage

/// How a worker ended.
enum WorkerEnd: Sendable, Equatable {
  /// All jobs are done.
  case done
  case fault(Fault.Kind, detail: String)
}

/// What a worker may take.
package struct WorkerLimits: Sendable, Hashable {
  /// Seconds for one call.
  package var call = 20.0
  /// Seconds until the library is imported.
  package var start = 180.0
  /// Bytes of resident memory.
  package var memory = 8 << 30

  package init() {}
}

/// One worker process: its jobs go in, its messages come out, and a watch sees that it gets on.
struct WorkerProcess: Sendable {
  var program: String
  var setup: WorkerSetup
  var jobs: [WorkerJob]
  var limits: WorkerLimits
  var board: ProgressBoard

  /// Runs to the end; `hear` gets each message.
  func run(_ hear: @escaping @Sendable (WorkerMessage) async throws -> Void) async throws -> WorkerEnd {
    let input = ([setup.json] + jobs.map(\.json)).map { "\($0)\n" }.joined()
    board.reset()
    let watch = Watch()
    var options = PlatformOptions()
    options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .seconds(2))]
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: ["worker"], platformOptions: options,
      input: .string(input), output: .sequence, error: .discarded
    ) { execution in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
          try await listen(execution.standardOutput, watch: watch, hear: hear)
        }
        group.addTask {
          try await self.guardProcess(execution.processIdentifier.value, watch: watch)
          return false
        }
        var wasClean = true
        while let value = try await group.next() {
          wasClean = value
          group.cancelAll()
          break
        }
        return wasClean
      }
    }
    return end(result.terminationStatus, watch: watch)
  }

  private func listen(
    _ output: SubprocessOutputSequence, watch: Watch,
    hear: @escaping @Sendable (WorkerMessage) async throws -> Void
  ) async throws -> Bool {
    for try await line in output.strings(bufferingPolicy: .unbounded) {
      guard let message = try? WorkerMessage(line: line) else {
        watch.note(.garbage, "said: \(line.prefix(80))")
        return true
      }
      if case .ready = message { watch.isStarted.store(true, ordering: .relaxed) }
      try await hear(message)
    }
    return true
  }

  /// Kills the process where it hangs or takes too much memory; returns when it did, or is cancelled.
  private func guardProcess(_ process: pid_t, watch: Watch) async throws {
    var last = board.reading
    var since = ContinuousClock.now
    while true {
      try await Task.sleep(for: .milliseconds(50))
      let now = board.reading
      if now != last {
        last = now
        since = .now
      }
      let isStarted = watch.isStarted.load(ordering: .relaxed)
      let patience = isStarted ? limits.call : limits.start
      if ContinuousClock.now - since > .seconds(patience) {
        watch.note(.timeout, "no answer within \(Int(patience)) s")
      } else if Self.residentBytes(process) > limits.memory {
        watch.note(.memory, "more than \(limits.memory >> 20) MiB")
      } else {
        continue
      }
      kill(process, SIGKILL)
      return
    }
  }

  private static func residentBytes(_ process: pid_t) -> Int {
    guard let file = fopen("/proc/\(process)/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = text.split(separator: " ")
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * Int(getpagesize())
  }

  private func end(_ status: TerminationStatus, watch: Watch) -> WorkerEnd {
    if let (kind, detail) = watch.cause { return .fault(kind, detail: detail) }
    switch status {
    case .exited(0) where watch.isStarted.load(ordering: .relaxed): return .done
    case .exited(let code): return .fault(.exit, detail: "exit code \(code)")
    case .signaled(let signal):
      return .fault(.crash, detail: "signal \(signal) (\(String(cString: strsignal(signal))))")
    }
  }
}

/// What the watch over a worker found, first finding kept.
private final class Watch: Sendable {
  let isStarted = Atomic<Bool>(false)
  private let found = Mutex<(Fault.Kind, String)?>(nil)

  var cause: (Fault.Kind, String)? { found.withLock { $0 } }

  func note(_ kind: Fault.Kind, _ detail: String) {
    found.withLock { if $0 == nil { $0 = (kind, detail) } }
  }
}
