/// Arithmetic on shapes and strides. Strides are in bytes, as NumPy has them, and may be zero or negative.
public enum Shape {
  /// The number of elements; 1 for rank 0, 0 where an axis is empty.
  @inlinable
  public static func count(_ shape: [Int]) -> Int { shape.reduce(1, *) }

  /// The number of elements of a shape that somebody wrote down.
  ///
  /// - Throws: `ArrayError` where a length is negative, or a product of lengths, empty axes left out, is no `Int`.
  public static func checkedCount(_ shape: [Int]) throws(ArrayError) -> Int {
    guard shape.allSatisfy({ $0 >= 0 }) else { throw .negativeLength(shape) }
    var product = 1
    for length in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(length, 1))
      guard !overflow else { throw .tooLarge(shape) }
      product = next
    }
    return shape.contains(0) ? 0 : product
  }

  /// Checks that so many elements are what a shape holds.
  public static func check(_ shape: [Int], holds count: Int) throws(ArrayError) {
    let expected = try checkedCount(shape)
    guard expected == count else {
      throw .wrongCount(shape: shape, expected: expected, found: count)
    }
  }

  /// The strides of a C-ordered array of `itemSize` bytes an element.
  public static func rowMajorStrides(_ shape: [Int], itemSize: Int) -> [Int] {
    var strides = [Int](repeating: itemSize, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * max(shape[axis + 1], 1)
    }
    return strides
  }

  /// The strides of a Fortran-ordered array.
  public static func columnMajorStrides(_ shape: [Int], itemSize: Int) -> [Int] {
    var strides = [Int](repeating: itemSize, count: shape.count)
    for axis in shape.indices.dropFirst() {
      strides[axis] = strides[axis - 1] * max(shape[axis - 1], 1)
    }
    return strides
  }

  /// The byte offsets of all elements in C order, whatever the memory layout.
  public static func offsets(_ shape: [Int], strides: [Int]) -> [Int] {
    guard count(shape) > 0 else { return [] }
    var offsets = [0]
    for (length, stride) in zip(shape, strides) {
      offsets = offsets.flatMap { start in (0..<length).map { start + $0 * stride } }
    }
    return offsets
  }

  /// The lowest and highest byte offset that an element touches, as `low..<high`.
  public static func extent(_ shape: [Int], strides: [Int], itemSize: Int) -> Range<Int> {
    guard count(shape) > 0 else { return 0..<0 }
    var low = 0
    var high = 0
    for (length, stride) in zip(shape, strides) {
      let reach = (length - 1) * stride
      if reach < 0 { low += reach } else { high += reach }
    }
    return low..<(high + itemSize)
  }

  /// The position along each axis of the element at `index` in C order.
  public static func unravel(_ index: Int, shape: [Int]) -> [Int] {
    var rest = index
    var position = [Int](repeating: 0, count: shape.count)
    for axis in shape.indices.reversed() where shape[axis] > 0 {
      position[axis] = rest % shape[axis]
      rest /= shape[axis]
    }
    return position
  }
}
