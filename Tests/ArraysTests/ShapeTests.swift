import Arrays
import Testing

/// Arithmetic on shapes, against loops that count.
@Suite struct ShapeTests {
  /// All positions in C order, by an odometer whose last wheel turns fastest.
  static func positions(_ shape: [Int]) -> [[Int]] {
    guard !shape.contains(0) else { return [] }
    var positions: [[Int]] = []
    var wheels = shape.map { _ in 0 }
    while true {
      positions.append(wheels)
      var axis = shape.count - 1
      while axis >= 0, wheels[axis] == shape[axis] - 1 {
        wheels[axis] = 0
        axis -= 1
      }
      if axis < 0 { return positions }
      wheels[axis] += 1
    }
  }

  @Test(arguments: Samples.shapes)
  func countAndUnravel(_ shape: [Int]) {
    let positions = Self.positions(shape)
    #expect(Shape.count(shape) == positions.count)
    #expect(positions.indices.map { Shape.unravel($0, shape: shape) } == positions)
  }

  @Test(arguments: Samples.shapes)
  func contiguousStridesMeetEveryCellOnce(_ shape: [Int]) {
    for size in [1, 2, 8, 12] {
      let row = Shape.rowMajorStrides(shape, itemSize: size)
      let column = Shape.columnMajorStrides(shape, itemSize: size)
      let cells = (0..<Shape.count(shape)).map { $0 * size }
      #expect(Shape.offsets(shape, strides: row) == cells)
      #expect(Shape.offsets(shape, strides: column).sorted() == cells)
      let transposed = Shape.rowMajorStrides(shape.reversed(), itemSize: size)
      #expect(column == transposed.reversed())
    }
  }

  @Test(arguments: Samples.shapes)
  func offsetsAndExtent(_ shape: [Int]) {
    for strides in [[8, 8, 8], [0, 4, -4], [-24, 2, 0], [1, -100, 10]] {
      let used = Array(strides.prefix(shape.count))
      let expected = Self.positions(shape).map { zip($0, used).map(*).reduce(0, +) }
      #expect(Shape.offsets(shape, strides: used) == expected)
      let extent = Shape.extent(shape, strides: used, itemSize: 4)
      let low = expected.min() ?? 0
      let high = expected.max().map { $0 + 4 } ?? 0
      #expect(extent == low..<high)
    }
  }

  @Test(arguments: Samples.shapes, Layout.allCases)
  func layoutsFitTheirMemory(_ shape: [Int], _ layout: Layout) {
    let placed = layout.place(shape: shape, itemSize: 4)
    let offsets = Shape.offsets(shape, strides: placed.strides).map { placed.origin + $0 }
    #expect(offsets.allSatisfy { (0...placed.byteCount - 4).contains($0) })
    if layout != .broadcast { #expect(Set(offsets).count == offsets.count) }
  }
}
