import CodeAudit
import Foundation
import Semantics
import Testing

/// Every edit of `PortFixTests` run by the libraries themselves, before and after, on small arrays of all special
/// values: they answer the same, but for what the edit's title says.
///
/// Needs the Python environment that TIEBREAK_PYTHON names.
@Suite struct PortFixLiveTests {
  @Test func editsDoWhatTheySay() throws {
    var requests: [String] = []
    var held: [(example: PortFixTests.Case, ranks: [Int])] = []
    // Versions and modes are set when a process starts.
    for example in PortFixTests.cases where !(example.from + example.to).contains("@") {
      guard let after = example.after else { continue }
      let ranks = Self.ranks(example)
      held.append((example, ranks))
      let names = ["x", "s", "df", "a", "b"]
      func expression(_ line: String) -> String { String(line.dropFirst("y = ".count)) }
      requests.append(
        JSONValue.object([
          "before": .string(expression(example.call.source)), "after": .string(expression(after)),
          "from": .string(example.from), "to": .string(example.to),
          "names": .array(names.map { .string($0) }), "ranks": .integers(ranks),
          "dtype": example.call.site.array?.dtype.map { .string($0) } ?? .null,
        ]).description)
    }
    let answers = try TestScripts.run("run_edits.py", requests)
    try #require(answers.count == requests.count)
    for (answer, (example, _)) in zip(answers, held) {
      let json = try JSONValue(parsing: answer)
      let comment = Comment(rawValue: "\(example.testDescription): \(answer)")
      #expect(json["cases"]?.integer ?? 0 > 10, comment)
      let found = Set(json["kinds"]?.members?.map(\.key) ?? []).subtracting(["error-type"])
      // Labels and gradients are not asked here; types and labels of the result are NumPy's.
      let told = Set(
        example.rest.split(separator: ", ").filter {
          !$0.hasPrefix("gradient") && !$0.hasPrefix("labels")
        }
        .compactMap { $0.split(separator: " (").last.map { String($0.dropLast()) } })
      // A title has the worst of each rule.
      // Without NaN every answer stays; what is left of the rule is an error that is raised no more.
      if example.after?.contains("nan_to_num") == true, !example.rest.contains("input-dtype") {
        #expect(json["changed"]?.integer == 0, comment)
      }
      #expect(told.isSubset(of: found) && Self.worst(found) == Self.worst(told), comment)
    }
  }

  /// The calls that prove findings, run as they are written: they answer what is said of them.
  @Test func proofsHold() throws {
    var lines: [(source: String, told: String)] = []
    for example in PortFindingTests.cases where !(example.from + example.to).contains("@") {
      let findings = try Specs.audit(example.from, example.to)
        .findings(for: [example.call.site]) { _ in nil }[0]
      for detail in findings.flatMap(\.details) {
        let halves = detail.split(separator: ": ", maxSplits: 1).last?.split(separator: "  # ")
        guard let halves, halves.count == 2 else { continue }
        let line = (source: String(halves[0]), told: String(halves[1]))
        if !lines.contains(where: { $0 == line }) { lines.append(line) }
      }
    }
    try #require(lines.count > 40)
    try check(lines)
  }

  /// The same of those that `docs/port-told.md` shows.
  @Test func toldProofsHold() throws {
    let page = TestScripts.url.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "docs/port-told.md")
    let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").compactMap {
      line -> (source: String, told: String)? in
      let halves = line.split(separator: ": ", maxSplits: 1).last?.split(separator: "  # ")
      guard line.contains(": import "), let halves, halves.count == 2 else { return nil }
      return (String(halves[0]), String(halves[1]))
    }
    try #require(lines.count >= 6)
    try check(lines)
  }

  private func check(_ lines: [(source: String, told: String)]) throws {
    let answers = try TestScripts.run(
      "run_proofs.py",
      lines.map { JSONValue.object(["source": .string($0.source)]).description })
    try #require(answers.count == lines.count)
    for (answer, line) in zip(answers, lines) {
      let told = try #require(try JSONValue(parsing: answer)["told"]?.text)
      // Of a label that is a number Python does not say that it is one.
      let number = line.told.split(separator: " ").last.map(String.init)
      let isLabel =
        line.told.hasPrefix("label ") && number.map { told.hasPrefix("\($0) int") } == true
      #expect(told == line.told || isLabel, "\(line.source)")
    }
  }

  private static func worst(_ kinds: Set<String>) -> Finding.Severity? {
    Finding.Severity.allCases.first { kinds.contains($0.word) }
  }

  /// The ranks of the arrays that the call can have, without those for which the axis is out of bounds.
  private static func ranks(_ example: PortFixTests.Case) -> [Int] {
    if let rank = example.call.site.array?.rank { return [rank] }
    if example.call.site.function.hasPrefix("Series") { return [1] }
    if example.call.site.function.hasPrefix("DataFrame") { return [2] }
    let takesOne = example.call.site.arguments.contains {
      if case .integer(let axis?)? = $0.literal, axis > 0 { true } else { false }
    }
    return takesOne ? [2, 3] : [0, 1, 2, 3]
  }
}
