import Arrays
import Emulation
import Semantics
import Testing

/// Which element wins: ties, NaN, the order of complex numbers, the order of counting.
@Suite struct ElementTests {
  @Test(arguments: ["max", "min"])
  func ties(_ extremum: String) throws {
    let array =
      extremum == "max"
      ? try LabelledArray.floats(1, 2, 0, 2, 2, -1) : try .floats(2, 1, 3, 1, 1, 4)
    func answer(_ rule: String) throws -> Answer {
      let answer = try TestSpec(rules: ["ties": rule], extremum: extremum).answer(array)
      #expect(answer.exercised.contains(.ties))
      return answer
    }
    #expect(try answer("first").outcome.brief == "int64[] 1")
    #expect(try answer("last").outcome.brief == "int64[] 4")
    #expect(try answer("first").freedom == [:])
    let any = try answer("any")
    #expect(any.outcome.brief == "int64[] 1")
    #expect(any.freedom == [0: Set([1, 3, 4].map { .value(.int($0)) })])
  }

  @Test func freeAnswersAcceptEachOfTheEquals() throws {
    let matrix = try LabelledArray.floats(1, 2, 2, 5, 4, 5, shape: [2, 3])
    let answer = try TestSpec(rules: ["ties": "any"]).answer(matrix, [.axis(.int(1))])
    func difference(_ dtype: String, _ shape: [Int], _ data: [Int64]) -> OutcomeDifference? {
      answer.difference(from: .indices(dtype: dtype, shape: shape, data: data))
    }
    #expect(difference("int64", [2], [1, 0]) == nil)
    #expect(difference("int64", [2], [2, 2]) == nil)
    #expect(difference("int64", [2], [1, 2]) == nil)
    #expect(difference("int64", [2], [0, 0]) == .value)
    #expect(difference("int64", [2], [1, 1]) == .value)
    #expect(difference("int32", [2], [2, 2]) == .dtype)
    #expect(difference("int32", [2], [1, 0]) == .dtype)
    #expect(difference("int32", [2], [1, 1]) == .value)
    #expect(difference("int64", [1, 2], [1, 0]) == .shape)
    #expect(answer.difference(from: .none) == .kind)
    #expect(answer.difference(from: .error(.init(type: "ValueError", message: ""))) == .kind)
    let fixed = try TestSpec().answer(matrix, [.axis(.int(1))])
    #expect(
      fixed.difference(from: .indices(dtype: "int64", shape: [2], data: [2, 0])) == .value)
  }

  @Test func withoutTiesNothingIsFree() throws {
    let answer = try TestSpec(rules: ["ties": "any"]).answer(.floats(1, 3, 2))
    #expect(answer.freedom == [:])
    #expect(!answer.exercised.contains(.ties))
    #expect(!answer.exercised.contains(.nan))
  }

  /// A NaN rule and its answers on [nan, 1, 3, nan, 3], [1, nan, 3], [nan, -inf], [nan, nan].
  struct NaNRow: Sendable, CustomTestStringConvertible {
    var rule: String
    var outcomes: [String]
    var testDescription: String { rule }

    init(_ rule: String, _ outcomes: String...) {
      self.rule = rule
      self.outcomes = outcomes
    }
  }

  private static let nanRows: [NaNRow] = [
    NaNRow("first-wins", "0", "1", "0", "0"),
    NaNRow("last-wins", "3", "1", "0", "1"),
    NaNRow("some-wins", "0", "1", "0", "0"),
    NaNRow("wins-only-first", "0", "2", "0", "0"),
    NaNRow("{never-wins: {start: infinity}}", "2", "2", "0", "0"),
    NaNRow("{never-wins: {start: lowest-finite}}", "2", "2", "0", "0"),
    NaNRow("{counts-as-lowest: {all-nan: ValueError}}", "2", "2", "0", "ValueError"),
    NaNRow("{counts-as-lowest: {all-nan: ValueError, wins: itself}}", "2", "2", "0", "ValueError"),
    NaNRow("{counts-as-lowest: {all-nan: none, wins: first-present}}", "2", "2", "1", "None"),
    NaNRow("{counts-as-highest: {all-nan: {index: 7}}}", "0", "1", "0", "7"),
    NaNRow(
      "{counts-as-highest: {all-nan: {index: 7}, wins: first-present}}", "1", "0", "1", "7"),
    NaNRow("{skipped: {all-nan: ValueError}}", "2", "2", "1", "ValueError"),
    NaNRow("{skipped: {all-nan: {index: -1}}}", "2", "2", "1", "-1"),
    NaNRow("{skipped: {all-nan: {index: 0}}}", "2", "2", "1", "0"),
    NaNRow("{skipped: {all-nan: none}}", "2", "2", "1", "None"),
    NaNRow(
      "{settles: ValueError}", "ValueError", "ValueError", "ValueError", "ValueError"),
    NaNRow("{settles: {index: -1}}", "-1", "-1", "-1", "-1"),
    NaNRow("{settles: none}", "None", "None", "None", "None"),
  ]

  @Test(arguments: nanRows)
  func notANumber(_ row: NaNRow) throws {
    let spec = TestSpec(rules: ["nan": row.rule])
    let arrays: [LabelledArray] = [
      try .floats(.nan, 1, 3, .nan, 3), try .floats(1, .nan, 3), try .floats(.nan, -.infinity),
      try .floats(.nan, .nan),
    ]
    for (array, expected) in zip(arrays, row.outcomes) {
      let answer = try spec.answer(array)
      #expect(
        answer.outcome.brief == (Int(expected) == nil ? expected : "int64[] \(expected)"))
      #expect(answer.exercised.contains(.nan))
    }
    #expect(try spec.outcome(.floats(1, 2)) == "int64[] 1")
    #expect(try !spec.answer(.floats(1, 2)).exercised.contains(.nan))
  }

  @Test(arguments: nanRows)
  func notANumberAmongMinima(_ row: NaNRow) throws {
    let spec = TestSpec(rules: ["nan": row.rule], extremum: "min")
    let arrays: [LabelledArray] = [
      try .floats(.nan, -1, -3, .nan, -3), try .floats(-1, .nan, -3),
      try .floats(.nan, .infinity), try .floats(.nan, .nan),
    ]
    for (array, expected) in zip(arrays, row.outcomes) {
      #expect(
        try spec.outcome(array) == (Int(expected) == nil ? expected : "int64[] \(expected)"))
    }
  }

  /// An accumulator once kept the first of equals whatever the spec said.
  @Test(arguments: nanRows)
  func lastOfEquals(_ row: NaNRow) throws {
    let spec = TestSpec(rules: ["nan": row.rule, "ties": "last"])
    #expect(try spec.outcome(.floats(1, 3, 3, 2)) == "int64[] 2")
    #expect(try spec.outcome(.floats(3, 3)) == "int64[] 1")
  }

  @Test func accumulatorsStartFromTheirValue() throws {
    let array = try LabelledArray.floats(.nan, -.infinity, -.greatestFiniteMagnitude)
    let infinity = TestSpec(rules: ["nan": "{never-wins: {start: infinity}}"])
    let finite = TestSpec(rules: ["nan": "{never-wins: {start: lowest-finite}}"])
    #expect(try infinity.outcome(array) == "int64[] 2")
    #expect(try finite.outcome(array) == "int64[] 0")
  }

  @Test func someNaNIsEachNaN() throws {
    let answer = try TestSpec(rules: ["nan": "some-wins"]).answer(.floats(1, .nan, 2, .nan))
    #expect(answer.freedom == [0: Set([1, 3].map { .value(.int($0)) })])
    func difference(_ index: Int64) -> OutcomeDifference? {
      answer.difference(from: .indices(dtype: "int64", shape: [], data: [index]))
    }
    #expect((0..<4).map(difference) == [.value, nil, .value, nil])
  }

  @Test func fallbacksWithATypeOfTheirOwn() throws {
    let spec = TestSpec(rules: [
      "nan": "{skipped: {all-nan: {index: -1, dtype: int32}}}", "result-dtype": "uint32",
    ])
    #expect(try spec.outcome(.floats(.nan, .nan)) == "int32[] -1")
    #expect(try spec.outcome(.floats(1, 2)) == "uint32[] 1")
  }

  @Test func oneSliceFailsTheCall() throws {
    let matrix = try LabelledArray.floats(1, 2, .nan, .nan, shape: [2, 2])
    func outcome(_ rule: String) throws -> String {
      try TestSpec(rules: ["nan": rule]).outcome(matrix, [.axis(.int(1))])
    }
    #expect(try outcome("{skipped: {all-nan: ValueError}}") == "ValueError")
    #expect(try outcome("{skipped: {all-nan: {index: -1}}}") == "int64[2] 1 -1")
    #expect(try outcome("{settles: none}") == "None")
  }

  @Test func naTIsMissingToo() throws {
    let times = try LabelledArray.made(
      .datetime64(.day), [3], [.time(1), .time(nil), .time(2)])
    #expect(try TestSpec().outcome(times) == "int64[] 1")
    let skipping = TestSpec(rules: ["nan": "{skipped: {all-nan: ValueError}}"])
    #expect(try skipping.outcome(times) == "int64[] 2")
  }

  @Test(arguments: [
    ("lexicographic", "2"), ("real-part", "1"), ("magnitude", "0"),
  ])
  func complexOrder(_ rule: String, _ expected: String) throws {
    let spec = TestSpec(rules: ["complex-order": rule])
    for dtype in [DType.complex64, .complex128] {
      let array = try LabelledArray.made(
        dtype, [4], [.complex(-9, 1), .complex(2, 0), .complex(2, 1), .complex(1, 5)])
      let answer = try spec.answer(array)
      #expect(answer.outcome.brief == "int64[] \(expected)")
      #expect(answer.exercised.contains(.complexOrder))
    }
    #expect(try !spec.answer(.complex((1, 1))).exercised.contains(.complexOrder))
    #expect(try !spec.answer(.floats(1, 2)).exercised.contains(.complexOrder))
  }

  @Test func complexTiesAndNaN() throws {
    let equal = try LabelledArray.complex((3, 4), (5, 0), (0, 5), (5, -1))
    let magnitude = TestSpec(rules: ["complex-order": "magnitude", "ties": "any"])
    #expect(try magnitude.answer(equal).freedom.isEmpty)
    #expect(try magnitude.outcome(equal) == "int64[] 3")
    let byReal = TestSpec(rules: ["complex-order": "real-part", "ties": "any"])
    #expect(
      try byReal.answer(equal).freedom == [0: Set([1, 3].map { .value(.int($0)) })])
    let missing = try LabelledArray.complex((1, 0), (0, .nan), (2, 0))
    #expect(try TestSpec().outcome(missing) == "int64[] 1")
    // By the real part alone, the second number is no NaN.
    #expect(try TestSpec(rules: ["complex-order": "real-part"]).outcome(missing) == "int64[] 2")
  }

  @Test(arguments: Layout.allCases)
  func flattenOrder(_ layout: Layout) throws {
    let rows: [Double] = layout == .broadcast ? [1, 9, 2, 1, 9, 2] : [1, 0, 2, 3, 9, 4]
    let array = try LabelledArray.made(.float64, [2, 3], rows.map { .float($0) }, layout)
    let text = try LabelledArray.made(
      .string, [2, 3], rows.map { .string("\(Int($0))") }, layout)
    for (order, expected) in [
      ("C", layout == .broadcast ? 1 : 4), ("F", layout == .broadcast ? 2 : 3),
    ] {
      let spec = TestSpec(rules: ["flatten-order": order])
      #expect(try spec.outcome(array) == "int64[] \(expected)")
      #expect(try spec.outcome(text) == "int64[] \(expected)")
      #expect(try spec.answer(array).exercised.contains(.flattenOrder))
      #expect(try !spec.answer(array, [.axis(.int(0))]).exercised.contains(.flattenOrder))
    }
    #expect(try TestSpec().outcome(array) == "int64[] \(layout == .broadcast ? 1 : 4)")
  }

  /// Every layout gives the answers of the plain one, along each axis.
  @Test(arguments: Layout.allCases)
  func layoutsHaveNoPartInAnswers(_ layout: Layout) throws {
    let row: [Double] = [3, .nan, 7, 1, 7, 0]
    let values = (layout == .broadcast ? row + row : row + row.reversed()).map {
      Scalar.float($0)
    }
    for (order, magnitude) in [("C", false), ("F", false), ("C", true)] {
      let spec = TestSpec(rules: [
        "flatten-order": order, "ties": "last", "nan": "{skipped: {all-nan: ValueError}}",
        "complex-order": magnitude ? "magnitude" : "lexicographic",
      ])
      let dtype = magnitude ? DType.complex128 : .float64
      let elements = magnitude ? values.map { Self.complex($0) } : values
      for axis in [ArgumentValue.none, .int(0), .int(1), .int(2)] {
        let here = try LabelledArray.made(dtype, [2, 3, 2], elements, layout)
        let plain = try LabelledArray.made(dtype, [2, 3, 2], elements)
        #expect(try spec.outcome(here, [.axis(axis)]) == spec.outcome(plain, [.axis(axis)]))
      }
    }
  }

  private static func complex(_ value: Scalar) -> Scalar {
    if case .float(let real) = value { .complex(real, 1) } else { value }
  }
}
