import Foundation
import PythonTesting

/// The folder of these tests, and what its scripts say.
enum TestScripts {
  static let url = URL(filePath: #filePath).deletingLastPathComponent()
  /// The package's own specs.
  static let specs = url.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Specs").path(percentEncoded: false)

  /// The lines that a script of this folder writes for these lines.
  static func run(_ script: String, _ lines: [String]) throws -> [String] {
    try TestPython.run(url.appending(path: "Scripts/\(script)"), lines: lines)
  }
}
