import Foundation
package import Semantics
import Subprocess
import SystemPackage

/// Asks a live library single calls, in a worker of its own.
package struct Questions: Sendable {
  package var specs: SpecFolder
  package var python: String
  package var program: String

  package init(specs: SpecFolder, python: String, program: String) {
    self.specs = specs
    self.python = python
    self.program = program
  }

  /// The outcome of each call, in order; `nil` where the library died before it answered.
  ///
  /// - Throws: `CheckError` where the library cannot be imported.
  package func ask(_ calls: [Call], of library: String, mode: Mode) async throws -> [Outcome?] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "tiebreak-\(UUID().uuidString)").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let setup = WorkerSetup(
      specs: specs.path, python: python, library: library, mode: mode, board: "\(folder)/board",
      log: "\(folder)/log")
    let lines = [setup.json] + calls.map { JSONValue.object(["ask": $0.json()]) }
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: ["worker"],
      input: .string(lines.map { "\($0)\n" }.joined()), output: .sequence, error: .discarded
    ) { execution in
      var outcomes: [Outcome?] = []
      for try await line in execution.standardOutput.strings(bufferingPolicy: .unbounded) {
        switch try WorkerMessage(line: line) {
        case .failed(let reason, _): throw CheckError.cannotImport(library: library, reason: reason)
        case .answer(let outcome): outcomes.append(outcome)
        case .ready, .progress, .again, .surveyed, .stopped, .absent: continue
        }
      }
      return outcomes
    }
    let answered = result.closureResult
    return answered + Array(repeating: nil, count: max(0, calls.count - answered.count))
  }
}

extension WorkerSession {
  /// Answers one call.
  func answer(_ call: Call) -> Outcome? {
    guard
      let function = library.spec.function(named: call.function, rank: call.array.values.rank),
      let profile = library.spec.profile(
        of: function, version: Version(library.version), mode: call.mode)
    else { return nil }
    return library.function(profile).observe(call.array, call.arguments)
  }
}
