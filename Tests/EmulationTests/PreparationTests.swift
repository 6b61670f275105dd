import Arrays
import Emulation
import Foundation
import Semantics
import Testing

/// What libraries do to elements before they compare them, against NumPy doing the same.
@Suite struct PreparationTests {
  /// A type, what becomes of it, and whether subnormal numbers count as zero.
  struct Change: Sendable, CustomTestStringConvertible {
    var dtype: DType
    var becomes: DType
    var flushes: Bool
    var values: [Scalar]
    var testDescription: String { "\(dtype) as \(becomes)" + (flushes ? ", flushed" : "") }

    init(_ dtype: DType, as other: DType? = nil, flushes: Bool = false, _ values: [Scalar]) {
      self.dtype = dtype
      becomes = other ?? dtype
      self.flushes = flushes
      self.values = values
    }
  }

  private static let changes: [Change] =
    [
      Change(.float64, as: .float32, doubles),
      Change(.float64, as: .float32, flushes: true, doubles),
      Change(.int64, as: .int32, integers.map { .int($0) }),
      Change(.uint64, as: .uint32, integers.map { Scalar(unsigned: UInt64(bitPattern: $0)) }),
    ]
    + [DType.float16, .bfloat16, .float32, .float64].map { dtype in
      Change(dtype, flushes: true, subnormals(dtype))
    }
    + Float8Format.allCases.map { format in
      Change(
        .float8(format), as: .float32,
        stride(from: 0, to: 256, by: 5).map { .float(Double(format.values[$0])) } + [.float(.nan)])
    }

  /// Doubles that differ and become equal floats, infinities and zeros among them.
  private static let doubles: [Scalar] = [
    1, 1 + 0x1p-30, 1 + 0x1p-23, 1e300, .infinity, 1e-300, 0, -1e-300, -0.0, 0x1p-140, 0x1p-126,
    0x1.FFFFFFFp-127, .nan, -1, -1e300, -.infinity, 16_777_217, 16_777_216,
  ].map { .float($0) }

  private static let integers: [Int64] = [
    0, 1, 1 << 31, 1 << 32, (1 << 32) + 1, -1, -(1 << 31), (1 << 31) - 1, .max, .min, .max - 1,
    1 << 62,
  ]

  /// Numbers on both sides of the smallest normal one.
  private static func subnormals(_ dtype: DType) -> [Scalar] {
    let exponent =
      switch dtype {
      case .float16: -14
      case .float64: -1022
      default: -126
      }
    let normal = Double(sign: .plus, exponent: exponent, significand: 1)
    let values = [normal, normal * 1.5, normal / 2, normal * 0.75, normal / 4, 0]
    return (values + values.map { -$0 } + [.nan, .infinity]).map { .float($0) }
  }

  // MARK: Arrays

  /// Three dimensions, so that every layout lies apart in memory.
  private static let shape = [2, 3, 2]

  private static func arrays(_ change: Change, _ layout: Layout) throws -> [NDArray] {
    let count = shape.reduce(1, *)
    return try (0..<40).map { seed in
      var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 7
      var elements = (0..<count).map { _ -> Scalar in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return change.values[Int(state >> 33) % change.values.count]
      }
      if layout == .broadcast {
        elements = Array(elements.prefix(count / 2)) + elements.prefix(count / 2)
      }
      return try NDArray(dtype: change.dtype, shape: shape, elements: elements, layout: layout)
    }
  }

  private static func request(_ array: NDArray, _ change: Change) throws -> String {
    let plain = try NDArray(dtype: array.dtype, shape: array.shape, elements: array.elements)
    let bytes = plain.withBase { base in
      UnsafeRawBufferPointer(start: base, count: array.count * array.itemSize)
        .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    return JSONValue.object([
      "dtype": .string(array.dtype.description), "shape": .integers(array.shape),
      "hex": .string(bytes), "becomes": .string(change.becomes.description),
      "flushes": .bool(change.flushes),
    ]).description
  }

  private static func spec(_ change: Change, winner: String) -> TestSpec {
    let converted =
      change.dtype == change.becomes || change.becomes == .float32 && change.dtype != .float64
      ? "" : ", converted: {\(change.dtype): \(change.becomes)}"
    return TestSpec(rules: [
      "input-dtype": "{accepted: [integers, floats, float8s]\(converted)}", "complex-order": nil,
      "ties": change.flushes ? "{winner: \(winner), subnormals: zero}" : winner,
      "nan": winner == "last" ? "last-wins" : "first-wins", "flatten-order": "C",
    ])
  }

  @Test(arguments: changes, Layout.allCases)
  func winnersAreThoseOfNumPy(_ change: Change, _ layout: Layout) throws {
    let arrays = try Self.arrays(change, layout)
    let lines = try NumPy.run("winners.py", arrays.map { try Self.request($0, change) })
    try #require(lines.count == arrays.count)
    let axes: [ArgumentValue] = [.int(0), .int(1), .int(2), .none]
    for (array, line) in zip(arrays, lines) {
      let json = try JSONValue(parsing: String(line))
      if json == .null { continue }
      let places = try #require(json.elements)
      try #require(places.count == axes.count)
      for (axis, places) in zip(axes, places) {
        for (winner, expected) in zip(["first", "last"], places.elements ?? []) {
          let answer = try Self.spec(change, winner: winner)
            .answer(LabelledArray(array), [.axis(axis)])
          guard case .indices(_, _, let data) = answer.outcome else {
            Issue.record("\(answer.outcome)")
            continue
          }
          #expect(
            JSONValue.integers(data.map { Int($0) }) == expected,
            "\(winner) of \(array.elements) along \(axis)")
        }
      }
    }
  }

  /// What is prepared is compared like memory that was so from the start.
  @Test(arguments: Layout.allCases)
  func rawMemoryIsPreparedToo(_ layout: Layout) throws {
    for change in Self.changes {
      let profile = try Self.spec(change, winner: "first").profile()
      for array in try Self.arrays(change, layout).prefix(8) {
        let plan = try Plan(
          profile, dtype: array.dtype, shape: array.shape, strides: array.strides,
          arguments: [.axis(.int(1))])
        guard case .reduce(let reduction) = plan.step else {
          Issue.record("\(change)")
          continue
        }
        #expect(reduction.isPlain)
        var answers = [Int64](repeating: -9, count: 4)
        _ = array.withBase { base in
          answers.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { reduction.runInMemory(base, answers: $0) }
          }
        }
        #expect(answers == reduction.run(array).positions, "\(change)")
      }
    }
  }

  // MARK: Rules

  @Test func exactSubnormalsAreNoTies() throws {
    let tiny = try LabelledArray.floats(0, 5e-324, -5e-324)
    #expect(try TestSpec().outcome(tiny) == "int64[] 1")
    #expect(
      try TestSpec(rules: ["ties": "{winner: first, subnormals: exact}"]).outcome(tiny)
        == "int64[] 1")
    let flushed = TestSpec(rules: ["ties": "{winner: first, subnormals: zero}"])
    #expect(try flushed.outcome(tiny) == "int64[] 0")
    #expect(try flushed.answer(tiny).exercised.contains(.ties))
    let any = try TestSpec(rules: ["ties": "{winner: any, subnormals: zero}"]).answer(tiny)
    #expect(any.freedom == [0: Set([0, 1, 2].map { .value(.int($0)) })])
  }

  /// Exceptions by type look at what elements are compared as.
  @Test func exceptionsLookAtTheTypeCompared() throws {
    let spec = TestSpec(
      rules: [
        "input-dtype": "{accepted: [floats], converted: {float64: float32}}",
        "complex-order": nil, "ties": "first",
      ], except: ["ties": "[{dtypes: [float32], value: last}]"])
    #expect(try spec.outcome(.floats(1, 1 + 0x1p-40)) == "int64[] 1")
  }
}

/// The environment's NumPy, asked by a script of this folder.
private enum NumPy {
  static func run(_ script: String, _ lines: [String]) throws -> [Substring] {
    let variable = ProcessInfo.processInfo.environment["TIEBREAK_PYTHON"]
    let path = try #require(variable, "TIEBREAK_PYTHON is not set")
    let inside = "\(path)/bin/python"
    let process = Process()
    process.executableURL = URL(
      filePath: FileManager.default.isExecutableFile(atPath: inside) ? inside : path)
    process.arguments = [
      URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts/\(script)")
        .path(percentEncoded: false)
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // Less than a pipe holds, so that nobody waits.
    try input.fileHandleForWriting.write(
      contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
