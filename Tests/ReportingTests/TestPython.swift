import Foundation
import Testing

/// The interpreter of the environment that TIEBREAK_PYTHON names, run as a program.
enum TestPython {
  static let interpreter: String? = {
    guard let path = ProcessInfo.processInfo.environment["TIEBREAK_PYTHON"] else { return nil }
    let inside = "\(path)/bin/python"
    return FileManager.default.isExecutableFile(atPath: inside) ? inside : path
  }()

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// The lines that a script of this folder writes for these lines.
  static func run(_ script: String, _ lines: [String]) throws -> [String] {
    let interpreter = try #require(interpreter, "TIEBREAK_PYTHON is not set")
    // A file, since a pipe that is full both ways would wait for ever.
    let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: input) }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
    let process = Process()
    process.executableURL = URL(filePath: interpreter)
    process.arguments = [folder.appending(path: "Scripts/\(script)").path(percentEncoded: false)]
    process.standardInput = try FileHandle(forReadingFrom: input)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(script) failed")
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
