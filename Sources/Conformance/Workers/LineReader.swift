/// Puts lines together from the pieces in which they are read.
///
/// Workers say megabytes: to take their bytes one by one, as an asynchronous sequence of lines does, was 8 % of a check.
package struct LineReader {
  private var start: [UInt8] = []

  package init() {}

  /// What stands after the last line end; `nil` where that is nothing.
  package var rest: String? { start.isEmpty ? nil : String(decoding: start, as: UTF8.self) }

  /// The lines that the piece ends, without their ends.
  package mutating func read(_ piece: UnsafeRawBufferPointer) -> [String] {
    var lines: [String] = []
    var left = piece[...]
    while let end = left.firstIndex(of: 0x0A) {
      start += left[..<end]
      lines.append(String(decoding: start, as: UTF8.self))
      start.removeAll(keepingCapacity: true)
      left = left[(end + 1)...]
    }
    start += left
    return lines
  }
}
