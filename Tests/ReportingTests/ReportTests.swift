import Conformance
import Foundation
import Reporting
import Semantics
import Testing

/// Whole reports, kept as files in `Snapshots/`, and what holds of any report.
@Suite struct ReportTests {
  @Test func text() throws {
    let view = try SampleReport.view()
    Snapshot.check(ReportFormat.text.render(view, colour: false), "report.txt")
    Snapshot.check(ReportFormat.text.render(view, colour: true), "report-coloured.txt")
  }

  @Test func textOfACleanRun() throws {
    Snapshot.check(
      ReportFormat.text.render(try SampleReport.clean(), colour: false), "report-clean.txt")
  }

  @Test func json() throws {
    Snapshot.check(ReportFormat.json.render(try SampleReport.view(), colour: false), "report.json")
  }

  @Test func junit() throws {
    Snapshot.check(ReportFormat.junit.render(try SampleReport.view(), colour: false), "report.xml")
  }

  @Test func markdown() throws {
    Snapshot.check(MarkdownReport(try SampleReport.view()).text, "report.md")
  }

  @Test func portability() throws {
    Snapshot.check(MarkdownPorting(try SampleReport.view()).text, "portability.md")
  }

  @Test func html() throws {
    Snapshot.check(HTMLReport(try SampleReport.view()).text, "report.html")
  }

  @Test func coloursAreAllThatColourAdds() throws {
    let view = try SampleReport.view()
    let plain = ReportFormat.text.render(view, colour: false)
    let coloured = ReportFormat.text.render(view, colour: true)
      .replacing(#/\u{1B}\[[0-9]+m/#, with: "")
    #expect(coloured == plain)
    #expect(!plain.contains("\u{1B}"))
  }

  @Test func nothingButPasteLinesIsWiderThanTheTerminal() throws {
    for line in ReportFormat.text.render(try SampleReport.view(), colour: false)
      .split(separator: "\n")
    where !line.hasPrefix("  import ") && !line.hasSuffix("| tiebreak emulate") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  /// What is pasted asks the specs that the run asked.
  @Test func pastedLinesNameTheSpecs() throws {
    let view = try SampleReport.view()
    let own = ReportFormat.text.render(view, colour: false)
    #expect(own.contains("| tiebreak emulate\n"))
    let other = ReportView(view.report, specs: view.specs, folder: "my specs")
    #expect(
      ReportFormat.text.render(other, colour: false)
        == own.replacing("| tiebreak emulate\n", with: "| tiebreak emulate --specs 'my specs'\n"))
  }

  @Test func whatDiffersFromRunToRunIsInTheTextAndTheJSONOnly() throws {
    var report = try SampleReport.report()
    let view = try SampleReport.view()
    report.run.seconds = 99
    report.run.started = "2031-01-01T00:00:00Z"
    report.run.jobs = 64
    let other = view.with(report)
    #expect(MarkdownReport(view).text == MarkdownReport(other).text)
    #expect(HTMLReport(view).text == HTMLReport(other).text)
    #expect(JUnitReport(view).text == JUnitReport(other).text)
  }

  @Test func htmlNeedsNothingFromOutside() throws {
    let html = HTMLReport(try SampleReport.view()).text
    for part in ["<script", "<link", "<img", "http:", "https:", "url(", "@import", "src="] {
      #expect(!html.contains(part), "\(part)")
    }
  }

  /// Well-formed, every link has its target, no id twice, nothing escapes its element.
  @Test func markupIsSound() throws {
    let view = try SampleReport.view()
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    let (html, xml) = (file.appending(path: "a.html"), file.appending(path: "a.xml"))
    try Data(HTMLReport(view).text.utf8).write(to: html)
    try Data(JUnitReport(view).text.utf8).write(to: xml)
    let answers = try TestScripts.run(
      "check_markup.py", [html, xml].map { $0.path(percentEncoded: false) })
    #expect(answers == ["ok", "ok"])
  }

  /// What happens in one mode is no matter of the others: each fault is one error, and is read back as what it was.
  @Test func modesAreToldApart() throws {
    var report = try SampleReport.clean().report
    var fast = report.profiles[0]
    fast.mode = Mode(rawValue: "fast")
    report.profiles.append(fast)
    report.faults = [Mode.eager, fast.mode].map { mode in
      Fault(
        library: "shelf", function: fast.function, mode: mode, kind: .exit, detail: "code 3",
        call: nil)
    }
    report.notTested = [
      NotTested(
        library: "shelf", function: fast.function, mode: fast.mode, rule: nil, reason: "no time")
    ]
    let view = try SampleReport.view().with(report)
    let junit = JUnitReport(view).text
    #expect(junit.contains(#"failures="0" errors="2""#))
    #expect(junit.components(separatedBy: "<error ").count == 3)
    #expect(junit.contains(#"classname="shelf.argmin (fast)" name="fault""#))
    #expect(junit.components(separatedBy: "not tested: no time").count == 2)
    let read = try ConformanceReport(json: report.json)
    #expect(read.faults == report.faults && read.notTested == report.notTested)
    // A case that is missing in one mode is not excused by a fault in another.
    report.faults.removeFirst()
    report.profiles[0].tally.cases -= 1
    var baseline = report
    baseline.profiles[0].tally.cases += 1
    let gate = Gate(baseline: baseline, scope: Scope())
    #expect(gate.regressions(in: report, changed: []).map(\.kind) == [.lostCases])
  }

  @Test func writesAllFilesOrNone() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path(percentEncoded: false)
    try ReportWriter(folder: path).write(try SampleReport.view())
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted() == [
        "conformance.html", "conformance.json", "conformance.md", "junit.xml", "portability.md",
      ])
  }
}
