internal import Foundation
package import PythonEmbedding
internal import Semantics
internal import Subprocess
internal import SystemPackage

/// Texts of TOML that a worker reads with Python's own `tomllib`: nothing else is imported, and nothing run.
package struct TOMLRequest: Sendable {
  /// The program and the arguments that make it run `AuditWorker.main`.
  package var program: String
  package var arguments: [String]
  package var environment: PythonEnvironment
  package var limits = AuditLimits()

  /// `tomllib` came with it.
  package static let oldest = PythonVersion(major: 3, minor: 11, micro: 0)

  package init(
    program: String, arguments: [String] = ["audit-worker"], environment: PythonEnvironment
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
  }

  /// An answer for each file.
  ///
  /// - Throws: `AuditPoolError` where the worker does not answer.
  package func read(_ files: [SettingsFile]) async throws -> [TOMLAnswer] {
    guard environment.version < Self.oldest else { return try await read(files.map(\.text)) }
    return files.map { file in
      guard file.seemsToMatter else { return .document(.object([])) }
      return .refused(
        "settings need Python \(Self.oldest.major).\(Self.oldest.minor) or later, and "
          + "\(environment.executable) is \(environment.version); name another with --python ENV, "
          + "or leave them out with --isolated")
    }
  }

  private func read(_ texts: [String]) async throws -> [TOMLAnswer] {
    // A worker that dies while it is spoken to must not take this process along.
    signal(SIGPIPE, SIG_IGN)
    let setup = try AuditSetup(
      environment: environment,
      settings: .object([Self.member: .array(texts.map { .string($0) })])
    ).json
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .seconds(2))]
    let watch = AuditWatch(limits: limits)
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments), platformOptions: options,
      input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
      let process = execution.processIdentifier.value
      let guardian = Task { await watch.run(over: process) }
      var lines = OutputLines(execution.standardOutput)
      watch.begin(isStart: true)
      let isSaid = (try? await execution.standardInputWriter.write("\(setup)\n")) != nil
      let line = isSaid ? try? await lines.next() : nil
      guardian.cancel()
      await guardian.value
      kill(-process, SIGKILL)
      return line
    }
    guard let line = result.closureResult, let answer = try? JSONValue(parsingUTF8: line) else {
      throw AuditPoolError("settings were not read: the worker \(watch.cause ?? "did not answer")")
    }
    if let reason = answer["failed"]?.text { throw AuditPoolError(reason) }
    let answers = (answer[Self.member]?.elements ?? []).map(Self.answer)
    guard answers.count == texts.count else {
      throw AuditPoolError("settings were not read: the worker did not answer")
    }
    return answers
  }

  private static func answer(_ json: JSONValue) -> TOMLAnswer {
    if let reason = json["refused"]?.text { return .refused(reason) }
    guard let text = json["document"]?.text, let document = try? JSONValue(parsing: text) else {
      return .refused("is nested too deeply to be read")
    }
    return .document(document)
  }

  private static let member = "toml"
}

/// The worker's part.
extension TOMLRequest {
  /// The texts that a worker is asked to read instead of files, if so.
  static func texts(in setup: AuditSetup) -> [String]? {
    setup.settings[member]?.elements?.compactMap(\.text)
  }

  static func answer(_ texts: [String], in environment: PythonEnvironment) throws -> JSONValue {
    let interpreter = try Interpreter.start(environment)
    let reader = try Reader(interpreter)
    var answers: [JSONValue] = []
    for text in texts { answers.append(try reader.read(text)) }
    return .object([member: .array(answers)])
  }

  private struct Reader {
    let interpreter: Interpreter
    let parse: PythonObject
    let write: PythonObject
    let text: PythonObject

    init(_ interpreter: Interpreter) throws(PythonError) {
      self.interpreter = interpreter
      parse = try interpreter.resolve(path: "tomllib.loads")
      write = try interpreter.resolve(path: "json.dumps")
      text = try interpreter.resolve(path: "builtins.str")
    }

    /// The document as JSON, in which floats and times, that no setting has, are texts.
    func read(_ source: String) throws(PythonError) -> JSONValue {
      do throws(PythonError) {
        let document = try parse.call(
          [interpreter.string(source)], keywords: ["parse_float": text])
        let json = try write.call([document], keywords: ["default": text]).string()
        return .object(["document": .string(json)])
      } catch {
        guard error.isKind(of: "ValueError") || error.isKind(of: "RecursionError") else {
          throw error
        }
        return .object(["refused": .string("is no TOML: \(AuditError.oneLine(error.message))")])
      }
    }
  }
}
