import Conformance
import Foundation

/// What happens when the user, or the system, wants the program to end: all that it has under way goes with it.
enum Interrupts {
  /// From now on an interrupt kills the workers, removes what is half made, says so, and ends with 128 and the
  /// signal's number.
  static func handle() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    writeEnd = ends[1]
    let readEnd = ends[0]
    Thread.detachNewThread {
      var number: UInt8 = 0
      while read(readEnd, &number, 1) != 1 {}
      Output.complain("tiebreak: \(word(Int32(number))); the report before it is as it was")
      Leftovers.shared.leave(128 + Int32(number))
    }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // Programs that are started with an ignored signal, as by nohup, leave it so.
      if unsafeBitCast(signal(number, SIG_IGN), to: Int.self) == ignored { continue }
      signal(number) { number in
        // In a handler only the simplest calls are safe; a thread does the rest.
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(writeEnd, &byte, 1)
      }
    }
  }

  private static let ignored = unsafeBitCast(SIG_IGN, to: Int.self)

  private static func word(_ number: Int32) -> String {
    switch number {
    case SIGINT: "interrupted"
    default: "ended by signal \(number) (\(String(cString: strsignal(number))))"
    }
  }
}

/// Where the signal handler, which can hold nothing itself, writes to. It is set before any handler is.
nonisolated(unsafe) private var writeEnd: Int32 = -1
