import Foundation
import Synchronization

/// Five words of memory that a worker and its parent share, so that the parent knows the call in flight when the
/// worker dies. Writing them costs a few nanoseconds; a message a call would cost microseconds.
///
/// `@unchecked Sendable` holds because every access goes through atomic operations on memory that lives as long as
/// the object.
final class ProgressBoard: @unchecked Sendable {
  private let words: UnsafeMutablePointer<Atomic<Int>>
  private static let byteCount = 5 * MemoryLayout<Atomic<Int>>.stride

  struct Reading: Equatable, Sendable {
    /// Which of the worker's jobs it is at; `nil` before the first.
    var job: Int?
    /// `nil` before the job's first call.
    var position: Position?
    /// Grows with every call, those made for shrinking included.
    var beat: Int
  }

  /// Maps the file at `path`, which is made where it is missing.
  init?(path: String) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard ftruncate(descriptor, off_t(Self.byteCount)) == 0,
      let memory = mmap(
        nil, Self.byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      memory != MAP_FAILED
    else { return nil }
    words = memory.assumingMemoryBound(to: Atomic<Int>.self)
  }

  deinit { munmap(words, Self.byteCount) }

  @inline(__always)
  func announce(_ position: Position) {
    words[0].store(position.stratum, ordering: .relaxed)
    words[1].store(position.call, ordering: .relaxed)
    words[2].store(position.row, ordering: .relaxed)
    beat()
  }

  @inline(__always)
  func beat() { words[3].wrappingAdd(1, ordering: .relaxed) }

  /// Says that a job starts, and that no call of it is in flight.
  func begin(job: Int) {
    words[4].store(job, ordering: .relaxed)
    announce(Position(stratum: -1, call: -1))
  }

  func reset() { begin(job: -1) }

  var reading: Reading {
    let job = words[4].load(ordering: .relaxed)
    let stratum = words[0].load(ordering: .relaxed)
    return Reading(
      job: job >= 0 ? job : nil,
      position: stratum >= 0
        ? Position(
          stratum: stratum, call: words[1].load(ordering: .relaxed),
          row: words[2].load(ordering: .relaxed)) : nil,
      beat: words[3].load(ordering: .relaxed))
  }
}
