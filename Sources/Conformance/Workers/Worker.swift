import Foundation
import PythonEmbedding
import Semantics

/// The process in which a library lives: it reads a setup and jobs from standard input, runs them, and reports.
///
/// What the library prints goes to a log; the worker keeps the real standard output for its messages.
package enum Worker {
  /// Runs to the end of the jobs and leaves the process.
  package static func main() -> Never {
    let output = ServingProcess.takeStandardOutput()
    ServingProcess.dieAtOnce()
    ServingProcess.endWithParent()
    var lines = readLines()
    guard !lines.isEmpty, let first = try? JSONValue(parsing: lines.removeFirst()),
      let setup = try? WorkerSetup(json: first)
    else { leave(2) }
    redirect(to: setup.log)
    guard let board = ProgressBoard(path: setup.board) else { leave(2) }
    let session: WorkerSession
    do {
      session = try WorkerSession(setup, board: board, say: { say($0, on: output) })
    } catch {
      say(.failed(reason: error.reason), on: output)
      leave(0)
    }
    for (number, line) in lines.enumerated() {
      guard let json = try? JSONValue(parsing: line) else { leave(2) }
      board.begin(job: number)
      if let call = json["ask"].flatMap({ try? Call(json: $0) }) {
        say(.answer(session.answer(call)), on: output)
      } else if let job = try? WorkerJob(json: json) {
        session.runTimed(job)
      } else {
        leave(2)
      }
    }
    leave(0)
  }

  private static func say(_ message: WorkerMessage, on descriptor: Int32) {
    ServingProcess.say(message.json.description, on: descriptor)
  }

  private static func redirect(to log: String) {
    let descriptor = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    dup2(descriptor, STDOUT_FILENO)
    dup2(descriptor, STDERR_FILENO)
  }

  private static func readLines() -> [String] {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    return lines
  }

  /// Without finalizing: some libraries take a second for that, some crash in it.
  private static func leave(_ code: Int32) -> Never {
    _exit(code)
  }
}

/// A worker with its library imported.
final class WorkerSession {
  struct Failure: Error {
    var reason: String
  }

  private let setup: WorkerSetup
  let library: LiveLibrary
  let board: ProgressBoard
  let say: (WorkerMessage) -> Void
  private let regressions: [Call]
  private let claims: [ClaimDocument]

  init(
    _ setup: WorkerSetup, board: ProgressBoard, say: @escaping (WorkerMessage) -> Void
  ) throws(Failure) {
    self.setup = setup
    self.board = board
    self.say = say
    let specs: SpecFolder
    do {
      specs = try SpecFolder(path: setup.specs)
      regressions = try specs.regressions()[setup.library] ?? []
      claims = try specs.claims()
    } catch {
      throw Failure(reason: "\(error)")
    }
    guard let spec = specs[setup.library] else {
      throw Failure(reason: "no spec of \(setup.library)")
    }
    do {
      let environment = try PythonEnvironment(path: setup.python)
      for (name, value) in spec.package.environment { setenv(name, value, 1) }
      let interpreter = try Interpreter.start(environment)
      library = try LiveLibrary(spec, mode: setup.mode, in: interpreter)
      library.beforeCall = { board.beat() }
      say(.ready(version: library.version))
    } catch {
      throw Failure(reason: "\(error)")
    }
  }

  /// Whether nothing more is to be asked.
  var isOver: Bool { setup.deadline.isOver }

  /// Runs a job and says what its time went to.
  func runTimed(_ job: WorkerJob) {
    let (started, inside) = (Stopwatch.now, library.stopwatch.nanoseconds)
    run(job)
    let asking = Double(Stopwatch.now &- started) / 1e9
    // Short calls are timed by samples, whose sum can come out above the whole.
    say(
      .spent(
        asking: asking,
        inside: min(asking, Double(library.stopwatch.nanoseconds &- inside) / 1e9)))
  }

  private func run(_ job: WorkerJob) {
    guard let function = library.spec.functions.first(where: { $0.name == job.function }),
      let profile = library.spec.profile(
        of: function, version: Version(library.version), mode: setup.mode)
    else {
      // Said once, in reply to the job that is for cases.
      say(
        job.survey
          ? .surveyed(function: job.function, answers: [:], next: nil)
          : .absent(function: job.function))
      return
    }
    if job.survey { return survey(job, SurveyPlan(profile, claims: claims)) }
    let plan = SuitePlan(
      profile, cases: job.cases, seed: job.seed, regressions: regressions, shard: job.shard)
    let board = board
    let run = ProfileRun(
      library.function(profile), plan: plan, skipping: job.skipped,
      announce: { board.announce($0) })
    if job.again {
      let (outcomes, isWhole) = run.again { isOver }
      say(.again(function: job.function, outcomes: outcomes))
      if !isWhole { say(.leftOut(function: job.function, reason: Deadline.Loss.repetition.reason)) }
      return
    }
    var found = Tally()
    var position: Position? = job.start
    while let from = position {
      guard !isOver else {
        // That there were cases is said even where none was asked.
        say(.progress(function: job.function, planned: plan.cases, tally: Tally(), next: from))
        say(.stopped(function: job.function, reason: Deadline.Loss.cases.reason))
        return
      }
      let due = ContinuousClock.now + .milliseconds(job.sought == nil ? 250 : 10)
      let isCareful = job.careful.map { from <= $0 } ?? false
      let (tally, next) = run.run(from: from, careful: isCareful ? job.careful : nil) {
        isCareful || ContinuousClock.now >= due
      }
      say(.progress(function: job.function, planned: plan.cases, tally: tally, next: next))
      position = next
      if job.sought != nil { found.add(tally) }
      if let sought = job.sought,
        found.attributed.rules[sought.rule]?.mismatches ?? 0 >= sought.count
      {
        say(.stopped(function: job.function, reason: "all mismatches that were sought are found"))
        return
      }
    }
  }
}
