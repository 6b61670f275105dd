import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// The example workflow is sound YAML, names options that there are, and does what docs/ci.md says it does.
  @Suite(
    .enabled(
      if: Program.hasYAML,
      "the Python environment has no PyYAML; make it with scripts/setup --tests"))
  struct Workflows {
    static let file = "\(Program.package)/docs/tiebreak.yml"

    @Test func isSoundYAML() throws {
      let workflow = try Self.workflow()
      #expect(workflow["name"] == "tiebreak")
      let jobs = try #require(workflow["jobs"]?.members)
      for job in jobs {
        let steps = try #require(job.value["steps"]?.elements)
        #expect(job.value["runs-on"] != nil)
        #expect(steps.allSatisfy { ($0["uses"] == nil) != ($0["run"] == nil) })
        if let needed = job.value["needs"]?.text {
          #expect(jobs.contains { $0.key == needed })
        }
      }
      let shards = workflow["jobs"]?["shard"]?["strategy"]?["matrix"]?["shard"]?.elements
      #expect(shards?.compactMap(\.integer) == Array(1...4))
      #expect(workflow["env"]?["SHARDS"]?.text == "4")
    }

    @Test func everyOptionExists() throws {
      let text = try String(contentsOfFile: "\(Program.package)/docs/ci.md", encoding: .utf8)
      let shown = text.split(separator: "\n").filter { $0.hasPrefix("scripts/tiebreak ") }
      let commands = try Self.commands().filter { $0.contains("scripts/tiebreak ") }
      #expect(commands.count == 2 && shown.count == 2)
      for command in commands + shown.map(String.init) {
        let words = command.split { $0.isWhitespace }.map(String.init)
        let place = try #require(words.firstIndex(of: "scripts/tiebreak"))
        let help = try Program.run([words[place + 1], "--help"])
        #expect(help.code == 0, "\(words[place + 1])")
        for option in words where option.hasPrefix("--") {
          #expect(help.output.contains("  \(option) "), "\(option) of \(words[place + 1])")
        }
      }
    }

    /// The workflow's own lines, run here: nothing is worse at first; then an answer of the baseline is another.
    @Test func workflowPassesAndFails() throws {
      let gate = try GateCheck(["python"], functions: [], cases: 400)
      try gate.makeBaseline()
      #expect(try run(in: gate) == 0)
      #expect(try gate.regressions(in: "report") == [])
      try gate.makeBaseline {
        $0.setting(
          ["profiles", "0", "rules", "nan", "witness", "observed"],
          .object(["kind": "none"]))
      }
      #expect(try run(in: gate) == 1)
      #expect(try gate.regressions(in: "report") == ["changed-answer max-index nan"])
    }

    private func run(in gate: GateCheck) throws -> Int32 {
      let commands = try Self.commands().filter { $0.contains("scripts/tiebreak ") }
        .map { command in
          command.replacing("scripts/tiebreak", with: "\"$TIEBREAK\"")
            .replacing("--report", with: "--specs specs --report")
        }
      let (check, merge) = (commands[0], commands[1])
      let shards = (1...4).map { number in
        "mkdir -p shards; ( \(check.replacing("${{ matrix.shard }}", with: "\(number)")) ) || exit 9; "
          + "rm -rf shards/shard-\(number); mv shard shards/shard-\(number)"
      }
      let line = "cd '\(gate.folder.path)'; " + (shards + [merge]).joined(separator: "\n")
      return try Program.shell(line, environment: ["CASES": "400", "SHARDS": "4"]).code
    }

    private static func commands() throws -> [String] {
      (try workflow()["jobs"]?.members ?? []).flatMap { job in
        (job.value["steps"]?.elements ?? []).compactMap { $0["run"]?.text }
      }
    }

    private static func workflow() throws -> JSONValue { try Program.yaml(file) }
  }
}
