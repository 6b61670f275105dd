import Foundation
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
      } else if Self.residentBytes(process) > limits.memory {
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
    while !Self.hasEnded(process) {
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

  /// Whether it is gone, or a zombie whose status nobody has taken yet.
  private static func hasEnded(_ process: pid_t) -> Bool {
    var info = siginfo_t()
    let answer = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
    return answer != 0 || info.si_signo == SIGCHLD
  }

  private static func residentBytes(_ process: pid_t) -> Int {
    guard let file = fopen("/proc/\(process)/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = text.split(separator: " ")
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * Int(getpagesize())
  }
}
