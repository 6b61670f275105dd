import Dispatch

/// Adds up the time that calls take inside a library.
final class Stopwatch {
  private(set) var nanoseconds: UInt64 = 0
  private var calls: UInt64 = 0

  static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }

  func add(_ nanoseconds: UInt64) { self.nanoseconds &+= nanoseconds }

  /// Whether a short call is to be timed: one in sixteen is, and counts sixteenfold, since reading the clock twice
  /// would take a tenth of the others' time.
  func isDue() -> Bool {
    calls &+= 1
    return calls & 15 == 0
  }

  func addSample(_ nanoseconds: UInt64) { self.nanoseconds &+= nanoseconds &* 16 }
}
