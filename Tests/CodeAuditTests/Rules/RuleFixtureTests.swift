import CodeAudit
import Foundation
import Testing

/// One file for each rule in `Fixtures/Rules`: a line that ends in `# TB101` holds one call that the rule reports, or
/// several where it says so several times; any other line none.
struct RuleFixtureTests {
  static let codes = RuleRegistry.rules.map(\.page.code)

  static func source(_ code: String) throws -> String {
    try String(contentsOf: TestRules.fixtures.appending(path: "\(code).py"), encoding: .utf8)
  }

  static func expected(_ code: String, in source: String) -> [Int: Int] {
    var expected: [Int: Int] = [:]
    for (number, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let comment = line.range(of: "# TB") else { continue }
      expected[number + 1] = line[comment.lowerBound...].split(separator: " ").count { $0 == code }
    }
    return expected
  }

  @Test(arguments: codes) func reportsWhatTheFixtureSays(_ code: String) throws {
    let source = try Self.source(code)
    let expected = Self.expected(code, in: source)
    let found = Dictionary(
      grouping: try TestRules.audit(source, [code]).findings, by: \.span.start.line
    ).mapValues(\.count)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for line in Set(expected.keys).union(found.keys).sorted() {
      #expect(found[line] ?? 0 == expected[line] ?? 0, "\(code).py:\(line): \(lines[line - 1])")
    }
  }

  @Test(arguments: codes) func hasEnoughCases(_ code: String) throws {
    let source = try Self.source(code)
    let expected = Self.expected(code, in: source)
    #expect(expected.values.reduce(0, +) >= 8)
    // A sort that is kept is no call of a reduction, but one that a rule could take for it.
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter
    {
      $1.contains("arg") || $1.contains("idx") || $1.contains("max(")
    }
    #expect(
      Set(lines.map { $0.offset + 1 }).subtracting(expected.keys).count >= 8, "lines without fault")
  }

  @Test func thereIsAFixtureForEachRule() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: TestRules.fixtures.path(percentEncoded: false))
    #expect(Set(files) == Set(Self.codes.map { "\($0).py" }))
  }
}
