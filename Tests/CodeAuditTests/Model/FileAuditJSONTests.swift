import CodeAudit
import Semantics
import Testing

/// What a worker says is read back as it was meant.
struct FileAuditJSONTests {
  static let span = Span(
    start: Position(line: 3, column: 4), end: Position(line: 5, column: 0), bytes: 17..<41)

  static let literals: [CallSite.Literal] = [
    .none, .bool(true), .bool(false), .integer(0), .integer(.min), .integer(.max), .integer(nil),
    .float(0.1), .float(-0.0), .float(.infinity), .float(.leastNonzeroMagnitude), .float(1e300),
    .string(""),
    .string("big"), .string("a\n\"\\\u{0}\u{85}\u{2028}é😀\u{301}"), .sequence([]),
    .sequence([.none, .sequence([.integer(1), .string("x")]), .sequence([]), .bool(true)]),
    (0..<500).reduce(CallSite.Literal.integer(1)) { literal, _ in .sequence([literal]) },
  ]

  @Test(arguments: literals) func literal(_ literal: CallSite.Literal) throws {
    let text = literal.json.description
    let back = try CallSite.Literal(json: JSONValue(parsing: text))
    #expect(back == literal)
    if case .float(let value) = literal, case .float(let other) = back {
      #expect(value.bitPattern == other.bitPattern)
    }
  }

  static func call(_ form: CallSite.Form) -> CallSite {
    CallSite(
      file: "src/é\n.py", cell: 3, span: span, library: "numpy", function: "argmax", form: form,
      isCertain: true,
      arguments: [
        .init(name: "axis", place: nil, text: "-1", literal: .integer(-1), span: span),
        .init(name: nil, place: 1, text: "dim + 1", literal: nil, span: span),
      ], hasOpenArguments: true,
      array: .init(
        text: "(1, 2)", span: span, dtype: "float32", rank: 2, isSimple: false, display: .tuple),
      callee: span)
  }

  static let audits: [FileAudit] =
    CallSite.Form.allCases.map { FileAudit(path: "a.py", calls: [call($0)]) }
    + Finding.Severity.allCases.map { severity in
      FileAudit(
        path: "a.py", errors: [AuditError("x", line: 1, column: 0, cell: 2), AuditError("y")],
        findings: [
          AuditedFinding(
            finding: Finding(
              rule: "TB201", name: "axis", severity: severity, message: "m", details: ["a", "b"],
              fix: Fix(
                title: "t", safety: .unsafe, edits: [.init(span: span, replacement: "é\n")])),
            cell: 1, span: span, call: 0),
          AuditedFinding(
            finding: Finding(rule: "TB101", name: "n", severity: severity, message: ""),
            span: span, call: nil),
        ])
    } + [FileAudit(path: "")]

  @Test(arguments: audits) func audit(_ audit: FileAudit) throws {
    let line = audit.json.description
    #expect(!line.contains("\n"))
    #expect(try FileAudit(json: JSONValue(parsing: line)) == audit)
  }

  /// What may be absent may not be wrong.
  @Test(arguments: ["1", "{}", "[1]", "[[1]]"])
  func optionalMembers(_ value: String) throws {
    func json(_ json: JSONValue, with member: String) throws -> JSONValue {
      try JSONValue(parsing: "{\"\(member)\":\(value),\(json.description.dropFirst())")
    }
    let call = Self.call(.alias)
    let array = try #require(call.array)
    #expect(throws: InvalidAuditJSON.self) {
      try CallSite.Operand(
        json: json(CallSite.Operand(text: "x", span: Self.span).json, with: "display"))
    }
    let fix = Fix(title: "t", safety: .safe, edits: [])
    #expect(throws: InvalidAuditJSON.self) {
      try CallSite(json: json(call.json, with: "handlers"))
    }
    #expect(throws: InvalidAuditJSON.self) {
      try CallSite.Operand(json: json(array.json, with: "origins"))
    }
    #expect(throws: InvalidAuditJSON.self) { try Fix(json: json(fix.json, with: "remarks")) }
  }

  @Test(arguments: [
    ("{}", "path"), (#"{"path":"a"}"#, "errors"),
    (#"{"path":"a","errors":[{}],"calls":[],"findings":[]}"#, "message"),
    (
      #"{"path":"a","errors":[],"calls":[{"file":"a","span":[1,2,3,4,9,8]}],"findings":[]}"#, "span"
    ),
    (#"{"path":"a","errors":[],"calls":[{"file":"a","span":[1,2,3,4,5]}],"findings":[]}"#, "span"),
  ])
  func refused(_ text: String, _ member: String) {
    #expect(throws: InvalidAuditJSON.self) { try FileAudit(json: JSONValue(parsing: text)) }
    do {
      _ = try FileAudit(json: JSONValue(parsing: text))
    } catch {
      #expect("\(error)" == "\(member) is missing or not as it should be")
    }
  }
}
