internal import Synchronization
internal import SystemPackage

/// Reads whole files for a moment. They are not mapped: a file that shrinks then would end the program.
package enum FileBytes {
  /// Files beyond this many bytes are read one at a time, so that several of them do not take memory together.
  private static let large = 8 << 20
  private static let turn = Mutex(())

  /// No more bytes than this are read of any file: one worker cannot parse so many either, and says so.
  package static let most = 256 << 20

  /// - Returns: `nil` where the file cannot be read, or is larger than `most`.
  package static func read<Answer: Sendable>(
    _ path: String, _ body: (UnsafeRawBufferPointer) -> Answer
  ) -> Answer? {
    guard let file = try? FileDescriptor.open(FilePath(path), .readOnly) else { return nil }
    defer { try? file.close() }
    guard let size = try? Int(file.seek(offset: 0, from: .end)), size <= most else { return nil }
    guard size > large else { return read(file, size, body) }
    return turn.withLock { _ in read(file, size, body) }
  }

  /// - Parameter size: as it was a moment ago.
  private static func read<Answer: Sendable>(
    _ file: FileDescriptor, _ size: Int, _ body: (UnsafeRawBufferPointer) -> Answer
  ) -> Answer? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    var count = 0
    while count < size {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      guard let read = try? file.read(fromAbsoluteOffset: Int64(count), into: rest) else {
        return nil
      }
      if read == 0 { break }
      count += read
    }
    return body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }
}
