import CodeAudit
import Foundation
import Semantics
import Testing

/// Fixes that are made pass by pass, each looked at by a real worker.
@Suite(.serialized) struct FixingTests {
  /// A report whose findings replace letters of a file by texts.
  private static func report(
    _ path: String, _ text: String, _ changes: KeyValuePairs<Character, String>
  ) -> AuditReport {
    let asides = changes.compactMap { letter, replacement -> AuditReport.Aside? in
      guard let place = Array(text).firstIndex(of: letter) else { return nil }
      let span = Span(
        start: .init(line: 1, column: place), end: .init(line: 1, column: place + 1),
        bytes: place..<place + 1)
      let fix = Fix(
        title: "change it", safety: replacement == "unsafe" ? .unsafe : .safe,
        edits: [.init(span: span, replacement: replacement)])
      return .init(
        file: path, span: span,
        finding: Finding(
          rule: "TB1", name: "n", severity: .cosmetic, message: "m", details: [], fix: fix))
    }
    return AuditReport(files: [.init(path: path)], calls: [], asides: asides, paths: [path])
  }

  private static func audit() throws -> Audit {
    let specs = try SpecFolder(
      path: TestRules.project.appending(path: "Specs").path(percentEncoded: false))
    return Audit(
      pool: try PoolTests.pool(), filter: NameFilter(marks: try TypeCatalog(specs: specs).marks),
      port: nil, rules: [])
  }

  struct Example: Sendable, CustomTestStringConvertible {
    var changes: KeyValuePairs<Character, String>
    var result: String
    var refused = 0
    var testDescription: String { result }
  }

  /// One fix after which the file would not parse costs that fix alone.
  @Test(arguments: [
    Example(changes: ["a": "x", "c": "y"], result: "x + b + y"),
    Example(changes: ["a": "x", "b": "unsafe"], result: "x + b + c"),
    Example(changes: ["a": "x", "b": "(", "c": "y"], result: "x + b + y", refused: 1),
    Example(changes: ["a": ")", "b": "(", "c": "y"], result: "a + b + y", refused: 2),
    Example(changes: ["b": "("], result: "a + b + c", refused: 1),
    Example(changes: ["a": "(x", "c": "y)"], result: "(x + b + y)"),
  ])
  func leavesOutWhatBreaks(_ example: Example) async throws {
    let text = "a + b + c"
    let folder = try TestFolder(["a.py": text])
    let path = folder("a.py")
    var fixing = Fixing(try Self.audit()) { _ in false }
    _ = try await fixing.run(Self.report(path, text, example.changes)) { _ in
      AuditReport(files: [.init(path: path)], calls: [], paths: [path])
    }
    let file = try #require(fixing.files.first)
    #expect(String(decoding: file.new, as: UTF8.self) == example.result)
    #expect(file.refused == example.refused)
    #expect(file.applied == example.changes.count { $0.1 != "unsafe" } - example.refused)
    #expect(try folder.text("a.py") == text)
    try file.write()
    #expect(try folder.text("a.py") == example.result)
  }

  /// The second pass is made on what the first one gave, and nothing is written before the end.
  @Test func passesFollowEachOther() async throws {
    let folder = try TestFolder(["a.py": "a + b"])
    let path = folder("a.py")
    var fixing = Fixing(try Self.audit()) { _ in false }
    var reports = [
      Self.report(path, "x + b", ["b": "y"]), AuditReport(files: [], calls: [], paths: []),
    ]
    _ = try await fixing.run(Self.report(path, "a + b", ["a": "x"])) { _ in reports.removeFirst() }
    let file = try #require(fixing.files.first)
    #expect(String(decoding: file.new, as: UTF8.self) == "x + y")
    #expect(file.applied == 2)
    try folder.write("changed", to: "a.py")
    #expect(throws: AuditError("\(path): changed while it was audited")) { try file.write() }
    #expect(try folder.text("a.py") == "changed")
  }
}
