import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// The same seed, cases and library versions give the same report, byte for byte but for its `run`.
  @Suite struct Determinism {
    /// One that has mismatches too, whose examples must not depend on the order of things either.
    @Test(arguments: [["--jobs", "1"], ["--jobs", "2"]])
    func runsAreAlike(_ arguments: [String]) throws {
      let first = try Self.lasting(["--jobs", "1"])
      #expect(first.contains(#""example":{"#))
      #expect(try Self.lasting(arguments) == first)
    }

    @Test func otherSeedsDrawOtherCases() throws {
      let first = try Self.lasting([])
      let second = try Self.lasting(["--seed", "2"])
      #expect(first.replacing(#""seed":1,"#, with: #""seed":2,"#) != second)
    }

    @Test(
      .enabled(if: Pyenv.interpreter("3.12") != nil, "pyenv has no Python 3.12 here"))
    func python312() throws { try Self.expectSame("3.12") }

    @Test(
      .enabled(if: Pyenv.interpreter("3.13") != nil, "pyenv has no Python 3.13 here"))
    func python313() throws { try Self.expectSame("3.13") }

    private static func expectSame(_ version: String) throws {
      let environment = try #require(
        Pyenv.environment(version, package: "numpy==\(try numPyVersion())"))
      #expect(try lasting(["--python", environment]) == lasting([]))
    }

    private static func numPyVersion() throws -> String {
      let python = try #require(Program.python)
      let ending = try Program.shell(
        "'\(python)/bin/python' -c 'import numpy; print(numpy.__version__)'")
      return ending.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The package's own spec of NumPy, and one whose rules are wrong.
    private static func lasting(_ arguments: [String]) throws -> String {
      let folder = try Folder()
      let text = try String(contentsOfFile: "\(Program.package)/Specs/numpy.yaml", encoding: .utf8)
      try text.write(to: folder.url("numpy.yaml"), atomically: true, encoding: .utf8)
      let wrong = try String(
        contentsOfFile: "\(Program.fixtures)/misbehaving.yaml", encoding: .utf8
      )
      .replacing("ties: {value: first", with: "ties: {value: last")
      try wrong.write(to: folder.url("misbehaving.yaml"), atomically: true, encoding: .utf8)
      let functions = ["argmax", "argmin", "plain", "closing"].flatMap { ["--function", $0] }
      let place = folder.url("report").path
      _ = try Program.run(
        ["check", "--specs", folder.path, "--report", place, "--cases", "20000"] + functions
          + arguments)
      return try Report(in: place).lasting.description
    }
  }
}
