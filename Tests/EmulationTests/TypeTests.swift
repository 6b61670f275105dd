import Arrays
import Emulation
import Semantics
import Testing

/// Element types: which are taken, and how those that are kept as values compare.
@Suite struct TypeTests {
  @Test(arguments: DType.all)
  func takenRefusedOrUnknown(_ dtype: DType) throws {
    let elements: [Scalar] = dtype == .object ? [.int(1)] : []
    let array = try LabelledArray.made(dtype, [elements.count], elements)
    func spec(_ rule: String) -> TestSpec {
      TestSpec(
        rules: [
          "input-dtype": rule, "complex-order": rule.contains("complex128") ? "magnitude" : nil,
          "empty": "{reduced: {index: 0}, nothing-due: same}",
        ])
    }
    let name = "\"\(dtype)\""
    let complex = dtype == .complex128 || dtype == .complex64
    if !complex || dtype == .complex128 {
      let answer = try spec("{accepted: [\(name)]}").answer(array)
      #expect(answer.outcome.brief == "int64[] 0")
      #expect(answer.exercised.contains(.inputDType))
      #expect(
        try !spec("{accepted: [\(name)]}").answer(array, [.axis(.int(0))]).exercised
          .contains(.inputDType))
    }
    // What is refused is so even where its group is accepted.
    let refusing = TestSpec(rules: [
      "input-dtype":
        "{accepted: [bool, numbers, float8s, times, texts, object, nullable], refused: {\(name): KeyError}}"
    ])
    let answer = try refusing.answer(array, [.axis(.int(0))])
    #expect(answer.exercised.contains(.inputDType))
    guard case .error(let error) = answer.outcome else {
      Issue.record("\(answer.outcome)")
      return
    }
    #expect(
      error == ErrorOutcome(type: "KeyError", message: "top is not supported for dtype \(dtype)"))
    let other = dtype == .int8 ? "int16" : "int8"
    let unknown = #expect(throws: Unanswerable.self) {
      try spec("{accepted: [\(other)]}").answer(array)
    }
    #expect(unknown?.description == "the spec of testlib.top says nothing about dtype \(dtype)")
  }

  @Test func refusalsOfEmptyArraysAlone() throws {
    let spec = TestSpec(except: [
      "input-dtype": "[{arrays: empty, value: {accepted: [ints], refused: {floats: KeyError}}}]"
        .replacing("ints", with: "integers")
    ])
    #expect(try spec.outcome(.empty(0)) == "KeyError")
    #expect(try spec.outcome(.floats(1)) == "int64[] 0")
  }

  /// The same three answers from every type: the highest, the lowest, and the missing one.
  @Test(arguments: DType.all)
  func everyTypeIsSearched(_ dtype: DType) throws {
    let ordered = Self.ascending(dtype)
    let missing = Self.missing(dtype)
    let (low, high) = (ordered[0], ordered[1])
    for layout in Layout.allCases where layout != .broadcast {
      func outcome(_ values: [Scalar], _ extremum: String, _ nan: String = "first-wins") throws
        -> String
      {
        try TestSpec(rules: ["nan": nan], extremum: extremum)
          .outcome(.made(dtype, [values.count], values, layout))
      }
      #expect(try outcome([low, high, low], "max") == "int64[] 1")
      #expect(try outcome([high, low, high], "min") == "int64[] 1")
      guard let missing else { continue }
      #expect(try outcome([low, high, missing], "max") == "int64[] 2")
      #expect(
        try outcome([missing, low, high], "max", "{skipped: {all-nan: ValueError}}") == "int64[] 2")
      #expect(
        try outcome([missing, high, low], "min", "{skipped: {all-nan: ValueError}}") == "int64[] 2")
      #expect(try outcome([missing], "max", "{skipped: {all-nan: {index: -1}}}") == "int64[] -1")
      #expect(
        try outcome([missing, low], "max", "{counts-as-lowest: {all-nan: ValueError}}")
          == (dtype == .nullable(.boolean) || dtype == .nullable(.uint8)
            ? "int64[] 0" : "int64[] 1"))
    }
  }

  private static func ascending(_ dtype: DType) -> [Scalar] {
    switch dtype.values {
    case .bool: [.bool(false), .bool(true)]
    case .float16, .bfloat16, .float32, .float64, .object: [.float(-1), .float(2)]
    // e8m0fnu has neither negative numbers nor zero.
    case .float8: [.float(0.5), .float(2)]
    case .complex64, .complex128: [.complex(1, 1), .complex(1, 2)]
    case .datetime64, .timedelta64: [.time(-1), .time(1)]
    case .string: [.string("a"), .string("ab")]
    case .bytes: [.bytes([0x7F]), .bytes([0x80])]
    // 0 is the lowest of UInt8, and what stands for a missing one.
    default: dtype == .nullable(.uint8) ? [.int(0), .int(3)] : [.int(1), .int(3)]
    }
  }

  private static func missing(_ dtype: DType) -> Scalar? {
    switch dtype {
    case .nullable: .missing
    case .float16, .bfloat16, .float32, .float64, .float8, .object: .float(.nan)
    case .complex64, .complex128: .complex(1, .nan)
    case .datetime64, .timedelta64: .time(nil)
    default: nil
    }
  }

  @Test func nullableFloatsHaveTwoKindsOfMissing() throws {
    let array = try LabelledArray.made(
      .nullable(.float64), [4], [.float(1), .float(.nan), .missing, .float(2)])
    #expect(try TestSpec().outcome(array) == "int64[] 1")
    #expect(try TestSpec(rules: ["nan": "last-wins"]).outcome(array) == "int64[] 2")
    let answer = try TestSpec(rules: ["nan": "some-wins"]).answer(array)
    #expect(answer.freedom == [0: Set([1, 2].map { .value(.int($0)) })])
  }

  @Test func nullableMatricesAlongEachAxis() throws {
    let matrix = try LabelledArray.made(
      .nullable(.int8), [2, 2], [.missing, .int(1), .int(2), .int(0)], .columnMajor)
    let spec = TestSpec(rules: ["nan": "{skipped: {all-nan: ValueError}}"])
    #expect(try spec.outcome(matrix, [.axis(.int(0))]) == "int64[2] 1 0")
    #expect(try spec.outcome(matrix, [.axis(.int(1))]) == "int64[2] 1 0")
    #expect(try spec.outcome(matrix) == "int64[] 2")
  }

  // MARK: Objects

  private static let incomparable: [[Scalar]] = [
    [.int(1), .string("a")], [.none, .int(1)], [.none, .none], [.complex(1, 1), .complex(1, 2)],
    [.bytes([1]), .string("a")], [.time(1), .int(1)],
  ]

  @Test(arguments: incomparable)
  func objectsThatPythonCannotCompare(_ values: [Scalar]) throws {
    let array = try LabelledArray.made(.object, [values.count], values)
    #expect(try TestSpec().outcome(array) == "TypeError")
    #expect(try TestSpec(extremum: "min").outcome(array) == "TypeError")
    // Along an axis of length 1 nothing is compared.
    let column = try LabelledArray.made(.object, [1, values.count], values)
    #expect(try TestSpec().outcome(column, [.axis(.int(0))]) == "int64[2] 0 0")
    #expect(try TestSpec().outcome(column, [.axis(.int(1))]) == "TypeError")
  }
}
