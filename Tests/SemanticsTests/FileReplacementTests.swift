import Foundation
import Semantics
import Testing

struct FileReplacementTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
  }

  private func write(_ text: String, to path: String) throws {
    try FileReplacement.write(Array(text.utf8), to: path)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  private func inode(_ name: String) throws -> UInt64 {
    var status = stat()
    try #require(stat(path(name), &status) == 0)
    return UInt64(status.st_ino)
  }

  @Test func replaces() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("old", to: path("a"))
    chmod(path("a"), 0o640)
    let before = try inode("a")
    try write("new", to: path("a"))
    #expect(try text("a") == "new")
    #expect(try names() == ["a"])
    #expect(try inode("a") != before)
    let mode = try FileManager.default.attributesOfItem(atPath: path("a"))[.posixPermissions]
    #expect(mode as? Int == 0o640)
  }

  /// Until all is staged, and where that fails, the old file is whole.
  @Test func isStagedFirst() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("old", to: path("a"))
    let file = FileReplacement(path("a"))
    #expect(file.canBeStaged)
    try file.stage(Array("new".utf8))
    #expect(try text("a") == "old")
    #expect(try names().count == 2)
    file.discard()
    #expect(try names() == ["a"])
    try file.stage(Array("new".utf8))
    try file.commit()
    #expect(try text("a") == "new")
  }

  @Test func linksStay() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(atPath: path("d"), withIntermediateDirectories: false)
    try write("old", to: path("d/target"))
    symlink("d/target", path("link"))
    symlink("link", path("second"))
    symlink("d/absent", path("dangling"))
    try write("new", to: path("second"))
    try write("made", to: path("dangling"))
    #expect(try text("d/target") == "new" && text("d/absent") == "made")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("second")) == "link")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == "d/target")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: path("dangling")) == "d/absent")
  }

  /// What is no regular file is written to, not replaced.
  @Test func pipes() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    mkfifo(path("pipe"), 0o600)
    let pipe = path("pipe")
    let reader = Task.detached { try FileHandle(forReadingFrom: URL(filePath: pipe)).readToEnd() }
    let writer = Thread { try? FileReplacement.write(Array("text".utf8), to: pipe) }
    writer.start()
    #expect(try await reader.value == Data("text".utf8))
    #expect(try names() == ["pipe"])
    try write("gone", to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    #expect(FileReplacement("/dev/null").canBeStaged)
  }

  @Test func errors() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    symlink("loop", path("loop"))
    for (name, code) in [("", EISDIR), ("absent/a", ENOENT), ("loop", ELOOP)] {
      #expect(throws: FileReplacement.Failure(path: path(name), code: code)) {
        try write("x", to: path(name))
      }
    }
    #expect(!FileReplacement(path("absent/a")).canBeStaged)
    #expect(
      "\(FileReplacement.Failure(path: "a/b", code: ENOENT))" == "a/b: No such file or directory")
  }
}
