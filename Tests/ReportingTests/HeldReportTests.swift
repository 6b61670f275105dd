import Conformance
import Foundation
import Reporting
import Semantics
import Testing

/// Reports of runs that were held against a baseline, and GitHub's annotations.
@Suite struct HeldReportTests {
  @Test func text() throws {
    Snapshot.check(ReportFormat.text.render(try SampleReport.held(), colour: false), "held.txt")
  }

  @Test func markdown() throws {
    Snapshot.check(MarkdownReport(try SampleReport.held()).text, "held.md")
  }

  @Test func junit() throws {
    Snapshot.check(JUnitReport(try SampleReport.held()).text, "held.xml")
  }

  @Test func github() throws {
    let root = TestScripts.url.path(percentEncoded: false)
    Snapshot.check(GitHubReport(try SampleReport.view(), root: root).text, "report-github.txt")
    Snapshot.check(GitHubReport(try SampleReport.held(), root: root).text, "held-github.txt")
  }

  @Test func markupIsSound() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (html, xml) = (folder.appending(path: "a.html"), folder.appending(path: "a.xml"))
    let view = try SampleReport.held()
    try Data(HTMLReport(view).text.utf8).write(to: html)
    try Data(JUnitReport(view).text.utf8).write(to: xml)
    let answers = try TestScripts.run(
      "check_markup.py", [html, xml].map { $0.path(percentEncoded: false) })
    #expect(answers == ["ok", "ok"])
  }

  /// With a baseline only regressions fail: in JUnit nothing else is a failure, on GitHub nothing else an error.
  @Test func onlyRegressionsFail() throws {
    var report = try SampleReport.report()
    report.regressions = []
    let view = try SampleReport.view().with(report)
    #expect(!report.hasFindings)
    #expect(JUnitReport(view).text.contains(#"failures="0" errors="0""#))
    #expect(!JUnitReport(view).text.contains("<failure"))
    #expect(!JUnitReport(view).text.contains("<error"))
    #expect(!GitHubReport(view).text.contains("::error"))
    #expect(GitHubReport(view).text.contains("::warning"))
    #expect(
      ReportFormat.text.render(view, colour: false).hasPrefix("✓ no worse than the baseline"))
  }

  /// What is new is an error and no warning too; what the baseline has is a warning.
  @Test func eachIsSaidOnce() throws {
    var report = try SampleReport.report()
    let before = report.withoutFindings
    report.regressions = Gate(baseline: before, scope: Scope()).regressions(in: report, changed: [])
    let all = GitHubReport(try SampleReport.view().with(report)).text
    #expect(all.contains("new mismatch%3A ties"))
    #expect(all.contains("new fault"))
    #expect(all.contains("newly unstable"))
    #expect(!all.contains("::warning"))
    // Of two functions that differ alike one is known.
    var known = before
    known.profiles[1] = report.profiles[1]
    report.regressions = Gate(baseline: known, scope: Scope()).regressions(in: report, changed: [])
    let some = GitHubReport(try SampleReport.view().with(report)).text
    let warnings = some.split(separator: "\n").filter { $0.hasPrefix("::warning") }
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("title=shelf 1.2 argmin%3A ties::1,234 of") ?? false)
    #expect(some.contains("title=shelf 1.2 argmax%3A new mismatch%3A ties"))
  }

  /// Each command is one line, whose properties hold nothing that GitHub would split at.
  @Test func commandsAreEscaped() throws {
    for view in [try SampleReport.view(), try SampleReport.held()] {
      for line in GitHubReport(view).text.split(separator: "\n") {
        let parts = line.components(separatedBy: "::")
        let words = parts[1].split(separator: " ", maxSplits: 1)
        #expect(["error", "warning", "notice"].contains(words[0]), "\(line)")
        let properties = words[1].components(separatedBy: ",").map {
          $0.split(separator: "=", maxSplits: 1)
        }
        #expect(properties.last?.first == "title", "\(line)")
        #expect(properties.allSatisfy { $0.count == 2 && !$0[1].contains(":") }, "\(line)")
        #expect(parts[0] == "" && parts[2] != "", "\(line)")
      }
    }
    var report = try SampleReport.report()
    report.faults[0].detail = "50% done: a, b\r\nc"
    let line = GitHubReport(try SampleReport.view().with(report)).text.split(separator: "\n")[0]
    #expect(line.contains("title=shelf argmax%3A crash::50%25 done: a, b  c%0A"), "\(line)")
  }

  /// GitHub shows ten of a level and drops the rest in silence, so the most important come first and the rest is counted.
  @Test(arguments: [(9, ""), (10, ""), (11, "; 1 more error than"), (25, "; 15 more errors than")])
  func atMostTenOfALevel(_ count: Int, _ hint: String) throws {
    var report = try SampleReport.report()
    report.profiles = []
    report.unstable = []
    report.faults = Array(repeating: report.faults[0], count: count)
    let lines = GitHubReport(try SampleReport.view().with(report)).text.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error") } == min(count, 10))
    let notice = try #require(lines.last)
    #expect(notice.hasPrefix("::notice title=tiebreak check::✗ \(count) faults"))
    #expect(notice.contains("more") == !hint.isEmpty, "\(notice)")
    #expect(hint.isEmpty || notice.contains(hint), "\(notice)")
  }

  /// What is outside of the checkout has no place in it.
  @Test func placesAreThoseOfTheCheckout() throws {
    let view = try SampleReport.view()
    let root = TestScripts.url.path(percentEncoded: false)
    #expect(GitHubReport(view, root: root).text.contains("::error file=Specs/shelf.yaml,line="))
    #expect(!GitHubReport(view, root: "\(root)/Literals").text.contains("file="))
  }

  /// The line that an annotation points to is the one that declares the rule.
  @Test func linesAreThoseOfTheRules() throws {
    let path = TestScripts.url.appending(path: "Specs/shelf.yaml").path(percentEncoded: false)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let spec = try #require(
      try SpecFolder(path: TestScripts.url.appending(path: "Specs").path)["shelf"])
    for function in spec.functions {
      for rule in RuleName.allCases {
        let line = try #require(spec.line(of: rule, in: function.name))
        let words = lines[line - 1].drop { $0 == " " || $0 == "\"" }
        #expect(
          words.hasPrefix("\(rule.rawValue):") || words.hasPrefix(function.name), "\(words)")
      }
    }
    #expect(spec.line(of: .ties, in: "argmin") == spec.line(of: .ties, in: "argmax"))
    #expect(spec.line(of: .ties, in: "argmon") == nil)
  }
}

extension ConformanceReport {
  /// The report of a run in which nothing was found.
  fileprivate var withoutFindings: ConformanceReport {
    var report = self
    (report.faults, report.unstable) = ([], [])
    for place in report.profiles.indices {
      for rule in report.profiles[place].tally.rules.keys {
        report.profiles[place].tally.rules[rule]?.mismatches = 0
      }
    }
    return report
  }
}
