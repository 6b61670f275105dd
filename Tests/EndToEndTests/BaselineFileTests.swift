import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// The file that `--baseline` names: made, replaced whole, refused.
  @Suite struct BaselineFiles {
    @Test func isMadeWhereItIsMissing() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 500)
      let place = gate.path("baseline.json")
      #expect(
        try gate.held()
          == .init(
            code: 2, output: "",
            errors: "tiebreak: \(place): there is no such file; --update-baseline makes it\n"))
      let made = try gate.held(["--update-baseline"])
      #expect(made.code == 0)
      #expect(made.output.hasPrefix("✓ as declared"))
      let baseline = try String(contentsOfFile: place, encoding: .utf8)
      #expect(
        baseline
          == (try String(contentsOfFile: gate.path("report/conformance.json"), encoding: .utf8))
      )
      #expect(try gate.held().code == 0)
    }

    /// What changed is told, and is no failure.
    @Test func isReplaced() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain", "closing"], cases: 500)
      try gate.makeBaseline {
        $0.setting(
          ["profiles", "plain", "rules", "ties", "witness", "observed"], .object(["kind": "none"]))
      }
      let ending = try gate.held(["--update-baseline"])
      #expect(ending.code == 0)
      #expect(ending.output.contains("REGRESSIONS: worse than the baseline"))
      #expect(try Report(in: gate.path("report")).json["regressions"]?.elements?.count == 1)
      let baseline = try JSONValue(
        parsing: String(contentsOfFile: gate.path("baseline.json"), encoding: .utf8))
      #expect(baseline["regressions"] == nil)
      #expect(try gate.held().code == 0)
    }

    /// A reader who leaves costs nobody the baseline.
    @Test(arguments: ["| true", "> /dev/full"])
    func isWrittenBeforeAnythingIsPrinted(_ reader: String) throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 500)
      let words = gate.line(
        ["--baseline", gate.path("baseline.json"), "--update-baseline"], report: "report")
      let line = words.map { "'\($0)'" }.joined(separator: " ")
      _ = try Program.shell("\"$TIEBREAK\" \(line) \(reader)")
      #expect(FileManager.default.fileExists(atPath: gate.path("baseline.json")))
    }

    /// A folder means the report in it, for reading and for writing.
    @Test func isTheReportOfAFolder() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 500)
      try gate.check(report: "kept")
      let kept = ["--baseline", gate.path("kept")]
      #expect(try gate.check(kept).code == 0)
      #expect(try gate.check(kept + ["--update-baseline", "--seed", "7"]).code == 0)
      #expect(try Report(in: gate.path("kept")).json["seed"] == .integer(7))
    }

    /// Held against what it is about to overwrite, the second of two runs would find nothing.
    @Test func isNotOverwrittenByTheReport() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 500)
      try gate.check()
      let before = try Report(in: gate.path("report")).json
      for path in ["report", "report/../report/conformance.json"] {
        let ending = try gate.check(["--baseline", gate.path(path), "--seed", "7"])
        #expect(ending.code == 2)
        #expect(ending.output == "")
        #expect(ending.errors.contains("this run's report would take its place"))
      }
      #expect(try Report(in: gate.path("report")).json == before)
      let same = ["--baseline", gate.path("report"), "--update-baseline", "--seed", "7"]
      #expect(try gate.check(same).code == 0)
    }

    /// What an update drops from the baseline is told, though the run was never meant to ask it.
    @Test func updateTellsWhatItDrops() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain", "closing"], cases: 500)
      try gate.makeBaseline { $0.setting(["profiles", "closing", "library"], "behaving") }
      _ = try gate.held(["misbehaving", "--update-baseline"])
      #expect(try gate.regressions() == ["lost-cases closing"])
    }

    @Test func workersThatDiedAreNoGoodBaseline() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["crashing"], cases: 12_000)
      #expect(try gate.held(["--update-baseline"]).code == 1)
      #expect(FileManager.default.fileExists(atPath: gate.path("baseline.json")))
    }

    @Test func isMergedToo() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 500)
      for number in 1...2 {
        try gate.check(["--shard", "\(number)/2"], report: "shard-\(number)")
      }
      let shards = ["shard-1", "shard-2"]
      let baseline = ["--baseline", gate.path("baseline.json")]
      #expect(try gate.merge(shards, baseline + ["--update-baseline"]).code == 0)
      #expect(try gate.held(report: "whole").code == 0)
      // Shards that were not held against it asked nothing of what it shows.
      let ending = try gate.merge(shards, baseline, report: "other")
      #expect(ending.code == 2)
      #expect(!FileManager.default.fileExists(atPath: gate.path("other")))
      #expect(
        ending.errors
          == "tiebreak: \(gate.path("shard-1")): was checked without --baseline, so that nobody asked whether answers changed\n"
      )
      for number in 1...2 {
        _ = try gate.held(["--shard", "\(number)/2"], report: "shard-\(number)")
      }
      #expect(try gate.merge(shards, baseline).code == 0)
      let without = try gate.merge(shards)
      #expect(without.code == 2)
      #expect(without.errors.hasSuffix("was checked with --baseline; name the file here too\n"))
    }

    /// Shards asked again what their own baseline shows, and nothing of another.
    @Test func shardsOfAnotherBaselineAreNotMerged() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 500)
      try gate.makeBaseline()
      for number in 1...2 {
        _ = try gate.held(["--shard", "\(number)/2"], report: "shard-\(number)")
      }
      // The same as another text: what it says counts.
      let text = try String(contentsOfFile: gate.path("first/conformance.json"), encoding: .utf8)
      try text.write(to: gate.folder.url("same.json"), atomically: true, encoding: .utf8)
      let shards = ["shard-1", "shard-2"]
      #expect(try gate.merge(shards, ["--baseline", gate.path("same.json")]).code == 0)
      try gate.makeBaseline { $0.setting(["profiles", "plain", "version"], "0.1") }
      let baseline = gate.path("baseline.json")
      for more in [[], ["--update-baseline"]] {
        #expect(
          try gate.merge(shards, ["--baseline", baseline] + more, report: "none")
            == .init(
              code: 2, output: "",
              errors:
                "tiebreak: \(gate.path("shard-1")): was checked with another --baseline than "
                + "\(baseline); name that one, or check the shards again\n"))
        #expect(!FileManager.default.fileExists(atPath: gate.path("none/conformance.json")))
      }
    }

    @Test(arguments: [
      ("", "is no whole JSON: column 1: a value is missing"),
      ("[]", "a report is a JSON object"),
      ("{}", "\"schema\" is missing"),
      (
        #"{"schema":"tiebreak/audit/1"}"#,
        #"its schema is "tiebreak/audit/1"; "tiebreak/conformance/1" is expected"#
      ),
      (
        #"{"schema":"tiebreak/conformance/1","#,
        "is no whole JSON: column 36: expected a member name in quotes"
      ),
      (#"{"schema":"tiebreak/conformance/1"}"#, "\"run\" is missing"),
    ])
    func isRefused(_ text: String, _ problem: String) throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 500)
      try text.write(to: gate.folder.url("baseline.json"), atomically: true, encoding: .utf8)
      let place = gate.path("baseline.json")
      for more in [[], ["--update-baseline"]] {
        #expect(
          try gate.held(more)
            == .init(code: 2, output: "", errors: "tiebreak: \(place): \(problem)\n"))
      }
      #expect(try String(contentsOfFile: place, encoding: .utf8) == text)
    }

    @Test func othersAreRefused() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 500)
      try gate.check(["--shard", "1/2"], report: "shard")
      let shard = try gate.check(["--baseline", gate.path("shard")])
      #expect(shard.code == 2)
      #expect(
        shard.errors.hasSuffix("is the report of shard 1/2 only; tiebreak merge joins them\n"))
      try gate.makeBaseline { $0.setting(["profiles", "0", "mode"], "jit") }
      let mode = try gate.held()
      #expect(mode.code == 2)
      #expect(mode.errors.hasSuffix("baseline.json: holds nothing that this run asks\n"))
      let unwritable = try gate.check(["--baseline", "/proc/b.json", "--update-baseline"])
      #expect(
        unwritable
          == .init(code: 2, output: "", errors: "tiebreak: /proc/b.json: cannot be written\n"))
    }

    @Test(arguments: [
      (["--update-baseline"], "--update-baseline needs --baseline FILE"),
      (["--shard", "0/2"], "The value '0/2' is invalid for '--shard <i/n>': I/N is expected"),
      (["--shard", "3/2"], "The value '3/2' is invalid for '--shard <i/n>': I/N is expected"),
      (
        ["--shard", "1/9223372036854775807"],
        "The value '1/9223372036854775807' is invalid for '--shard <i/n>': I/N is expected"
      ),
      (["--shard", "1"], "The value '1' is invalid for '--shard <i/n>': I/N is expected"),
      (["--shard", "+1/2"], "The value '+1/2' is invalid for '--shard <i/n>': I/N is expected"),
      (
        ["--shard", "1/2", "--baseline", "b.json", "--update-baseline"],
        "a shard is no baseline: tiebreak merge takes --update-baseline"
      ),
    ])
    func badOption(_ arguments: [String], _ problem: String) throws {
      let ending = try Program.run(["check"] + arguments)
      #expect(ending.code == 2)
      #expect(ending.output == "")
      #expect(ending.errors.hasPrefix("tiebreak: \(problem)"), "\(ending.errors)")
    }
  }
}
