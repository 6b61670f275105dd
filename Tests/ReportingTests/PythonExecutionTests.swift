import Arrays
import Foundation
import Reporting
import Semantics
import Testing

/// The text is run by Python itself, and must give what the library gave when it was asked.
@Suite struct PythonExecutionTests {
  /// Calls drawn from the suites, with the answers of live libraries, in `Witnesses/LIBRARY.ndjson`.
  @Test(arguments: ["numpy", "pandas", "polars", "python"])
  func linesGiveWhatTheLibraryGave(library: String) throws {
    let specs = try SpecFolder(path: TestScripts.specs)
    var calls: [(call: Call, observed: Outcome)] = []
    var requests: [String] = []
    var sources: [String] = []
    for line in try Self.witnesses(of: library) {
      let json = try JSONValue(parsing: line)
      let call = try Call(json: try #require(json["call"]))
      let source = try #require(PythonSource(call, specs: specs), "\(line)").line
      calls.append((call, try Outcome(json: try #require(json["observed"]))))
      sources.append(source)
      let givesLabels = specs[library]?.function(
        named: call.function, rank: call.array.values.rank)?
        .call.givesLabels
      requests.append(
        JSONValue.object(["source": .string(source), "labels": .bool(givesLabels == true)])
          .description)
    }
    let answers = try TestScripts.run("run_sources.py", requests)
    #expect(answers.count == calls.count)
    for (position, answer) in answers.enumerated() {
      let json = try JSONValue(parsing: answer)
      // A library that is not installed has nothing to say.
      if json["missing"] != nil { continue }
      let outcome = try Outcome(json: json)
      #expect(
        outcome.difference(from: calls[position].observed) == nil,
        "\(sources[position]) gives \(answer), not \(calls[position].observed.json)")
    }
  }

  /// Every type in every layout: the expression makes an array of the same type, shape, elements and strides.
  @Test(arguments: Self.dtypes)
  func arraysAreMadeBitByBit(dtype: DType) throws {
    var arrays: [NDArray] = []
    for shape in [[], [0], [0, 3], [2, 0], [1], [5], [2, 3], [2, 1, 2]] {
      for layout in Layout.allCases {
        let count = shape.reduce(1, *)
        var elements = (0..<count).map { Self.values(dtype)[$0 % Self.values(dtype).count] }
        if layout == .broadcast, let rows = shape.first, rows > 0 {
          elements = Array(repeating: elements.prefix(count / rows), count: rows).flatMap { $0 }
        }
        arrays.append(
          try NDArray(dtype: dtype, shape: shape, elements: elements, layout: layout))
      }
    }
    let answers = try TestScripts.run(
      "describe_arrays.py", arrays.map { PythonArray($0).source })
    try #require(answers.count == arrays.count)
    for (array, answer) in zip(arrays, answers) {
      let json = try JSONValue(parsing: answer)
      let comment = Comment(rawValue: PythonArray(array).source)
      #expect(json["shape"] == .integers(array.shape), comment)
      if dtype == .object || dtype.isNullable {
        #expect(json["dtype"] == "|O", comment)
        let objects = array.elements.map(Self.object).joined(separator: " ")
        #expect(json["content"]?.text == objects, comment)
        continue
      }
      // NumPy says of single bytes that they have no order.
      let type = array.dtype.typeString(itemSize: array.itemSize)
      #expect(json["dtype"]?.text?.dropFirst() == type.dropFirst(), comment)
      #expect(json["content"]?.text == Self.bytes(array), comment)
      if array.count > 1, !array.shape.contains(1) {
        #expect(json["strides"] == .integers(array.strides), comment)
      }
    }
  }

  private static let dtypes =
    DType.all.filter { $0 != .bfloat16 } + TimeUnit.allCases.dropLast().map { .datetime64($0) }

  private static func witnesses(of library: String) throws -> [Substring] {
    let file = TestScripts.url.appending(path: "Witnesses/\(library).ndjson")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
  }

  /// The elements' bytes in C order, as hex.
  private static func bytes(_ array: NDArray) -> String {
    let plain = try? NDArray(dtype: array.dtype, shape: array.shape, elements: array.elements)
    return plain?.withBase { base in
      UnsafeRawBufferPointer(start: base, count: array.count * array.itemSize)
        .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    } ?? ""
  }

  /// An element as `TYPE:REPR`.
  private static func object(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool(let value): value ? "bool:True" : "bool:False"
    case .int(let value): "int:\(value)"
    case .uint(let value): "int:\(value)"
    case .float(let value): "float:\(value)"
    case .string(let text): "str:'\(text)'"
    case .complex, .bytes, .time, .none, .missing: "NoneType:None"
    }
  }

  private static func values(_ dtype: DType) -> [Scalar] {
    switch dtype {
    case .bool: [.bool(true), .bool(false)]
    case .int8: [.int(-128), .int(127), .int(0)]
    case .int16: [.int(-32768), .int(32767)]
    case .int32: [.int(-2_147_483_648), .int(2_147_483_647)]
    case .int64: [.int(.min), .int(.max), .int(0)]
    case .uint8: [.int(255), .int(0)]
    case .uint16: [.int(65535), .int(1)]
    case .uint32: [.int(4_294_967_295), .int(1)]
    case .uint64: [.uint(.max), .int(0), .uint(1 << 63)]
    case .float16:
      [0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, Float16.infinity]
        .map { .float(Double($0)) }
    case .float32:
      [0.1, -0.0, Float.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.infinity]
        .map { .float(Double($0)) }
    case .float64:
      [0.1, -0.0, 5e-324, .greatestFiniteMagnitude, -.infinity, 1e16].map { .float($0) }
    case .complex64, .complex128:
      [
        .complex(dtype == .complex64 ? Double(Float(0.1)) : 0.1, -1), .complex(-0.0, 1),
        .complex(.infinity, -.infinity), .complex(2, -0.0),
      ]
    case .datetime64:
      [0, nil, -1, 1_600_000_000_000_000_000, 1_234_567].map { .time($0) }
    case .timedelta64: [.time(nil), .time(5), .time(-.max)]
    case .string: ["", "a'b", "é\\\u{10FFFF}", "\n\u{01}"].map { .string($0) }
    case .bytes: [.bytes([]), .bytes([39, 92, 1]), .bytes([255, 10])]
    case .object: [.none, .float(.nan), .string("a"), .uint(.max), .bool(true)]
    case .nullable(.boolean): [.missing, .bool(true)]
    case .nullable(.float32), .nullable(.float64): [.missing, .float(0.5)]
    case .nullable: [.missing, .int(1)]
    case .bfloat16: [.float(1)]
    case .float8(let format): format.values.prefix(9).map { .float(Double($0)) } + [.float(.nan)]
    }
  }
}
