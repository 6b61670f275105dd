import Arrays
import Emulation
import Semantics
import Testing

/// Which axis a call means, and which axes it may not.
@Suite struct AxisTests {
  /// [[1, 9, 2], [3, 0, 4]]
  private static func matrix() throws -> LabelledArray {
    try .floats(1, 9, 2, 3, 0, 4, shape: [2, 3])
  }

  @Test(arguments: [
    ("flatten", "int64[] 1"), ("0", "int64[3] 1 0 1"), ("-1", "int64[2] 1 2"),
    ("1", "int64[2] 1 2"), ("2", "AxisError"), ("{required: KeyError}", "KeyError"),
  ])
  func defaultAxis(_ rule: String, _ expected: String) throws {
    let answer = try TestSpec(rules: ["default-axis": rule]).answer(Self.matrix())
    #expect(answer.outcome.brief == expected)
    #expect(answer.exercised.contains(.defaultAxis))
  }

  /// On a vector too: a default axis of 1 would be out of its bounds.
  @Test func anOmittedAxisTurnsOnTheDefault() throws {
    let vector = try LabelledArray.floats(1, 2)
    #expect(try TestSpec().answer(vector).exercised.contains(.defaultAxis))
    #expect(try !TestSpec().answer(vector, [.axis(.int(0))]).exercised.contains(.defaultAxis))
    let required = TestSpec(rules: ["default-axis": "{required: TypeError}"])
    #expect(try required.answer(vector).exercised.contains(.defaultAxis))
    #expect(try required.outcome(vector, [.axis(.int(0))]) == "int64[] 1")
  }

  @Test(
    arguments: [
      ("{outside: AxisError}", -3, "AxisError"), ("{outside: AxisError}", -2, "int64[3] 1 0 1"),
      ("{outside: AxisError}", -1, "int64[2] 1 2"), ("{outside: AxisError}", 0, "int64[3] 1 0 1"),
      ("{outside: AxisError}", 1, "int64[2] 1 2"), ("{outside: IndexError}", 2, "IndexError"),
      ("{outside: ValueError, negative: from-end}", -1, "int64[2] 1 2"),
      ("{outside: ValueError, negative: outside}", -1, "ValueError"),
      ("{outside: ValueError, negative: outside}", 1, "int64[2] 1 2"),
    ] as [(String, Int64, String)])
  func axisBounds(_ rule: String, _ axis: Int64, _ expected: String) throws {
    let answer = try TestSpec(rules: ["axis-bounds": rule])
      .answer(Self.matrix(), [.axis(.int(axis))])
    #expect(answer.outcome.brief == expected)
    #expect(answer.exercised.contains(.axisBounds) == (axis < 0 || axis > 1))
  }

  private static let values: [(ArgumentValue, kind: String)] = [
    (.none, "none"), (.bool(true), "bool"), (.int(1 << 40), "big-integer"),
    (.bigInt("9223372036854775808"), "huge-integer"), (.float(1), "whole-float"),
    (.float(0.5), "float"), (.float(.nan), "float"), (.string("x"), "string"),
    (.list([.int(0)]), "list"),
  ]

  @Test func everyKindIsTreatedByItsOwnRule() throws {
    for (value, kind) in Self.values {
      func outcome(_ treatment: String) throws -> String {
        let spec = TestSpec(rules: ["axis-type": "{\(kind): \(treatment), others: KeyError}"])
        let answer = try spec.answer(Self.matrix(), [.axis(value)])
        #expect(answer.exercised.contains(.axisType))
        return answer.outcome.brief
      }
      #expect(try outcome("TypeError") == "TypeError", "\(kind)")
      #expect(try outcome("flatten") == "int64[] 1", "\(kind)")
      #expect(try outcome("omitted") == "int64[] 1", "\(kind)")
    }
    let others = TestSpec(rules: ["axis-type": "{others: KeyError}"])
    for (value, kind) in Self.values {
      #expect(try others.outcome(Self.matrix(), [.axis(value)]) == "KeyError", "\(kind)")
    }
  }

  @Test(
    arguments: [
      ("bool", .bool(true), "int64[2] 1 2"), ("bool", .bool(false), "int64[3] 1 0 1"),
      ("whole-float", .float(1), "int64[2] 1 2"), ("big-integer", .int(1 << 40), "AxisError"),
      ("huge-integer", .bigInt("-9223372036854775809"), "AxisError"),
      ("float", .float(.infinity), "AxisError"), ("string", .string("1"), "AxisError"),
    ] as [(String, ArgumentValue, String)])
  func asInteger(_ kind: String, _ value: ArgumentValue, _ expected: String) throws {
    let spec = TestSpec(rules: ["axis-type": "{\(kind): as-integer, others: TypeError}"])
    #expect(try spec.outcome(Self.matrix(), [.axis(value)]) == expected)
  }

  @Test(
    arguments: [
      (0.5, "int64[3] 1 0 1"), (1.9, "int64[2] 1 2"), (-0.5, "int64[2] 1 2"), (2.5, "AxisError"),
      (-1.5, "int64[3] 1 0 1"), (.nan, "AxisError"), (1e300, "TypeError"),
    ] as [(Double, String)])
  func floor(_ axis: Double, _ expected: String) throws {
    let spec = TestSpec(rules: ["axis-type": "{float: floor, others: TypeError}"])
    #expect(try spec.outcome(Self.matrix(), [.axis(.float(axis))]) == expected)
  }

  /// The signed number in the low 32 bits, however many there are above.
  @Test(
    arguments: [
      (.int(1 << 32), "int64[3] 1 0 1"), (.int((1 << 32) + 1), "int64[2] 1 2"),
      (.int(1 << 40), "int64[3] 1 0 1"), (.int((1 << 32) + 2), "AxisError"),
      (.int((1 << 32) - 1), "int64[2] 1 2"), (.int(.max), "int64[2] 1 2"),
      (.int(.min), "int64[3] 1 0 1"), (.int(1 << 31), "AxisError"),
      (.bigInt("9223372036854775808"), "int64[3] 1 0 1"),
      (.bigInt("9223372036854775809"), "int64[2] 1 2"),
      (.bigInt("18446744073709551615"), "int64[2] 1 2"),
      (.bigInt("18446744073709551616"), "int64[3] 1 0 1"),
      (.bigInt("1180591620717411303425"), "int64[2] 1 2"),
      (.bigInt("-18446744073709551615"), "int64[2] 1 2"),
      (.bigInt("-9223372036854775810"), "int64[3] 1 0 1"),
    ] as [(ArgumentValue, String)])
  func low32Bits(_ axis: ArgumentValue, _ expected: String) throws {
    let spec = TestSpec(rules: [
      "axis-type": "{big-integer: low-32-bits, huge-integer: low-32-bits, others: TypeError}"
    ])
    let answer = try spec.answer(Self.matrix(), [.axis(axis)])
    #expect(answer.outcome.brief == expected)
    #expect(answer.exercised.contains(.axisType))
  }

  /// From 2**63 to 2**64 - 1; where nothing is said of them, what holds for huge integers.
  @Test(arguments: ["9223372036854775808", "9223372036854775809", "18446744073709551615"])
  func unsignedIntegers(_ digits: String) throws {
    func outcome(_ rule: String) throws -> String {
      try TestSpec(rules: ["axis-type": rule]).outcome(Self.matrix(), [.axis(.bigInt(digits))])
    }
    #expect(
      try outcome("{unsigned-integer: KeyError, huge-integer: IndexError, others: TypeError}")
        == "KeyError")
    #expect(try outcome("{huge-integer: IndexError, others: TypeError}") == "IndexError")
    #expect(try outcome("{unsigned-integer: KeyError, others: TypeError}") == "KeyError")
    #expect(try outcome("{others: TypeError}") == "TypeError")
    let beyond = TestSpec(rules: ["axis-type": "{unsigned-integer: KeyError, others: TypeError}"])
    for other in ["18446744073709551616", "-9223372036854775809"] {
      #expect(try beyond.outcome(Self.matrix(), [.axis(.bigInt(other))]) == "TypeError")
    }
  }

  /// Integers with too many bits fail in a check of their own.
  @Test func rangesAreCheckedInTheirTurn() throws {
    func outcome(_ checks: String, _ axis: ArgumentValue) throws -> String {
      try TestSpec(
        rules: [
          "axis-type": "{huge-integer: OverflowError, others: TypeError}",
          "keepdims": "{supported: {none: KeyError}}",
        ],
        checks: checks
      ).outcome(Self.matrix(), [.axis(axis), .keepdims(.none)])
    }
    let rest = "skipna, zero-dim, axis-bounds, input-dtype, empty"
    let huge = ArgumentValue.bigInt("18446744073709551616")
    #expect(try outcome("arguments, axis-type, keepdims, \(rest)", huge) == "OverflowError")
    #expect(try outcome("arguments, axis-type, keepdims, axis-range, \(rest)", huge) == "KeyError")
    #expect(
      try outcome("arguments, axis-type, keepdims, axis-range, \(rest)", .string("x"))
        == "TypeError")
    #expect(
      try outcome("axis-range, keepdims, arguments, axis-type, \(rest)", huge) == "OverflowError")
    #expect(
      try outcome("axis-range, keepdims, arguments, axis-type, \(rest)", .string("x")) == "KeyError"
    )
  }

  @Test func unspecifiedKindsHaveNoWrongAnswer() throws {
    let spec = TestSpec(rules: [
      "axis-type": "{float: unspecified, others: TypeError}",
      "keepdims": "{supported: {string: unspecified}}",
    ])
    for (argument, rule) in [
      (Call.Argument.axis(.float(0.5)), RuleName.axisType), (.keepdims(.string("")), .keepdims),
    ] {
      let answer = try spec.answer(Self.matrix(), [argument])
      #expect(answer.unspecified == rule)
      #expect(answer.exercised.contains(rule))
      #expect(answer.difference(from: .error(.init(type: "KeyError", message: ""))) == nil)
    }
    #expect(try spec.answer(Self.matrix(), [.axis(.int(0))]).unspecified == nil)
    #expect(try spec.outcome(Self.matrix(), [.axis(.float(1))]) == "TypeError")
  }

  @Test func namesAndNumbers() throws {
    let spec = TestSpec(rules: [
      "axis-type":
        "{others: TypeError, names: {rows: 0, columns: 1, far: 7}, numbers: {32: flatten, 1: omitted, 0: KeyError}}"
    ])
    func outcome(_ value: ArgumentValue) throws -> String {
      try spec.outcome(Self.matrix(), [.axis(value)])
    }
    #expect(try outcome(.string("rows")) == "int64[3] 1 0 1")
    #expect(try outcome(.string("columns")) == "int64[2] 1 2")
    #expect(try outcome(.string("far")) == "AxisError")
    #expect(try outcome(.string("Rows")) == "TypeError")
    #expect(try outcome(.int(32)) == "int64[] 1")
    #expect(try outcome(.int(1)) == "int64[] 1")
    #expect(try outcome(.int(0)) == "KeyError")
    #expect(try outcome(.int(33)) == "AxisError")
    #expect(try outcome(.int(-1)) == "int64[2] 1 2")
  }

  @Test func omittedTakesTheDefaultAxis() throws {
    let spec = TestSpec(rules: [
      "axis-type": "{none: omitted, others: TypeError}", "default-axis": "0",
    ])
    #expect(try spec.outcome(Self.matrix(), [.axis(.none)]) == "int64[3] 1 0 1")
    let required = TestSpec(rules: [
      "axis-type": "{none: omitted, others: TypeError}", "default-axis": "{required: KeyError}",
    ])
    #expect(try required.outcome(Self.matrix(), [.axis(.none)]) == "KeyError")
  }

  @Test func axesOfRankZero() throws {
    let scalar = try LabelledArray.floats(5, shape: [])
    func outcome(_ rule: String, _ arguments: [Call.Argument]) throws -> String {
      let answer = try TestSpec(rules: ["zero-dim": rule]).answer(scalar, arguments)
      #expect(answer.exercised.contains(.zeroDim))
      return answer.outcome.brief
    }
    #expect(try outcome("{axes: []}", []) == "int64[] 0")
    #expect(try outcome("{axes: []}", [.axis(.none)]) == "int64[] 0")
    #expect(try outcome("{axes: []}", [.axis(.int(0))]) == "AxisError")
    #expect(try outcome("{axes: [0]}", [.axis(.int(0))]) == "int64[] 0")
    #expect(try outcome("{axes: [0]}", [.axis(.int(-1))]) == "AxisError")
    #expect(try outcome("{axes: [-1, 0]}", [.axis(.int(-1))]) == "int64[] 0")
    #expect(try outcome("{axes: [-1, 0]}", [.axis(.int(1))]) == "AxisError")
    #expect(try outcome("{axes: [-1, 0]}", [.keepdims(.bool(true))]) == "int64[] 0")
    #expect(try outcome("{refused: ValueError}", []) == "ValueError")
    #expect(try outcome("{refused: ValueError}", [.axis(.int(0))]) == "ValueError")
  }
}
