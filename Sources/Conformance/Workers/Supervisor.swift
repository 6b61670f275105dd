import Foundation
import PythonEmbedding
import Semantics

/// Sees one library through its functions, over as many worker processes as that takes.
struct Supervisor: Sendable {
  var settings: CheckSettings
  var spec: Spec
  var mode: Mode
  var functions: [String]
  var folder: String
  /// Told now and then how many cases were asked since the last time.
  var progress: @Sendable (Int) async -> Void

  /// After so many faults a function is given up.
  private static let patience = 20

  func run() async throws -> LibraryResult {
    var state = State(settings: settings, spec: spec, mode: mode, functions: functions)
    let board = "\(folder)/board"
    guard let shared = ProgressBoard(path: board) else {
      throw CheckError.temporaryFolder(folder)
    }
    while !state.pending.isEmpty {
      let process = WorkerProcess(
        program: settings.program,
        setup: WorkerSetup(
          specs: settings.specs.path, python: settings.python, library: spec.library, mode: mode,
          board: board, log: "\(folder)/log"),
        jobs: state.jobs, limits: settings.limits, board: shared)
      let keeper = Keeper(state)
      let end = try await process.run { message in
        await progress(await keeper.hear(message))
      }
      state = await keeper.state
      state.close(end, at: shared.reading.position, lastWords: lastWords, patience: Self.patience)
    }
    return state.result
  }

  /// The last line that the library printed, which often says why it died.
  private var lastWords: String? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/log") else { return nil }
    return String(decoding: data.suffix(2000), as: UTF8.self)
      .split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
  }
}

/// What one worker process after another adds to.
private actor Keeper {
  private(set) var state: State

  init(_ state: State) { self.state = state }

  func hear(_ message: WorkerMessage) -> Int { state.hear(message) }
}

private struct State: Sendable {
  let settings: CheckSettings
  let spec: Spec
  let mode: Mode
  var pending: [WorkerJob]
  var result: LibraryResult
  private var faults: [String: Int] = [:]

  init(settings: CheckSettings, spec: Spec, mode: Mode, functions: [String]) {
    self.settings = settings
    self.spec = spec
    self.mode = mode
    pending = functions.map {
      WorkerJob(
        function: $0, cases: settings.cases, seed: settings.seed, timeLimit: settings.timeLimit)
    }
    result = LibraryResult(library: spec.library, mode: mode)
  }

  var jobs: [WorkerJob] { pending }

  /// Takes a message in; how many cases it reports.
  mutating func hear(_ message: WorkerMessage) -> Int {
    switch message {
    case .ready(let version, let python):
      result.version = version
      result.python = python
      return 0
    case .failed(let reason, let isMissing):
      result.failure = reason
      result.isMissing = isMissing
      pending = []
      return 0
    case .progress(let function, let planned, let tally, let next):
      result.functions[function, default: FunctionResult()].planned = planned
      result.functions[function, default: FunctionResult()].tally.add(tally)
      guard let place = pending.firstIndex(where: { $0.function == function }) else { return 0 }
      if let next { pending[place].start = next } else { pending.remove(at: place) }
      return tally.cases
    case .answer: return 0
    case .stopped(let function):
      result.notTested.append(
        NotTested(
          library: spec.library, function: function, rule: nil,
          reason: "the time limit ended the run before all cases were asked"))
      pending.removeAll { $0.function == function }
      return 0
    case .absent(let function):
      result.notTested.append(
        NotTested(
          library: spec.library, function: function, rule: nil,
          reason: "does not exist in version \(result.version ?? "?")"))
      pending.removeAll { $0.function == function }
      return 0
    }
  }

  /// Takes in how a process ended.
  mutating func close(
    _ end: WorkerEnd, at position: Position, lastWords: String?, patience: Int
  ) {
    guard !pending.isEmpty else { return }
    let job = pending[0]
    guard case .fault(let kind, var detail) = end else {
      // It ended well and left work undone: as good as a fault.
      record(.exit, "ended without finishing \(job.function)", call: nil)
      pending.removeFirst()
      return
    }
    if let lastWords { detail += "; last words: \(lastWords.prefix(200))" }
    guard let version = result.version, let call = call(at: position, of: job, version: version)
    else {
      record(kind, detail, call: nil)
      result.failure = "the worker ended before the library was imported: \(detail)"
      pending = []
      return
    }
    if call.isWholeStack {
      // Which row it was shows when they are asked one by one.
      pending[0].skipped.insert(position)
      return
    }
    record(kind, detail, call: call.call)
    pending[0].skipped.insert(position)
    faults[job.function, default: 0] += 1
    if faults[job.function, default: 0] >= patience {
      result.notTested.append(
        NotTested(
          library: spec.library, function: job.function, rule: nil,
          reason: "given up after \(patience) faults"))
      pending.removeFirst()
    }
  }

  private mutating func record(_ kind: Fault.Kind, _ detail: String, call: Call?) {
    result.faults.append(
      Fault(
        library: spec.library, function: pending.first?.function, kind: kind, detail: detail,
        call: call))
  }

  /// The call at a place of a job's plan, made again without the library.
  private func call(
    at position: Position, of job: WorkerJob, version: String
  ) -> (call: Call, isWholeStack: Bool)? {
    guard let function = spec.functions.first(where: { $0.name == job.function }),
      let profile = spec.profile(of: function, version: Version(version), mode: mode)
    else { return nil }
    let plan = SuitePlan(
      profile, cases: job.cases, seed: job.seed,
      regressions: (try? settings.specs.regressions(of: spec.library)) ?? [])
    guard let call = plan.call(at: position, profile: profile) else { return nil }
    let isStacked = plan.strata[position.stratum].isStacked
    return (call, isStacked && position.row < 0)
  }
}
