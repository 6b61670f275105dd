import CodeAudit
import Foundation
import Semantics
import Testing

/// Python files in `Fixtures/Porting`, named by the libraries: behind `# ->` at the end of a line stand the findings of
/// the call on it, `-` for none, and behind `|` what the edit writes, `-` where there is none.
@Suite struct PortFixtureTests {
  private static let folder = TestScripts.url.appending(path: "Fixtures/Porting")

  @Test(arguments: [("numpy", "torch"), ("numpy", "jax")])
  func findingsAndEdits(from: String, to: String) throws {
    let file = Self.folder.appending(path: "\(from)_to_\(to).py")
    let source = try String(contentsOf: file, encoding: .utf8)
    let resolved = try TestResolver.resolve(source)
    let sites = resolved.calls.map(\.site)
    let findings = try Specs.audit(from, to).findings(for: sites) { _ in
      Array(source.utf8)
    }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let expected = lines.indices.filter { lines[$0].contains("# -> ") }
    #expect(sites.map { $0.span.start.line - 1 }.sorted() == expected)
    let fill = lines.first { $0.contains("fill = ") }?.split(separator: "\"").dropFirst().first
    for (site, found) in zip(sites, findings) {
      let line = lines[site.span.start.line - 1]
      let told = line.components(separatedBy: "# -> ").last?.components(separatedBy: " | ") ?? []
      let shown = found.filter { $0.rule != PortRule.errorType.code && !Self.isOfAllCalls($0) }
      let short = shown.map { "\($0.name.dropFirst("port-".count)) \($0.severity.word)" }
      #expect(short.joined(separator: ", ") == told.first, "\(line)")
      let title = found.lazy.compactMap(\.fix?.title).first
      let written = title?.components(separatedBy: "`").dropFirst().first ?? "-"
      let wanted = told.last?.replacingOccurrences(of: "{fill}", with: fill ?? "")
      #expect(written == wanted, "\(line)")
      if title == nil {
        #expect(
          found.contains { $0.rule == PortRule.keyword.code }
            || found.flatMap(\.details).contains { $0.hasPrefix("no edit: ") }, "\(line)")
      }
    }
  }

  /// What is said at the first call of a file and counted there.
  private static func isOfAllCalls(_ finding: Finding) -> Bool {
    finding.details.contains { $0.hasPrefix("so in ") }
  }

  /// What an edit leaves different, and what it costs, stand beside it.
  @Test func remarks() throws {
    let call = SampleCall("np.nanargmax(x)", callee: "np.nanargmax", "numpy", "nanargmax")
    let findings = try Specs.audit("numpy", "torch").findings(for: [call.site]) { _ in call.bytes }
    let first = try #require(findings[0].first)
    let fix = try #require(first.fix)
    #expect(
      fix.remarks == [
        "the edit takes the array as one of PyTorch, which raises if it is bool, uint16, uint32, "
          + "uint64, complex64, complex128",
        "the edit costs a pass over the array and a copy, which has -inf in place of NaN",
        "after the edit nan still differs (silent): of np.array([np.nan]) it was ValueError, and is "
          + "0 int64",
      ])
    #expect(first.details.suffix(fix.remarks.count) == fix.remarks[...])
    #expect(findings[0].dropFirst().allSatisfy { !$0.details.contains(fix.remarks[0]) })
  }

  private static func details(_ body: String) throws -> [String] {
    let source = "import numpy as np\ndef f(x: np.ndarray, **kw):\n" + body
    let sites = try TestResolver.resolve(source).calls.map(\.site)
    return try Specs.audit("numpy", "torch").findings(for: sites) { _ in Array(source.utf8) }
      .joined().flatMap(\.details)
  }

  /// What is said to be in the way of an edit is in its way.
  @Test(arguments: [
    ("np.argmax(x > 0, **kw)", "what stands behind"), ("(x > 0).argmax(out=x)", nil),
    ("np.argmax(np.zeros(3, dtype=complex))", "the specs have no expression"),
  ])
  func reasons(call: String, reason: String?) throws {
    let told = try Self.details("    \(call)\n").filter { $0.hasPrefix("no edit: ") }
    #expect(told.count == (reason == nil ? 0 : 1))
    #expect(told.allSatisfy { $0.hasPrefix("no edit: \(reason ?? "")") })
  }

  /// One more class in a clause keeps it only where no earlier one takes the new error.
  @Test(arguments: [
    (["ValueError", "IndexError"], "to keep it, write `except (ValueError, IndexError)`"),
    (
      ["IndexError", "ValueError"],
      "`except IndexError` stands before that clause and takes the new error: "
        + "to keep it, change the earlier clause"
    ),
  ])
  func clauses(classes: [String], advice: String) throws {
    let clauses = classes.map { "    except \($0):\n        pass\n" }.joined()
    let details = try Self.details("    try:\n        np.argmax(x)\n" + clauses)
    #expect(details.contains(advice))
  }

  /// What is written into has to be of the type that is written there.
  @Test func typeOfThePlace() throws {
    let call = SampleCall("np.argmax(x, out=z)", callee: "np.argmax", "numpy", "argmax")
    let findings = try Specs.audit("numpy", "torch").findings(for: [call.site]) { _ in call.bytes }
    let fix = try #require(findings[0].compactMap(\.fix).first)
    #expect(fix.remarks.contains("the edit takes `out` as int64: of another type it raises"))
  }
}
