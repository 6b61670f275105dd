import Conformance
import Foundation
import Synchronization

/// One line on standard error that counts up; silent where that is no terminal.
final class ProgressLine: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  func show(_ progress: Conformance.Check.Progress) {
    let share = progress.planned > 0 ? min(100, progress.done * 100 / progress.planned) : 0
    show("\(share) %  \(progress.done) cases asked")
  }

  func show(_ text: String) {
    guard isShown else { return }
    let isDue = last.withLock { last in
      let now = ContinuousClock.now
      if let last, now - last < .milliseconds(100) { return false }
      last = now
      return true
    }
    guard isDue else { return }
    write("\r\u{1B}[K\(text)")
  }

  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { _ = Output.write(text, to: STDERR_FILENO) }
}
