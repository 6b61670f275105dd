import Foundation
package import Semantics

/// Asks a live library single calls, in a worker of its own.
package struct Questions: Sendable {
  package var specs: SpecFolder
  package var python: String
  package var program: String
  package var limits: WorkerLimits

  package init(
    specs: SpecFolder, python: String, program: String, limits: WorkerLimits = WorkerLimits()
  ) {
    self.specs = specs
    self.python = python
    self.program = program
    self.limits = limits
  }

  /// How many calls may end the library before it is given up.
  private static let patience = 20

  /// The outcome of each call, in order; `nil` where the library does not answer: the call ended its process, which
  /// costs this call alone, or the function is not there.
  ///
  /// - Throws: `CheckError` where the library cannot be imported.
  package func ask(_ calls: [Call], of library: String, mode: Mode) async throws -> [Outcome?] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "tiebreak-\(UUID().uuidString)").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    Leftovers.shared.add(path: folder)
    defer {
      try? FileManager.default.removeItem(atPath: folder)
      Leftovers.shared.remove(path: folder)
    }
    guard let board = ProgressBoard(path: "\(folder)/board") else {
      throw CheckError.temporaryFolder(folder)
    }
    let setup = WorkerSetup(
      specs: specs.path, python: python, library: library, mode: mode, board: "\(folder)/board",
      log: "\(folder)/log")
    var outcomes: [Outcome?] = []
    for _ in 0..<Self.patience where outcomes.count < calls.count {
      let answers = Answers()
      let process = WorkerProcess(
        program: program, setup: setup,
        jobs: calls.dropFirst(outcomes.count).map { .object(["ask": $0.json()]) },
        limits: limits.raised(for: specs[library], mode), board: board)
      let end = try await process.run { await answers.hear($0) }
      if let reason = await answers.failure {
        throw CheckError.cannotImport(library: library, reason: reason)
      }
      guard end.wasReady else {
        throw CheckError.cannotImport(
          library: library, reason: end.fault?.detail ?? "its worker said nothing")
      }
      outcomes += await answers.outcomes
      // It ended at the next one.
      if outcomes.count < calls.count { outcomes.append(nil) }
    }
    return outcomes + Array(repeating: nil, count: calls.count - outcomes.count)
  }
}

/// What a worker answers to single calls.
private actor Answers {
  private(set) var outcomes: [Outcome?] = []
  /// Why the library cannot be imported.
  private(set) var failure: String?

  func hear(_ message: WorkerMessage) {
    switch message {
    case .failed(let reason): failure = reason
    case .answer(let outcome): outcomes.append(outcome)
    case .ready, .progress, .again, .surveyed, .spent, .leftOut, .stopped, .absent:
      return
    }
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
    let live = library.function(profile)
    return call.asksGradient
      ? live.observeGradient(call.array, call.arguments) : live.observe(call.array, call.arguments)
  }
}
