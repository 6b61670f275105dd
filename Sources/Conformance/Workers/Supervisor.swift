import Foundation
import PythonEmbedding
import Semantics

/// Sees one library through its functions, over as many worker processes as that takes.
///
/// First every case is asked; then one more process answers a sample of them again, since an answer that varies
/// between processes is a finding of its own.
struct Supervisor: Sendable {
  var settings: CheckSettings
  var spec: Spec
  var mode: Mode
  var functions: [String]
  var folder: String
  /// Told now and then how many cases were asked since the last time.
  var progress: @Sendable (Int) async -> Void

  func run() async throws -> LibraryResult {
    var state = SupervisorState(settings: settings, spec: spec, mode: mode, functions: functions)
    let board = "\(folder)/board"
    guard let shared = ProgressBoard(path: board) else {
      throw CheckError.temporaryFolder(folder)
    }
    let limits = settings.limits.raised(for: spec, mode)
    while !state.isDone {
      guard !settings.deadline.isOver else {
        state.stop()
        break
      }
      let log = "\(folder)/log"
      unlink(log)
      let process = WorkerProcess(
        program: settings.program,
        setup: WorkerSetup(
          specs: settings.specs.path, python: settings.python, library: spec.library, mode: mode,
          board: board, log: log, deadline: settings.deadline),
        jobs: state.jobs.map(\.json), limits: limits, board: shared)
      let keeper = Keeper(state)
      let end = try await process.run { message in
        await progress(await keeper.hear(message))
      }
      state = await keeper.state
      state.close(end, at: shared.reading, lastWords: lastWords(in: log))
    }
    var result = state.result
    result.surveys = state.surveys.answers
    return result
  }

  /// The last line that the library printed, which often says why it died.
  private func lastWords(in log: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: log) else { return nil }
    defer { try? file.close() }
    let end = (try? file.seekToEnd()) ?? 0
    try? file.seek(toOffset: end > 2000 ? end - 2000 : 0)
    guard let data = try? file.readToEnd() else { return nil }
    return String(decoding: data, as: UTF8.self)
      .split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
  }
}

/// What one worker process after another adds to.
private actor Keeper {
  private(set) var state: SupervisorState

  init(_ state: SupervisorState) { self.state = state }

  func hear(_ message: WorkerMessage) -> Int { state.hear(message) }
}
