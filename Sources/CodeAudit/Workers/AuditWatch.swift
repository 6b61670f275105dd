internal import Foundation
internal import PythonEmbedding
internal import Synchronization

/// What a worker may take.
package struct AuditLimits: Sendable, Hashable {
  /// Seconds for one file.
  package var file = 20.0
  /// Seconds until a worker is ready.
  package var start = 60.0
  /// Bytes of resident memory.
  package var memory = 1 << 30

  package init() {}
}

/// Watches one worker from outside, and kills it where it takes too long or too much.
final class AuditWatch: Sendable {
  private let limits: AuditLimits
  private struct State: Sendable {
    /// When it was given what it works on; `nil` while it waits.
    var busySince: ContinuousClock.Instant?
    var patience = 0.0
    var cause: String?
  }

  private let state = Mutex(State())

  init(limits: AuditLimits) {
    self.limits = limits
  }

  /// Why it was killed; `nil` where it was not.
  var cause: String? { state.withLock { $0.cause } }

  func begin(isStart: Bool) {
    let patience = isStart ? limits.start : limits.file
    state.withLock {
      $0.busySince = .now
      $0.patience = patience
    }
  }

  func rest() {
    state.withLock { $0.busySince = nil }
  }

  /// Returns when it has killed the process, or is cancelled.
  func run(over process: pid_t) async {
    while (try? await Task.sleep(for: .milliseconds(50))) != nil {
      guard let cause = breach(by: process) else { continue }
      state.withLock { $0.cause = cause }
      kill(-process, SIGKILL)
      return
    }
  }

  /// Gives a process that fell silent two seconds to end.
  func awaitEnd(of process: pid_t) async {
    let deadline = ContinuousClock.now + .seconds(2)
    // A cancelled task cannot sleep, and nobody waits for its reasons.
    while !ServedProcess.hasEnded(process), ContinuousClock.now < deadline, !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(2))
    }
  }

  private func breach(by process: pid_t) -> String? {
    let late: Double? = state.withLock { state in
      guard let since = state.busySince, ContinuousClock.now - since > .seconds(state.patience)
      else { return nil }
      return state.patience
    }
    if let late { return "took longer than \(late.formatted()) s" }
    if ServedProcess.residentBytes(process) > limits.memory {
      return "took more than \(limits.memory >> 20) MiB of memory"
    }
    return nil
  }
}
