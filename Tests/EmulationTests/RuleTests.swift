import Arrays
import Emulation
import Semantics
import Testing

/// Flags, exceptions of rules, the order of checks, and arrays with masks or objects.
@Suite struct RuleTests {
  private static func skipping(_ rule: String) -> TestSpec {
    TestSpec(
      rules: ["skipna": rule, "nan": "{skipped: {all-nan: ValueError}}"],
      parameters: "axis: axis, keepdims: keepdims, skipna: skipna")
  }

  @Test func skipna() throws {
    let array = try LabelledArray.floats(1, .nan, 2)
    func outcome(_ rule: String, _ arguments: [Call.Argument]) throws -> String {
      let answer = try Self.skipping(rule).answer(array, arguments)
      #expect(answer.exercised.contains(.skipna) == !arguments.isEmpty)
      return answer.outcome.brief
    }
    let plain = "{default: true, when-false: first-wins}"
    #expect(try outcome(plain, []) == "int64[] 2")
    #expect(try outcome(plain, [.skipna(.bool(true))]) == "int64[] 2")
    #expect(try outcome(plain, [.skipna(.bool(false))]) == "int64[] 1")
    #expect(try outcome(plain, [.skipna(.none)]) == "int64[] 1")
    #expect(try outcome(plain, [.skipna(.string("x"))]) == "int64[] 2")
    let off = "{default: false, when-false: {settles: {index: -1}}}"
    #expect(try outcome(off, []) == "int64[] -1")
    #expect(try outcome(off, [.skipna(.bool(true))]) == "int64[] 2")
    let kinds =
      "{default: true, when-false: first-wins, kinds: {none: omitted, integer: truth, others: KeyError}}"
    #expect(try outcome(kinds, [.skipna(.none)]) == "int64[] 2")
    #expect(try outcome(kinds, [.skipna(.int(0))]) == "int64[] 1")
    #expect(try outcome(kinds, [.skipna(.float(1))]) == "KeyError")
    #expect(try outcome(kinds, [.skipna(.bool(false))]) == "int64[] 1")
  }

  @Test func exceptionsByTypeEmptinessAndAxis() throws {
    let byType = TestSpec(except: ["ties": "[{dtypes: [integers], value: last}]"])
    #expect(try byType.outcome(.ints(1, 1)) == "int64[] 1")
    #expect(try byType.outcome(.floats(1, 1)) == "int64[] 0")
    let byAxis = TestSpec(except: [
      "nan": "[{axes: [1], value: last-wins}, {dtypes: [floats], value: wins-only-first}]"
    ])
    let matrix = try LabelledArray.floats(1, .nan, .nan, 1, .nan, .nan, shape: [2, 3])
    #expect(try byAxis.outcome(matrix, [.axis(.int(1))]) == "int64[2] 2 2")
    #expect(try byAxis.outcome(matrix, [.axis(.int(-1))]) == "int64[2] 2 2")
    #expect(try byAxis.outcome(matrix, [.axis(.int(0))]) == "int64[3] 0 0 0")
    #expect(try byAxis.outcome(matrix) == "int64[] 0")
    let byEmptiness = TestSpec(except: [
      "axis-bounds": "[{arrays: empty, value: {outside: KeyError}}]",
      "axis-type": "[{arrays: nonempty, value: {none: ValueError, others: ValueError}}]",
    ])
    #expect(try byEmptiness.outcome(.empty(0), [.axis(.int(5))]) == "KeyError")
    #expect(try byEmptiness.outcome(.floats(1), [.axis(.int(5))]) == "AxisError")
    #expect(try byEmptiness.outcome(.empty(0), [.axis(.bool(true))]) == "TypeError")
    #expect(try byEmptiness.outcome(.floats(1), [.axis(.bool(true))]) == "ValueError")
    let emptyAlong = TestSpec(except: [
      "empty": "[{axes: [0], value: {reduced: {index: -1}, nothing-due: same}}]"
    ])
    #expect(try emptyAlong.outcome(.empty(0, 2), [.axis(.int(0))]) == "int64[2] -1 -1")
    #expect(try emptyAlong.outcome(.empty(2, 0), [.axis(.int(1))]) == "ValueError")
  }

  /// Each check with a fault for it; each fault raises an error of its own.
  private static let faults: [(check: String, argument: Call.Argument?, error: String)] = [
    ("arguments", .init("depth", .int(1)), "TypeError"),
    ("keepdims", .keepdims(.none), "KeyError"),
    ("skipna", .skipna(.none), "NameError"),
    ("axis-bounds", .axis(.int(4)), "AxisError"),
    ("axis-type", .axis(.float(0.5)), "OverflowError"),
    ("input-dtype", nil, "RuntimeError"),
    ("empty", nil, "ValueError"),
  ]

  @Test func theFirstCheckDecides() throws {
    let names = Self.faults.map(\.check) + ["zero-dim"]
    for a in Self.faults {
      for b in Self.faults where a.check != b.check {
        let isBoth = [a.check, b.check]
        if isBoth.allSatisfy({ $0.hasPrefix("axis") }) { continue }
        let spec = TestSpec(
          rules: [
            "axis-type": "{none: flatten, others: OverflowError}",
            "keepdims": "{supported: {none: KeyError}}",
            "skipna": "{default: true, when-false: first-wins, kinds: {none: NameError}}",
            "input-dtype": "{accepted: [floats], refused: {int64: RuntimeError}}",
            "complex-order": nil,
          ],
          parameters: "axis: axis, keepdims: keepdims, skipna: skipna",
          checks: (isBoth + names.filter { !isBoth.contains($0) }).joined(separator: ", "))
        let dtype = isBoth.contains("input-dtype") ? DType.int64 : .float64
        let array =
          isBoth.contains("empty")
          ? try LabelledArray.empty(0, dtype: dtype)
          : try .made(dtype, [1], [dtype == .int64 ? .int(1) : .float(1)])
        let arguments = [a.argument, b.argument].compactMap { $0 }
        #expect(try spec.outcome(array, arguments) == a.error, "\(isBoth)")
        #expect(try spec.outcome(array, arguments.reversed()) == a.error, "\(isBoth)")
      }
    }
  }

  /// Where nothing is due, checks after `empty` are not looked at.
  @Test func nothingDueEndsTheChecks() throws {
    func outcome(_ checks: String) throws -> String {
      var spec = TestSpec(checks: checks)
      spec.rules["input-dtype"] = "{accepted: [floats], refused: {int64: RuntimeError}}"
      spec.rules["complex-order"] = .some(nil)
      return try spec.outcome(.empty(0, 3, dtype: .int64), [.axis(.int(1))])
    }
    let before = "arguments, axis-type, keepdims, skipna, zero-dim, axis-bounds"
    #expect(try outcome(before + ", empty, input-dtype") == "int64[0]")
    #expect(try outcome(before + ", input-dtype, empty") == "RuntimeError")
  }

  @Test func unknownArgumentsAndTwoSpellings() throws {
    let unknown = try TestSpec().answer(.floats(1), [.init("out", .none)])
    #expect(
      unknown.outcome
        == .error(
          .init(type: "TypeError", message: "top() got an unexpected keyword argument 'out'")))
    let spec = TestSpec(parameters: "axis: axis, dim: axis, keepdims: keepdims")
    let matrix = try LabelledArray.floats(1, 9, 2, 3, 0, 4, shape: [2, 3])
    #expect(try spec.outcome(matrix, [.init("dim", .int(1))]) == "int64[2] 1 2")
    #expect(try spec.outcome(matrix, [.axis(.int(1))]) == "int64[2] 1 2")
    #expect(
      try spec.outcome(matrix, [.axis(.int(1)), .init("dim", .int(1))]) == "TypeError")
    #expect(
      try spec.outcome(matrix, [.init("dim", .int(1)), .axis(.int(1))]) == "TypeError")
  }

  @Test func masks() throws {
    func outcome(_ rule: String, _ type: DType, _ elements: Scalar...) throws -> String {
      try TestSpec(rules: ["nan": rule]).outcome(.made(type, [elements.count], elements))
    }
    let int64 = DType.nullable(.int64)
    #expect(try outcome("first-wins", int64, .int(-1), .missing, .int(-2)) == "int64[] 1")
    let skipped = "{skipped: {all-nan: ValueError}}"
    #expect(try outcome(skipped, int64, .missing, .int(-2), .int(-1)) == "int64[] 2")
    #expect(try outcome(skipped, int64, .missing, .missing) == "ValueError")
    #expect(try outcome("{settles: {index: -1}}", int64, .missing, .int(1)) == "int64[] -1")
    #expect(try outcome("wins-only-first", int64, .int(1), .missing) == "int64[] 0")
    // Masked elements stand for the ends of their own type, and tie with them.
    let lowest = "{counts-as-lowest: {all-nan: ValueError}}"
    let highest = "{counts-as-highest: {all-nan: ValueError}}"
    #expect(try outcome(lowest, int64, .missing, .int(.min)) == "int64[] 0")
    #expect(try outcome(highest, int64, .int(.max), .missing) == "int64[] 0")
    let flags = DType.nullable(.boolean)
    #expect(try outcome(highest, flags, .missing, .bool(true)) == "int64[] 0")
    #expect(try outcome(lowest, flags, .bool(false), .missing, .bool(true)) == "int64[] 2")
    for (type, low, high) in [
      (.nullable(.int8), .int(-128), .int(127)), (.nullable(.int16), .int(-32768), .int(32767)),
      (.nullable(.int32), .int(-1 << 31), .int(1 << 31 - 1)),
      (.nullable(.uint8), .int(0), .int(255)), (.nullable(.uint16), .int(0), .int(65535)),
      (.nullable(.uint32), .int(0), .int(1 << 32 - 1)),
      (.nullable(.uint64), .int(0), .uint(.max)),
      (.nullable(.float32), .float(-.infinity), .float(.infinity)),
      (.nullable(.float64), .float(-.infinity), .float(.infinity)),
    ] as [(DType, Scalar, Scalar)] {
      #expect(try outcome(lowest, type, low, .missing) == "int64[] 0", "\(type)")
      #expect(try outcome(lowest, type, .missing, low) == "int64[] 0", "\(type)")
      #expect(try outcome(highest, type, high, .missing) == "int64[] 0", "\(type)")
      #expect(try outcome(highest, type, .missing, high) == "int64[] 0", "\(type)")
    }
  }

  @Test func objects() throws {
    func outcome(_ elements: Scalar..., nan: String = "first-wins", none: Bool = false) throws
      -> String
    {
      try TestSpec(rules: ["nan": nan], call: none ? ["none-is-missing: true"] : [])
        .outcome(.made(.object, [elements.count], elements))
    }
    #expect(try outcome(.int(1 << 53 + 1), .float(0x1p53), .int(1 << 53)) == "int64[] 0")
    #expect(try outcome(.string("a"), .string("é"), .string("b")) == "int64[] 1")
    #expect(try outcome(.bytes([1]), .bytes([1, 0])) == "int64[] 1")
    #expect(try outcome(.bool(true), .int(1), .float(2)) == "int64[] 2")
    #expect(try outcome(.int(1), .string("a")) == "TypeError")
    #expect(try outcome(.none, .none) == "TypeError")
    #expect(try outcome(.complex(1, 0), .complex(2, 0)) == "TypeError")
    #expect(try outcome(.none) == "int64[] 0")
    #expect(try outcome(.float(.nan), .string("a")) == "TypeError")
    let skipped = "{skipped: {all-nan: {index: -1}}}"
    #expect(try outcome(.float(.nan), .string("a"), nan: skipped) == "int64[] 1")
    #expect(try outcome(.none, .int(3), nan: skipped) == "TypeError")
    #expect(try outcome(.none, .int(3), nan: skipped, none: true) == "int64[] 1")
    #expect(try outcome(.none, .none, nan: skipped, none: true) == "int64[] -1")
    #expect(try outcome(.int(3), .none, none: true) == "int64[] 1")
    let settled = "{settles: KeyError}"
    #expect(try outcome(.float(.nan), .int(1), .string("a"), nan: settled) == "KeyError")
    #expect(try outcome(.int(1), .string("a"), nan: settled) == "TypeError")
    let counted = "{counts-as-lowest: {all-nan: ValueError}}"
    #expect(try outcome(.float(.nan), .float(.nan), nan: counted) == "ValueError")
    #expect(try outcome(.float(.nan), .int(-5), nan: counted) == "int64[] 1")
  }

  @Test func textAndTimes() throws {
    let text = try LabelledArray.made(.string, [3], ["a", "é", "b"].map { .string($0) })
    #expect(try TestSpec().outcome(text) == "int64[] 1")
    #expect(try TestSpec(extremum: "min").outcome(text) == "int64[] 0")
    let bytes = try LabelledArray.made(.bytes, [3], [[1], [255], [2]].map { .bytes($0) })
    #expect(try TestSpec().outcome(bytes) == "int64[] 1")
  }
}
