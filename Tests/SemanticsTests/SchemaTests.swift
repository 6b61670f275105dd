import Foundation
import PythonTesting
import Semantics
import Testing

/// Other tools (editors, checks of a pull request) know the format from the schema alone, so it must take what the
/// decoder takes, and refuse what it refuses.
@Suite struct SchemaTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  private static let specs = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Specs")

  /// What a schema says of files, a line for each fault. Python has to have jsonschema and PyYAML.
  private static func faults(
    of files: [String], by schema: String = "spec.schema.json"
  ) throws -> [String] {
    let schema = specs.appending(path: schema).path(percentEncoded: false)
    return try TestPython.run(
      tests.appending(path: "Scripts/check_schema.py"), arguments: [schema] + files)
  }

  /// The files of some texts, in order, removed after `body`.
  private static func withFiles<Result>(
    _ texts: [String], _ body: ([String]) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tiebreak-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try texts.enumerated().map { position, text in
      let file = folder.appending(path: "\(position).yaml")
      try Data(text.utf8).write(to: file)
      return file.path(percentEncoded: false)
    }
    return try body(files)
  }

  @Test func ownSpecsFollowTheSchema() throws {
    let folder = Self.specs.path(percentEncoded: false)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(try Self.faults(of: names.map { "\(folder)/\($0)" }) == [])
  }

  @Test func theSchemaTakesWhatTheDecoderTakes() throws {
    let forms = Self.tests.appending(path: "Fixtures/all-forms.yaml")
    #expect(try Self.faults(of: [forms.path(percentEncoded: false)]) == [])
    let faults = try Self.withFiles([BrokenSpec.sound]) { try Self.faults(of: $0) }
    #expect(faults == [])
  }

  /// Contradictions between rules, repeated keys and the like are for the decoder alone; the fixture says so.
  @Test func theSchemaRefusesWhatTheDecoderRefuses() throws {
    try Self.withFiles(BrokenSpec.all.map(\.yaml)) { files in
      let faults = try Self.faults(of: files)
      for (broken, file) in zip(BrokenSpec.all, files) {
        let isRefused = faults.contains { $0.hasPrefix(file + ":") }
        #expect(isRefused != broken.isSound, "\(broken.name)")
      }
    }
  }
}
