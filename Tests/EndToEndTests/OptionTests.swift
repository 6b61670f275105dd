import Foundation
import Testing

extension EndToEnd {
  /// Wrong usage is exit code 2, and says what and what to do in one line.
  @Suite struct Options {
    @Test(arguments: [
      (["--cases", "0"], "--cases must be 1 or more"),
      (["--jobs", "0"], "--jobs must be 1 or more"),
      (["--jobs", "-1"], "--jobs must be 1 or more"),
      (["--cases", "-1"], "--cases must be 1 or more"),
      (["--seed", "-1"], "The value '-1' is invalid for '--seed <seed>'"),
      (["--time-limit", "0"], "--time-limit must be above 0"),
      (["--time-limit", "nan"], "--time-limit must be above 0"),
      (["--time-limit", "1e300"], "--time-limit must be at most 1000000000"),
      (["--time-limit", "inf"], "--time-limit must be at most 1000000000"),
      (["--cases", "9223372036854775807"], "--cases must be at most 1000000000"),
      (["--jobs", "9223372036854775807"], "--jobs must be at most 1024"),
      (["--call-timeout", "nan"], "--call-timeout must be above 0"),
      (["--worker-memory-mib", "9223372036854775807"], "--worker-memory-mib must be at most"),
      (["--cases", "many"], "The value 'many' is invalid for '--cases <cases>'"),
      (["--no-such-option"], "Unknown option '--no-such-option'"),
      (["--seed"], "Missing value for '--seed <seed>'"),
    ])
    func badOption(_ arguments: [String], _ problem: String) throws {
      let ending = try Self.check(arguments)
      #expect(ending.code == 2)
      #expect(ending.output == "")
      #expect(ending.errors.hasPrefix("tiebreak: \(problem)"))
      #expect(ending.errors.hasSuffix(" (see tiebreak check --help)\n"), "\(ending.errors)")
      #expect(ending.errors.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
      ([], "Missing expected argument '<report> ...'", "tiebreak merge"),
      (["compare", "--format", "xml"], "The value 'xml' is invalid for '--format <format>'", ""),
      (["chek"], "Unexpected argument 'chek'", "tiebreak"),
    ])
    func badCommand(_ arguments: [String], _ problem: String, _ command: String) throws {
      let ending = try Program.run(arguments.isEmpty ? ["merge"] : arguments)
      #expect(ending.code == 2)
      #expect(ending.output == "")
      #expect(ending.errors.hasPrefix("tiebreak: \(problem)"), "\(ending.errors)")
      #expect(ending.errors.split(separator: "\n").count == 1)
      #expect(command.isEmpty || ending.errors.hasSuffix(" (see \(command) --help)\n"))
    }

    @Test(arguments: [
      (["misbehavin"], #"no spec of "misbehavin"; did you mean "misbehaving"?"#),
      (["pandas"], #"no spec of "pandas"; known are misbehaving"#),
      (["--mode", "jit"], #"no spec has mode "jit"; known are eager"#),
      (["--function", "plane"], #"no function "plane"; did you mean "plain"?"#),
    ])
    func unknownName(_ arguments: [String], _ problem: String) throws {
      #expect(
        try Self.check(arguments) == .init(code: 2, output: "", errors: "tiebreak: \(problem)\n"))
    }

    @Test func badSpec() throws {
      let folder = try Folder()
      try "library: x\ntitel: X\n".write(
        to: folder.url("x.yaml"), atomically: true, encoding: .utf8)
      let ending = try Program.run(["check", "--specs", folder.path])
      #expect(ending.code == 2)
      #expect(
        ending.errors
          == "tiebreak: \(folder.path)/x.yaml:2:1: \"titel\" is no key of this mapping; did you mean \"title\"?\n"
      )
    }

    /// Where a library was named, to ask it nothing is no success, and no baseline.
    @Test func nothingToAsk() throws {
      let gate = try GateCheck(["misbehaving", "modal"], functions: ["plain"], cases: 500)
      let ending = try gate.check([
        "misbehaving", "--mode", "fast", "--baseline", gate.path("b.json"), "--update-baseline",
      ])
      #expect(ending.code == 3)
      #expect(ending.errors == "tiebreak: nothing was asked: misbehaving: has no mode fast\n")
      #expect(!FileManager.default.fileExists(atPath: gate.path("b.json")))
      #expect(try gate.check(["--mode", "fast"]).code == 0)
    }

    /// The time is that of the whole run: once it is over, no function and no process begins.
    @Test func timeLimitIsOne() throws {
      let check = try FixtureCheck(
        "slow", cases: 100_000,
        ["--function", "wavering", "--function", "fatal_stack", "--jobs", "1", "--time-limit", "4"])
      let report = try #require(check.report)
      let cases = { (name: String) in
        report.profiles.first { $0["function"]?.text == name }?["cases"]?.integer ?? 0
      }
      #expect(cases("slow") < 100_000)
      #expect(cases("wavering") == 0 && cases("fatal_stack") == 0)
      for name in ["slow", "wavering", "fatal_stack"] {
        let reasons = report.notTested.filter { $0["function"]?.text == name }
          .compactMap { $0["reason"]?.text }
        #expect(
          reasons.contains("the time limit ended the run before all cases were asked"), "\(reasons)"
        )
      }
      // Those that die of it die of nothing that was asked.
      #expect(report.faults == [])
    }

    @Test func badRegression() throws {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      try FileManager.default.createDirectory(
        at: folder.url("regressions"), withIntermediateDirectories: true)
      let file = folder.url("regressions/misbehaving.ndjson")
      try "garbage\n".write(to: file, atomically: true, encoding: .utf8)
      let place = folder.url("report").path
      let ending = try Program.run(["check", "--specs", folder.path, "--report", place])
      #expect(ending.code == 2)
      #expect(ending.errors.hasPrefix("tiebreak: \(file.path):1:1: not JSON: "), "\(ending.errors)")
    }

    @Test func noSpecs() throws {
      let folder = try Folder()
      #expect(
        try Program.run(["check", "--specs", folder.path])
          == .init(
            code: 2, output: "",
            errors: "tiebreak: \(folder.path): holds no spec (no file ends in .yaml)\n"))
    }

    @Test func helpIsNoError() throws {
      let ending = try Program.run(["check", "--help"])
      #expect(ending.code == 0)
      #expect(ending.errors == "")
      #expect(ending.output.contains("tiebreak check numpy pandas"))
      #expect(!ending.output.contains("--call-timeout"))
    }

    private static func check(_ arguments: [String]) throws -> Program.Ending {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      return try Program.run(
        ["check", "--specs", folder.path, "--report", folder.url("report").path] + arguments)
    }
  }
}
