import CodeAudit
import Dispatch
import PythonEmbedding
import PythonTesting

/// The reader of the test process, on the thread of its one interpreter.
enum SharedReader {
  @PythonActor private static let reader = Result {
    try SyntaxReader(SharedPython.interpreter())
  }

  private static let found = Result { try SharedPython.environment() }
  static var environment: PythonEnvironment { get throws { try found.get() } }
  static var version: PythonVersion { get throws { try environment.version } }

  /// Runs `body` on the interpreter's thread.
  static func use<Answer: Sendable>(
    _ body: @escaping @Sendable (SyntaxReader) throws -> Answer
  ) throws -> Answer {
    try use { reader, _ in try body(reader) }
  }

  static func use<Answer: Sendable>(
    _ body: @escaping @Sendable (SyntaxReader, Interpreter) throws -> Answer
  ) throws -> Answer {
    nonisolated(unsafe) var answer: Result<Answer, any Error> = .failure(CancellationError())
    let done = DispatchSemaphore(value: 0)
    Task { @PythonActor in
      answer = Result { try body(reader.get(), SharedPython.interpreter()) }
      done.signal()
    }
    done.wait()
    return try answer.get()
  }

  static func read(_ bytes: [UInt8]) throws -> ParsedFile.Part {
    try use { try $0.read(bytes) }
  }

  static func read(_ source: String) throws -> ParsedFile.Part {
    try read(Array(source.utf8))
  }
}
