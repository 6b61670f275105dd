import Arrays
import Emulation
import Semantics
import Testing

/// Result types that an argument chooses.
@Suite struct ResultTypeTests {
  private static func spec(
    kinds: String =
      "{none: omitted, list: unspecified, huge-integer: IndexError, others: KeyError}",
    accepted: String = "int8, uint8, int16, uint16, int32, uint32, int64, uint64",
    checks: String =
      "arguments, axis-type, keepdims, skipna, zero-dim, axis-bounds, input-dtype, empty"
  ) -> TestSpec {
    TestSpec(
      rules: [
        "result-dtype":
          "{default: int64, argument: {accepted: [\(accepted)], refused: ValueError, no-type: TypeError, kinds: \(kinds)}}",
        "input-dtype": "{accepted: [floats], refused: {int64: RuntimeError}}",
        "complex-order": nil,
      ], parameters: "axis: axis, keepdims: keepdims, kind: result-dtype", checks: checks)
  }

  private static func kind(_ value: ArgumentValue) -> Call.Argument { .init("kind", value) }

  /// The index just within each type, and just beyond: its low bits are kept.
  @Test(
    arguments: [
      ("int8", 127, 127), ("int8", 128, -128), ("int8", 300, 44), ("uint8", 255, 255),
      ("uint8", 256, 0), ("int16", 32_767, 32_767), ("int16", 32_768, -32_768),
      ("uint16", 65_535, 65_535), ("uint16", 70_000, 4_464), ("int32", 70_000, 70_000),
      ("uint32", 70_000, 70_000), ("int64", 70_000, 70_000), ("uint64", 70_000, 70_000),
    ] as [(String, Int, Int64)])
  func namedTypesWrap(_ type: String, _ place: Int, _ index: Int64) throws {
    var elements = [Scalar](repeating: .float(0), count: place + 1)
    elements[place] = .float(1)
    let array = try LabelledArray.made(.float32, [place + 1], elements)
    let answer = try Self.spec().answer(array, [Self.kind(.string(type))])
    #expect(answer.outcome == .indices(dtype: type, shape: [], data: [index]))
    #expect(answer.exercised.contains(.resultDType))
    #expect(try Self.spec().outcome(array) == "int64[] \(place)")
  }

  @Test(
    arguments: [
      (.string("int64"), "int64[] 0"), (.none, "int64[] 0"), (.string("int"), "TypeError"),
      (.string("float32"), "ValueError"), (.string("bool"), "ValueError"),
      (.string("nonsense"), "TypeError"), (.string(""), "TypeError"), (.int(1), "KeyError"),
      (.bool(true), "KeyError"), (.float(0.5), "KeyError"),
      (.bigInt("9223372036854775808"), "IndexError"),
      (.bigInt("18446744073709551616"), "IndexError"),
    ] as [(ArgumentValue, String)])
  func values(_ value: ArgumentValue, _ expected: String) throws {
    let array = try LabelledArray.floats(1)
    #expect(try Self.spec().outcome(array, [Self.kind(value)]) == expected)
    let answer = try Self.spec().answer(array, [Self.kind(value)])
    #expect(answer.exercised.contains(.resultDType))
  }

  @Test func typesThatAreNotAccepted() throws {
    let spec = Self.spec(accepted: "int32")
    for name in ["int8", "int64", "uint64", "bfloat16"] {
      #expect(try spec.outcome(.floats(1), [Self.kind(.string(name))]) == "ValueError")
    }
    // Without a word on kinds, what is no text names no type.
    let silent = Self.spec(kinds: "{}")
    #expect(try silent.outcome(.floats(1), [Self.kind(.none)]) == "TypeError")
    #expect(try silent.outcome(.floats(1), [Self.kind(.list([]))]) == "TypeError")
  }

  @Test func openKinds() throws {
    let answer = try Self.spec().answer(.floats(1, 2), [Self.kind(.list([]))])
    #expect(answer.unspecified == .resultDType)
    #expect(answer.difference(from: .none) == nil)
  }

  /// A name that is no type is found before a type that is refused.
  @Test func checksInTheirTurn() throws {
    let usual = Self.spec()
    #expect(
      try usual.outcome(.ints(1), [Self.kind(.string("float32")), .axis(.int(7))]) == "AxisError")
    #expect(try usual.outcome(.ints(1), [Self.kind(.string("float32"))]) == "RuntimeError")
    #expect(
      try usual.outcome(.ints(1), [Self.kind(.string("x")), .axis(.int(7))]) == "TypeError")
    let early = Self.spec(
      checks:
        "result-dtype, arguments, axis-type, keepdims, skipna, zero-dim, axis-bounds, input-dtype, empty, result-type"
    )
    #expect(try early.outcome(.ints(1), [Self.kind(.string("float32"))]) == "ValueError")
    #expect(try early.outcome(.ints(1), [Self.kind(.string("x"))]) == "RuntimeError")
    // An error of a kind that is the one for types that are refused comes when those are looked at.
    let shared = Self.spec(kinds: "{integer: ValueError, others: TypeError}")
    #expect(try shared.outcome(.ints(1), [Self.kind(.int(1))]) == "RuntimeError")
    #expect(try shared.outcome(.ints(1), [Self.kind(.none)]) == "TypeError")
  }

  @Test func emptyAxesAnswerInTheTypeNamed() throws {
    var spec = Self.spec()
    spec.rules["empty"] = "{reduced: {index: -1}, nothing-due: same}"
    #expect(try spec.outcome(.empty(0), [Self.kind(.string("uint16"))]) == "uint16[] 65535")
    #expect(
      try spec.outcome(.empty(0, 2), [Self.kind(.string("int8")), .axis(.int(0))])
        == "int8[2] -1 -1")
  }
}
