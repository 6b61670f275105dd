/// What is done with a parsed file; it runs in a worker.
package protocol SourceAnalyzer {
  /// The calls and findings of a file. What could not be parsed of it stands in `file.errors`, which the worker puts
  /// before the errors of the answer.
  func analyze(_ file: ParsedFile) -> FileAudit
}
