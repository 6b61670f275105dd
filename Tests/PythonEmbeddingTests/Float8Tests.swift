import Arrays
import PythonEmbedding
import PythonTesting
import Testing

extension EmbeddedPythonTests {
  /// The formats of float8 against ml_dtypes, which defines them.
  @Suite struct Float8 {
    @PythonActor private static func evaluate(
      _ expression: String, _ format: Float8Format
    ) throws -> PythonObject {
      let names = try SharedPython.run(
        """
        import ml_dtypes, numpy as np, struct
        kind = ml_dtypes.\(format.rawValue)
        value = \(expression)
        """)
      return try names.item(SharedPython.interpreter().string("value"))
    }

    @Test(
      .enabled("needs ml_dtypes") { try await SharedPython.has("ml_dtypes") },
      arguments: Float8Format.allCases)
    @PythonActor func everyPatternHasItsValue(_ format: Float8Format) throws {
      let values = try Self.evaluate(
        "np.arange(256, dtype=np.uint8).view(kind).astype(np.float32).view(np.uint32).tolist()",
        format
      ).elements().map { Float(bitPattern: UInt32(try $0.int64())) }
      #expect(format.values.count == 256)
      for (bits, (own, theirs)) in zip(format.values, values).enumerated() {
        #expect(
          own.isNaN ? theirs.isNaN : own.bitPattern == theirs.bitPattern,
          "\(bits): \(own) \(theirs)")
      }
      #expect(format.hasInfinity == values.contains { $0.isInfinite })
    }

    /// Every value, every middle and what lies next to them, the ends, and some numbers in between.
    private static func doubles(_ format: Float8Format) -> [Double] {
      let finite = Set(format.values.filter { $0.isFinite }.map { abs(Double($0)) }).sorted()
      let step = finite[finite.count - 1] - finite[finite.count - 2]
      let beyond = finite + [finite[finite.count - 1] + step, finite[finite.count - 1] + 2 * step]
      var doubles =
        beyond + [0, finite[1] / 2, finite[1] / 4, 5e-324, 1e-300, 1e300, .infinity, .nan]
      for (low, high) in zip(beyond, beyond.dropFirst()) {
        let middle = (low + high) / 2
        doubles += [middle, middle.nextUp, middle.nextDown, low.nextUp, high.nextDown]
      }
      var state: UInt64 = 1
      for _ in 0..<2000 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let fraction = 1 + Double(state >> 11) * 0x1p-53
        doubles.append(Double(sign: .plus, exponent: Int(state % 300) - 150, significand: fraction))
      }
      // A slip of ml_dtypes 0.6: these become the least power of two, not NaN.
      let slip = format == .e8m0fnu ? 0x1.8p128..<0x1p129 : 0..<0
      return (doubles + doubles.map { -$0 }).filter { !slip.contains($0) }
    }

    /// The scalar type rounds a double in one step; `astype` goes by way of float32, which rounds twice.
    @Test(
      .enabled("needs ml_dtypes") { try await SharedPython.has("ml_dtypes") },
      arguments: Float8Format.allCases)
    @PythonActor func doublesRoundAsInMlDtypes(_ format: Float8Format) throws {
      let doubles = Self.doubles(format)
      let hex = doubles.map { double in
        let digits = String(double.bitPattern.bigEndian, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
      }.joined()
      let expected = try Self.evaluate(
        "[int(np.array(kind(x)).view(np.uint8)) for x in struct.unpack('<\(doubles.count)d', bytes.fromhex('\(hex)'))]",
        format
      ).elements().map { try $0.int64() }
      try #require(expected.count == doubles.count)
      for (double, bits) in zip(doubles, expected) {
        #expect(Int64(format.bits(double)) == bits, "\(double)")
      }
    }

    @Test func powersOfTwoEndInNaN() {
      for beyond in [0x1.8p127, 0x1p128, 0x1.8p128, 0x1.Fp128, 0x1p129, 1e300, .infinity] {
        #expect(Float8Format.e8m0fnu.bits(beyond) == 255)
      }
    }

    @Test(arguments: Float8Format.allCases)
    func everyValueIsItself(_ format: Float8Format) {
      for (bits, value) in format.values.enumerated() where !value.isNaN {
        #expect(Int(format.bits(Double(value))) == bits)
      }
    }
  }
}
