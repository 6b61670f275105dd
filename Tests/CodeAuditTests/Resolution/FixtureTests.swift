import CodeAudit
import Foundation
import Semantics
import Testing

/// Python files in `Fixtures/resolution`: at the end of a line `# -> numpy.argmax module-function certain` says which
/// call starts there, in order where there are several, with `;` between. A line without says that none does.
struct FixtureTests {
  static let fixtures: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Folders.fixtures)) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted()
  }()

  @Test(arguments: fixtures) func callSites(_ name: String) throws {
    let data = try #require(FileManager.default.contents(atPath: "\(Folders.fixtures)/\(name)"))
    let source = String(decoding: data, as: UTF8.self)
    let expected = Self.expectations(in: source)
    let found = Self.found(in: try TestResolver.resolve(Array(data), name))
    for line in Set(expected.keys).union(found.keys).sorted() {
      #expect(found[line] ?? [] == expected[line] ?? [], "\(name):\(line)")
    }
  }

  @Test func hasManyCalls() throws {
    let count = try Self.fixtures.reduce(0) { count, name in
      let source = try String(contentsOfFile: "\(Folders.fixtures)/\(name)", encoding: .utf8)
      return count + Self.expectations(in: source).values.joined().count
    }
    #expect(count >= 150)
  }

  /// By line.
  static func expectations(in source: String) -> [Int: [String]] {
    var expectations: [Int: [String]] = [:]
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      guard let mark = line.range(of: "# -> ", options: .backwards) else { continue }
      let calls = line[mark.upperBound...].split(separator: ";").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      if calls != ["none"] { expectations[number + 1] = calls }
    }
    return expectations
  }

  static func found(in file: ResolvedFile) -> [Int: [String]] {
    Dictionary(grouping: file.calls.map(\.site), by: \.span.start.line).mapValues { sites in
      sites.map {
        "\($0.library).\($0.function) \($0.form.rawValue) \($0.isCertain ? "certain" : "uncertain")"
      }
    }
  }
}

enum Folders {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  static let fixtures = here.deletingLastPathComponent().appending(path: "Fixtures/resolution")
    .path(percentEncoded: false)
  static let specs = here.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Specs").path(percentEncoded: false)
}

enum TestResolver {
  private static let resolver = Result {
    CallResolver(types: try TypeCatalog(specs: try SpecFolder(path: Folders.specs)))
  }

  static func resolve(_ bytes: [UInt8], _ name: String = "a.py") throws -> ResolvedFile {
    try use { resolver, reader in
      resolver.resolve(ParsedFile(path: name, parts: [try reader.read(bytes)]))
    }
  }

  /// Runs `body` on the reader's thread, whose stack is made for deep trees.
  static func use<Answer: Sendable>(
    _ body: @escaping @Sendable (CallResolver, SyntaxReader) throws -> Answer
  ) throws -> Answer {
    let resolver = try resolver.get()
    return try SharedReader.use { try body(resolver, $0) }
  }

  static func resolve(_ source: String) throws -> ResolvedFile {
    try resolve(Array(source.utf8))
  }

  /// Cells of one notebook.
  static func resolve(cells: [String]) throws -> ResolvedFile {
    try use { resolver, reader in
      let parts = try cells.enumerated().map { number, source in
        var part = try reader.read(Array(source.utf8))
        part.cell = number
        return part
      }
      return resolver.resolve(ParsedFile(path: "a.ipynb", parts: parts))
    }
  }
}
