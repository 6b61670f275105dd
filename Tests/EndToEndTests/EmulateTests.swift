import Foundation
import Testing

extension EndToEnd {
  /// `emulate` answers line by line whatever it is given.
  @Suite struct Emulating {
    private static let call =
      #"{"id":"1","library":"misbehaving","function":"plain","array":{"dtype":"float64","shape":[2],"data":[1,"nan"]}}"#
    private static let answer =
      #"{"id":"1","outcome":{"kind":"indices","dtype":"int64","shape":[],"data":[1]}}"# + "\n"

    @Test(arguments: [
      "\(call)\n", call, "\(call)\r\n", "\n\n\(call)\n  \n",
    ])
    func linesOfAllKinds(_ input: String) throws {
      #expect(try Self.emulate(input) == .init(code: 0, output: Self.answer, errors: ""))
    }

    @Test func file() throws {
      let folder = try Folder()
      try "\(Self.call)\n\(Self.call)\n".write(
        to: folder.url("calls"), atomically: true, encoding: .utf8)
      #expect(
        try Self.emulate("", [folder.url("calls").path])
          == .init(code: 0, output: Self.answer + Self.answer, errors: ""))
    }

    @Test func guessesAreTold() throws {
      let line =
        #"{"library":"numpy","function":"argmax","version":"0.1","array":{"dtype":"int8","shape":[1],"data":[1]}}"#
      let ending = try Program.run(["emulate"], input: Data("\(line)\n\(line)\n".utf8))
      #expect(ending.code == 0)
      #expect(ending.output.split(separator: "\n").count == 2)
      #expect(ending.errors.hasPrefix("tiebreak: NumPy 0.1 was not measured, but "))
      #expect(ending.errors.count { $0 == "\n" } == 1)
    }

    @Test func emptyInput() throws {
      #expect(try Self.emulate("") == .init(code: 0, output: "", errors: ""))
    }

    /// Bad lines have their place among the answers; the others are answered.
    @Test func badLines() throws {
      let bad = [
        "nonsense", "{\"id\":7}", Self.call.replacing("plain", with: "plane"), "[]", "\u{0}",
      ]
      let ending = try Self.emulate((bad + [Self.call]).joined(separator: "\n"))
      let lines = ending.output.split(separator: "\n").map(String.init)
      #expect(ending.code == 2)
      #expect(
        ending.errors.hasPrefix("tiebreak: standard input: line 1 is no valid call: not JSON: "))
      #expect(
        ending.errors.hasSuffix(
          "; nor are lines 2, 3, 4, 5: \"invalid\" in their answers says why\n"))
      #expect(ending.errors.count { $0.isNewline } == 1)
      #expect(lines.count == bad.count + 1)
      #expect(lines.dropLast().allSatisfy { $0.contains(#""invalid":"#) })
      #expect(lines[1] == #"{"id":7,"invalid":"\"library\" must be the name of a spec"}"#)
      #expect(lines[2].hasSuffix(#"did you mean \"plain\"?"}"#))
      #expect(lines.last.map { $0 + "\n" } == Self.answer)
    }

    /// What fails is told by its place in the file, in one line whatever it holds.
    @Test func badLinesAreNamed() throws {
      let folder = try Folder()
      let place = folder.url("calls")
      func told(_ lines: [String]) throws -> String {
        try lines.joined(separator: "\n").write(to: place, atomically: true, encoding: .utf8)
        let ending = try Self.emulate("", [place.path])
        #expect(ending.code == 2)
        #expect(ending.output.split(separator: "\n").count == lines.count { !$0.isEmpty })
        return ending.errors
      }
      let bad = Self.call.replacing("plain", with: #"plain\u001b\n"#)
      let why = #""plain\x1b " is no function of misbehaving; did you mean "plain"?"#
      let start = "tiebreak: \(place.path): line 3 is no valid call: \(why)"
      #expect(try told([Self.call, "", bad, Self.call]) == "\(start)\n")
      #expect(
        try told([Self.call, "", bad, "[]"])
          == "\(start); nor is line 4: \"invalid\" in their answers says why\n")
      #expect(
        try told([Self.call, "", bad] + Array(repeating: "[]", count: 12)).hasSuffix(
          "; nor are lines 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 2 more: \"invalid\" in their answers says why\n"
        ))
    }

    @Test func notUTF8() throws {
      let folder = try Self.specs()
      let ending = try Program.run(
        ["emulate", "--specs", folder.path], input: Data([0xFF, 0xFE, 0x0A]) + Data(Self.call.utf8))
      #expect(
        ending
          == .init(
            code: 2, output: #"{"id":null,"invalid":"not UTF-8"}"# + "\n" + Self.answer,
            errors: "tiebreak: standard input: line 1 is no valid call: not UTF-8\n"))
    }

    @Test func longLine() throws {
      let count = 1_250_000
      let data = Array(repeating: "0.5", count: count - 1).joined(separator: ",") + ",7"
      let call =
        #"{"id":"1","library":"misbehaving","function":"plain","array":{"dtype":"float64","shape":[\#(count)],"data":[\#(data)]}}"#
      #expect(call.utf8.count > 5_000_000)
      let ending = try Self.emulate(call)
      #expect(
        ending.output
          == #"{"id":"1","outcome":{"kind":"indices","dtype":"int64","shape":[],"data":[\#(count - 1)]}}"#
          + "\n")
      #expect(ending.code == 0)
    }

    @Test func unreadable() throws {
      #expect(
        try Self.emulate("", ["/no/such/file"])
          == .init(
            code: 2, output: "", errors: "tiebreak: /no/such/file: No such file or directory\n"))
      #expect(
        try Self.emulate("", ["/tmp"])
          == .init(code: 2, output: "", errors: "tiebreak: /tmp: Is a directory\n"))
    }

    /// A reader that goes away, a closed or a full output: an ending, and no crash.
    @Test(
      arguments: [
        ("| true; exit ${PIPESTATUS[0]}", 141, ""),
        (">&-", 2, "tiebreak: standard output cannot be written: Bad file descriptor\n"),
        (">/dev/full", 2, "tiebreak: standard output cannot be written: No space left on device\n"),
      ] as [(String, Int32, String)])
    func outputGone(_ redirection: String, code: Int32, errors: String) throws {
      let folder = try Self.specs()
      let many = Array(repeating: Self.call, count: 3000).joined(separator: "\n")
      try many.write(to: folder.url("calls"), atomically: true, encoding: .utf8)
      let ending = try Program.shell(
        "\"$TIEBREAK\" emulate --specs '\(folder.path)' '\(folder.path)/calls' \(redirection)"
      )
      #expect(ending == .init(code: code, output: "", errors: errors))
    }

    private static func specs() throws -> Folder {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      return folder
    }

    private static func emulate(_ input: String, _ more: [String] = []) throws -> Program.Ending {
      let folder = try specs()
      return try Program.run(["emulate", "--specs", folder.path] + more, input: Data(input.utf8))
    }
  }
}
