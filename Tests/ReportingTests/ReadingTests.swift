import Arrays
import Conformance
import Reporting
import Semantics
import Testing

/// A report that is read is the report that was written.
@Suite struct ReadingTests {
  static let reports: [@Sendable () throws -> ConformanceReport] = [
    { try SampleReport.report() },
    { try SampleReport.held().report },
    { try shard() },
  ]

  @Test(arguments: reports.indices)
  func roundTrip(_ place: Int) throws {
    let report = try Self.reports[place]()
    let read = try ConformanceReport(json: try JSONValue(parsing: report.json.indented()))
    #expect(read.json.indented() == report.json.indented())
    #expect(read.part == report.part)
    #expect(read.profiles.map(\.tally.kinds) == report.profiles.map(\.tally.kinds))
    #expect(read.faults.map(\.place) == report.faults.map(\.place))
  }

  /// Members of other writers do no harm, and what a merge passes on stays as it is.
  @Test func unknownMembers() throws {
    guard case .object(var members) = try SampleReport.report().json else { return }
    members.append(.init("more", .integer(1)))
    let claims = JSONValue.array([.object(["id": "a"])])
    members = members.map { $0.key == "claims" ? .init("claims", claims) : $0 }
    let read = try ConformanceReport(json: .object(members))
    #expect(read.json["claims"] == claims)
    #expect(read.json["more"] == nil)
  }

  /// Every member that a report cannot do without is missed, by its place.
  @Test func missingMembers() throws {
    guard case .object(let members) = try SampleReport.report().json else { return }
    for member in members where !["portability", "claims"].contains(member.key) {
      #expect(throws: InvalidCall("\"\(member.key)\" is missing"), "\(member.key)") {
        try ConformanceReport(json: .object(members.filter { $0.key != member.key }))
      }
    }
  }

  /// Answers that cannot be those of their call are shown as they are: a file may say anything.
  @Test(arguments: [[Int64(0), 1, 0, 1, 0], [7], []])
  func answersBeyondTheirCall(_ answers: [Int64]) throws {
    var report = try SampleReport.report()
    var found = try #require(report.profiles[0].tally.rules[.ties]?.example)
    found.call.array = LabelledArray(
      try NDArray(dtype: .float64, shape: [2, 2], elements: [1, 1, 1, 1].map { .float($0) }))
    found.call.arguments = [.init("axis", .int(1))]
    found.declared = .indices(dtype: "int64", shape: [answers.count], data: answers)
    found.observed = .indices(
      dtype: "int64", shape: [answers.count],
      data: answers.dropLast() + answers.suffix(1).map { 1 - $0 })
    report.profiles[0].tally.rules[.ties]?.example = found
    let view = try SampleReport.view().with(try ConformanceReport(json: report.json))
    for format in [ReportFormat.text, .json, .junit, .github] {
      #expect(!format.render(view, colour: false).isEmpty)
    }
    #expect(MarkdownReport(view).text.contains("argmax"))
  }

  /// The report of a shard: with places, and with mismatches by kind.
  private static func shard() throws -> ConformanceReport {
    var report = try SampleReport.report()
    report.part = .init(
      shard: Shard(number: 2, count: 4), scope: Scope(libraries: ["shelf"], modes: [.eager]))
    report.faults[0].place = Position(stratum: 3, call: 4, row: 5)
    report.unstable[0].place = Position(stratum: 1, call: 0)
    let example = try #require(report.profiles[0].tally.rules[.ties]?.example)
    let found = JSONValue.object([
      "place": .integers([7, 1, -1]), "rule": "ties", "mismatch": example.json,
    ])
    report.profiles[0].tally.kinds = try .init(
      json: .array([
        .object([
          "exercised": .array(["ties"]), "difference": "value", "dtype": "float64",
          "count": .integer(1234), "first": .array([found]),
        ])
      ]))
    report.profiles[0].tally.witnesses[.nan]?.place = Position(stratum: 2, call: 2)
    return report
  }
}
