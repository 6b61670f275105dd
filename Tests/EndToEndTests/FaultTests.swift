import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// A worker that dies costs one case, named in the report; all others are answered.
  @Suite struct Faults {
    struct Deed: Sendable, CustomTestStringConvertible {
      var function: String
      var kind: String
      var detail: String
      var testDescription: String { function }
    }

    @Test(arguments: [
      Deed(function: "crashing", kind: "crash", detail: "signal 11 (Segmentation fault)"),
      Deed(function: "aborting", kind: "crash", detail: "signal 6 (Aborted)"),
      Deed(function: "hanging", kind: "timeout", detail: "no answer within 2 s"),
      Deed(function: "spinning", kind: "timeout", detail: "no answer within 2 s"),
      Deed(function: "gorging", kind: "memory", detail: "more than 300 MiB"),
      Deed(function: "leaving", kind: "exit", detail: "exit code 3"),
      Deed(function: "leaving_well", kind: "exit", detail: "exit code 0"),
      Deed(
        function: "babbling", kind: "garbage",
        detail: "said what no worker says: \"\u{FFFD}\\0 noise\""),
    ])
    func oneCaseIsLost(_ deed: Deed) throws {
      let check = try FixtureCheck(
        deed.function, ["--call-timeout", "2", "--worker-memory-mib", "300"])
      let report = try #require(check.report)
      let call =
        #"{"library":"misbehaving","version":"1.0","function":"\#(deed.function)","#
        + #""array":{"dtype":"float64","shape":[1],"data":[1.0]}}"#
      #expect(report.faults.count == 1)
      #expect(report.faults.first?["kind"]?.text == deed.kind)
      #expect(report.faults.first?["detail"]?.text == deed.detail)
      #expect(report.faults.first?["call"]?.description == call)
      #expect(report.planned > 11_000)
      #expect(report.cases == report.planned - 1)
      #expect(report.mismatches == 0)
      #expect(report.notTested == [])
      #expect(check.ending.code == 1)
      #expect(check.ending.errors == "")
    }

    /// Habits that are no fault at all.
    @Test(arguments: ["plain", "chatty", "flooding_once", "closing", "meddling", "breeding"])
    func nothingIsLost(_ function: String) throws {
      let check = try FixtureCheck(function)
      let report = try #require(check.report)
      #expect(report.faults == [])
      #expect(report.cases == report.planned)
      #expect(report.mismatches == 0)
      #expect(check.ending.code == 0)
      #expect(check.ending.errors == "")
    }

    /// An exception that ends interpreters is an answer like any other.
    @Test func systemExitIsAnOutcome() throws {
      let report = try #require(try FixtureCheck("quitting").report)
      #expect(report.faults == [])
      #expect(report.cases == report.planned)
      #expect(report.mismatches == 1)
      #expect(report.json.description.contains(#""type":"SystemExit","message":"5""#))
    }

    @Test func oneRowOfAStackIsLost() throws {
      let folder = try Folder()
      let file = folder.url("row")
      let whole = try FixtureCheck("fatal_row", environment: ["ROW_FILE": file.path])
      #expect(whole.report?.faults == [])
      let row = try String(contentsOf: file, encoding: .utf8)
      let check = try FixtureCheck("fatal_row", environment: ["FATAL_ROW": row])
      let report = try #require(check.report)
      #expect(report.faults.count == 1)
      let call = try #require(report.faults.first?["call"])
      #expect(call["array"]?["shape"] == .integers([1, 65]))
      #expect(Self.bytes(try Call(json: call)) == row)
      #expect(report.planned == whole.report?.planned)
      #expect(report.cases == report.planned - 1)
      #expect(check.ending.code == 1)
    }

    /// What no row does alone is blamed on all of them, and every row is answered.
    @Test func wholeStackIsBlamed() throws {
      let report = try #require(try FixtureCheck("fatal_stack").report)
      #expect(report.faults.count == 1)
      #expect(report.faults.first?["kind"]?.text == "crash")
      let shape = report.faults.first?["call"]?["array"]?["shape"]?.elements?.compactMap(\.integer)
      #expect(shape?.last == 65)
      #expect((shape?.first ?? 0) > 1)
      #expect(report.cases == report.planned)
    }

    @Test func answersThatVaryBetweenProcessesAreFound() throws {
      let check = try FixtureCheck("wavering")
      let report = try #require(check.report)
      #expect(report.unstable.count == 1)
      let found = try #require(report.unstable.first)
      #expect(found["function"]?.text == "wavering")
      #expect(found["call"]?["array"]?["data"]?.description == "[0.0,0.0]")
      #expect(found["observed"]?.elements?.count == 2)
      #expect(found["observed"]?.elements?.first != found["observed"]?.elements?.last)
      #expect(check.ending.code == 1)
    }

    /// A worker killed from outside costs the call in flight.
    @Test func killedFromOutside() async throws {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      let place = folder.url("report").path
      let running = try Program.start([
        "check", "misbehaving", "--function", "slow", "--cases", "2000", "--specs", folder.path,
        "--report", place,
      ])
      let worker = try await #require(Processes.worker(of: running.identifier))
      try await Task.sleep(for: .milliseconds(2000))
      #expect(kill(worker, SIGKILL) == 0)
      let ending = try running.wait()
      let report = try Report(in: place)
      #expect(report.faults.count == 1)
      #expect(report.faults.first?["kind"]?.text == "crash")
      #expect(report.faults.first?["detail"]?.text == "signal 9 (Killed)")
      #expect(report.faults.first?["call"]?["array"] != nil)
      #expect(report.cases >= report.planned - 1)
      #expect(ending.code == 1)
    }

    private static func bytes(_ call: Call) -> String {
      call.array.values.elements.map { element in
        guard case .float(let value) = element else { return "?" }
        // The quiet NaN that the case was made with.
        let bits = value.isNaN ? Double.nan.bitPattern : value.bitPattern
        return withUnsafeBytes(of: bits.littleEndian) { bytes in
          bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
      }.joined()
    }
  }
}
