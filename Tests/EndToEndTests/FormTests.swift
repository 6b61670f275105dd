import Foundation
import Testing

extension EndToEnd {
  /// A library with modes, places, types by argument, types without a loop, and gradients.
  @Suite struct Forms {
    @Test(arguments: ["eager", "wide", "fast"])
    func everyModeIsAsked(_ mode: String) throws {
      let check = try FixtureCheck(
        specs: ["modal"], ["modal", "--mode", mode, "--cases", "6000"])
      let report = try #require(check.report, "\(check.ending)")
      #expect(report.profiles.map { $0["mode"]?.text } == [mode])
      #expect(report.mismatches == 0, "\(check.ending.output)")
      #expect(report.faults == [])
      #expect(report.unstable == [])
      #expect(report.cases == report.planned)
      #expect(check.ending.code == 0)
      let rules = report.profiles.first?["rules"]?.elements ?? []
      let asked = Set(
        rules.filter { $0["cases"]?.integer ?? 0 > 0 }.compactMap { $0["rule"]?.text })
      #expect(
        asked.isSuperset(of: [
          "gradient", "result-dtype", "input-dtype", "axis-type", "ties", "nan",
        ]))
    }

    /// The libraries that differentiate, where they are installed: what flows back is as their specs say.
    @Test(arguments: [("torch", "min.indices"), ("tensorflow", "math.argmin"), ("jax", "argmin")])
    func gradients(_ library: String, _ function: String) throws {
      let folder = try Folder()
      let ending = try Program.run([
        "check", library, "--function", function, "--cases", "20000", "--specs",
        Program.package + "/Specs", "--report", folder.path,
      ])
      if ending.code == 3, !Program.isPromised(library, isOnRequest: false) {
        #expect(ending.errors.hasPrefix("tiebreak: \(library) is not installed"))
        return
      }
      let profile = try #require(try Report(in: folder.path).profiles.first, "\(ending.errors)")
      let rule = profile["rules"]?.elements?.first { $0["rule"] == "gradient" }
      #expect(rule?["cases"]?.integer ?? 0 > 0)
      #expect(rule?["mismatches"]?.integer == 0, "\(ending.output)")
    }

    /// A mode is another declaration: in the other mode the library answers otherwise.
    @Test func modesAreToldApart() throws {
      let lines = ["eager", "fast"].map { mode in
        #"{"library":"modal","mode":"\#(mode)","function":"argmax","array":"#
          + #"{"dtype":"float64","shape":[3],"data":[1,"nan",2]}}"# + "\n"
      }
      let folder = try Folder()
      try FixtureCheck.copy(["modal"], to: folder)
      let ending = try Program.run(
        ["emulate", "--specs", folder.path], input: Data(lines.joined().utf8))
      let answers = [1, 2].map { index in
        #"{"id":null,"outcome":{"kind":"indices","dtype":"int64","shape":[],"data":[\#(index)]}}"#
          + "\n"
      }
      #expect(ending == .init(code: 0, output: answers.joined(), errors: ""))
    }
  }
}
