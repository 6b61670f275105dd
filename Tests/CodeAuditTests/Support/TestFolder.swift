import Foundation

/// A temporary folder with files, gone with its last user.
final class TestFolder: Sendable {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    // As the system names it, without links in its path.
    let root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "tiebreak-\(UUID().uuidString)")
    path = root.path(percentEncoded: false)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: self(name), encoding: .utf8)
  }
}
