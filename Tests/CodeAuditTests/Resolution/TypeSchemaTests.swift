import CodeAudit
import Foundation
import PythonTesting
import Semantics
import Testing

/// Editors know the files of `Specs/types` from their schema alone, and people from `docs/types.md`: both must be true.
@Suite struct TypeSchemaTests {
  private static let project = TestScripts.url.deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let types = project.appending(path: "Specs/types")

  private static func own() throws -> [(file: String, text: String)] {
    try FileManager.default.contentsOfDirectory(atPath: types.path(percentEncoded: false))
      .filter { $0.hasSuffix(".yaml") }.sorted()
      .map { ($0, try String(contentsOf: types.appending(path: $0), encoding: .utf8)) }
  }

  /// The texts that the schema refuses, by their places.
  private static func refused(_ texts: [String]) throws -> Set<Int> {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tiebreak-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try texts.enumerated().map { place, text in
      let file = folder.appending(path: "\(place).yaml")
      try Data(text.utf8).write(to: file)
      return file.path(percentEncoded: false)
    }
    let script = project.appending(path: "Tests/SemanticsTests/Scripts/check_schema.py")
    let schema = project.appending(path: "Specs/types.schema.json").path(percentEncoded: false)
    let faults = try TestPython.run(script, arguments: [schema] + files)
    return Set(
      files.indices.filter { place in faults.contains { $0.hasPrefix(files[place] + ":") } })
  }

  @Test func ownFilesFollowTheSchema() throws {
    let texts = try Self.own().map(\.text)
    #expect(texts.count > 10)
    #expect(try Self.refused(texts) == [])
    for text in texts {
      #expect(text.hasPrefix("# yaml-language-server: $schema=../types.schema.json\n"))
    }
  }

  static let broken = [
    "libary: a", "roots: [a]", "library: a\nrots: [a]", "library: a\nroots: a",
    "library: a\nroots: [a-b]", "library: a\nroots: [1a]", "library: [a]",
    "library: a\nsame: [a]", "library: a\nsorts: {a.f: [x]}",
    "library: a\nfunctions: [{in: a, names: [f]}]", "library: a\nfunctions: [{give: int}]",
    "library: a\nfunctions: [{in: a, give: int, name: [f]}]",
    "library: a\nfunctions: [{in: a, give: int, rank: deep, names: [f]}]",
    "library: a\nfunctions: [{in: a, give: \"T*\", names: [f]}]",
    "library: a\nfunctions: [{in: a, give: int, dtype-place: first}]",
    "library: a\nfunctions: [{in: a, give: int, follows-argument: maybe}]",
    "library: a\npairs: {a.max: {function: f}}", "library: a\ngenerics: {a.b: optionl}",
    "library: a\nidioms: [{function: f, pattern: {cal: x}}]", "library: a\nidioms: [{pattern: _}]",
    "library: a\nidioms: [{function: f, pattern: {method: f}}]",
    "library: a\ntypes: {T: {pahts: [a.T]}}", "library: a\ntypes: {T: {paths: a.T}}",
    "library: a\ntypes: {T: {priority: high}}", "library: a\ntypes: {T: {methods: [f]}}",
    "library: a\ntypes: {T: {items: {slices: T}}}", "library: a\ntypes: {T: {ranks: {f: many}}}",
    "library: a\ntypes: {T: {calls-method: a.b}}",
  ]

  @Test func theSchemaRefusesWhatTheDecoderRefuses() throws {
    let refused = try Self.refused(Self.broken)
    for (place, text) in Self.broken.enumerated() {
      #expect(throws: SpecError.self, "\(text)") {
        try TypeCatalog(files: [("a.yaml", text)], specs: [])
      }
      #expect(refused.contains(place), "\(text)")
    }
  }

  // MARK: docs/types.md

  /// The code of a page in a language, block by block.
  private static func blocks(_ language: String, in page: String) -> [String] {
    page.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first.map { $0 + "\n" }
    }
  }

  @Test func thePageSaysWhatIsFound() throws {
    let page = try String(
      contentsOf: Self.project.appending(path: "docs/types.md"), encoding: .utf8)
    let yaml = try #require(Self.blocks("yaml", in: page).first)
    let python = try #require(Self.blocks("python", in: page).first)
    #expect(try Self.refused([yaml]) == [])
    let files =
      try Self.own().map { (name: $0.file, text: $0.text) }
      + [(name: "shelf.yaml", text: yaml)]
    let specs = try SpecFolder(path: Folders.specs)
    let resolver = CallResolver(types: try TypeCatalog(files: files, specs: specs.specs))
    let resolved = try SharedReader.use { reader in
      resolver.resolve(
        ParsedFile(path: "a.py", parts: [try reader.read(Array(python.utf8))]))
    }
    let expected = FixtureTests.expectations(in: python)
    #expect(expected.count > 6)
    #expect(FixtureTests.found(in: resolved) == expected)
  }

  /// A key that the page or the schema left out would be one that nobody finds.
  @Test func everyKeyIsTold() throws {
    let page = try String(
      contentsOf: Self.project.appending(path: "docs/types.md"), encoding: .utf8)
    let text = try String(
      contentsOf: Self.project.appending(path: "Specs/types.schema.json"), encoding: .utf8)
    let schema = try JSONValue(parsing: text)
    let keys = try #require(schema["properties"]?.members?.map(\.key))
    for key in keys where key != "title" {
      #expect(page.contains("`\(key)`") || page.contains("\n\(key):"), "\(key)")
    }
  }
}
