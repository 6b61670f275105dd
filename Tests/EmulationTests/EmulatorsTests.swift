import Arrays
import Emulation
import Foundation
import Semantics
import Testing

/// A folder of specs, removed at the end of `body`.
func withSpecs<Result>(
  _ files: [String: String], _ body: (SpecFolder) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "tiebreak-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, yaml) in files {
    try Data(yaml.utf8).write(to: folder.appending(path: name))
  }
  return try body(try SpecFolder(path: folder.path(percentEncoded: false)))
}

/// Lines of calls and the lines that answer them.
@Suite struct EmulatorsTests {
  /// `top` for vectors and matrices, the last of equals before 2.0 and in mode jit, not there before 1.0.
  private static let yaml =
    TestSpec(call: ["ranks: [1, 2]"], function: "Series.top").yaml + "\n" + """
          overrides:
            - versions: "<2.0"
              rules:
                ties: {value: last, status: observed, source: test}
            - modes: [jit]
              rules:
                ties: {value: last, status: observed, source: test}
            - {versions: "<1.0", absent: true}
            - {versions: ">=3.0", modes: [gone], absent: true}
      """

  private func reply(_ line: String) throws -> String {
    try withSpecs(["testlib.yaml": Self.yaml]) { "\(Emulators($0).reply(to: line))" }
  }

  private func reply(
    library: String = "testlib", function: String = "top", more: String = "",
    shape: String = "[3]", data: String = "[1,2,2]"
  ) throws -> String {
    try reply(
      "{\"id\":7,\"library\":\"\(library)\",\"function\":\"\(function)\"\(more),\"array\":"
        + "{\"dtype\":\"int8\",\"shape\":\(shape),\"data\":\(data)}}")
  }

  private func invalid(_ why: String) -> String {
    JSONValue.object(["id": .integer(7), "invalid": .string(why)]).description
  }

  private func index(_ index: Int) -> String {
    #"{"id":7,"outcome":{"kind":"indices","dtype":"int64","shape":[],"data":[\#(index)]}}"#
  }

  @Test func answers() throws {
    #expect(try reply() == index(1))
    #expect(try reply(function: "Series.top") == index(1))
    #expect(try reply(more: #","version":"2.0","mode":"eager","arguments":{"axis":0}"#) == index(1))
    #expect(try reply(more: #","version":"1.9.9rc1""#) == index(2))
    #expect(try reply(more: #","mode":"jit""#) == index(2))
    #expect(try reply(more: #","version":null,"mode":null,"arguments":null"#) == index(1))
  }

  /// That nobody asked a release is said beside its answer.
  @Test(arguments: [("2.1.4", nil), ("0.9", "2.1"), ("3.0", "2.2")])
  func releasesThatNobodyMeasured(_ version: String, _ nearest: String?) throws {
    let yaml = TestSpec().yaml.replacing(
      "package: {", with: "title: Test\npackage: {measured: [\"2.1\", \"2.2\"], ")
    let line =
      #"{"library":"testlib","function":"top","version":"\#(version)","array":{"dtype":"int8","shape":[1],"data":[1]}}"#
    var doubts: [String] = []
    try withSpecs(["testlib.yaml": yaml]) { specs in
      let reply = Emulators(specs).reply(to: line) { doubts.append($0) }
      #expect(reply["outcome"] != nil)
    }
    let expected = nearest.map {
      "Test \(version) was not measured, but 2.1 to 2.2: it is taken to answer as \($0), which is a guess"
    }
    #expect(doubts == (expected.map { [$0] } ?? []))
  }

  @Test func errors() throws {
    #expect(
      try reply(more: #","arguments":{"axis":-2}"#)
        == #"{"id":7,"outcome":{"kind":"error","type":"AxisError","message":"#
        + #""axis -2 is out of bounds for array of dimension 1"}}"#)
  }

  @Test func callsThatNoSpecAnswers() throws {
    #expect(
      try reply(library: "testlob")
        == invalid(#""testlob" is no library with a spec; did you mean "testlib"?"#))
    #expect(
      try reply(library: "q") == invalid(#""q" is no library with a spec; known are testlib"#))
    #expect(
      try reply(function: "tpo")
        == invalid(#""tpo" is no function of testlib; did you mean "top"?"#))
    #expect(
      try reply(function: "Series.tpo")
        == invalid(#""Series.tpo" is no function of testlib; did you mean "Series.top"?"#))
    #expect(
      try reply(function: "x")
        == invalid(#""x" is no function of testlib; known are Series.top"#))
    #expect(
      try reply(more: #","version":"new""#) == invalid(#""new" is no version"#))
    #expect(
      try reply(more: #","mode":"eagre""#)
        == invalid(#""eagre" is no mode of testlib; did you mean "eager"?"#))
    #expect(
      try reply(more: #","mode":"x""#)
        == invalid(#""x" is no mode of testlib; known are eager, jit, gone"#))
    #expect(
      try reply(more: #","version":"0.9""#) == invalid("testlib 0.9 has no Series.top"))
    #expect(
      try reply(more: #","mode":"gone""#) == invalid("testlib has no Series.top in mode gone"))
    #expect(
      try reply(more: #","version":"3.1","mode":"gone""#)
        == invalid("testlib 3.1 has no Series.top in mode gone"))
    #expect(
      try reply(shape: "[1,1,1]", data: "[1]")
        == invalid("testlib.top has no arrays of rank 3"))
    #expect(
      try reply(function: "Series.top", shape: "[1,1,1]", data: "[1]")
        == invalid("testlib.Series.top has no arrays of rank 3"))
  }

  @Test func linesThatAreNoCalls() throws {
    #expect(
      try reply("{")
        == #"{"id":null,"invalid":"not JSON: column 2: expected a member name in quotes"}"#)
    #expect(try reply("") == #"{"id":null,"invalid":"not JSON: column 1: a value is missing"}"#)
    #expect(try reply("[1]") == #"{"id":null,"invalid":"a call is a JSON object"}"#)
    #expect(
      try reply(#"{"id":"é"}"#)
        == #"{"id":"é","invalid":"\"library\" must be the name of a spec"}"#)
    #expect(
      try reply(#"{"id":[1],"library":"testlib"}"#)
        == #"{"id":[1],"invalid":"\"function\" must be a function's name"}"#)
  }
}
