import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// What breaks in a port, against the libraries asked by a script of their own language.
  @Suite struct Portability {
    private static let functions = [
      "argmax", "argmin", "nanargmax", "Series.idxmax", "Series.argmax", "Series.arg_max",
    ]

    /// Each example's two answers are the libraries' own, and all questions of one rule are counted right.
    @Test func answersAreTheLibrariesOwn() throws {
      let python = try #require(Program.python)
      let folder = try Folder()
      let report = try Self.check(["numpy", "pandas", "polars"], Self.functions, folder)
      let asked = try Program.shell(
        "'\(python)/bin/python' '\(Program.fixtures)/ask_pairs.py' '\(folder.path)/conformance.json'"
      )
      let lines = asked.output.split(separator: "\n").map(String.init)
      #expect(asked.code == 0, "\(asked.errors)")
      #expect(lines.filter { $0.hasPrefix("WRONG") } == [])
      let right = lines.first { $0.hasPrefix("RIGHT") }?.split(separator: " ").last
      #expect(right.flatMap { Int($0) } ?? 0 > 150)
      let counts = lines.filter { $0.hasPrefix("NAN") }.map { $0.split(separator: " ") }
      #expect(counts.count == 3)
      for count in counts {
        let entry = report.portability.first {
          $0.from == "\(count[1]) \(count[2])" && $0.to == "\(count[3]) \(count[4])"
            && $0.rule == "nan"
        }
        #expect(entry?.differences == Int(count[5]), "\(count)")
        #expect(entry?.cases == Int(count[6]), "\(count)")
      }
    }

    /// As CONTRACT has it; and nothing is ported to a function that seeks the other end.
    @Test func entriesAreWhole() throws {
      let report = try Self.check(["numpy"], ["argmax", "argmin", "nanargmin"], try Folder())
      let entries = report.portability
      #expect(
        Set(entries.map { "\($0.from) to \($0.to)" }) == [
          "numpy argmin to numpy nanargmin", "numpy nanargmin to numpy argmin",
        ])
      for entry in entries {
        let keys = (entry.json.members ?? []).map(\.key)
        let hasExample = entry.differences > 0
        #expect(
          keys == ["from", "to", "rule", "cases", "differences"] + (hasExample ? ["example"] : []))
        #expect(entry.cases > 0 && entry.differences <= entry.cases)
        guard let example = entry.json["example"] else { continue }
        #expect((example.members ?? []).map(\.key) == ["call", "from", "to"])
        let call = try Call(json: try #require(example["call"]))
        #expect("\(call.library) \(call.function)" == entry.from)
        let sides = try ["from", "to"].map { try Outcome(json: try #require(example[$0])) }
        #expect(sides[0].difference(from: sides[1]) != nil)
      }
      let rules = entries.filter { $0.from == "numpy argmin" && $0.differences > 0 }.map(\.rule)
      #expect(rules.contains("nan") && !rules.contains("ties") && !rules.contains("axis-type"))
    }

    /// A question that kills the worker is lost, and no other.
    @Test(arguments: [
      ("crashing_in_surveys", "crash"), ("leaving_in_surveys", "exit"),
      ("hanging_in_surveys", "timeout"), ("babbling_in_surveys", "garbage"),
    ])
    func oneQuestionIsLost(function: String, kind: String) throws {
      let check = try FixtureCheck(
        function, cases: 2000,
        ["--function", "plain", "--function", "closing", "--call-timeout", "2"])
      let report = try #require(check.report)
      #expect(report.faults.count == 1)
      #expect(report.faults.first?["kind"]?.text == kind)
      #expect(report.faults.first?["function"]?.text == function)
      #expect(report.faults.first?["call"]?["array"]?["shape"] == .integers([100]))
      #expect(report.cases == report.planned)
      #expect(report.notTested == [])
      let entries = report.portability
      for whole in entries where whole.from == "misbehaving plain" && whole.to.hasSuffix("closing")
      {
        let other = try #require(
          entries.first {
            $0.from == whole.from && $0.to.hasSuffix(function) && $0.rule == whole.rule
          })
        #expect(other.cases == whole.cases - (whole.rule == "ties" ? 1 : 0), "\(whole.rule)")
        #expect(other.differences == 0)
      }
      #expect(entries.count { $0.rule == "ties" } == 6)
      #expect(check.ending.code == 1)
    }

    private static func check(
      _ libraries: [String], _ functions: [String], _ folder: Folder
    ) throws -> Report {
      let ending = try Program.run(
        ["check"] + libraries + functions.flatMap { ["--function", $0] }
          + ["--cases", "200", "--report", folder.path, "--specs", "\(Program.package)/Specs"])
      #expect(ending.code == 0, "\(ending.errors)")
      return try Report(in: folder.path)
    }
  }
}

extension Report {
  struct Port {
    var json: JSONValue
    var from: String { name("from") }
    var to: String { name("to") }
    var rule: String { json["rule"]?.text ?? "" }
    var cases: Int { json["cases"]?.integer ?? 0 }
    var differences: Int { json["differences"]?.integer ?? -1 }

    private func name(_ side: String) -> String {
      "\(json[side]?["library"]?.text ?? "") \(json[side]?["function"]?.text ?? "")"
    }
  }

  var portability: [Port] { (json["portability"]?.elements ?? []).map { Port(json: $0) } }
}
