import CodeAudit
import Foundation
import Semantics
import Testing

/// Python files in `Fixtures/Porting`, named by the libraries: behind `# ->` at the end of a line stand the findings of
/// the call on it, `-` for none, and behind `|` what the edit writes, `-` where there is none.
@Suite struct PortFixtureTests {
  private static let folder = TestScripts.url.appending(path: "Fixtures/Porting")

  @Test(arguments: [
    ("numpy", "torch"), ("numpy", "jax"), ("numpy@1.22", "torch"), ("pandas", "numpy"),
  ])
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
    let imports = FileImports(
      paths: ["np": "numpy"], taken: body.contains("torch =") ? ["torch"] : [],
      place: .init(
        position: CodeAudit.Position(line: 1, column: 0), offset: 0, before: "", after: "\n"))
    return try Specs.audit("numpy", "torch").findings(for: sites, imports: [imports]) { _ in
      Array(source.utf8)
    }.joined().flatMap(\.details)
  }

  /// What is said to be in the way of an edit is in its way.
  @Test(arguments: [
    ("np.argmax(x > 0, **kw)", "what stands behind"),
    ("(x > 0).argmax(out=x)", "`out` has no place in torch.Tensor.argmax"),
    ("(x > 0).argmax(None, x)", "`out` has no place in torch.Tensor.argmax"),
    ("np.argmax(np.zeros(3, dtype=complex))", "the specs have no expression"),
    ("np.argmax([1, 2])", "a list is no array of PyTorch: make it one first"),
    ("np.argmax([k for k in kw])", "a list is no array of PyTorch: make it one first"),
    ("np.argmax((1, 2))", "a tuple is no array of PyTorch: make it one first"),
    ("np.argmax({k for k in kw})", "a set is no array of PyTorch: make it one first"),
    ("np.argmax([x, x][0])", nil),
    (
      "np.argmax(x, # all of it\n        axis=0)",
      "a comment stands between the brackets of the call"
    ),
    ("np.argmax(x, axis=(0))", "the call is written in a way that is not edited piece by piece"),
    ("np.argsort(x)[::-1][0]", "the place is taken from an order, and not by the call alone"),
    ("torch = x; np.argmax(x)", "the file has `torch` for something else"), ("x.argmax()", nil),
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

  /// What catches the errors is named as it is written.
  @Test func catchers() throws {
    func told(_ head: String, _ call: String, _ rest: String = "") throws -> [String] {
      let source =
        "import contextlib\nimport numpy as np\ndef f(x, k):\n    \(head):\n        \(call)\n\(rest)"
      let sites = try TestResolver.resolve(source).calls.map(\.site)
      let found = try Specs.audit("numpy", "torch").findings(for: sites) { _ in nil }.joined()
      return found.filter { $0.rule == PortRule.caughtError.code }
        .flatMap { [$0.message] + $0.details.suffix(1) }
    }
    #expect(
      try told("with contextlib.suppress(ValueError)", "np.argmax(x)") == [
        "`with contextlib.suppress(ValueError)` catches the ValueError that numpy.argmax can raise; "
          + "torch.argmax raises IndexError there, which nothing around it catches",
        "to keep it, add IndexError to `with contextlib.suppress(ValueError)`",
      ])
    #expect(
      try told("try", "np.argmax(x, k)", "    except np.exceptions.AxisError:\n        pass\n") == [
        "`except AxisError` catches the AxisError that numpy.argmax can raise; "
          + "torch.argmax raises IndexError there, which nothing around it catches",
        "to keep it, write `except (AxisError, IndexError)`",
      ])
    #expect(
      try told("try", "np.argmax(x)", "    except IndexError:\n        pass\n") == [
        "nothing around it catches the ValueError that numpy.argmax can raise; "
          + "torch.argmax raises IndexError there, which `except IndexError` catches",
        "to let it through as before, keep the call out of what that clause guards",
      ])
  }

  /// An array that the file itself makes does not become one of the other library with the call.
  @Test(arguments: [
    ("np.argmax(np.asarray(kw))", true), ("y = np.zeros(3); np.argmax(y)", true),
    ("np.argmax(kw)", false),
  ])
  func makers(call: String, isMade: Bool) throws {
    let told = try Self.details("    \(call)\n").contains(
      "the file has the array as one of NumPy, which has to be ported with the call")
    #expect(told == isMade)
  }

  /// What is written into has to be of the type that is written there.
  @Test func typeOfThePlace() throws {
    let call = SampleCall("np.argmax(x, out=z)", callee: "np.argmax", "numpy", "argmax")
    let findings = try Specs.audit("numpy", "torch").findings(for: [call.site]) { _ in call.bytes }
    let fix = try #require(findings[0].compactMap(\.fix).first)
    #expect(
      fix.remarks.contains(
        "the edit takes `out` as int64: of another type it raises, and of another shape it is resized"
      ))
  }
}
