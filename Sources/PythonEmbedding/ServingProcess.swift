internal import Foundation

/// What a process does that hosts Python for a parent and answers it on standard output, a line an answer.
package enum ServingProcess {
  /// Keeps the real standard output for answers, and sends what else is printed where errors go.
  ///
  /// - Returns: the descriptor for `say`.
  package static func takeStandardOutput() -> Int32 {
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 100)
    dup2(STDERR_FILENO, STDOUT_FILENO)
    return output
  }

  /// Takes back the signal handlers of Swift's runtime, whose backtrace costs most of a second and hides a library's
  /// own last words; a crash that was sent, not caused, they would even swallow.
  package static func dieAtOnce() {
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT] {
      signal(number, SIG_DFL)
    }
  }

  /// Ends the process when its parent is gone, even while Python hangs.
  package static func endWithParent() {
    let parent = getppid()
    Thread.detachNewThread {
      while getppid() == parent { Thread.sleep(forTimeInterval: 0.2) }
      _exit(2)
    }
  }

  /// Writes a line, or ends the process where nobody listens any more.
  package static func say(_ line: String, on descriptor: Int32) {
    var bytes = Array((line + "\n").utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { _exit(2) }
      bytes = bytes.dropFirst(written)
    }
  }
}

/// What its parent can see of such a process.
package enum ServedProcess {
  /// Whether it is gone, or a zombie whose status nobody has taken yet.
  package static func hasEnded(_ process: Int32) -> Bool {
    var info = siginfo_t()
    let answer = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
    return answer != 0 || info.si_signo == SIGCHLD
  }

  /// The memory that it holds; 0 where it is gone.
  package static func residentBytes(_ process: Int32) -> Int {
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
