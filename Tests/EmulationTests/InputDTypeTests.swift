import Arrays
import Emulation
import Semantics
import Testing

/// Element types that are taken in part: let in without a loop, turned into others, or left open.
@Suite struct InputDTypeTests {
  private static let unimplemented = TestSpec(rules: [
    "input-dtype":
      "{accepted: [floats], refused: {bool: KeyError}, unimplemented: {integers: RuntimeError}}",
    "complex-order": nil,
  ])

  @Test func typesWithoutALoopFailWhereThereIsSomethingToCompare() throws {
    let spec = Self.unimplemented
    let answer = try spec.answer(.ints(1, 2))
    #expect(answer.outcome.brief == "RuntimeError")
    #expect(answer.exercised.contains(.inputDType))
    #expect(try spec.outcome(.ints(1, 2), [.axis(.int(3))]) == "AxisError")
    #expect(try spec.outcome(.empty(0, dtype: .int64)) == "ValueError")
    // Nothing is due, so nothing is compared.
    #expect(try spec.outcome(.empty(0, 3, dtype: .int64), [.axis(.int(1))]) == "int64[0]")
    #expect(try spec.outcome(.floats(1, 2)) == "int64[] 1")
    #expect(try spec.outcome(.made(.bool, [1], [.bool(true)])) == "KeyError")
  }

  /// Each place of `kernel` among checks that fail too.
  @Test(arguments: [
    ("axis-bounds, empty, kernel", 3, "AxisError"),
    ("kernel, axis-bounds, empty", 3, "RuntimeError"),
    ("axis-bounds, kernel, empty", 0, "RuntimeError"), ("axis-bounds, empty", 0, "ValueError"),
    ("axis-bounds, empty", 3, "AxisError"),
    ("axis-bounds, nothing-due, kernel, empty", 0, "RuntimeError"),
  ])
  func theLoopIsMissedInItsTurn(_ checks: String, _ axis: Int64, _ expected: String) throws {
    var spec = Self.unimplemented
    spec.checks = "arguments, axis-type, keepdims, skipna, zero-dim, input-dtype, " + checks
    #expect(try spec.outcome(.empty(0, dtype: .int64), [.axis(.int(axis))]) == expected)
  }

  /// Of one element nothing is compared.
  @Test func exceptionsByLength() throws {
    let spec = TestSpec(
      rules: [
        "input-dtype": "{accepted: [float64], unimplemented: {int64: TypeError}}",
        "complex-order": nil,
      ], except: ["input-dtype": "[{lengths: [1, 3], value: {accepted: [float64, int64]}}]"])
    #expect(try spec.outcome(.ints(1)) == "int64[] 0")
    #expect(try spec.outcome(.ints(1, 2)) == "TypeError")
    #expect(try spec.outcome(.ints(1, 2, shape: [1, 2])) == "TypeError")
    #expect(try spec.outcome(.ints(1, 2, shape: [1, 2]), [.axis(.int(0))]) == "int64[2] 0 0")
    #expect(try spec.outcome(.ints(1, 2, shape: [1, 2]), [.axis(.int(1))]) == "TypeError")
    #expect(try spec.outcome(.ints(1, 2, 3)) == "int64[] 2")
  }

  @Test func convertedTypesCountAsTheOthers() throws {
    let spec = TestSpec(rules: [
      "input-dtype": "{accepted: [integers, floats], converted: {int64: int32, float64: float32}}",
      "complex-order": nil,
    ])
    #expect(try spec.outcome(.ints(1, 1 << 32, 1)) == "int64[] 0")
    #expect(try spec.outcome(.ints(-1, (1 << 31))) == "int64[] 0")
    #expect(try spec.outcome(.floats(1, 1 + 0x1p-30)) == "int64[] 0")
    #expect(try spec.outcome(.floats(1e39, .infinity)) == "int64[] 0")
    // A conversion has a part in every answer.
    #expect(try spec.answer(.ints(1), [.axis(.int(0))]).exercised.contains(.inputDType))
    let kept = try LabelledArray.made(.uint64, [2], [.int(0), .uint(1 << 63)])
    #expect(try spec.outcome(kept) == "int64[] 1")
    #expect(try !spec.answer(kept, [.axis(.int(0))]).exercised.contains(.inputDType))
  }

  @Test func unspecifiedTypesHaveNoWrongAnswer() throws {
    let spec = TestSpec(rules: [
      "input-dtype": "{accepted: [floats, int64], unspecified: [float16]}", "complex-order": nil,
    ])
    let half = try LabelledArray.made(.float16, [2], [.float(1), .float(2)])
    let open = try spec.answer(half)
    #expect(open.unspecified == .inputDType)
    #expect(open.outcome.brief == "int64[] 1")
    for observed in [
      Outcome.indices(dtype: "int64", shape: [], data: [0]), .none,
      .error(.init(type: "KeyError", message: "")),
    ] {
      #expect(open.difference(from: observed) == nil)
    }
    let known = try spec.answer(.floats(1, 2))
    #expect(known.unspecified == nil)
    #expect(known.difference(from: .none) == .kind)
  }

  @Test func exceptionsByRank() throws {
    let spec = TestSpec(
      rules: [
        "input-dtype": "{accepted: [float64], refused: {int64: TypeError}}", "complex-order": nil,
      ],
      except: [
        "input-dtype": "[{ranks: [0, 2], value: {accepted: [float64, int64]}}]",
        "ties": "[{ranks: [2], value: last}]",
        "axis-type": "[{ranks: [2], dtypes: [float64], value: {others: KeyError}}]",
      ])
    #expect(try spec.outcome(.ints(1, shape: [])) == "int64[] 0")
    #expect(try spec.outcome(.ints(1)) == "TypeError")
    #expect(try spec.outcome(.ints(1, 1, shape: [1, 2])) == "int64[] 1")
    #expect(try spec.outcome(.floats(1, 1)) == "int64[] 0")
    #expect(try spec.outcome(.floats(1, 1), [.axis(.string("x"))]) == "TypeError")
    #expect(try spec.outcome(.floats(1, shape: [1, 1]), [.axis(.string("x"))]) == "KeyError")
    #expect(try spec.outcome(.ints(1, shape: [1, 1]), [.axis(.string("x"))]) == "TypeError")
  }
}
