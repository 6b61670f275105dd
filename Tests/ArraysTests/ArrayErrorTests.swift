import Arrays
import Testing

/// Why arrays cannot be made, in whole sentences.
@Suite struct ArrayErrorTests {
  private func message(
    _ dtype: DType, _ shape: [Int], _ elements: [Scalar], _ layout: Layout = .rowMajor
  ) -> String {
    do throws(ArrayError) {
      _ = try NDArray(dtype: dtype, shape: shape, elements: elements, layout: layout)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test func shapes() {
    #expect(message(.int8, [2, -1], []) == "shape [2, -1] has a negative length")
    #expect(
      message(.int8, [.max, 2], []) == "shape [\(Int.max), 2] holds more elements than memory can")
    #expect(message(.int8, [], []) == "shape [] needs 1 value, data has 0")
    #expect(message(.int8, [2, 3], [.int(1)]) == "shape [2, 3] needs 6 values, data has 1")
    #expect(message(.int8, [0, 3], [.int(1)]) == "shape [0, 3] needs 0 values, data has 1")
  }

  @Test func broadcastRowsMustBeEqual() {
    let values: [Scalar] = [1, 2, 1, 2, 1, 3].map { .int($0) }
    #expect(
      message(.int8, [3, 2], values, .broadcast)
        == "layout broadcast needs equal rows, and row 2 of shape [3, 2] differs from row 0")
    #expect(message(.int8, [3, 2], [1, 2, 1, 2, 1, 2].map { .int($0) }, .broadcast) == "none")
    #expect(message(.float64, [2], [.float(.nan), .float(.nan)], .broadcast) == "none")
    #expect(
      message(.object, [2], [.int(1), .bool(true)], .broadcast)
        == "layout broadcast needs equal rows, and row 1 of shape [2] differs from row 0")
  }

  private static let misfits: [(DType, Scalar, String)] = [
    (.bool, .int(1), "1"),
    (.int8, .int(128), "128"),
    (.int8, .int(-129), "-129"),
    (.int16, .int(32768), "32768"),
    (.int32, .int(1 << 31), "2147483648"),
    (.int64, .uint(1 << 63), "9223372036854775808"),
    (.int64, .float(1), "1.0"),
    (.int64, .missing, "NA"),
    (.uint8, .int(256), "256"),
    (.uint16, .int(-1), "-1"),
    (.uint32, .int(1 << 32), "4294967296"),
    (.uint64, .int(-1), "-1"),
    (.float16, .bool(true), "True"),
    (.bfloat16, .none, "None"),
    (.float32, .string("x"), "'x'"),
    (.float64, .complex(1, -0.0), "complex(1.0, -0.0)"),
    (.complex64, .bool(false), "False"),
    (.complex128, .time(3), "3"),
    (.datetime64(.day), .int(3), "3"),
    (.timedelta64(.second), .float(.nan), "nan"),
    (.string, .bytes([0x61]), "b'a'"),
    (.bytes, .string("a"), "'a'"),
    (.nullable(.boolean), .int(0), "0"),
    (.nullable(.int8), .int(128), "128"),
    (.nullable(.float32), .string(""), "''"),
  ]

  @Test func valuesThatDoNotFit() {
    for (dtype, value, text) in Self.misfits {
      let fitting = Samples.values(dtype)[0]
      #expect(
        message(dtype, [2], [fitting, value])
          == "value \(text) at position 1 does not fit dtype \(dtype)")
    }
  }

  @Test func numbersThatFitOtherTypes() throws {
    func first(_ dtype: DType, _ value: Scalar) throws -> Scalar {
      try NDArray(dtype: dtype, shape: [], elements: [value]).elements[0]
    }
    #expect(try first(.float64, .int(3)) == .float(3))
    #expect(try first(.float64, .uint(.max)) == .float(0x1p64))
    #expect(try first(.float16, .float(70000)) == .float(.infinity))
    #expect(try first(.float32, .float(0.1)) == .float(Double(Float(0.1))))
    #expect(try first(.complex64, .int(3)) == .complex(3, 0))
    #expect(try first(.complex128, .float(.nan)) == .complex(.nan, 0))
  }

  private static let texts: [(Scalar, String)] = [
    (.bool(true), "True"), (.bool(false), "False"), (.int(-3), "-3"),
    (.uint(.max), "18446744073709551615"), (.float(.nan), "nan"), (.float(.infinity), "inf"),
    (.float(-.infinity), "-inf"), (.float(-0.0), "-0.0"), (.float(0.5), "0.5"),
    (.float(1e300), "1e+300"), (.complex(.nan, 2), "complex(nan, 2.0)"), (.time(nil), "NaT"),
    (.time(5), "5"), (.string("a"), "'a'"), (.bytes([0x62]), "b'b'"), (.none, "None"),
    (.missing, "NA"),
  ]

  @Test func scalarsAsPythonWritesThem() {
    for (value, text) in Self.texts { #expect("\(value)" == text) }
  }
}
