import CodeAudit
import Foundation
import Reporting
import Semantics
import Testing

@Suite struct AuditReportTests {
  @Test(arguments: AuditFormat.allCases)
  func formats(format: AuditFormat) throws {
    let view = try SampleAudit.view()
    let root = FileManager.default.currentDirectoryPath
    let text =
      switch format {
      case .github: AuditGitHub(view, root: root).text
      case .gitlab: AuditGitLab(view, root: root).text
      default: format.render(view)
      }
    Snapshot.check(text, "audit.\(format.rawValue)")
  }

  @Test func colours() throws {
    Snapshot.check(
      try AuditFormat.text.render(SampleAudit.view(), colour: true), "audit-coloured.text")
  }

  /// An edit that the findings of a call share is shown to people once; other formats give it to each.
  @Test func editsAreShownOnce() throws {
    var view = try SampleAudit.view()
    var entry = view.report.calls[0]
    entry.findings[0].fix = entry.findings[1].fix
    var other = entry
    other.call.file = "src/clean.py"
    view.report.calls = [entry, other]
    view.report.asides = []
    let title = try #require(entry.findings[0].fix?.title)
    let blocks = AuditFormat.text.render(view).split(separator: "\n\n").filter {
      $0.contains(" TB")
    }
    #expect(blocks.map { $0.contains(title) } == [true, false, true, false])
    #expect(AuditFormat.json.render(view).ranges(of: title).count == 4)
  }

  @Test(arguments: AuditFormat.allCases)
  func nothingFound(format: AuditFormat) throws {
    var view = try SampleAudit.view()
    view.report = AuditReport(files: [.init(path: "a.py")], calls: [], paths: ["a.py"])
    view.rules = []
    Snapshot.check(format.render(view), "audit-nothing.\(format.rawValue)")
  }

  /// Standard input stands in no checkout, and so do files outside of it.
  @Test(arguments: ["-", "/elsewhere/a.py", "../a.py"])
  func placesOutside(path: String) throws {
    var view = try SampleAudit.view()
    var entry = view.report.calls[0]
    entry.call.file = path
    view.report = AuditReport(
      files: [.init(path: path, error: "is broken")], calls: [entry], paths: [path])
    let root = FileManager.default.currentDirectoryPath
    #expect(!AuditGitHub(view, root: root).text.contains("file="))
    let results = try JSONValue(parsing: AuditGitLab(view, root: root).text).elements
    #expect(results?.count == 2)
    #expect(results?.allSatisfy { $0["location"] == nil } == true)
    let sarif = AuditFormat.sarif.render(view)
    #expect(sarif.contains("\"uri\"") == (path != "-"))
    #expect(sarif.contains("standard input, line 12") == (path == "-"))
  }

  /// Some errors say by themselves that the file is not audited; text says it once.
  @Test(arguments: ["the worker took too long", "not audited: the worker took too long"])
  func filesThatAreNotAudited(error: String) throws {
    var view = try SampleAudit.view()
    view.report = AuditReport(
      files: [.init(path: "a.py", error: error)], calls: [], paths: ["a.py"])
    // Of files that are all broken standard error tells.
    #expect(AuditFormat.text.render(view) == "")
    view.report.files.append(.init(path: "b.py"))
    #expect(
      AuditFormat.text.render(view).hasPrefix("a.py: not audited: the worker took too long\n"))
  }

  /// A cell that is no Python hides nothing of the others.
  @Test func filesThatAreAuditedInPart() throws {
    var view = try SampleAudit.view()
    let calls = view.report.calls
    view.report = AuditReport(
      files: [.init(path: calls[0].call.file, error: "cell 2: invalid syntax")], calls: calls,
      paths: [calls[0].call.file])
    let text = AuditFormat.text.render(view)
    #expect(text.contains("cell 2: invalid syntax"))
    #expect(text.contains(calls[0].findings.first?.rule ?? "?"))
  }

  /// GitHub shows ten commands of a kind: the summary is among them, and what could not be audited.
  @Test func gitHubShowsTen() throws {
    var view = try SampleAudit.view()
    view.report.calls = (0..<30).flatMap { _ in view.report.calls }
    let lines = AuditGitHub(view).text.split(separator: "\n")
    for kind in ["error", "warning", "notice"] {
      #expect(lines.count { $0.hasPrefix("::\(kind) ") } == 10)
    }
    let broken = view.report.files.count { $0.error != nil }
    #expect(lines.count { $0.contains("title=tiebreak audit::") } == broken + 1)
    let found = view.report.calls.map(\.findings.count).reduce(0, +) + view.report.asides.count
    let hidden = found + broken + 1 - 30
    #expect(lines.last?.hasSuffix("; \(hidden) more than GitHub shows") == true)
  }

  @Test func gitLabKnowsPathsOfTheCheckout() throws {
    var view = try SampleAudit.view()
    for place in view.report.calls.indices { view.report.calls[place].call.file = "/repo/src/a.py" }
    view.report.asides = []
    let results = try JSONValue(parsing: AuditGitLab(view, root: "/repo").text).elements
    #expect(results?.first?["location"]?["path"] == "src/a.py")
  }

  /// Control characters of file names, lines and messages never reach a terminal or an XML reader.
  @Test(arguments: AuditFormat.allCases)
  func nothingIsObeyed(format: AuditFormat) throws {
    let text = format.render(try SampleAudit.view())
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  /// What the contract names, with its types.
  @Test func jsonKeepsTheContract() throws {
    let json = try JSONValue(parsing: AuditFormat.json.render(SampleAudit.view()))
    #expect(json.members?.map(\.key) == ["schema", "files", "calls", "otherFindings"])
    #expect(json["schema"] == "tiebreak/audit/1")
    #expect(
      json["files"]?.elements?.allSatisfy { $0.members?.map(\.key) == ["path", "error"] } == true)
    let calls = try #require(json["calls"]?.elements)
    #expect(calls.count == 5)
    let keys = [
      "file", "line", "column", "endLine", "endColumn", "library", "function", "form", "axis",
      "keepdims", "certain", "findings",
    ]
    for call in calls { #expect(call.members?.map(\.key).filter { $0 != "cell" } == keys) }
    #expect(calls.map { $0["cell"]?.integer } == [nil, nil, nil, 3, nil])
    #expect(calls[0]["line"]?.integer == 12 && calls[0]["column"]?.integer == 4)
    #expect(
      calls.map { $0["axis"]?.text } == ["omitted", "omitted", "expression", "-1", "omitted"])
    #expect(calls[2]["keepdims"] == "True")
    let finding = try #require(calls[0]["findings"]?.elements?.last)
    #expect(finding["fix"]?["edits"]?.elements?.count == 1)
    #expect(calls[0]["findings"]?.elements?.first?["fix"] == .null)
    let others = try #require(json["otherFindings"]?.elements)
    let places = ["file", "line", "column", "endLine", "endColumn"]
    let words = ["rule", "name", "severity", "message", "fix"]
    #expect(others.map { $0["cell"]?.integer } == [nil, 2])
    for other in others {
      #expect(other.members?.map(\.key).filter { $0 != "cell" } == places + words)
    }
  }

  /// What the schema of SARIF 2.1.0 says of the report. Its licence keeps it out of this repository: TIEBREAK_SARIF_SCHEMA
  /// names a copy, from docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["TIEBREAK_SARIF_SCHEMA"] != nil,
      "TIEBREAK_SARIF_SCHEMA names no copy of the schema"))
  func sarifFollowsItsSchema() throws {
    let schema = ProcessInfo.processInfo.environment["TIEBREAK_SARIF_SCHEMA"] ?? ""
    let sound = try AuditFormat.sarif.render(SampleAudit.view())
    let broken = sound.replacing("\"level\": \"warning\"", with: "\"level\": \"loud\"")
    let requests = [sound, broken].map { text in
      JSONValue.object(["schema": .string(schema), "document": .string(text)]).description
    }
    let answers = try TestScripts.run("check_document.py", requests)
    try #require(answers.count == 2)
    #expect(answers[0] == "[]")
    #expect(answers[1] != "[]")
  }

  /// What the schema cannot say: regions, levels and rules belong together.
  @Test func sarifIsCoherent() throws {
    let json = try JSONValue(parsing: AuditFormat.sarif.render(SampleAudit.view()))
    let run = try #require(json["runs"]?.elements?.first)
    #expect(json["version"] == "2.1.0" && run["columnKind"] == "unicodeCodePoints")
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.elements)
    let results = try #require(run["results"]?.elements)
    #expect(results.count == 7)
    for result in results {
      let index = try #require(result["ruleIndex"]?.integer)
      #expect(rules[index]["id"] == result["ruleId"])
      #expect(["error", "warning", "note"].contains(result["level"]?.text))
    }
    // Only what is safe is offered, and nothing in notebooks, whose lines are no lines of the file.
    #expect(
      results.map { $0["fixes"] != nil } == [false, true, true, false, false, false, false])
  }

  /// Findings keep their fingerprints when lines are added above, and lose them when their line changes.
  @Test func fingerprints() throws {
    var view = try SampleAudit.view()
    let before = try Self.fingerprints(view)
    #expect(Set(before).count == before.count)
    for place in view.report.calls.indices { view.report.calls[place].call.span.start.line += 7 }
    for place in view.report.asides.indices { view.report.asides[place].span.start.line += 7 }
    #expect(try Self.fingerprints(view) == before)
    view.report.calls[0].line = "y = np.argmax(w)"
    view.report.asides[0].line = "y = 2  # tiebreak: ignore[TB104]"
    let after = try Self.fingerprints(view)
    #expect(zip(before, after).map(==) == [false, false, false, true, true, true, true])
  }

  private static func fingerprints(_ view: AuditView) throws -> [String] {
    try JSONValue(parsing: AuditFormat.gitlab.render(view)).elements?
      .compactMap { $0["fingerprint"]?.text } ?? []
  }

  struct Excerpt: Sendable {
    var line: String
    var columns: Range<Int>
    var carets: String
  }

  /// Carets stand under the call, by columns of a terminal.
  @Test(arguments: [
    Excerpt(line: "argmax(x)", columns: 0..<9, carets: "^^^^^^^^^"),
    Excerpt(line: "y = argmax(x)", columns: 4..<13, carets: "    ^^^^^^^^^"),
    Excerpt(line: "\ty = f(x)", columns: 5..<9, carets: "        ^^^^"),
    Excerpt(line: "数 = f(x)", columns: 4..<8, carets: "     ^^^^"),
    Excerpt(line: "e\u{301} = f(x)", columns: 5..<9, carets: "    ^^^^"),
    Excerpt(line: "f(数)", columns: 0..<4, carets: "^^^^^"),
    Excerpt(line: "☠️ = f(x)", columns: 5..<9, carets: "     ^^^^"),
    Excerpt(line: "", columns: 0..<1, carets: "^"),
  ])
  func carets(example: Excerpt) throws {
    let text = try Self.text(example.line, example.columns)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[3].hasPrefix("    | ") || lines[3] == "    | ^")
    #expect(lines[3].dropFirst(6) == example.carets)
  }

  @Test func longLinesAreCut() throws {
    let line = String(repeating: "a", count: 300) + " f(x) " + String(repeating: "b", count: 300)
    let lines = try Self.text(line, 301..<305).split(separator: "\n")
    #expect(lines[2].count <= 80 && lines[3].count <= 80)
    #expect(lines[2].contains("f(x)") && lines[2].hasSuffix("…") && lines[2].contains("| …"))
    let place = try #require(lines[3].firstIndex(of: "^"))
    let column = lines[3].distance(from: lines[3].startIndex, to: place)
    #expect(lines[2].dropFirst(column).hasPrefix("f(x)"))
  }

  private static func text(_ line: String, _ columns: Range<Int>) throws -> String {
    var view = try SampleAudit.view()
    var entry = view.report.calls[0]
    entry.line = line
    entry.findings = [entry.findings[0]]
    entry.call.span = Span(
      start: .init(line: 1, column: columns.lowerBound),
      end: .init(line: 1, column: columns.upperBound), bytes: 0..<1)
    view.report = AuditReport(files: [], calls: [entry], paths: [])
    return AuditFormat.text.render(view)
  }
}
