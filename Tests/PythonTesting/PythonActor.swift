import Glibc
import Synchronization

/// Runs on one thread of its own, since the interpreter belongs to the thread that started it and
/// tests otherwise move between threads.
@globalActor
package actor PythonActor {
  package static let shared = PythonActor()
  private static let thread = PythonThread()
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.thread.asUnownedSerialExecutor()
  }
}

final class PythonThread: SerialExecutor {
  private let jobs = Mutex<[UnownedJob]>([])
  /// A pipe whose bytes stand for jobs.
  private let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [0, 0]
    precondition(pipe(&ends) == 0)
    readEnd = ends[0]
    writeEnd = ends[1]
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    // Deep source takes a deep stack.
    pthread_attr_setstacksize(&attributes, 64 << 20)
    let created = pthread_create(
      &thread, &attributes,
      { context in
        Unmanaged<PythonThread>.fromOpaque(context!).takeUnretainedValue().run()
      }, Unmanaged.passRetained(self).toOpaque())
    precondition(created == 0)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let unowned = UnownedJob(job)
    jobs.withLock { $0.append(unowned) }
    var byte: UInt8 = 1
    precondition(write(writeEnd, &byte, 1) == 1)
  }

  private func run() -> Never {
    while true {
      var byte: UInt8 = 0
      guard read(readEnd, &byte, 1) == 1 else { continue }
      jobs.withLock { $0.removeFirst() }.runSynchronously(on: asUnownedSerialExecutor())
    }
  }
}
