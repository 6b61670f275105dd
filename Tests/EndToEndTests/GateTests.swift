import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// `check --baseline` fails for what is worse than the baseline, names it, and for nothing else.
  @Suite struct Gates {
    /// What the baseline is made to say, so that the next run is worse; and what is then told.
    struct Change: Sendable, CustomTestStringConvertible {
      var name: String
      var path: [String]
      var value: JSONValue
      var told: [String]
      var testDescription: String { name }
    }

    private static let argmax = ["profiles", "argmax", "rules"]
    private static let argmaxGate = Result { try GateCheck(functions: ["argmax"], cases: 1500) }

    @Test(arguments: [
      Change(
        name: "other answer", path: argmax + ["ties", "witness", "observed", "data"],
        value: .array([.integer(7)]), told: ["changed-answer argmax ties"]),
      Change(
        name: "other type of answer", path: argmax + ["ties", "witness", "observed", "dtype"],
        value: "int32", told: ["changed-answer argmax ties"]),
      Change(
        name: "other error", path: argmax + ["axis-bounds", "witness", "observed", "type"],
        value: "IndexError", told: ["changed-answer argmax axis-bounds"]),
      Change(
        name: "other message", path: argmax + ["axis-bounds", "witness", "observed", "message"],
        value: "other words", told: []),
      Change(
        name: "other version alone", path: ["profiles", "argmax", "version"], value: "2.0.0",
        told: []
      ),
      Change(
        name: "rule that gains its first cases", path: argmax + ["nan", "cases"],
        value: .integer(0), told: []),
      Change(
        name: "rule that lost its cases", path: argmax + ["complex-order", "rule"],
        value: "gradient", told: ["lost-cases argmax gradient"]),
      Change(
        name: "fewer cases missing", path: ["profiles", "argmax", "planned"],
        value: .integer(99_999),
        told: []),
    ])
    func isTold(_ change: Change) throws {
      let gate = try Self.argmaxGate.get()
      try gate.makeBaseline { json in
        let changed = json.setting(change.path, change.value)
        #expect(changed != json)
        return changed
      }
      let ending = try gate.held()
      #expect(try gate.regressions() == change.told)
      #expect(ending.code == (change.told.isEmpty ? 0 : 1))
      #expect(ending.errors == "")
      #expect(
        ending.output.hasPrefix(change.told.isEmpty ? "✓ no worse than" : "✗ 1 regression in"))
    }

    /// A rule of the spec is changed: the library answers as ever, and the spec is wrong now.
    @Test func flippedRule() throws {
      let gate = try GateCheck(functions: ["argmax"], cases: 1500)
      try gate.makeBaseline()
      let file = gate.folder.url("specs/numpy.yaml")
      try String(contentsOf: file, encoding: .utf8)
        .replacing("ties:\n        value: first\n", with: "ties:\n        value: last\n")
        .write(to: file, atomically: true, encoding: .utf8)
      let ending = try gate.held()
      #expect(ending.code == 1)
      let found = try #require(try gate.regressions())
      #expect(found.contains("mismatch argmax ties"))
      #expect(found.allSatisfy { $0.hasPrefix("mismatch argmax ") })
      // As a baseline the wrong spec is what is known: nothing fails, everything is shown.
      _ = try gate.held(["--update-baseline"])
      let known = try gate.held()
      #expect(known.code == 0)
      #expect(known.output.contains("MISMATCHES\n"))
      #expect(try gate.regressions() == [])
    }

    @Test func moreMismatchesThanBefore() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 1500) {
        $0.replacing("ties: {value: first", with: "ties: {value: last")
      }
      try gate.makeBaseline {
        $0.setting(["profiles", "plain", "rules", "ties", "mismatches"], .integer(1))
      }
      #expect(try gate.held().code == 1)
      #expect(try gate.regressions() == ["mismatch plain ties"])
      // With other cases, numbers say nothing, and that is said.
      let other = try gate.check(["--baseline", gate.path("baseline.json"), "--seed", "2"])
      #expect(other.code == 0)
      #expect(
        other.errors
          == "tiebreak: the baseline was made with --cases 1500 --seed 1, so that numbers of mismatches are not compared\n"
      )
    }

    @Test func profileThatIsGone() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain", "closing"], cases: 1000)
      try gate.makeBaseline {
        $0.setting(["profiles", "closing", "function"], "chatty")
      }
      // Out of the run's scope it is not missed.
      #expect(try gate.held().code == 0)
      #expect(try gate.held(["--function", "chatty"]).code == 0)
      try gate.makeBaseline { $0.setting(["profiles", "closing", "library"], "behaving") }
      #expect(try gate.held().code == 1)
      #expect(try gate.regressions() == ["lost-cases closing"])
      #expect(try gate.held(["misbehaving"]).code == 0)
    }

    @Test func runThatIsCutShort() throws {
      let gate = try GateCheck(functions: ["argmax"], cases: 300_000)
      try gate.makeBaseline()
      let ending = try gate.held(["--time-limit", "0.01"])
      #expect(ending.code == 1)
      #expect(try gate.regressions() == ["lost-cases argmax"])
      let detail = try Report(in: gate.path("report")).json["regressions"]?.elements?.last?[
        "detail"]
      #expect(detail?.text?.hasPrefix("no case is asked: the time limit ended the run") == true)
    }

    @Test func faults() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["crashing"], cases: 12_000)
      try gate.makeBaseline()
      #expect(try gate.held().code == 0)
      #expect(try gate.regressions() == [])
      try gate.makeBaseline { $0.setting(["faults"], .array([])) }
      #expect(try gate.held().code == 1)
      #expect(try gate.regressions() == ["fault crashing"])
    }

    @Test func unstableAnswers() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["wavering"], cases: 12_000)
      try gate.makeBaseline()
      #expect(try gate.held().code == 0)
      #expect(try gate.regressions() == [])
      try gate.makeBaseline { $0.setting(["unstable"], .array([])) }
      #expect(try gate.held().code == 1)
      #expect(try gate.regressions() == ["unstable wavering"])
    }

    /// A call that ends the process now costs no other call its answer.
    @Test func callThatIsNotAnsweredAnyMore() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["crashing"], cases: 12_000)
      try gate.makeBaseline { json in
        let call = json["faults"]?.elements?.first?["call"] ?? .null
        return json.setting(
          ["profiles", "crashing", "rules", "default-axis", "witness", "call"], call
        )
        .setting(
          ["profiles", "crashing", "rules", "ties", "witness", "observed"],
          .object(["kind": "none"]))
      }
      let ending = try gate.held()
      #expect(ending.code == 1)
      #expect(
        try gate.regressions()
          == ["changed-answer crashing default-axis", "changed-answer crashing ties"])
      #expect(ending.output.contains("it is not answered any more"))
    }

    /// A mode whose first call takes longer than others may.
    @Test func patienceOfAMode() throws {
      let gate = try GateCheck(["modal"], functions: ["argmax"], cases: 500) {
        $0.replacing("fast: {wrap:", with: "fast: {patience: 60, wrap:")
      }
      let fast = ["--mode", "fast", "--jobs", "1"]
      try gate.check(fast, report: "first")
      try gate.makeBaseline()
      let ending = try Program.run(
        gate.line(
          fast + ["--baseline", gate.path("baseline.json"), "--call-timeout", "0.5"],
          report: "report"),
        environment: ["MODAL_DELAY": "1.5"])
      #expect(try gate.regressions() == [])
      #expect(ending.code == 0)
    }

    /// A library that can be asked all cases, and then not what the baseline shows.
    @Test func libraryThatCannotBeAskedAgain() throws {
      let gate = try GateCheck(["misbehaving"], functions: ["plain"], cases: 500)
      try gate.makeBaseline()
      let ending = try Program.run(
        gate.line(["--baseline", gate.path("baseline.json"), "--jobs", "1"], report: "report"),
        environment: ["IMPORTS_FILE": gate.path("imports"), "IMPORTS": "2"])
      #expect(ending.code == 1)
      #expect(ending.errors == "")
      let report = try Report(in: gate.path("report"))
      #expect(report.cases == report.planned && report.cases > 0)
      #expect(try gate.regressions() == ["changed-answer"])
      #expect(ending.output.contains("none of the baseline's calls is answered any more"))
      #expect(ending.output.contains("ImportError: too many imports"))
    }

    /// Every format tells of a changed answer, with the call to paste and both versions.
    @Test func everyFormatTells() throws {
      let gate = try GateCheck(functions: ["argmax"], cases: 500)
      try gate.makeBaseline { json in
        json.setting(Self.argmax + ["ties", "witness", "observed", "data"], .array([.integer(7)]))
          .setting(["profiles", "argmax", "version"], "2.0.0")
      }
      for format in ["text", "json", "junit", "github"] {
        let output = try gate.held(["--format", format]).output
        #expect(output.contains("2.0.0"), "\(format)")
        #expect(output.contains("np.argmax(") || format == "json", "\(format)")
        #expect(output.contains("changed"), "\(format)")
      }
      for file in ["conformance.md", "conformance.html", "junit.xml"] {
        let text = try String(contentsOfFile: gate.path("report/\(file)"), encoding: .utf8)
        #expect(text.contains("2.0.0 before"), "\(file)")
        #expect(text.contains("changed answer: ties"), "\(file)")
      }
    }
  }
}
