internal import Foundation
internal import PythonEmbedding
package import Semantics

/// The process that parses and analyzes: it reads a setup and then jobs from standard input, a line each, and
/// answers each with a line. It ends with its input, or with its parent.
package enum AuditWorker {
  /// Serves until there is no more to do, and leaves the process.
  ///
  /// - Parameter makeAnalyzer: Makes the analyzer of the settings that the pool was given; what it throws is reported
  ///   to the pool, and ends the audit.
  package static func main(
    _ makeAnalyzer: @escaping @Sendable (JSONValue) throws -> any SourceAnalyzer
  ) -> Never {
    let output = ServingProcess.takeStandardOutput()
    ServingProcess.dieAtOnce()
    ServingProcess.endWithParent()
    LargeStack.run { serve(makeAnalyzer, output) }
  }

  private static func serve(
    _ makeAnalyzer: (JSONValue) throws -> any SourceAnalyzer, _ output: Int32
  ) -> Never {
    guard let line = readLine() else { _exit(0) }
    let session: AuditSession
    do {
      let setup = try AuditSetup(json: JSONValue(parsing: line))
      if let texts = TOMLRequest.texts(in: setup) {
        say(try TOMLRequest.answer(texts, in: setup.environment), on: output)
        _exit(0)
      }
      session = try AuditSession(setup, makeAnalyzer)
    } catch {
      say(.object(["failed": .string(AuditError.oneLine("\(error)"))]), on: output)
      _exit(0)
    }
    say(.object(["ready": .bool(true)]), on: output)
    while let line = readLine() {
      guard let json = try? JSONValue(parsing: line), let job = try? AuditJob(json: json) else {
        _exit(2)
      }
      say(session.audit(job).json, on: output)
    }
    // Without finalizing Python: all has been said.
    _exit(0)
  }

  private static func say(_ message: JSONValue, on descriptor: Int32) {
    ServingProcess.say(message.description, on: descriptor)
  }
}

/// A worker with its interpreter started.
struct AuditSession {
  private let reader: SyntaxReader
  private let analyzer: any SourceAnalyzer

  init(_ setup: AuditSetup, _ makeAnalyzer: (JSONValue) throws -> any SourceAnalyzer) throws {
    // First, since wrong settings are told apart without waiting for Python.
    analyzer = try makeAnalyzer(setup.settings)
    reader = try SyntaxReader(Interpreter.start(setup.environment))
  }

  func audit(_ job: AuditJob) -> FileAudit {
    do throws(AuditError) {
      let file = reader.readFile(job.path, try job.bytes())
      var audit = analyzer.analyze(file)
      audit.errors = file.errors + audit.errors
      return audit
    } catch {
      return FileAudit(path: job.path, errors: [error])
    }
  }
}

extension AuditJob {
  /// The contents. Pipes and devices, which may never end, are refused.
  func bytes() throws(AuditError) -> [UInt8] {
    let path: String
    switch source {
    case .bytes(let bytes): return bytes
    case .file(let file): path = file
    }
    // Opening a pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw AuditError.unreadable(Self.reason) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw AuditError.unreadable(Self.reason)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw AuditError.unreadable("not a regular file")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
    var count = 0
    while true {
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      let length = bytes.withUnsafeMutableBytes { buffer in
        guard let start = buffer.baseAddress else { return 0 }
        return read(descriptor, start + count, buffer.count - count)
      }
      if length < 0, errno == EINTR { continue }
      guard length >= 0 else { throw AuditError.unreadable(Self.reason) }
      if length == 0 { break }
      count += length
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
