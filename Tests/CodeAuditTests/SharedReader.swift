import CodeAudit
import Foundation
import PythonEmbedding

/// The one interpreter of the test process, in the environment that TIEBREAK_PYTHON names, on a thread of its own:
/// an interpreter belongs to the thread that started it, and tests move between threads.
final class SharedReader: @unchecked Sendable {
  struct NotSet: Error, CustomStringConvertible {
    var description: String { "TIEBREAK_PYTHON is not set: name an environment or an interpreter" }
  }

  static var environment: PythonEnvironment {
    get throws {
      guard let path = getenv("TIEBREAK_PYTHON") else { throw NotSet() }
      return try PythonEnvironment(path: String(cString: path))
    }
  }

  private static let found = Result { try environment.version }
  static var version: PythonVersion { get throws { try found.get() } }

  private static let shared = SharedReader()

  /// Runs `body` on the interpreter's thread.
  static func use<Answer: Sendable>(
    _ body: @escaping @Sendable (SyntaxReader) throws -> Answer
  ) throws -> Answer {
    nonisolated(unsafe) var answer: Result<Answer, any Error>?
    let done = DispatchSemaphore(value: 0)
    shared.submit { reader in
      answer = Result { try body(reader.get()) }
      done.signal()
    }
    done.wait()
    guard let answer else { throw NotSet() }
    return try answer.get()
  }

  static func read(_ bytes: [UInt8]) throws -> ParsedFile.Part {
    try use { try $0.read(bytes) }
  }

  static func read(_ source: String) throws -> ParsedFile.Part {
    try read(Array(source.utf8))
  }

  private typealias Job = (Result<SyntaxReader, any Error>) -> Void
  private let condition = NSCondition()
  private var jobs: [Job] = []

  private init() {
    let thread = Thread { self.run() }
    thread.stackSize = 64 << 20
    thread.start()
  }

  private func submit(_ job: @escaping Job) {
    condition.withLock {
      jobs.append(job)
      condition.signal()
    }
  }

  private func run() {
    let reader = Result {
      try SyntaxReader(Interpreter.start(Self.environment))
    }
    while true {
      let job = condition.withLock {
        while jobs.isEmpty { condition.wait() }
        return jobs.removeFirst()
      }
      job(reader)
    }
  }
}
