import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// What is no set of shards of one run is refused in one line, and nothing is written.
  @Suite struct MergeRefusals {
    struct Misfit: Sendable, CustomTestStringConvertible {
      var name: String
      /// The shards that are merged; `a` and `b` are the two of a run.
      var reports = ["a", "b"]
      /// What is changed in `b`, and to what.
      var path: [String] = []
      var value: JSONValue = .null
      /// The same where that is more than one thing.
      var changes: [(path: [String], value: JSONValue)] = []
      var problem: String
      var testDescription: String { name }
    }

    static let misfits = [
      Misfit(name: "missing", reports: ["b"], problem: "shard 1/2: its report is missing"),
      Misfit(name: "doubled", reports: ["a", "b", "a"], problem: "{a}: is shard 1/2, as {a} is"),
      Misfit(
        name: "no shard", path: ["shard"], value: .null,
        problem: "{b}: is no report of a shard; check --shard I/N writes those"),
      Misfit(
        name: "other count", path: ["shard", "count"], value: .integer(3),
        problem: "{b}: is one of 3 shards; {a} is one of 2"),
      Misfit(
        name: "impossible shard", path: ["shard", "number"], value: .integer(3),
        problem: "{b}/conformance.json: shard: is no shard"),
      Misfit(
        name: "other seed", path: ["seed"], value: .integer(2),
        problem: "{b}: the seed is 2, and in {a} it is 1"),
      Misfit(
        name: "other cases", path: ["run", "casesPerProfile"], value: .integer(9),
        problem: "{b}: the number of cases is 9, and in {a} it is 500"),
      Misfit(
        name: "other Python", path: ["run", "python"], value: "3.9.0",
        problem: "{b}: the version of Python is 3.9.0, and in {a} it is {python}"),
      Misfit(
        name: "other tiebreak", path: ["run", "tiebreak"], value: "9",
        problem: "{b}: the version of tiebreak is 9, and in {a} it is {tiebreak}"),
      Misfit(
        name: "other mode", path: ["shard", "modes"], value: .array(["jit"]),
        problem: "{b}: the choice of modes is jit, and in {a} it is eager"),
      Misfit(
        name: "other libraries", path: ["shard", "libraries"], value: .array(["numpy"]),
        problem: "{b}: does not ask the libraries that {a} asks"),
      Misfit(
        name: "other version", path: ["profiles", "argmax", "version"], value: "1.0",
        problem: "{b}: numpy is 1.0, and in {a} it is {version}"),
      Misfit(
        name: "other rules", path: ["profiles", "argmax", "rules", "ties", "declared", "value"],
        value: "last", problem: "{b}: numpy argmax declares other rules than in {a}"),
      Misfit(
        name: "other functions", path: ["profiles", "argmax", "function"], value: "argmin",
        problem: "{b}: has no numpy argmax, which {a} has"),
      Misfit(
        name: "unknown library", path: ["profiles", "argmax", "library"], value: "nympy",
        problem: "{b}: no spec of \"nympy\"; name the folder with --specs DIR"),
      Misfit(
        name: "unknown function", path: ["profiles", "argmax", "function"], value: "argmx",
        problem: "{b}: the spec of numpy has no argmx"),
      Misfit(
        name: "unknown mode", path: ["profiles", "argmax", "mode"], value: "jet",
        problem: "{b}: the spec of numpy has no mode jet"),
      Misfit(
        name: "fault of an unknown library",
        changes: [
          (["faults"], .array([Self.fault("nympy")])), (["shard", "faults"], .array([.null])),
        ], problem: "{b}: no spec of \"nympy\"; name the folder with --specs DIR"),
      Misfit(
        name: "other schema", path: ["schema"], value: "tiebreak/audit/1",
        problem:
          "{b}/conformance.json: its schema is \"tiebreak/audit/1\"; \"tiebreak/conformance/1\" is expected"
      ),
      Misfit(
        name: "broken entry", path: ["profiles", "0", "rules", "1", "cases"], value: "many",
        problem: "{b}/conformance.json: profiles[0].rules[1].cases: is no number of things"),
      Misfit(
        name: "too many cases", path: ["profiles", "0", "planned"], value: .integer(Int.max),
        problem: "{b}/conformance.json: profiles[0].planned: is no number of things"),
      Misfit(
        name: "too many mismatches of a kind", path: ["shard", "profiles", "0", "kinds"],
        value: .array([
          .object([
            "exercised": .array(["ties"]), "difference": "value", "dtype": "int8",
            "count": .integer(Int.max), "first": .array([]),
          ])
        ]),
        problem: "{b}/conformance.json: shard.profiles[0].kinds: not a kind of mismatches"),
      Misfit(
        name: "too long a run", path: ["run", "seconds"], value: .double(1e300),
        problem: "{b}/conformance.json: run.seconds: is no number of seconds"),
      Misfit(
        name: "more time inside than there was", path: ["run", "times", "0", "inside"],
        value: .double(1e9),
        problem: "{b}/conformance.json: run.times[0]: inside is more than asking"),
      Misfit(
        name: "negative time", path: ["run", "times", "0", "asking"], value: .double(-1),
        problem: "{b}/conformance.json: run.times[0].asking: is no number of seconds"),
      Misfit(
        name: "answers beyond their shape",
        path: ["profiles", "0", "rules", "ties", "witness", "observed"],
        value: .object([
          "kind": "indices", "dtype": "int64", "shape": .integers([3]), "data": .integers([1]),
        ]),
        problem: "{b}/conformance.json: profiles[0].rules[5].witness.observed: "
          + "an outcome's shape [3] needs 3 values, data has 1"),
      Misfit(
        name: "broken call", path: ["profiles", "0", "rules", "ties", "witness", "call", "array"],
        value: .integer(1),
        problem:
          "{b}/conformance.json: profiles[0].rules[5].witness.call: \"array\" must be an object"
      ),
    ]

    private static func fault(_ library: String) -> JSONValue {
      .object([
        "library": .string(library), "function": "argmax", "kind": "crash", "detail": "signal 11",
        "call": .null,
      ])
    }

    private static let shards = Result {
      let gate = try GateCheck(functions: ["argmax"], cases: 500)
      try gate.check(["--shard", "1/2"], report: "a")
      try gate.check(["--shard", "2/2"], report: "b")
      return gate
    }

    @Test(arguments: misfits)
    func isRefused(_ misfit: Misfit) throws {
      let gate = try Self.shards.get()
      let other = try Folder()
      let changes = misfit.changes + (misfit.path.isEmpty ? [] : [(misfit.path, misfit.value)])
      let own = try Report(in: gate.path("b")).json
      let json = changes.reduce(own) { $0.setting($1.path, $1.value) }
      #expect(changes.isEmpty || json != own)
      if !changes.isEmpty {
        try json.description.write(
          to: other.url("conformance.json"), atomically: true, encoding: .utf8)
      }
      let b = changes.isEmpty ? gate.path("b") : other.path
      let reports = misfit.reports.map { $0 == "b" ? b : gate.path($0) }
      let place = other.url("merged").path
      let ending = try Program.run(
        ["merge", "--specs", gate.path("specs"), "--report", place] + reports)
      let run = try Report(in: gate.path("a")).json
      let problem = misfit.problem.replacing("{a}", with: gate.path("a"))
        .replacing("{b}", with: b)
        .replacing("{python}", with: run["run"]?["python"]?.text ?? "")
        .replacing("{tiebreak}", with: run["run"]?["tiebreak"]?.text ?? "")
        .replacing(
          "{version}", with: run["profiles"]?.elements?.first?["version"]?.text ?? "")
      #expect(ending == .init(code: 2, output: "", errors: "tiebreak: \(problem)\n"))
      #expect(!FileManager.default.fileExists(atPath: place))
    }

    @Test func filesThatAreNoReports() throws {
      let gate = try Self.shards.get()
      let folder = try Folder()
      let whole = try String(contentsOfFile: gate.path("a/conformance.json"), encoding: .utf8)
      try whole.prefix(whole.count / 2).write(
        to: folder.url("cut.json"), atomically: true, encoding: .utf8)
      try Data().write(to: folder.url("empty.json"))
      for (name, problem) in [
        ("cut.json", "is no whole JSON: column "), ("empty.json", "is no whole JSON: column 1: "),
        ("none.json", "there is no such file"), ("", "there is no such file"),
      ] {
        let path = folder.url(name).path
        let ending = try Program.run(["merge", "--specs", gate.path("specs"), path])
        #expect(ending.code == 2)
        #expect(ending.output == "")
        #expect(ending.errors.hasPrefix("tiebreak: \(path)"), "\(ending.errors)")
        #expect(ending.errors.contains(problem), "\(ending.errors)")
        #expect(ending.errors.split(separator: "\n").count == 1)
      }
    }
  }
}
