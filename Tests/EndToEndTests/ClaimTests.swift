import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// What documents say, decided by specs and by libraries.
  @Suite struct Claims {
    /// The committed comparison is what the program writes.
    @Test func committedComparison() throws {
      let folder = try Folder()
      let file = folder.url("comparison.md").path
      let ending = try Program.run(
        [
          "compare", "--format", "markdown", "--evidence", "--output", file, "--specs",
          "\(Program.package)/Specs",
        ])
      #expect(ending == .init(code: 0, output: "", errors: ""))
      let (new, committed) = (
        try String(contentsOfFile: file, encoding: .utf8),
        try String(contentsOfFile: "\(Program.package)/Reports/comparison.md", encoding: .utf8)
      )
      #expect(
        new == committed,
        "write it anew: tiebreak compare --format markdown --evidence --output Reports/comparison.md"
      )
    }

    @Test func outputThatCannotBeWritten() throws {
      let ending = try Program.run([
        "compare", "--output", "/nowhere/at/all", "--specs", "\(Program.package)/Specs",
      ])
      #expect(
        ending
          == .init(
            code: 2, output: "", errors: "tiebreak: /nowhere/at/all: No such file or directory\n"))
    }

    /// A change in a copy of the claims, and the verdict that it has from then on.
    struct Flip: Sendable, CustomTestStringConvertible {
      var id: String
      var replacing: String
      var by: String
      var verdict: String
      var testDescription: String { "\(id) \(verdict)" }
    }

    @Test(arguments: [
      Flip(id: "numpy-ties", replacing: "", by: "", verdict: "holds"),
      Flip(
        id: "numpy-ties", replacing: #""[1, 2, 2]", gives: {indices: [1]}"#,
        by: #""[1, 2, 2]", gives: {indices: [2]}"#, verdict: "false"),
      Flip(id: "numpy-axis-0-on-vectors", replacing: "", by: "", verdict: "false"),
      Flip(
        id: "numpy-axis-0-on-vectors",
        replacing: "arguments: {axis: 0}, gives: {error: any}",
        by: "arguments: {axis: 0}, gives: {indices: [1]}", verdict: "holds"),
      Flip(
        id: "numpy-keepdims-first-version", replacing: "keepdims: true}, version: \"1.21\"",
        by: "keepdims: true}, version: \"1.22\"", verdict: "false"),
      Flip(
        id: "numpy-keepdims-first-version",
        replacing: "{axis: 1, keepdims: true}, version: \"1.21\", gives: {error: any}}",
        by: "{axis: 1, keepdims: true}, version: \"1.21\", gives: {error: any}}\n"
          + "      - {array: \"[[1, 9], [3, 2]]\", arguments: {keepdims: true}, gives: {error: any}}",
        verdict: "depends"),
    ])
    func verdictsFollowTheCalls(_ flip: Flip) throws {
      let folder = try Self.specs(flip)
      let compared = try Program.run(
        ["compare", "numpy", "--format", "json", "--specs", folder.path])
      #expect(compared.code == 0)
      let json = try JSONValue(parsing: compared.output)
      #expect(Self.verdict(flip.id, in: json) == flip.verdict)
      let place = folder.url("report").path
      let checked = try Program.run(
        [
          "check", "numpy", "--function", "argmax", "--cases", "100", "--specs", folder.path,
          "--report", place,
        ])
      #expect(checked.code == 0)
      #expect(Self.verdict(flip.id, in: try Report(in: place).json) == flip.verdict)
    }

    /// A call that cannot be decided leaves the verdict to the others, and is told.
    @Test func undecidedCallsAreTold() throws {
      let folder = try Self.specs(
        Flip(
          id: "numpy-ties", replacing: "{array:",
          by: "{array: \"[1]\", mode: nowhere, gives: {indices: [0]}}\n      - {array:",
          verdict: "holds"))
      let compared = try Program.run(
        ["compare", "numpy", "--format", "json", "--specs", folder.path])
      let json = try JSONValue(parsing: compared.output)
      #expect(Self.verdict("numpy-ties", in: json) == "holds")
      let reasons = json["notTested"]?.elements?.compactMap { $0["reason"]?.text } ?? []
      #expect(
        reasons.contains {
          $0.hasPrefix("\"nowhere\" is no mode of numpy")
            && $0.hasSuffix(", for a call of claim numpy-ties")
        }, "\(reasons)")
    }

    /// In `check` the library itself has answered, and says what it has.
    @Test func librariesAreAsked() throws {
      let folder = try Folder()
      _ = try Program.run(
        [
          "check", "numpy", "pandas", "--cases", "100", "--report", folder.path, "--specs",
          "\(Program.package)/Specs",
        ])
      let report = try Report(in: folder.path)
      let claims = report.json["claims"]?.elements ?? []
      #expect(claims.count > 20)
      let asked = claims.flatMap { $0["evidence"]?["calls"]?.elements ?? [] }
        .filter { $0["call"]?["version"]?.text != "1.21" }
      #expect(asked.count > 30)
      #expect(asked.allSatisfy { $0["by"]?.text == "library" })
      let soft = claims.first { $0["id"]?.text == "numpy-soft-variant" }
      #expect(soft?["verdict"]?.text == "holds")
      #expect(soft?["evidence"]?["objects"]?.elements?.first?["found"] == .bool(false))
      #expect(
        claims.allSatisfy { ["holds", "false", "depends"].contains($0["verdict"]?.text ?? "") })
      // A library without a spec, or not named, has no verdict.
      #expect(!claims.contains { $0["id"]?.text?.hasPrefix("torch") ?? true })
    }

    private static func verdict(_ id: String, in json: JSONValue) -> String? {
      json["claims"]?.elements?.first { $0["id"]?.text == id }?["verdict"]?.text
    }

    /// The package's spec of NumPy and its claims, one of them changed.
    private static func specs(_ flip: Flip) throws -> Folder {
      let folder = try Folder()
      let own = "\(Program.package)/Specs"
      try FileManager.default.copyItem(
        atPath: "\(own)/numpy.yaml", toPath: folder.url("numpy.yaml").path)
      try FileManager.default.createDirectory(
        at: folder.url("claims"), withIntermediateDirectories: true)
      var text = try String(contentsOfFile: "\(own)/claims/article.yaml", encoding: .utf8)
      if !flip.replacing.isEmpty {
        let start = try #require(text.firstRange(of: "  \(flip.id):\n"))
        let place = try #require(
          text[start.upperBound...].firstRange(of: flip.replacing))
        text.replaceSubrange(place, with: flip.by)
      }
      try text.write(to: folder.url("claims/article.yaml"), atomically: true, encoding: .utf8)
      return folder
    }
  }
}
