import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// Shards, run one by one and merged, are one run, in every file of the report.
  @Suite struct Shards {
    static let files = ["conformance.json", "conformance.md", "conformance.html", "junit.xml"]

    /// A spec of NumPy in which ties are wrong, and a library that dies and says garbage.
    private static func withFindings() throws -> GateCheck {
      try GateCheck(
        ["numpy", "misbehaving"],
        functions: ["argmax", "crashing", "babbling"], cases: 12_000
      ) { spec in
        // The other library is right: a wrong spec of it would make it die again where mismatches are made small.
        guard spec.contains("library: numpy") else { return spec }
        return spec.replacing("ties: {value: first,", with: "ties: {value: last,")
          .replacing("ties:\n        value: first\n", with: "ties:\n        value: last\n")
      }
    }

    @Test func fourProcessesMergedAreOneRun() throws {
      let gate = try Self.withFindings()
      try gate.check(report: "whole")
      let whole = try Report(in: gate.path("whole"))
      #expect(whole.mismatches > 1000)
      #expect(whole.faults.count == 2)
      let running = try (1...4).map { number in
        try Program.start(
          gate.line(["--jobs", "1", "--shard", "\(number)/4"], report: "shard-\(number)"))
      }
      for shard in running { #expect(try shard.wait().code == 1) }
      let cases = try (1...4).map { try Report(in: gate.path("shard-\($0)")).cases }
      #expect(cases.reduce(0, +) == whole.cases)
      // The order in which they are named does not matter, nor whether it is the folder or the file.
      let named = (1...4).map { $0 == 1 ? "shard-1/conformance.json" : "shard-\($0)" }
      let ending = try gate.merge(named.reversed())
      #expect(ending.code == 1)
      #expect(ending.errors == "")
      try Self.expectSame(gate, "whole", "merged")
      let (first, merged) = (try Self.times(gate, "shard-1"), try Self.times(gate, "merged"))
      #expect(merged.map(\.library) == first.map(\.library) && first.count == 2)
      let shards = try (1...4).flatMap { try Self.times(gate, "shard-\($0)") }
      for time in merged {
        let own = shards.filter { $0.library == time.library }.map(\.asking)
        #expect(own.count == 4 && abs(time.asking - own.reduce(0, +)) < 1e-9)
      }
    }

    private static func times(
      _ gate: GateCheck, _ report: String
    ) throws -> [(library: String, asking: Double)] {
      (try Report(in: gate.path(report)).json["run"]?["times"]?.elements ?? []).map { time in
        var asking = -1.0
        if case .double(let seconds)? = time["asking"] { asking = seconds }
        return (time["library"]?.text ?? "", asking)
      }
    }

    /// No shard is left with little to do, or with most of it.
    @Test func shardsAreAlike() throws {
      let gate = try GateCheck(functions: ["argmax"], cases: 6000)
      let sizes = try (1...4).map { number in
        try gate.check(["--shard", "\(number)/4"])
        return try Report(in: gate.path("report")).cases
      }
      let (least, most) = (try #require(sizes.min()), try #require(sizes.max()))
      #expect(most * 10 <= least * 12, "\(sizes)")
    }

    /// A shard's report says which it is; the merged one does not.
    @Test func onlyShardsSaySo() throws {
      let gate = try GateCheck(functions: ["argmax"], cases: 500)
      let ending = try gate.check(["--shard", "1/1"], report: "shard")
      #expect(ending.output.hasPrefix("✓ shard 1/1: as declared"))
      #expect(try Report(in: gate.path("shard")).json["shard"]?["number"] == .integer(1))
      _ = try gate.merge(["shard"])
      #expect(try Report(in: gate.path("merged")).json["shard"] == nil)
    }

    /// The baseline's calls are divided over the shards too, and what changed is the same after merging.
    @Test func shardsAreHeldAgainstABaseline() throws {
      let gate = try GateCheck(cases: 1500)
      try gate.makeBaseline { json in
        var json = json
        for rule in ["ties", "nan", "empty", "axis-type", "keepdims"] {
          json = json.setting(
            ["profiles", "argmax", "rules", rule, "witness", "observed"], .object(["kind": "none"]))
        }
        return json.setting(["profiles", "nanargmin", "rules", "nan", "rule"], "gradient")
      }
      #expect(try gate.held(report: "whole").code == 1)
      var changed: [Int] = []
      for number in 1...3 {
        _ = try gate.held(["--shard", "\(number)/3"], report: "shard-\(number)")
        changed.append(try #require(try gate.regressions(in: "shard-\(number)")).count)
      }
      #expect(changed.allSatisfy { $0 > 0 }, "\(changed)")
      let shards = (1...3).map { "shard-\($0)" }
      let ending = try gate.merge(shards, ["--baseline", gate.path("baseline.json")])
      #expect(ending.code == 1)
      let told = try #require(try gate.regressions(in: "merged"))
      #expect(told.count > changed.count && told.last == "lost-cases nanargmin gradient", "\(told)")
      try Self.expectSame(gate, "whole", "merged")
    }

    static func expectSame(_ gate: GateCheck, _ first: String, _ second: String) throws {
      #expect(
        try Report(in: gate.path(first)).lasting.indented()
          == Report(in: gate.path(second)).lasting.indented())
      for file in files.dropFirst() {
        #expect(
          try String(contentsOfFile: gate.path("\(first)/\(file)"), encoding: .utf8)
            == String(contentsOfFile: gate.path("\(second)/\(file)"), encoding: .utf8), "\(file)")
      }
    }
  }
}
