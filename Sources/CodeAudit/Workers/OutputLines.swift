internal import Subprocess

/// The lines that a process writes, as bytes. (The package's own lines of text come byte by byte through a
/// suspension each, which would take longer than the audit.)
struct OutputLines {
  private var buffers: SubprocessOutputSequence.AsyncIterator
  private var pending: [UInt8] = []
  /// What of `pending` holds no line end.
  private var searched = 0

  init(_ output: SubprocessOutputSequence) {
    buffers = output.makeAsyncIterator()
  }

  /// The next line without its end; `nil` at the end of the output, where half a line counts for nothing.
  mutating func next() async throws -> [UInt8]? {
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) {
        let line = Array(pending[..<end])
        pending.removeSubrange(...end)
        searched = 0
        return line
      }
      searched = pending.count
      guard let buffer = try await buffers.next() else { return nil }
      buffer.withUnsafeBytes { pending += $0 }
    }
  }
}
