import PythonEmbedding
import PythonTesting
import Testing

extension EmbeddedPythonTests {
  /// Memory of Swift that arrays share, with a count of how many are alive.
  final class Memory {
    nonisolated(unsafe) static var alive = 0  // Used on the thread of PythonActor only.
    let start: UnsafeMutablePointer<Double>

    init(_ values: [Double]) {
      start = .allocate(capacity: max(values.count, 1))
      start.initialize(from: values, count: values.count)
      Self.alive += 1
    }

    deinit {
      start.deallocate()
      Self.alive -= 1
    }
  }

  struct Layout: CustomTestStringConvertible {
    var name: String
    var offset = 0
    var shape: [Int]
    var strides: [Int]?
    var expected: String
    var testDescription: String { name }
  }

  @Suite struct Arrays {
    static let layouts = [
      Layout(name: "row", shape: [6], expected: "[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]"),
      Layout(name: "C order", shape: [2, 3], expected: "[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]"),
      Layout(
        name: "transposed", shape: [3, 2], strides: [8, 24],
        expected: "[[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]"),
      Layout(
        name: "reversed", offset: 5, shape: [6], strides: [-8],
        expected: "[5.0, 4.0, 3.0, 2.0, 1.0, 0.0]"),
      Layout(
        name: "broadcast", shape: [2, 3], strides: [0, 8],
        expected: "[[0.0, 1.0, 2.0], [0.0, 1.0, 2.0]]"),
      Layout(name: "stepped", shape: [3], strides: [16], expected: "[0.0, 2.0, 4.0]"),
      Layout(name: "zero-dimensional", offset: 3, shape: [], expected: "3.0"),
      Layout(name: "empty", shape: [0], expected: "[]"),
      Layout(name: "empty rows", shape: [2, 0], expected: "[[], []]"),
    ]

    @Test(arguments: layouts)
    @PythonActor func sharedBothWays(layout: Layout) throws {
      let numPy = try SharedPython.numPy()
      let memory = Memory([0, 1, 2, 3, 4, 5])
      let array = try numPy.array(
        at: memory.start + layout.offset, typestr: "<f8", shape: layout.shape,
        strides: layout.strides, owner: memory)
      #expect(try array.call(method: "tolist").repr() == layout.expected)
      let back = try array.withReference { reference in
        Result { try numPy.withArray(reference) { $0 } }
      }.get()
      let found = try #require(back)
      #expect(found.start == UnsafeMutableRawPointer(memory.start + layout.offset))
      #expect(found.dtype.name == "float64" && found.dtype.typestr == "<f8")
      #expect(found.shape == layout.shape)
      #expect(layout.strides == nil || found.strides == layout.strides)
      #expect(!found.isWritable)
      #expect(try array.attribute("flags").attribute("aligned").bool())
    }

    @Test @PythonActor func writesGoThroughWhereAllowed() throws {
      let python = try SharedPython.interpreter()
      let memory = Memory([0, 1, 2])
      let numPy = try SharedPython.numPy()
      let writable = try numPy.array(
        at: memory.start, typestr: "f8", shape: [3], writable: true, owner: memory)
      try writable.setItem(python.int(1), to: python.float(7))
      #expect(memory.start[1] == 7)
      let readOnly = try numPy.array(at: memory.start, typestr: "f8", shape: [3], owner: memory)
      let error = #expect(throws: PythonError.self) {
        try readOnly.setItem(python.int(1), to: python.float(8))
      }
      #expect(error?.description == "ValueError: assignment destination is read-only")
    }

    @Test @PythonActor func ownerLivesAsLongAsViews() throws {
      let before = Memory.alive
      var array: PythonObject? = try SharedPython.numPy().array(
        at: { $0.start }(Memory([1, 2])), typestr: "f8", shape: [0])
      #expect(Memory.alive == before)
      do {
        let memory = Memory([1, 2])
        array = try SharedPython.numPy().array(
          at: memory.start, typestr: "f8", shape: [2], owner: memory)
      }
      #expect(Memory.alive == before + 1)
      var view = try array?.call(method: "reshape", [SharedPython.evaluate("(2, 1)")])
      array = nil
      #expect(Memory.alive == before + 1)
      #expect(try view?.call(method: "tolist").repr() == "[[1.0], [2.0]]")
      view = nil
      #expect(Memory.alive == before)
    }

    @Test(arguments: [
      ("?", "bool", 1), ("i1", "int8", 1), (">u4", "uint32", 4), ("float16", "float16", 2),
      ("complex64", "complex64", 8), ("M8[ns]", "datetime64[ns]", 8),
      ("m8[s]", "timedelta64[s]", 8),
      ("U5", "str160", 20), ("S3", "bytes24", 3),
    ])
    @PythonActor func elementTypes(spelling: String, name: String, size: Int) throws {
      let dtype = try SharedPython.numPy().dtype(spelling)
      #expect(dtype.name == name)
      #expect(dtype.itemSize == size)
      let zeros = [UInt8](repeating: 0, count: 2 * size)
      try zeros.withUnsafeBytes { bytes in
        let array = try SharedPython.numPy().array(
          at: UnsafeMutableRawPointer(mutating: bytes.baseAddress!), dtype: dtype, shape: [2])
        #expect(try array.attribute("dtype").attribute("name").string() == name)
        #expect(try array.attribute("nbytes").int64() == Int64(2 * size))
      }
    }

    @Test(arguments: [
      ("O", "TypeError: the dtype object cannot describe memory of Swift"),
      ("nonsense", "TypeError: data type 'nonsense' not understood"),
    ])
    @PythonActor func refusedElementTypes(spelling: String, message: String) throws {
      let numPy = try SharedPython.numPy()
      let error = #expect(throws: PythonError.self) { try numPy.dtype(spelling) }
      #expect(error?.description == message)
    }

    @Test @PythonActor func onlyExactArraysLendMemory() throws {
      let numPy = try SharedPython.numPy()
      for expression in ["np.ma.array([1])", "[1]", "np.float64(1)"] {
        let lent = try SharedPython.evaluate(expression).withReference { reference in
          Result { try numPy.withArray(reference) { $0.shape } }
        }.get()
        #expect(lent == nil, "\(expression)")
      }
    }
  }
}
