internal import PythonEmbedding

extension AuditError {
  /// A `SyntaxError` with its place, or a `ValueError` of the compiler.
  init(_ error: PythonError, _ exception: PythonObject?) {
    self.init("\(error.typeName): \(Self.oneLine(error.message))")
    // `str` of a syntax error ends in file and line, which stand apart here.
    if let text = try? exception?.attribute("msg").str() {
      message = "\(error.typeName): \(Self.oneLine(text))"
    }
    guard let number = try? exception?.attribute("lineno").int64(), number >= 1 else { return }
    line = Int(number)
    guard let offset = try? exception?.attribute("offset").int64(), offset >= 1 else { return }
    column = Int(offset - 1)
  }

  static let tooDeep = AuditError("nested too deeply to be parsed")

  /// What the parser says about source that is too much for it.
  init(limit error: PythonError) {
    switch error.typeName {
    case "RecursionError", "MemoryError": self = .tooDeep
    default: self.init(Self.oneLine(error.description))
    }
  }

  /// Runs `body`, whose exceptions are those of a parser at its limits.
  static func wrapping<Result>(
    _ body: () throws(PythonError) -> Result
  ) throws(AuditError) -> Result {
    do throws(PythonError) {
      return try body()
    } catch {
      throw AuditError(limit: error)
    }
  }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
