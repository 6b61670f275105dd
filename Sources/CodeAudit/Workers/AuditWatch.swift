internal import Foundation
internal import PythonEmbedding
internal import Synchronization

/// What a worker may take.
package struct AuditLimits: Sendable, Hashable {
  /// Seconds of processor time for one file, which other programs do not use up.
  package var file = 20.0
  /// Seconds for one file on the clock, against what waits and computes nothing.
  package var wall = 300.0
  /// Seconds until a worker is ready.
  package var start = 60.0
  /// Bytes of resident memory.
  package var memory = 2 << 30

  package init() {}
}

/// Watches one worker from outside, and kills it where it takes too long or too much.
final class AuditWatch: Sendable {
  private let limits: AuditLimits
  private struct State: Sendable {
    /// When it was given what it works on; `nil` while it waits.
    var busySince: ContinuousClock.Instant?
    var isStart = false
    /// The process's processor time when it began; `nil` until it is looked at.
    var usedBefore: Double?
    var cause: String?
  }

  private let state = Mutex(State())

  init(limits: AuditLimits) {
    self.limits = limits
  }

  /// Why it was killed; `nil` where it was not.
  var cause: String? { state.withLock { $0.cause } }

  func begin(isStart: Bool) {
    state.withLock {
      $0.busySince = .now
      $0.isStart = isStart
      $0.usedBefore = nil
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
    let used = ProcessorTime.seconds(of: process)
    let late: String? = state.withLock { state in
      guard let since = state.busySince else { return nil }
      let wall = state.isStart ? limits.start : limits.wall
      if ContinuousClock.now - since > .seconds(wall) {
        return "took longer than \(wall.formatted()) s"
      }
      guard !state.isStart, let used else { return nil }
      let before = state.usedBefore ?? used
      state.usedBefore = before
      guard used - before > limits.file else { return nil }
      return "took more than \(limits.file.formatted()) s of processor time" + Self.advice
    }
    if let late { return late }
    if ServedProcess.residentBytes(process) > limits.memory {
      return "took more than \(limits.memory >> 20) MiB of memory; allow more with --memory, or"
        + " leave the file out with --exclude"
    }
    return nil
  }

  private static let advice = "; leave the file out with --exclude, or split it"
}

/// What a process has used of the processors.
enum ProcessorTime {
  /// Of all its threads; `nil` where it is gone.
  static func seconds(of process: pid_t) -> Double? {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 1024)
    guard fgets(&line, 1024, file) != nil else { return nil }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // The program's name, which may hold blanks, ends with the last bracket.
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return nil
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
