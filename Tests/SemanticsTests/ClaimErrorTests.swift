import Semantics
import Testing

/// What is wrong with a file of claims, and where.
@Suite struct ClaimErrorTests {
  private static let sound = """
    title: A page
    claims:
      one:
        section: table
        row: Ties
        statement: The first wins.
        library: demo
        function: argmax
        calls:
          - {array: "[1, 2, 2]", arguments: {axis: 0, keepdims: null}, gives: {indices: [1], shape: [], dtype: int64}}
          - {array: "[1, 2]", index: [a, 7], version: "1.2", mode: fast, gives: {labels: [b]}}
          - {array: "[1, 2]", dtype: int8, gives: {error: any}}

    """

  struct Broken: Sendable, CustomTestStringConvertible {
    var replacing: String
    var by: String
    var says: String
    var testDescription: String { says }
  }

  @Test(arguments: [
    Broken(
      replacing: "title: A page\n", by: "", says: "page.yaml:1:1: key \"title\" is missing"),
    Broken(
      replacing: "    row: Ties", by: "    rows: Ties",
      says: "page.yaml:5:5: claims.one: \"rows\" is no key of a claim; did you mean \"row\"?"),
    Broken(
      replacing: "    library: demo\n", by: "",
      says: "page.yaml:4:5: claims.one: key \"library\" is missing"),
    Broken(
      replacing: "    calls:", by: "    lacks: [a.b]\n    calls:",
      says: "page.yaml:4:5: claims.one: expected one of calls, rule, exists, lacks, untested; "
        + "found calls and lacks"),
    Broken(
      replacing: "[1, 2, 2]", by: "[1, 2, [2]]",
      says: "page.yaml:10:17: claims.one.calls[0].array: [1, 2, [2]] is no array: "
        + "column 8: rows of different depth make no array"),
    Broken(
      replacing: "dtype: int8", by: "dtype: in8",
      says: "page.yaml:12:34: claims.one.calls[2].dtype: expected a dtype; found in8; "
        + "did you mean int8?"),
    Broken(
      replacing: "index: [a, 7]", by: "index: [a]",
      says: "page.yaml:11:34: claims.one.calls[1].index: 1 labels for an axis of length 2"),
    Broken(
      replacing: "version: \"1.2\"", by: "version: \"new\"",
      says:
        "page.yaml:11:51: claims.one.calls[1].version: expected a version; found the text \"new\""
    ),
    Broken(
      replacing: "gives: {labels: [b]}", by: "gives: {}",
      says: "page.yaml:11:77: claims.one.calls[1].gives: nothing is said of the outcome"),
    Broken(
      replacing: "gives: {error: any}", by: "gives: {error: any, shape: [1]}",
      says: "page.yaml:12:47: claims.one.calls[2].gives: " + "error stands alone"),
    Broken(
      replacing: "gives: {indices: [1]", by: "gives: {indices: [one]",
      says: "page.yaml:10:86: claims.one.calls[0].gives.indices[0]: expected an integer; found one"),
    Broken(
      replacing: "shape: []", by: "shape: [3]",
      says: "page.yaml:10:97: claims.one.calls[0].gives.shape: shape [3] needs 3 values, data has 1"
    ),
    Broken(
      replacing: "indices: [1], shape: []", by: "shape: [-1]",
      says: "page.yaml:10:83: claims.one.calls[0].gives.shape: shape [-1] has a negative length"),
    Broken(
      replacing: "{array: \"[1, 2]\", dtype", by: "{aray: \"[1, 2]\", dtype",
      says: "page.yaml:12:10: claims.one.calls[2]: \"aray\" is no key of a call; "
        + "did you mean \"array\"?"),
  ])
  func places(_ broken: Broken) throws {
    let text = Self.sound.replacing(broken.replacing, with: broken.by, maxReplacements: 1)
    #expect(text != Self.sound)
    let error = #expect(throws: SpecError.self) {
      try ClaimDocument(yaml: text, file: "page.yaml")
    }
    #expect(error?.description == broken.says)
  }

  @Test func soundClaims() throws {
    let claim = try #require(
      try ClaimDocument(yaml: Self.sound, file: "page.yaml").claims.first)
    #expect(claim.row == "Ties")
    guard case .calls(let calls) = claim.decider else {
      Issue.record("no calls")
      return
    }
    #expect(calls[0].call.arguments == [.init("axis", .int(0)), .init("keepdims", .none)])
    #expect(calls[1].call.version == "1.2")
    #expect(calls[1].call.mode == Mode(rawValue: "fast"))
    #expect(calls[1].expected.isLabels)
    #expect(calls[2].expected.error == .any)
  }

  /// What is left open agrees with anything, what is said with nothing else.
  @Test(arguments: [
    (Outcome.indices(dtype: "int64", shape: [], data: [1]), [true, true, false, false]),
    (.indices(dtype: "int32", shape: [], data: [1]), [true, false, false, false]),
    (.indices(dtype: "int64", shape: [1], data: [1]), [true, false, false, false]),
    (.indices(dtype: "int64", shape: [], data: [0]), [false, false, false, false]),
    (.error(.init(type: "ValueError", message: "m")), [false, false, true, true]),
    (.error(.init(type: "TypeError", message: "m")), [false, false, true, false]),
    (Outcome.none, [false, false, false, false]),
  ])
  func agreement(_ outcome: Outcome, expected: [Bool]) throws {
    let outcomes = [
      "{indices: [1]}", "{indices: [1], shape: [], dtype: int64}", "{error: any}",
      "{error: ValueError}",
    ]
    let calls = outcomes.map { "      - {array: \"[1]\", gives: \($0)}\n" }.joined()
    let start = try #require(Self.sound.firstRange(of: "      - {"))
    let text = Self.sound[..<start.lowerBound] + calls
    let document = try ClaimDocument(yaml: String(text), file: "page.yaml")
    guard case .calls(let claimed)? = document.claims.first?.decider else {
      Issue.record("no calls")
      return
    }
    #expect(claimed.map { $0.expected.agrees(with: outcome) } == expected)
  }
}
