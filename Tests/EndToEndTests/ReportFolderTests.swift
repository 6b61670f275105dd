import Foundation
import Testing

extension EndToEnd {
  /// Where a report cannot be written, that is said before anything is asked where it can be known, and the previous
  /// report stays.
  @Suite struct ReportFolders {
    @Test func fileInTheWay() throws {
      let folder = try Folder()
      try Data().write(to: folder.url("taken"))
      for place in [folder.url("taken").path, folder.url("taken").path + "/below"] {
        try Self.expectRefusal(place, "cannot be made")
      }
    }

    @Test func folderThatCannotBeMade() throws {
      try Self.expectRefusal("/proc/report", "cannot be made")
    }

    @Test func folderThatCannotBeWritten() throws {
      try Self.expectRefusal("/proc/self", "cannot be written")
    }

    @Test func pathEndingInSlash() throws {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      let place = folder.url("a").path + "/b/"
      let ending = try Program.run(Self.arguments(folder.path, place))
      #expect(ending.code == 0)
      #expect(ending.errors == "")
      #expect(try Report(in: place).cases > 0)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: place).allSatisfy { !$0.hasPrefix(".") }
      )
    }

    /// A tiny file system that the old report fits on, and the new one does not.
    @Test func fullDisk() throws {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      let place = folder.url("small")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let mount = try Program.shell("mount -t tmpfs -o size=8k tmpfs '\(place.path)'")
      guard mount.code == 0 else { return try Self.fileLimit() }
      defer { _ = try? Program.shell("umount '\(place.path)'") }
      try "previous".write(
        to: place.appending(path: "conformance.json"), atomically: false, encoding: .utf8)
      let ending = try Program.run(Self.arguments(folder.path, place.path))
      #expect(ending.code == 2)
      #expect(ending.errors.hasPrefix("tiebreak: \(place.path)/"))
      #expect(
        ending.errors.hasSuffix(": No space left on device; the report before it is as it was\n"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: place.path) == ["conformance.json"])
      let left = try String(contentsOf: place.appending(path: "conformance.json"), encoding: .utf8)
      #expect(left == "previous")
    }

    /// The same with a limit on the size of files, where nothing can be mounted.
    @Test static func fileLimit() throws {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      let place = folder.url("report").path
      let arguments = arguments(folder.path, place).map { "'\($0)'" }.joined(separator: " ")
      let ending = try Program.shell("trap '' XFSZ; ulimit -f 4; exec \"$TIEBREAK\" \(arguments)")
      #expect(ending.code == 2)
      #expect(ending.errors.hasSuffix(": File too large; the report before it is as it was\n"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: place) == [])
    }

    private static func arguments(_ specs: String, _ place: String) -> [String] {
      [
        "check", "misbehaving", "--function", "plain", "--cases", "2000", "--specs", specs,
        "--report", place,
      ]
    }

    private static func expectRefusal(_ place: String, _ problem: String) throws {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      #expect(
        try Program.run(arguments(folder.path, place))
          == .init(
            code: 2, output: "",
            errors: "tiebreak: \(place): \(problem); name another with --report DIR\n"))
    }
  }
}
