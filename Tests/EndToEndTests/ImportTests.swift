import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// A library that cannot be imported is listed as not tested, and is an error of its own where it was asked for.
  @Suite struct Imports {
    struct Deed: Sendable, CustomTestStringConvertible {
      var deed: String
      var reason: String
      /// Whether the process died of it.
      var kind: String?
      var testDescription: String { deed }
    }

    private static let deeds = [
      Deed(
        deed: "raise",
        reason:
          "the Python module unimportable could not be imported (ImportError: libmissing.so.1: "
          + "cannot open shared object file); install it with 'PYTHON -m pip install unimportable'"),
      Deed(
        deed: "quit",
        reason: "the Python module unimportable could not be imported (SystemExit: 4); "
          + "install it with 'PYTHON -m pip install unimportable'"),
      Deed(
        deed: "leave", reason: "the worker ended before the library was imported: exit code 4",
        kind: "exit"),
      Deed(
        deed: "crash",
        reason: "the worker ended before the library was imported: signal 11 (Segmentation fault); "
          + "last words: about to crash", kind: "crash"),
      Deed(
        deed: "hang",
        reason: "the worker ended before the library was imported: no answer within 2 s",
        kind: "timeout"),
    ]

    @Test(arguments: deeds) func named(_ deed: Deed) throws {
      let check = try FixtureCheck(
        specs: ["misbehaving", "unimportable"],
        ["unimportable", "misbehaving", "--function", "plain", "--function", "function"]
          + ["--cases", "2000", "--start-timeout", "2"],
        environment: ["IMPORT_DEED": deed.deed])
      let report = try #require(check.report)
      let reason = deed.reason.replacing("PYTHON", with: try Self.interpreter())
      #expect(report.notTested.map(\.description) == [Self.entry(reason)])
      #expect(report.faults.map { $0["kind"]?.text } == (deed.kind.map { [$0] } ?? []))
      // The other library is tested all the same.
      #expect(report.profiles.count == 1)
      #expect(report.cases == report.planned)
      #expect(check.ending.errors == "tiebreak: unimportable cannot be asked: \(reason)\n")
      #expect(check.ending.code == 3)
    }

    @Test(arguments: deeds) func unnamed(_ deed: Deed) throws {
      let check = try FixtureCheck(
        specs: ["misbehaving", "unimportable"],
        [
          "--function", "plain", "--function", "function", "--cases", "2000", "--start-timeout",
          "2",
        ],
        environment: ["IMPORT_DEED": deed.deed])
      let reason = deed.reason.replacing("PYTHON", with: try Self.interpreter())
      #expect(check.report?.notTested.map(\.description) == [Self.entry(reason)])
      #expect(check.ending.errors == "")
      #expect(check.ending.code == (deed.kind == nil ? 0 : 1))
    }

    @Test func moduleIsMissing() throws {
      let check = try FixtureCheck(
        specs: ["unimportable"], ["unimportable"], environment: ["PYTHONPATH": "/no/such/folder"])
      #expect(
        check.ending.errors
          == "tiebreak: unimportable cannot be asked: the Python module unimportable could not be "
          + "imported (ModuleNotFoundError: No module named 'unimportable'); install it with "
          + "'\(try Self.interpreter()) -m pip install unimportable'\n")
      #expect(check.ending.code == 3)
    }

    /// What keeps a library from being asked in all its modes is said once.
    @Test func inEveryMode() throws {
      let gate = try GateCheck(["modal"], functions: ["argmax"], cases: 500) {
        $0.replacing("MODAL_TONE: quiet", with: "MODAL_TONE: loud")
      }
      let ending = try gate.check(["modal", "--mode", "all"])
      #expect(ending.code == 3)
      #expect(ending.errors.split(separator: "\n").count == 1, "\(ending.errors)")
      let entries = try Report(in: gate.path("report")).notTested
      #expect(entries.count == 1)
      #expect(entries.first?["mode"] == nil)
    }

    private static func entry(_ reason: String) -> String {
      JSONValue.object([
        "library": "unimportable", "rule": .null, "reason": .string(reason),
      ]).description
    }

    private static func interpreter() throws -> String {
      try #require(Program.python) + "/bin/python"
    }
  }
}
