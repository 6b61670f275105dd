import CodeAudit
import Foundation
import Semantics

/// The rules with the project's own specs, types and words.
enum TestRules {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  static let fixtures = here.deletingLastPathComponent().appending(path: "Fixtures/Rules")
  static let project = here.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private struct Knowledge {
    var specs: SpecFolder
    var types: TypeCatalog
    var words: RuleWords
  }

  private static let knowledge = Result {
    let specs = try SpecFolder(path: project.appending(path: "Specs").path(percentEncoded: false))
    return Knowledge(
      specs: specs, types: try TypeCatalog(specs: specs), words: try RuleWords(specs: specs))
  }

  static func analyzer(_ codes: [String]) throws -> RuleAnalyzer {
    let knowledge = try knowledge.get()
    return RuleAnalyzer(
      types: knowledge.types, specs: knowledge.specs.specs, words: knowledge.words, codes: codes)
  }

  /// The whole audit of some source, ignores that ignore nothing included where `TB100` is asked for.
  static func audit(_ source: String, _ codes: [String]) throws -> FileAudit {
    try audit([source], codes)
  }

  /// Of several sources, the cells of a notebook.
  static func audit(_ cells: [String], _ codes: [String]) throws -> FileAudit {
    try audit(codes) { reader in
      let parts = try cells.enumerated().map { number, source in
        var part = try reader.read(Array(source.utf8))
        part.cell = cells.count > 1 ? number : nil
        return part
      }
      return ParsedFile(path: "a.py", parts: parts)
    }
  }

  /// Of a notebook, read as it is stored.
  static func audit(notebook cells: [String], _ codes: [String]) throws -> FileAudit {
    let cells = cells.map { NotebookTests.code(JSONValue.string($0).description) }
    return try audit(codes) { $0.readFile("a.ipynb", NotebookTests.notebook(cells)) }
  }

  private static func audit(
    _ codes: [String], _ read: @escaping @Sendable (SyntaxReader) throws -> ParsedFile
  ) throws -> FileAudit {
    let analyzer = try analyzer(codes)
    var audit = try SharedReader.use { reader in
      let file = try read(reader)
      var audit = analyzer.analyze(file)
      audit.errors += file.errors
      return audit
    }
    if codes.contains("TB100") {
      audit.findings += audit.unusedIgnores(
        asked: Set(codes), known: Set(RuleRegistry.pages.map(\.code)).union(["TB201"]))
    }
    return audit
  }

  static func codes(_ source: String, _ codes: [String]) throws -> [String] {
    try audit(source, codes).findings.map(\.finding.rule)
  }
}
