/// A file as the analysis gets it: its programs in order, and what could not be read.
package struct ParsedFile: Sendable {
  /// A Python file, or a cell of a notebook.
  package struct Part: Sendable {
    /// The cell's number among all cells, from 0; `nil` in a plain file.
    package var cell: Int?
    package var text: SourceText
    /// A `Module`.
    package var module: SyntaxNode

    package init(cell: Int? = nil, text: SourceText, module: SyntaxNode) {
      self.cell = cell
      self.text = text
      self.module = module
    }

    /// Whether a statement stands for what is none of Python's: a magic of IPython reads as `pass`.
    func isMagic(_ statement: SyntaxNode) -> Bool {
      guard cell != nil, statement.kind == .pass, let span = statement.span else { return false }
      return text.text(of: span) != "pass"
    }
  }

  /// As the audit names it.
  package var path: String
  /// One for a plain file; for a notebook its cells in order, which share their global names.
  package var parts: [Part]
  /// Of the file, or of single cells.
  package var errors: [AuditError]

  package init(path: String, parts: [Part], errors: [AuditError] = []) {
    self.path = path
    self.parts = parts
    self.errors = errors
  }

  /// Whether the parts are cells of a notebook.
  package var isNotebook: Bool { parts.contains { $0.cell != nil } }
}
