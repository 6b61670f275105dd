import Arrays
import Testing

/// Arrays give back what they were made of, however they lie in memory.
@Suite struct NDArrayTests {
  @Test(arguments: DType.all, Layout.allCases)
  func elementsComeBackInCOrder(_ dtype: DType, _ layout: Layout) throws {
    for shape in Samples.shapes {
      let count = shape.reduce(1, *)
      let rows = layout == .broadcast ? shape.first ?? 1 : 1
      let elements = Samples.elements(dtype, count: count, rows: rows)
      let array = try NDArray(dtype: dtype, shape: shape, elements: elements, layout: layout)
      #expect(array.elements == elements, "\(dtype) \(shape) \(layout.rawValue)")
      #expect(array.count == count)
      #expect(array.rank == shape.count)
      #expect(array.mask == (dtype.isNullable ? elements.map(\.isMissing) : []))
      #expect(array.objects == (dtype == .object ? elements : []))
    }
  }

  @Test(arguments: DType.all.filter { $0.itemSize != nil && !$0.isNullable }, Layout.allCases)
  func memoryIsWhereTheStridesSay(_ dtype: DType, _ layout: Layout) throws {
    for shape in Samples.shapes {
      let rows = layout == .broadcast ? shape.first ?? 1 : 1
      let elements = Samples.elements(dtype, count: shape.reduce(1, *), rows: rows)
      let array = try NDArray(dtype: dtype, shape: shape, elements: elements, layout: layout)
      let read = array.withBase { base in
        ShapeTests.positions(shape).map { position in
          NDArray.element(
            at: base + zip(position, array.strides).map(*).reduce(0, +), dtype: dtype)
        }
      }
      #expect(read == elements, "\(dtype) \(shape) \(layout.rawValue)")
    }
  }

  @Test func layoutsHaveTheirStrides() throws {
    func strides(_ layout: Layout) throws -> [Int] {
      let elements = [Scalar](repeating: .float(0), count: 24)
      return try NDArray(dtype: .float64, shape: [2, 3, 4], elements: elements, layout: layout)
        .strides
    }
    #expect(try strides(.rowMajor) == [96, 32, 8])
    #expect(try strides(.columnMajor) == [8, 16, 48])
    #expect(try strides(.reversed) == [-96, -32, -8])
    #expect(try strides(.strided) == [192, 64, 16])
    #expect(try strides(.broadcast) == [0, 32, 8])
  }

  @Test func textIsPaddedToTheLongestAndTrimmed() throws {
    let text = try NDArray(
      dtype: .string, shape: [4], elements: ["", "a", "a\0", "e\u{301}x"].map { .string($0) })
    #expect(text.itemSize == 12)
    #expect(text.elements == ["", "a", "a", "e\u{301}x"].map { .string($0) })
    let bytes = try NDArray(
      dtype: .bytes, shape: [3], elements: [[], [1, 0, 0], [0, 1]].map { .bytes($0) })
    #expect(bytes.itemSize == 3)
    #expect(bytes.elements == [[], [1], [0, 1]].map { .bytes($0) })
    #expect(try NDArray(dtype: .string, shape: [1], elements: [.string("")]).itemSize == 4)
    #expect(try NDArray(dtype: .bytes, shape: [0], elements: []).itemSize == 1)
  }

  @Test func nullableFloatsMaskTheirNaN() throws {
    for dtype in [DType.nullable(.float32), .nullable(.float64)] {
      let array = try NDArray(
        dtype: dtype, shape: [3], elements: [.float(.nan), .missing, .float(1)])
      #expect(array.elements == [.missing, .missing, .float(1)])
      #expect(array.mask == [true, true, false])
    }
  }

  @Test func emptyVectors() {
    for dtype in DType.all {
      let array = NDArray.empty(dtype)
      #expect(array.shape == [0])
      #expect(array.elements == [])
      #expect(array.dtype == dtype)
    }
  }

  @Test func equalityLooksAtTypeShapeLayoutAndElements() throws {
    func array(
      _ dtype: DType, _ shape: [Int], _ values: [Int64], _ layout: Layout = .rowMajor
    ) throws -> NDArray {
      try NDArray(dtype: dtype, shape: shape, elements: values.map { .int($0) }, layout: layout)
    }
    let one = try array(.int64, [2], [1, 2])
    #expect(try one == array(.int64, [2], [1, 2]))
    #expect(try one.hashValue == array(.int64, [2], [1, 2]).hashValue)
    #expect(try one != array(.int32, [2], [1, 2]))
    #expect(try one != array(.int64, [1, 2], [1, 2]))
    #expect(try one != array(.int64, [2], [1, 2], .reversed))
    #expect(try one != array(.int64, [2], [1, 3]))
  }

  @Test func hugeEmptyArraysAreMadeOrRefusedAtOnce() throws {
    let array = try NDArray(dtype: .float64, shape: [1 << 40, 0], elements: [])
    #expect(array.elements == [])
    for layout in Layout.allCases {
      for shape in [[0, Int.max], [Int.max, 0, 2], [1 << 61, 0]] {
        #expect(throws: ArrayError.tooLarge(shape)) {
          try NDArray(dtype: .float64, shape: shape, elements: [], layout: layout)
        }
      }
    }
  }
}
