import ArgReductionKernels
import Arrays
import Testing

/// The element types whose elements lie in memory as numbers, with values where loops can go wrong.
struct SpecialElements: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// The first vector and search for which the loop and the oracle differ.
  var mismatch: @Sendable () -> String?
  /// The first law that values break.
  var brokenLaw: @Sendable () -> String?

  init<Element: ArgReducible & Sendable>(_ dtypes: [DType], _ values: [Element]) {
    testDescription = dtypes.map(\.description).joined(separator: ", ")
    brokenLaw = { Laws(values).broken }
    mismatch = { Self.mismatch(dtypes, values) }
  }

  static let all: [SpecialElements] = [
    SpecialElements([.bool], [0, 1] as [UInt8]),
    SpecialElements([.int8], [.min, -1, 0, 1, .max] as [Int8]),
    SpecialElements([.int16], [.min, -1, 0, 256, .max] as [Int16]),
    SpecialElements([.int32], [.min, -1, 0, 65536, .max] as [Int32]),
    SpecialElements([.int64], [.min, -1, 0, 1 << 53, .max] as [Int64]),
    SpecialElements([.uint8], [0, 1, 127, 128, .max] as [UInt8]),
    SpecialElements([.uint16], [0, 1, 1 << 15, 256, .max] as [UInt16]),
    SpecialElements([.uint32], [0, 1, 1 << 31, 65536, .max] as [UInt32]),
    SpecialElements([.uint64], [0, 1, 1 << 63, .max - 1, .max] as [UInt64]),
    SpecialElements([.float16], floats(Float16.self)),
    SpecialElements([.bfloat16], floats(Float.self).map { BFloat16($0) }),
    SpecialElements([.float32], floats(Float.self)),
    SpecialElements([.float64], floats(Double.self)),
    SpecialElements([.complex64], complexes(Float.self)),
    SpecialElements([.complex128], complexes(Double.self)),
    SpecialElements(
      [.datetime64(.nanosecond), .timedelta64(.day)],
      [.min, .min + 1, -1, 0, .max].map { TimeCount(count: $0) }),
  ]

  private static func floats<Value: BinaryFloatingPoint>(_: Value.Type) -> [Value] {
    [.nan, -.infinity, -.greatestFiniteMagnitude, -0.0, 0, .greatestFiniteMagnitude, .infinity]
  }

  private static func complexes<Part: BinaryFloatingPoint & Sendable>(
    _: Part.Type
  ) -> [ComplexParts<Part>] {
    [
      .init(.nan, 0), .init(1, .nan), .init(-.infinity, -1), .init(-.infinity, 0), .init(1, 2),
      .init(1, -0.0), .init(.infinity, 0), .init(-.greatestFiniteMagnitude, 0),
    ]
  }

  /// Compares loop and oracle on all vectors of up to four values, laid out with several strides.
  private static func mismatch<Element: ArgReducible>(
    _ dtypes: [DType], _ values: [Element]
  ) -> String? {
    let size = MemoryLayout<Element>.stride
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: 9)
    memory.initialize(repeating: values[0], count: 9)
    defer { memory.deallocate() }
    for vector in vectors(of: values, upTo: 4) {
      for search in Search.all {
        let expected = search.expected(vector)
        for step in [1, 2, -1] {
          let base = memory + (step < 0 ? max(vector.count - 1, 0) : 0)
          for (place, value) in vector.enumerated() { base[place * step] = value }
          for dtype in dtypes {
            let found = search.winner(
              in: dtype, at: base, count: vector.count, stride: step * size)
            if found != expected {
              return "\(vector), stride \(step), \(search): \(found as Any), not \(expected)"
            }
          }
        }
      }
    }
    for value in values {
      memory[0] = value
      for count in 0...4 {
        for search in Search.all {
          let expected = search.expected(Array(repeating: value, count: count))
          let found = search.winner(in: dtypes[0], at: memory, count: count, stride: 0)
          if found != expected {
            return "\(value) × \(count), \(search): \(found as Any), not \(expected)"
          }
        }
      }
    }
    return nil
  }
}
