package import PythonEmbedding

/// Reads Python source through CPython's own `ast.parse`, so that the grammar is the interpreter's. Nothing that is
/// read is imported or run, and no warning is printed.
///
/// Belongs to the interpreter's thread, as every object of Python does.
package final class SyntaxReader {
  private let interpreter: Interpreter
  private let classes: SyntaxClasses
  private let decoder: SourceDecoder
  private let compile: PythonObject
  /// All arguments of `compile` after the source.
  private let arguments: [PythonObject]

  private static let stringPlaces = PythonVersion(major: 3, minor: 10, micro: 0)

  package init(_ interpreter: Interpreter) throws(PythonError) {
    self.interpreter = interpreter
    classes = try SyntaxClasses(interpreter)
    decoder = try SourceDecoder(interpreter)
    compile = try interpreter.resolve(path: "builtins.compile")
    let onlyTree = try interpreter.resolve(path: "_ast.PyCF_ONLY_AST")
    let inheritNothing = interpreter.bool(true)
    arguments = [
      try interpreter.string("<source>"), try interpreter.string("exec"), onlyTree, inheritNothing,
    ]
    // Trees have no cycles, and looking for some takes a tenth of the time.
    try interpreter.resolve(path: "gc.disable").call()
    // An escape such as `\d` warns, and a filter of the environment could make an error of it.
    try interpreter.resolve(path: "warnings.simplefilter").call([interpreter.string("ignore")])
  }

  /// A Python file's text and tree, from its bytes as they are stored.
  package func read(_ bytes: [UInt8]) throws(AuditError) -> ParsedFile.Part {
    let text = try decoder.decode(bytes)
    let module = try parse(CellSource(text.lines.utf8), as: text)
    return ParsedFile.Part(text: text, module: module)
  }

  /// The tree of a source that has the lines of `text`, with the places that it has there. `await` may
  /// stand outside of functions, as in cells of notebooks: that is no matter of the grammar.
  func parse(_ source: CellSource, as text: SourceText) throws(AuditError) -> SyntaxNode {
    // As text: of bytes, versions before 3.13 tell the columns of errors in bytes.
    let result = try AuditError.wrapping { () throws(PythonError) in
      try compile.attempt([interpreter.string(utf8: source.utf8)] + arguments)
    }
    switch result {
    case .answer(let tree):
      let builder = TreeBuilder(
        classes: classes, text: text, source: source,
        knowsStringPlaces: interpreter.environment.version >= Self.stringPlaces)
      guard let module = tree.withReference({ builder.node($0) }) else {
        throw AuditError("Python's parser answered no tree")
      }
      guard !builder.isTooDeep else { throw AuditError.tooDeep }
      return module
    case .raised(let error, let exception):
      guard error.isKind(of: "SyntaxError") || error.isKind(of: "ValueError") else {
        throw AuditError(limit: error)
      }
      var error = AuditError(error, exception)
      if let line = error.line, let column = error.column {
        error.column = column + source.shift(inLine: line)
      }
      throw error
    }
  }
}
