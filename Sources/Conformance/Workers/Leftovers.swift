import Foundation
import Synchronization

/// What must not outlive this program: worker processes, temporary folders, half-written files.
///
/// An interrupt can come at any moment, and the code that would have tidied up is then never reached. So whatever is
/// made for a while is noted here first, and one place removes it.
package final class Leftovers: Sendable {
  package static let shared = Leftovers()

  private struct State: Sendable {
    var paths: Set<String> = []
    var groups: Set<pid_t> = []
  }

  private let state = Mutex(State())

  private init() {}

  package func add(path: String) { state.withLock { _ = $0.paths.insert(path) } }
  package func remove(path: String) { state.withLock { _ = $0.paths.remove(path) } }

  /// Notes a process that leads a group of its own.
  func add(group: pid_t) { state.withLock { _ = $0.groups.insert(group) } }
  func remove(group: pid_t) { state.withLock { _ = $0.groups.remove(group) } }

  /// Runs `body`, which an interrupt waits for; it must not note anything here.
  package func uninterrupted<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outcome = state.withLock { _ in
      Swift.Result { () throws(Failure) in Unchecked(value: try body()) }
    }
    return try outcome.get().value
  }

  /// Kills and removes all, and leaves. The lock stays taken, so that nothing new can be started meanwhile.
  package func leave(_ code: Int32) -> Never {
    state.withLock { state in
      for group in state.groups { kill(-group, SIGKILL) }
      for path in state.paths { try? FileManager.default.removeItem(atPath: path) }
      _exit(code)
    }
  }
}

/// Carries a value out of a lock that was taken and is given back on one thread.
private struct Unchecked<Value>: @unchecked Sendable {
  var value: Value
}
