internal import Foundation

/// Trees are as deep as their source nests, and each level takes stack: in Python's parser, in what reads its tree,
/// and in what walks it.
enum LargeStack {
  /// Only address space until it is used.
  private static let size = 256 << 20

  /// Runs `body` for good on a thread with a large stack.
  static func run(_ body: @escaping @Sendable () -> Never) -> Never {
    let thread = Thread { body() }
    thread.stackSize = size
    thread.start()
    while true { pause() }
  }
}
