import Foundation
import PythonEmbedding
import Synchronization

/// Watches a worker process from outside: kills it where it hangs, takes too much memory, or does not end.
final class WorkerWatch: Sendable {
  /// Whether the worker has imported its library.
  let isStarted = Atomic<Bool>(false)
  private let limits: WorkerLimits
  private let board: ProgressBoard
  private let log: String
  /// The first finding is kept.
  private let found = Mutex<WorkerEnd.Cause?>(nil)

  /// A log longer than this starts anew: what a library prints is unbounded, the disk is not.
  private static let logLimit = 8 << 20

  init(limits: WorkerLimits, board: ProgressBoard, log: String) {
    self.limits = limits
    self.board = board
    self.log = log
  }

  var cause: WorkerEnd.Cause? { found.withLock { $0 } }

  func note(_ kind: Fault.Kind, _ detail: String) {
    found.withLock { if $0 == nil { $0 = .init(kind: kind, detail: detail) } }
  }

  /// Returns when it has killed the process, or is cancelled.
  func run(over process: pid_t) async {
    var last = board.reading
    var since = ContinuousClock.now
    while !Task.isCancelled {
      guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { return }
      let now = board.reading
      if now != last {
        last = now
        since = .now
      }
      boundLog()
      let patience = isStarted.load(ordering: .relaxed) ? limits.call : limits.start
      if ContinuousClock.now - since > .seconds(patience) {
        note(.timeout, "no answer within \(patience.formatted()) s")
      } else if ServedProcess.residentBytes(process) > limits.memory {
        note(.memory, "more than \(limits.memory >> 20) MiB")
      } else {
        continue
      }
      kill(-process, SIGKILL)
      return
    }
  }

  /// Gives a process that has nothing more to say two seconds to end.
  func awaitEnd(of process: pid_t) async {
    let deadline = ContinuousClock.now + .seconds(2)
    while !ServedProcess.hasEnded(process) {
      if ContinuousClock.now > deadline {
        note(.timeout, "closed its messages and did not end")
        kill(-process, SIGKILL)
        return
      }
      try? await Task.sleep(for: .milliseconds(2))
    }
  }

  private func boundLog() {
    var status = stat()
    guard stat(log, &status) == 0, status.st_size > Self.logLimit else { return }
    truncate(log, 0)
  }
}
