import PythonEmbedding
import PythonTesting
import Testing

extension EmbeddedPythonTests {
  @Suite struct Indices {
    struct Decoded: Equatable {
      var type: IndexType
      var shape: [Int]
      var values: [Int64]
      var isArray: Bool
    }

    @PythonActor static func decode(_ expression: String) throws -> Decoded? {
      let numPy = try SharedPython.numPy()
      var buffer = IndexBuffer(capacity: 1)
      let object = try SharedPython.evaluate(expression)
      guard object.withReference({ numPy.decodeIndices($0, into: &buffer) }) else { return nil }
      return Decoded(
        type: buffer.type, shape: buffer.shape, values: buffer.values, isArray: buffer.isArray)
    }

    @Test(arguments: IndexType.allCases.filter { $0 != .int })
    @PythonActor func everyWidth(type: IndexType) throws {
      let smallest: Int64 = type.name.hasPrefix("u") ? 3 : -3
      #expect(
        try Self.decode("np.\(type.name)(\(smallest))")
          == Decoded(type: type, shape: [], values: [smallest], isArray: false))
      for swap in ["", ".astype(np.dtype(np.\(type.name)).newbyteorder())"] {
        let values = "np.array([[1, 2, 3], [4, 5, \(smallest)]], dtype=np.\(type.name))\(swap)"
        #expect(
          try Self.decode(values)
            == Decoded(
              type: type, shape: [2, 3], values: [1, 2, 3, 4, 5, smallest], isArray: true))
        #expect(
          try Self.decode("\(values).T")
            == Decoded(
              type: type, shape: [3, 2], values: [1, 4, 2, 5, 3, smallest], isArray: true))
        #expect(
          try Self.decode("\(values)[::-1, ::-2]")
            == Decoded(type: type, shape: [2, 2], values: [smallest, 4, 3, 1], isArray: true))
        #expect(
          try Self.decode("\(values)[1, 1:2].reshape(())")
            == Decoded(type: type, shape: [], values: [5], isArray: true))
      }
    }

    @Test @PythonActor func ranks() throws {
      #expect(
        try Self.decode("np.arange(24).reshape(2, 3, 4)[:, ::2, 1:3]")?.values
          == [1, 2, 9, 10, 13, 14, 21, 22])
      #expect(try Self.decode("np.arange(4).reshape((1,) * 30 + (2, 2))")?.shape.count == 32)
      #expect(try Self.decode("np.zeros((2, 0, 3), np.int64)[::-1]")?.shape == [2, 0, 3])
      #expect(try Self.decode("np.broadcast_to(np.int64(7), (2, 2))")?.values == [7, 7, 7, 7])
      #expect(try Self.decode("np.longlong(5)")?.type == .int64)
      #expect(try Self.decode("np.ulonglong(5)")?.type == .uint64)
    }

    @Test(arguments: [Int64.min, -1, 0, Int64.max])
    @PythonActor func pythonIntegers(value: Int64) throws {
      #expect(
        try Self.decode("\(value)")
          == Decoded(type: .int, shape: [], values: [value], isArray: false))
    }

    @Test(arguments: [
      "True", "2**63", "1.5", "'a'", "None", "np.bool_(True)", "np.float64(1)", "[1]",
      "np.array([1.5])", "np.array([True])", "np.ma.array([1])", "np.uint64(2**63)",
      "np.array([2**63], np.uint64)", "np.datetime64(1, 's')",
    ])
    @PythonActor func notIndices(expression: String) throws {
      #expect(try Self.decode(expression) == nil)
    }
  }
}
