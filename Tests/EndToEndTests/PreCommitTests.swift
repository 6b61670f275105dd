import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// The hook that pre-commit finds at the repository's root is one that it takes, and starts what there is.
  @Suite(
    .enabled(
      if: Program.hasYAML,
      "the Python environment has no PyYAML; make it with scripts/setup --tests"))
  struct PreCommitHooks {
    /// What pre-commit takes of a hook; it refuses others only with a warning that nobody reads.
    private static let keys: Set = [
      "id", "name", "description", "entry", "language", "minimum_pre_commit_version", "types_or",
      "require_serial",
    ]

    private static func hooks() throws -> [JSONValue] {
      try #require(Program.yaml("\(Program.package)/.pre-commit-hooks.yaml").elements)
    }

    @Test func isSoundYAML() throws {
      let hooks = try Self.hooks()
      #expect(hooks.map { $0["id"]?.text } == ["tiebreak-audit"])
      for hook in hooks {
        #expect(Set(hook.members?.map(\.key) ?? []) == Self.keys)
        #expect(hook["language"] == "swift" && hook["require_serial"] == .bool(true))
        #expect(hook["types_or"]?.elements?.map(\.text) == ["python", "pyi", "jupyter"])
      }
    }

    /// The first word is a product of the package, the second a command, the rest are its options; as they are called,
    /// with files behind them.
    @Test func entriesExist() throws {
      let package = try String(contentsOfFile: "\(Program.package)/Package.swift", encoding: .utf8)
      for hook in try Self.hooks() {
        let words = try #require(hook["entry"]?.text).split(separator: " ").map(String.init)
        #expect(package.contains(".executable(name: \"\(words[0])\""))
        let help = try Program.run([words[1], "--help"])
        #expect(help.code == 0)
        for option in words.dropFirst(2) { #expect(help.output.contains("  \(option) ")) }
        let folder = try Folder()
        let source = "import numpy\nnumpy.argmax(numpy.eye(2))\n"
        try Data(source.utf8).write(to: folder.url("a.py"))
        let ending = try Program.run(Array(words.dropFirst()) + [folder.url("a.py").path])
        #expect(ending.code == 1 && ending.output.contains("TB101"))
      }
    }

    /// What docs/audit.md says to write is what there is.
    @Test func documentationNamesTheHook() throws {
      let text = try String(contentsOfFile: "\(Program.package)/docs/audit.md", encoding: .utf8)
      for hook in try Self.hooks() { #expect(text.contains("- id: \(hook["id"]?.text ?? "?")\n")) }
    }
  }
}
