import Emulation
import Semantics

/// What is left to ask of one library's functions, and what was found so far.
struct SupervisorState: Sendable {
  let settings: CheckSettings
  let spec: Spec
  let mode: Mode
  private(set) var pending: [WorkerJob]
  private(set) var surveys: SurveyQueue
  private(set) var result: LibraryResult
  /// The jobs of the process that runs now.
  private var sent: [WorkerJob] = []
  private var troubles: [String: Trouble] = [:]

  /// After so many faults a function is given up.
  private static let patience = 20
  /// The same for faults outside of any call, which there is nothing to pass over for.
  private static let patienceOutsideCalls = 3

  /// What went wrong with one function.
  private struct Trouble: Sendable {
    var inCalls = 0
    var outsideCalls = 0
    /// Faults whose exact place is still sought. What remains of them is reported where the search ends.
    var suspects: [Position: Fault] = [:]
  }

  init(settings: CheckSettings, spec: Spec, mode: Mode, functions: [String]) {
    self.settings = settings
    self.spec = spec
    self.mode = mode
    pending = functions.map {
      var job = WorkerJob(function: $0, cases: settings.cases, seed: settings.seed)
      job.sought = settings.sought
      job.shard = settings.shard
      return job
    }
    surveys = SurveyQueue(settings: settings, functions: functions)
    result = LibraryResult(library: spec.library, mode: mode)
  }

  var isDone: Bool { pending.isEmpty && surveys.pending.isEmpty }

  /// What the next process is to do.
  var jobs: [WorkerJob] {
    mutating get {
      sent = surveys.pending + pending
      return sent
    }
  }

  /// Takes a message in; how many cases it reports.
  mutating func hear(_ message: WorkerMessage) -> Int {
    switch message {
    case .ready(let version):
      result.version = version
      return 0
    case .failed(let reason):
      result.failure = reason
      giveUpAll()
      return 0
    case .progress(let function, let planned, let tally, let next):
      return progress(function, planned, tally, next)
    case .again(let function, let outcomes):
      compare(function, outcomes)
      pending.removeAll { $0.function == function }
      return 0
    case .answer: return 0
    case .spent(let asking, let inside):
      result.asking += asking
      result.inside += inside
      return 0
    case .surveyed(let function, let answers, let next):
      result.faults += surveys.hear(function, answers, next: next)
      return 0
    case .leftOut(let function, let reason):
      result.leave(out: function, reason)
      return 0
    case .stopped(let function, let reason):
      result.leave(out: function, reason)
      if settings.sought != nil { result.functions[function]?.tally.samples = [:] }
      finish(function)
      return 0
    case .absent(let function):
      result.leave(out: function, "does not exist in version \(result.version ?? "?")")
      pending.removeAll { $0.function == function }
      return 0
    }
  }

  private mutating func progress(
    _ function: String, _ planned: Int, _ tally: Tally, _ next: Position?
  ) -> Int {
    result.functions[function, default: FunctionResult()].planned = planned
    result.functions[function, default: FunctionResult()].tally.add(tally)
    guard let place = pending.firstIndex(where: { $0.function == function }) else { return 0 }
    if let next {
      pending[place].start = next
    } else {
      finish(function)
    }
    return tally.cases
  }

  /// All cases of a function are asked: what is left is to ask the sample again, in another process.
  private mutating func finish(_ function: String) {
    for (_, fault) in (troubles[function]?.suspects ?? [:]).sorted(by: { $0.key < $1.key }) {
      result.faults.append(fault)
    }
    troubles[function]?.suspects = [:]
    guard let place = pending.firstIndex(where: { $0.function == function }) else { return }
    var job = pending.remove(at: place)
    guard !(result.functions[function]?.tally.samples.isEmpty ?? true) else { return }
    job.start = .start
    job.again = true
    pending.append(job)
  }

  private mutating func compare(_ function: String, _ outcomes: [Int: Outcome]) {
    guard let (plan, profile) = plan(of: function) else { return }
    let first = result.functions[function]?.tally.samples ?? [:]
    for (stratum, outcome) in first.sorted(by: { $0.key < $1.key }) {
      guard let second = outcomes[stratum], outcome.difference(from: second) != nil,
        let call = plan.call(at: Position(stratum: stratum, call: 0), profile: profile)
      else { continue }
      let answer = try? Emulator(profile).answer(call.array, call.arguments)
      // Where the spec says that several answers are right, that they vary is no news.
      if let answer, answer.difference(from: outcome) == nil, answer.difference(from: second) == nil
      {
        continue
      }
      result.unstable.append(
        Unstable(
          library: spec.library, function: function, call: call, observed: [outcome, second],
          place: Position(stratum: stratum, call: 0)))
    }
  }

  /// Takes in how a process ended.
  mutating func close(_ end: WorkerEnd, at reading: ProgressBoard.Reading, lastWords: String?) {
    guard !isDone else { return }
    // A process whose jobs went well leaves those that were added meanwhile.
    if end.fault == nil, sent.allSatisfy(isDone) { return }
    var cause = end.fault ?? .init(kind: .exit, detail: "exit code 0")
    if let lastWords { cause.detail += "; last words: \(lastWords.prefix(200))" }
    guard end.wasReady else {
      result.faults.append(fault(cause, function: nil, call: nil))
      result.failure = "the worker ended before the library was imported: \(cause.detail)"
      giveUpAll()
      return
    }
    let (job, position) = culprit(cause, reading)
    if job.survey {
      note(inSurvey: fault(cause, function: job.function, call: nil), at: position?.call)
      return
    }
    guard let place = pending.firstIndex(where: { $0.function == job.function }) else { return }
    note(cause, at: position, of: place)
  }

  /// Whose fault it is, and at which call at the latest.
  private func culprit(
    _ cause: WorkerEnd.Cause, _ reading: ProgressBoard.Reading
  ) -> (WorkerJob, Position?) {
    // Without a job of its own the fault is the next one's: it cannot be started.
    guard let now = reading.job else { return (sent[0], nil) }
    // Garbage comes after the last message that was heard; by now the worker may be at a later job.
    if cause.kind == .garbage, let place = sent.firstIndex(where: { !isDone($0) }), place < now {
      return (sent[place], lastPosition(of: sent[place]))
    }
    return (sent[now], reading.position)
  }

  private func lastPosition(of job: WorkerJob) -> Position? {
    if job.survey {
      return profile(of: job.function).map {
        Position(
          stratum: 0, call: SurveyPlan($0, claims: settings.claims).questions.count - 1)
      }
    }
    guard !job.again, let (plan, _) = plan(of: job.function), let last = plan.strata.last else {
      return nil
    }
    return Position(stratum: plan.strata.count - 1, call: last.calls - 1)
  }

  private func isDone(_ job: WorkerJob) -> Bool {
    !(surveys.pending + pending).contains {
      $0.function == job.function && $0.again == job.again && $0.survey == job.survey
    }
  }

  /// Leaves out what there is no time for any more.
  mutating func stop() {
    for job in surveys.pending {
      result.faults += surveys.hear(job.function, [:], next: nil)
      result.leave(out: job.function, Deadline.Loss.survey.reason)
    }
    for job in pending {
      if !job.again { finish(job.function) }
      result.leave(
        out: job.function, (job.again ? Deadline.Loss.repetition : .cases).reason)
    }
    giveUpAll()
  }

  private mutating func giveUpAll() {
    pending = []
    surveys.pending = []
  }

  private mutating func note(inSurvey fault: Fault, at place: Int?) {
    guard let function = fault.function else { return }
    let plan = profile(of: function).map { SurveyPlan($0, claims: settings.claims) }
    result.faults += surveys.note(fault, at: place, plan: plan)
    if let reason = surveys.giveUpIfHopeless(function) { result.leave(out: function, reason) }
  }

  private mutating func note(_ cause: WorkerEnd.Cause, at position: Position?, of place: Int) {
    let job = pending[place]
    let name = job.function
    var trouble = troubles[name] ?? Trouble()
    defer {
      troubles[name] = trouble
      if trouble.inCalls >= Self.patience || trouble.outsideCalls >= Self.patienceOutsideCalls {
        giveUp(name)
      }
    }
    guard let position, let (plan, profile) = plan(of: name),
      plan.strata.indices.contains(position.stratum)
    else {
      trouble.outsideCalls += 1
      result.faults.append(fault(cause, function: name, call: nil))
      return
    }
    trouble.inCalls += 1
    let isGarbage = cause.kind == .garbage && !job.again
    if isGarbage, job.careful.map({ job.start > $0 }) ?? true {
      // Said at some call up to this one: those are asked again with a report after each.
      pending[place].careful = position
      trouble.suspects[position] = fault(cause, function: name, call: nil, place: position)
      return
    }
    let stratum = plan.strata[position.stratum]
    var culprit = position
    if isGarbage {
      culprit = job.start
      if let suspect = job.careful { trouble.suspects[suspect] = nil }
    }
    let fault = fault(
      cause, function: name, call: plan.call(at: culprit, profile: profile), place: culprit)
    pending[place].skipped.insert(culprit)
    guard stratum.isStacked else {
      result.faults.append(fault)
      return
    }
    let whole = Position(stratum: culprit.stratum, call: culprit.call)
    if culprit.row >= 0 {
      if trouble.suspects.removeValue(forKey: whole) != nil { trouble.inCalls -= 1 }
      result.faults.append(fault)
    } else if isGarbage {
      // Rows are not reported one by one.
      for row in 0..<stratum.casesPerCall {
        pending[place].skipped.insert(Position(stratum: whole.stratum, call: whole.call, row: row))
      }
      result.faults.append(fault)
    } else {
      // Which row it was shows when they are asked one by one.
      trouble.suspects[whole] = fault
    }
  }

  private mutating func giveUp(_ function: String) {
    let count = (troubles[function].map { $0.inCalls + $0.outsideCalls }) ?? 0
    result.leave(out: function, "given up after \(count) faults")
    result.functions[function]?.tally.samples = [:]
    finish(function)
    pending.removeAll { $0.function == function }
  }

  private func fault(
    _ cause: WorkerEnd.Cause, function: String?, call: Call?, place: Position? = nil
  ) -> Fault {
    Fault(
      library: spec.library, function: function, mode: mode, kind: cause.kind,
      detail: cause.detail, call: call, place: place)
  }

  /// A function's plan, made again without the library.
  private func plan(of name: String) -> (SuitePlan, Profile)? {
    guard let profile = profile(of: name) else { return nil }
    let plan = SuitePlan(
      profile, cases: settings.cases, seed: settings.seed,
      regressions: settings.regressions[spec.library] ?? [],
      shard: settings.shard)
    return (plan, profile)
  }

  private func profile(of name: String) -> Profile? {
    guard let function = spec.functions.first(where: { $0.name == name }),
      let version = result.version
    else { return nil }
    return spec.profile(of: function, version: Version(version), mode: mode)
  }
}

extension LibraryResult {
  fileprivate mutating func leave(out function: String, _ reason: String) {
    notTested.append(
      NotTested(library: library, function: function, mode: mode, rule: nil, reason: reason))
  }
}
