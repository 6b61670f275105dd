package import Foundation

/// The interpreter of the environment that TIEBREAK_PYTHON names, run as a program: what it loads stays out of the
/// test's own process.
package enum TestPython {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The lines that a script writes.
  ///
  /// - Parameter lines: what it reads.
  /// - Throws: also where the script fails.
  package static func run(
    _ script: URL, arguments: [String] = [], lines: [String] = []
  ) throws -> [String] {
    // A file, since a pipe that is full both ways would wait for ever.
    let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: input) }
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: input)
    let process = Process()
    process.executableURL = URL(filePath: try interpreter())
    process.arguments = [script.path(percentEncoded: false)] + arguments
    process.standardInput = try FileHandle(forReadingFrom: input)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(script.lastPathComponent) failed")
    }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func interpreter() throws -> String {
    guard let path = ProcessInfo.processInfo.environment["TIEBREAK_PYTHON"] else {
      throw SharedPython.NotSet()
    }
    let inside = "\(path)/bin/python"
    return FileManager.default.isExecutableFile(atPath: inside) ? inside : path
  }
}
