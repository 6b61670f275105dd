/// Integers at regular places in memory, as an `ndarray` describes them.
struct Strided {
  var start: UnsafeRawPointer
  var rank: Int
  var shape: UnsafeMutablePointer<Int>?
  /// In bytes.
  var strides: UnsafeMutablePointer<Int>?
  var count: Int
  /// Whether the elements lie one after the other in C order.
  var isContiguous: Bool
  /// Whether their bytes are in the order that this machine does not use.
  var isSwapped: Bool

  /// Writes all elements to `target` in C order. False as soon as one is beyond Int64.
  @inline(__always)
  func widen<Element: FixedWidthInteger & BitwiseCopyable>(
    _: Element.Type, into target: UnsafeMutablePointer<Int64>
  ) -> Bool {
    if isContiguous || rank == 0 {
      return widenRow(Element.self, start, stride: MemoryLayout<Element>.size, count, target)
    }
    guard let shape, let strides, count > 0 else { return true }
    let length = shape[rank - 1]
    if rank == 1 { return widenRow(Element.self, start, stride: strides[0], length, target) }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: rank) { position in
      position.initialize(repeating: 0)
      var row = start
      var written = 0
      while true {
        let stride = strides[rank - 1]
        guard widenRow(Element.self, row, stride: stride, length, target + written) else {
          return false
        }
        written += length
        // Like an odometer: the innermost of the outer axes that is not at its end moves on.
        var axis = rank - 2
        while axis >= 0 {
          position[axis] += 1
          row += strides[axis]
          if position[axis] < shape[axis] { break }
          row -= strides[axis] * shape[axis]
          position[axis] = 0
          axis -= 1
        }
        if axis < 0 { return true }
      }
    }
  }

  @inline(__always)
  private func widenRow<Element: FixedWidthInteger & BitwiseCopyable>(
    _: Element.Type, _ row: UnsafeRawPointer, stride: Int, _ length: Int,
    _ target: UnsafeMutablePointer<Int64>
  ) -> Bool {
    var element = row
    for index in 0..<length {
      var value = element.loadUnaligned(as: Element.self)
      if isSwapped { value = value.byteSwapped }
      guard let widened = Int64(exactly: value) else { return false }
      target[index] = widened
      element += stride
    }
    return true
  }
}
