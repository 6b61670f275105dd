import Arrays
import Emulation
import Semantics
import Testing

/// What results are: their type and shape, labels, and what empty axes give.
@Suite struct ResultTests {
  @Test(arguments: [
    "int64", "int32", "int16", "int8", "uint64", "uint32", "uint16", "uint8", "int",
  ])
  func resultDType(_ name: String) throws {
    let answer = try TestSpec(rules: ["result-dtype": name]).answer(.floats(1, 2))
    #expect(answer.outcome.brief == "\(name)[] 1")
    #expect(answer.exercised.contains(.resultDType))
  }

  @Test func inputDTypes() throws {
    let spec = TestSpec(rules: [
      "input-dtype": "{accepted: [floats, int64], refused: {bool: TypeError, float16: KeyError}}",
      "complex-order": nil,
    ])
    let flags = try LabelledArray.made(.bool, [1], [.bool(true)])
    let refused = try spec.answer(flags)
    #expect(
      refused.outcome
        == .error(.init(type: "TypeError", message: "top is not supported for dtype bool")))
    #expect(refused.exercised.contains(.inputDType))
    #expect(try spec.outcome(.made(.float16, [1], [.float(1)])) == "KeyError")
    let accepted = try spec.answer(.ints(1))
    #expect(accepted.outcome.brief == "int64[] 0")
    #expect(accepted.exercised.contains(.inputDType))
    let amongOthers = try spec.answer(.ints(1), [.axis(.int(0))])
    #expect(!amongOthers.exercised.contains(.inputDType))
    let unknown = try LabelledArray.made(.int8, [1], [.int(1)])
    #expect(throws: Unanswerable.dtype(.int8, function: "testlib.top")) {
      try spec.answer(unknown)
    }
    #expect(
      "\(Unanswerable.dtype(.int8, function: "testlib.top"))"
        == "the spec of testlib.top says nothing about dtype int8")
  }

  @Test func ranks() throws {
    let spec = TestSpec(call: ["ranks: [1, 2]"])
    #expect(try spec.outcome(.floats(1, 2)) == "int64[] 1")
    #expect(throws: Unanswerable.rank(0, function: "testlib.top")) {
      try spec.answer(.floats(1, shape: []))
    }
    #expect(
      "\(Unanswerable.rank(0, function: "testlib.top"))" == "testlib.top has no arrays of rank 0")
  }

  @Test func keptDimensions() throws {
    let matrix = try LabelledArray.floats(1, 9, 2, 3, 0, 4, shape: [2, 3])
    func outcome(_ rule: String, _ arguments: [Call.Argument]) throws -> String {
      let answer = try TestSpec(rules: ["keepdims": rule]).answer(matrix, arguments)
      #expect(answer.exercised.contains(.keepdims))
      return answer.outcome.brief
    }
    #expect(try outcome("supported", [.keepdims(.bool(true))]) == "int64[1, 1] 1")
    #expect(try outcome("supported", [.keepdims(.bool(false))]) == "int64[] 1")
    for (value, isTrue) in [
      (.none, false), (.int(0), false), (.int(2), true), (.float(0), false), (.string(""), false),
      (.string("no"), true), (.list([]), false), (.bigInt("9223372036854775808"), true),
    ] as [(ArgumentValue, Bool)] {
      #expect(
        try outcome("supported", [.keepdims(value), .axis(.int(1))])
          == (isTrue ? "int64[2, 1] 1 2" : "int64[2] 1 2"))
    }
    let kinds = "{supported: {none: TypeError, integer: omitted, string: truth, others: KeyError}}"
    #expect(try outcome(kinds, [.keepdims(.none)]) == "TypeError")
    #expect(try outcome(kinds, [.keepdims(.int(1))]) == "int64[] 1")
    #expect(try outcome(kinds, [.keepdims(.string("a"))]) == "int64[1, 1] 1")
    #expect(try outcome(kinds, [.keepdims(.bool(true))]) == "int64[1, 1] 1")
    #expect(try outcome(kinds, [.keepdims(.float(1))]) == "KeyError")
    #expect(
      try outcome("{unsupported: NotImplementedError}", [.keepdims(.bool(true))])
        == "NotImplementedError")
  }

  @Test func withoutTheParameterKeepdimsIsUnexpected() throws {
    let spec = TestSpec(
      rules: ["keepdims": "{unsupported: KeyError}"], parameters: "axis: axis")
    for name in ["keepdims", "keepdim"] {
      let answer = try spec.answer(.floats(1), [.init(name, .bool(false))])
      #expect(
        answer.outcome
          == .error(
            .init(
              type: "KeyError", message: "top() got an unexpected keyword argument '\(name)'")))
      #expect(answer.exercised.contains(.keepdims))
    }
  }

  /// Shapes [0], [0, 2] along 0, [0, 2] along 1, [0, 0] along 0, [0, 2] flattened.
  @Test(arguments: [
    (
      "{reduced: ValueError, nothing-due: same}",
      ["ValueError", "ValueError", "int64[0]", "ValueError", "ValueError"]
    ),
    (
      "{reduced: ValueError, nothing-due: empty-result}",
      ["ValueError", "ValueError", "int64[0]", "int64[0]", "ValueError"]
    ),
    (
      "{reduced: {index: -1}, nothing-due: same}",
      ["int64[] -1", "int64[2] -1 -1", "int64[0]", "int64[0]", "int64[] -1"]
    ),
    (
      "{reduced: {index: 0, dtype: int32}, nothing-due: same}",
      ["int32[] 0", "int32[2] 0 0", "int64[0]", "int32[0]", "int32[] 0"]
    ),
    (
      "{reduced: {index: 0, dtype: int32}, nothing-due: empty-result}",
      ["int32[] 0", "int32[2] 0 0", "int64[0]", "int64[0]", "int32[] 0"]
    ),
    (
      "{reduced: none, nothing-due: same}",
      ["None", "None", "int64[0]", "None", "None"]
    ),
    (
      "{reduced: none, nothing-due: empty-result}",
      ["None", "None", "int64[0]", "int64[0]", "None"]
    ),
  ])
  func emptyAxes(_ rule: String, _ expected: [String]) throws {
    let spec = TestSpec(rules: ["empty": rule])
    let calls: [(LabelledArray, ArgumentValue)] = [
      (try .empty(0), .none), (try .empty(0, 2), .int(0)), (try .empty(0, 2), .int(1)),
      (try .empty(0, 0), .int(0)), (try .empty(0, 2), .none),
    ]
    for ((array, axis), outcome) in zip(calls, expected) {
      let answer = try spec.answer(array, [.axis(axis)])
      #expect(answer.outcome.brief == outcome, "\(array.values.shape) along \(axis)")
      #expect(answer.exercised.contains(.empty))
    }
    #expect(try !spec.answer(.floats(1)).exercised.contains(.empty))
  }

  private static let names: [Label] = ["a", "b", "c"].map { .value(.string($0)) }

  private static func labelSpec(_ rule: String = "labels", nan: String? = nil) -> TestSpec {
    TestSpec(rules: [
      "labels": rule, "nan": nan ?? "{skipped: {all-nan: missing-label}}",
      "empty": "{reduced: missing-label, nothing-due: same}", "ties": "any",
    ])
  }

  @Test func labels() throws {
    let spec = Self.labelSpec()
    let vector = try LabelledArray.floats(1, 3, 2).labelled(Self.names)
    #expect(try spec.outcome(vector) == "labels[] 'b'")
    #expect(try spec.answer(vector).exercised.contains(.labels))
    #expect(try Self.labelSpec("positions").outcome(vector) == "int64[] 1")
    #expect(try spec.outcome(.floats(1, 3, 2)) == "labels[] 1")
    #expect(try spec.outcome(.floats(.nan).labelled([Self.names[0]])) == "labels[] NaN")
    #expect(try spec.outcome(.empty(0)) == "labels[] NaN")
    let matrix = try LabelledArray.floats(1, 9, 2, 3, .nan, 4, shape: [2, 3])
      .labelled([.value(.int(10)), .value(.int(20))], columns: Self.names)
    #expect(try spec.outcome(matrix, [.axis(.int(0))]) == "labels[3] 20 10 20")
    #expect(try spec.outcome(matrix, [.axis(.int(1))]) == "labels[2] 'b' 'c'")
    // Places in a flattened matrix have no labels.
    #expect(try spec.outcome(matrix) == "labels[] 1")
    let square = try LabelledArray.floats(0, 1, 2, 9, shape: [2, 2])
    let names = Array(Self.names.prefix(2))
    #expect(try spec.outcome(square.labelled(names, columns: names)) == "labels[] 3")
    let tied = try spec.answer(.floats(3, 1, 3).labelled(Self.names))
    #expect(tied.freedom == [0: [Self.names[0], Self.names[2]]])
    #expect(tied.difference(from: .labels(shape: [], data: [Self.names[2]])) == nil)
    #expect(tied.difference(from: .labels(shape: [], data: [Self.names[1]])) == .value)
    let settled = Self.labelSpec(nan: "{settles: missing-label}")
    #expect(try settled.outcome(.floats(1, .nan)) == "labels[] NaN")
    let counted = Self.labelSpec(nan: "{counts-as-lowest: {all-nan: missing-label}}")
    #expect(try counted.outcome(.floats(.nan, .nan)) == "labels[] NaN")
  }

  @Test func uniqueLabels() throws {
    var spec = Self.labelSpec()
    spec.call = ["unique-labels: true"]
    let vector = try LabelledArray.floats(1, 3, 2)
    func answer(_ labels: Scalar...) throws -> String {
      try spec.outcome(vector.labelled(labels.map { .value($0) }))
    }
    func expectRepeated(_ labels: Scalar..., text: String) {
      #expect {
        try spec.outcome(vector.labelled(labels.map { .value($0) }))
      } throws: { error in
        "\(error)" == "testlib.top needs unique labels, and \(text) stands twice"
      }
    }
    #expect(try spec.outcome(vector) == "labels[] 1")
    #expect(try answer(.string("a"), .string("b"), .string("c")) == "labels[] 'b'")
    #expect(try answer(.int(1), .float(1.5), .string("1")) == "labels[] 1.5")
    #expect(try answer(.string("é"), .string("e\u{301}"), .none) == "labels[] 'e\u{301}'")
    expectRepeated(.string("a"), .string("b"), .string("a"), text: "'a'")
    expectRepeated(.int(1), .int(2), .float(1), text: "1.0")
    expectRepeated(.bool(true), .int(2), .int(1), text: "1")
    expectRepeated(.float(-0.0), .bool(false), .int(1), text: "False")
    expectRepeated(.uint(.max), .none, .none, text: "None")
    let repeated = vector.labelled([Self.names[0], Self.names[0], Self.names[1]])
    #expect(throws: Unanswerable.repeatedLabel(Self.names[0], function: "testlib.top")) {
      try spec.answer(repeated)
    }
    #expect(try Self.labelSpec().outcome(repeated) == "labels[] 'a'")
  }
}
