import Arrays
import Testing

/// Which values are one and the same, and which are missing.
@Suite struct ScalarTests {
  /// Values that all differ, though some print alike or are equal in Python.
  private static let distinct: [Scalar] = [
    .bool(false), .bool(true), .int(0), .int(1), .int(.max), .uint(1 << 63), .uint(.max),
    .float(0), .float(-0.0), .float(1), .float(.nan), .float(.infinity), .complex(0, 0),
    .complex(0, -0.0), .complex(.nan, 0), .complex(0, .nan), .complex(.nan, .nan), .time(nil),
    .time(0), .time(1), .string(""), .string("é"), .string("e\u{301}"), .bytes([]),
    .bytes([0xC3, 0xA9]), .none, .missing,
  ]

  @Test func equalityIsByKindAndBits() {
    for (i, a) in Self.distinct.enumerated() {
      for (j, b) in Self.distinct.enumerated() { #expect((a == b) == (i == j), "\(a), \(b)") }
    }
    #expect(Set(Self.distinct).count == Self.distinct.count)
  }

  @Test func allNaNsAreOne() {
    let negative = Double(bitPattern: 0xFFF8_0000_0000_0001)
    #expect(Scalar.float(.nan) == .float(negative))
    #expect(Scalar.float(.nan).hashValue == Scalar.float(negative).hashValue)
    #expect(Scalar.complex(.nan, 1) == .complex(negative, 1))
  }

  @Test func missingValues() {
    let missing: [Scalar] = [
      .float(.nan), .complex(.nan, 0), .complex(0, .nan), .complex(.nan, .nan), .time(nil),
      .missing,
    ]
    for value in Self.distinct { #expect(value.isMissing == missing.contains(value), "\(value)") }
  }

  @Test func unsignedValuesHaveOneSpelling() {
    #expect(Scalar(unsigned: 5) == .int(5))
    #expect(Scalar(unsigned: UInt64(Int64.max)) == .int(.max))
    #expect(Scalar(unsigned: 1 << 63) == .uint(1 << 63))
  }
}
