import CodeAudit
import Foundation
import Testing

struct RulePageTests {
  static let pages = RuleRegistry.pages

  @Test func codesAscendAndNamesAreUnique() {
    #expect(Self.pages.map(\.code) == Self.pages.map(\.code).sorted())
    #expect(Set(Self.pages.map(\.code)).count == Self.pages.count)
    #expect(Set(Self.pages.map(\.name)).count == Self.pages.count)
  }

  @Test(arguments: pages) func reportsItsOwnBefore(_ page: RulePage) throws {
    let asked = page.code == "TB100" ? RuleRegistry.defaults : [page.code]
    #expect(try TestRules.codes(page.before, asked) == [page.code])
  }

  @Test(arguments: pages) func isContentWithItsOwnAfter(_ page: RulePage) throws {
    let asked = page.code == "TB100" ? RuleRegistry.defaults : [page.code]
    #expect(try TestRules.codes(page.after, asked) == [])
  }

  @Test(arguments: pages) func isWhole(_ page: RulePage) {
    for text in [
      page.summary, page.what, page.why, page.before, page.after, page.whenWrong, page.measured,
    ] {
      #expect(!text.isEmpty)
    }
    for line in page.text(width: 80).split(separator: "\n") { #expect(line.count <= 100) }
  }

  /// With TIEBREAK_RECORD set the pages are written anew, and the test fails: look at what changed.
  @Test(arguments: pages) func documentationIsThePage(_ page: RulePage) throws {
    try Self.compare(page.markdown, "\(page.code).md")
  }

  @Test func documentationListsAllRules() throws {
    try Self.compare(RuleRegistry.index, "README.md")
    let folder = TestRules.project.appending(path: "docs/rules").path(percentEncoded: false)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(files) == Set(Self.pages.map { "\($0.code).md" } + ["README.md"]))
  }

  private static func compare(_ text: String, _ name: String) throws {
    let file = TestRules.project.appending(path: "docs/rules/\(name)")
    if ProcessInfo.processInfo.environment["TIEBREAK_RECORD"] != nil {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)")
    }
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    #expect(kept == text, "docs/rules/\(name) differs; record it with TIEBREAK_RECORD=1")
  }

  @Test func listNamesEachRuleOnALine() {
    let lines = RuleRegistry.list().split(separator: "\n")
    #expect(lines.count == RuleRegistry.metadata.count)
    #expect(lines.count > Self.pages.count)
    #expect(lines[1].hasPrefix("TB101  axis-omitted "))
    #expect(lines[2].contains(" off "))
    let some = RuleRegistry.list(["TB110", "TB111"]).split(separator: "\n").map { $0.prefix(5) }
    #expect(some == ["TB110", "TB111"])
  }

  @Test func selection() throws {
    let ports = PortRule.allCases.filter { $0.offBecause == nil }.map(\.code)
    #expect(try RuleRegistry.selection() == RuleRegistry.defaults + ports)
    #expect(try RuleRegistry.selection(select: ["tb101", "bare-top1"]) == ["TB101", "TB111"])
    #expect(try RuleRegistry.selection(select: ["TB11"]) == ["TB110", "TB111"])
    #expect(
      try RuleRegistry.selection(select: ["all"], ignore: ["TB10", "TB2"]) == ["TB110", "TB111"])
    #expect(try RuleRegistry.selection(select: ["port-nan"]) == ["TB207"])
    #expect(throws: UnknownRule("axis-omited")) {
      try RuleRegistry.selection(select: ["axis-omited"])
    }
    #expect(throws: UnknownRule("")) { try RuleRegistry.selection(select: [""]) }
    #expect("\(UnknownRule(""))" == "an empty word names no rule")
    #expect(
      "\(UnknownRule( "axis-omited"))"
        == "no rule is called axis-omited; did you mean axis-omitted?")
  }
}
