import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// What the README shows is what happens, and the committed reports are what a run gives today.
  @Suite struct Readme {
    @Test(
      .enabled(
        if: Program.hasAllLibraries,
        "what is shown is what all libraries answer; not all are installed here"))
    func commandsGiveWhatIsShown() throws {
      let folder = try Folder()
      let blocks = try Self.blocks()
      #expect(blocks.count >= 2)
      for block in blocks {
        let command = Self.command(block.command, report: folder.path)
        let ending = try Program.shell(command)
        #expect(ending.code == 0, "\(block.command): \(ending.errors)")
        let shown = Self.withoutTimes(block.output)
        let given = Self.withoutTimes(
          ending.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        #expect(Self.matches(shown[...], given[...]), "\(block.command) gives:\n\(ending.output)")
      }
      try Self.expectCommitted(asIn: folder.path)
    }

    private struct Block {
      var command: String
      var output: [String]
    }

    /// The blocks of the README that begin with a command.
    private static func blocks() throws -> [Block] {
      let text = try String(contentsOfFile: "\(Program.package)/README.md", encoding: .utf8)
      return text.components(separatedBy: "```console\n").dropFirst().compactMap { part in
        guard let block = part.components(separatedBy: "\n```").first else { return nil }
        let lines = block.components(separatedBy: "\n")
        guard let first = lines.first, first.hasPrefix("$ ") else { return nil }
        return Block(command: String(first.dropFirst(2)), output: Array(lines.dropFirst()))
      }
    }

    /// The command with the built program, and with a report of its own.
    private static func command(_ command: String, report: String) -> String {
      var words = command.split(separator: " ", maxSplits: 1).map(String.init)
      words[0] = "\"$TIEBREAK\""
      let line = words.joined(separator: " ")
      return command.contains(" check") ? "\(line) --report '\(report)'" : line
    }

    private static func withoutTimes(_ lines: [String]) -> [String] {
      lines.map {
        $0.replacing(/\d+\.\d s\b/, with: "… s").replacing(
          /\d+ % of the time/, with: "… % of the time")
      }
    }

    /// Whether the lines are the same, where `…` stands for any lines.
    private static func matches(_ shown: ArraySlice<String>, _ given: ArraySlice<String>) -> Bool {
      guard let first = shown.first else { return given.allSatisfy(\.isEmpty) }
      if first == "…" {
        return (given.startIndex...given.endIndex).contains {
          matches(shown.dropFirst(), given[$0...])
        }
      }
      return first == given.first && matches(shown.dropFirst(), given.dropFirst())
    }

    /// The run that the README shows is the one behind `Reports/`.
    private static func expectCommitted(asIn folder: String) throws {
      for name in ["conformance.md", "conformance.html", "junit.xml"] {
        let committed = try text("\(Program.package)/Reports/\(name)")
        #expect(
          committed == (try text("\(folder)/\(name)")),
          "Reports/\(name) is no longer true: run scripts/tiebreak check, read what changed, commit"
        )
      }
      let committed = try lasting("\(Program.package)/Reports/conformance.json")
      #expect(try lasting("\(folder)/conformance.json") == committed)
    }

    private static func text(_ path: String) throws -> String {
      try String(contentsOfFile: path, encoding: .utf8)
    }

    /// A report without its `run`.
    private static func lasting(_ path: String) throws -> JSONValue {
      let report = try JSONValue(parsing: try text(path))
      return .object((report.members ?? []).filter { $0.key != "run" })
    }
  }
}
