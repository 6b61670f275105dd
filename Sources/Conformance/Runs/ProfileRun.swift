import Arrays
import Emulation
import PythonEmbedding
package import Semantics

/// Runs the cases of one profile against the live function, from any place on.
package final class ProfileRun {
  package let profile: Profile
  package let plan: SuitePlan
  let live: LiveFunction
  /// Calls that are not made again, since they killed an earlier worker.
  private let skipped: Set<Position>
  /// Strata whose first case is noted, to be compared with another process's.
  private let sample: Set<Int>
  /// Called before each call is made.
  private let announce: (Position) -> Void
  private var emulator: SteadyEmulator
  private let diagnosis: Diagnosis
  /// How many mismatches of each kind were diagnosed.
  private var diagnosed: [MismatchKind: Int] = [:]
  private var buffer = IndexBuffer()

  package init(
    _ live: LiveFunction, plan: SuitePlan, skipping skipped: Set<Position> = [],
    announce: @escaping (Position) -> Void
  ) {
    profile = live.profile
    self.live = live
    self.plan = plan
    self.skipped = skipped
    self.announce = announce
    sample = Set(plan.sample)
    emulator = SteadyEmulator(live.profile)
    diagnosis = Diagnosis(profile: live.profile)
  }

  /// Runs calls from `position` on, until `isDue` says that it is time to report; up to `careful` it is asked after
  /// every call.
  ///
  /// - Returns: what was counted, and where to go on; `nil` at the end.
  package func run(
    from position: Position, careful: Position? = nil, until isDue: () -> Bool
  ) -> (Tally, Position?) {
    var tally = Tally()
    var position = position
    while position.stratum < plan.strata.count {
      let stratum = plan.strata[position.stratum]
      let next = run(stratum, from: position, careful: careful, into: &tally, until: isDue)
      if let next { return (tally, next) }
      position = Position(stratum: position.stratum + 1, call: 0)
      if isDue() { break }
    }
    return (tally, position.stratum < plan.strata.count ? position : nil)
  }

  /// What the sample answers now, and whether all of it was asked before time was up.
  package func again(until isOver: () -> Bool) -> (outcomes: [Int: Outcome], isWhole: Bool) {
    var outcomes: [Int: Outcome] = [:]
    for number in sample.sorted() {
      let here = Position(stratum: number, call: 0)
      guard !skipped.contains(here) else { continue }
      guard !isOver() else { return (outcomes, false) }
      announce(here)
      let cases = StratumCases(plan.strata[number], live: live)
      cases.write(0)
      let inputs = cases.inputs ?? CallInputs(cases.array(0), library: live.library)
      outcomes[number] = live.observe(inputs, cases.stratum.arguments).withoutMessage
    }
    return (outcomes, true)
  }

  private func run(
    _ stratum: Stratum, from position: Position, careful: Position?, into tally: inout Tally,
    until isDue: () -> Bool
  ) -> Position? {
    guard position.call < stratum.calls else { return nil }
    let cases = StratumCases(stratum, live: live)
    defer { flush(cases, into: &tally) }
    for call in position.call..<stratum.calls {
      let here = Position(stratum: position.stratum, call: call)
      announce(here)
      cases.write(call)
      if !skipped.isEmpty, isRough(here, cases, into: &tally) { continue }
      if call == 0, sample.contains(here.stratum) {
        tally.samples[here.stratum] = runSlowly(cases, here, into: &tally)?.withoutMessage
      } else if let fast = cases.fast, fast.run(&buffer) {
        if call < 3 { witness(cases, here, into: &tally) }
      } else {
        _ = runSlowly(cases, here, into: &tally)
      }
      let mayPause = call & 15 == 15 || careful.map { here <= $0 } ?? false
      if mayPause, isDue(), call + 1 < stratum.calls {
        return Position(stratum: position.stratum, call: call + 1)
      }
    }
    return nil
  }

  /// Whether the call killed a worker before: then it is passed over; a stacked one is made row by row, so that only
  /// the row that kills is lost.
  private func isRough(
    _ here: Position, _ cases: StratumCases, into tally: inout Tally
  ) -> Bool {
    guard skipped.contains(here) else { return false }
    guard cases.stratum.isStacked else { return true }
    let block = cases.array(here.call).values
    let length = block.shape[1]
    let elements = block.elements
    for row in 0..<block.shape[0] {
      let place = Position(stratum: here.stratum, call: here.call, row: row)
      guard !skipped.contains(place),
        let vector = try? NDArray(
          dtype: block.dtype, shape: [1, length],
          elements: Array(elements[row * length..<(row + 1) * length]))
      else { continue }
      announce(place)
      _ = compare(
        LabelledArray(vector), cases.stratum, at: place, inputs: nil, count: 1, into: &tally)
    }
    return true
  }

  /// Moves what the fast lane counted into the tally.
  private func flush(_ cases: StratumCases, into tally: inout Tally) {
    for part in cases.fast?.takeCounts() ?? [] where part.count > 0 {
      tally.count(part.exercised, part.count)
      tally.suites[cases.stratum.suite, default: 0] += part.count
    }
  }

  /// One call in full: every outcome, every kind of array.
  private func runSlowly(
    _ cases: StratumCases, _ here: Position, into tally: inout Tally
  ) -> Outcome? {
    compare(
      cases.array(here.call), cases.stratum, at: here, inputs: cases.inputs,
      count: cases.stratum.casesPerCall, into: &tally)
  }

  private func compare(
    _ array: LabelledArray, _ stratum: Stratum, at place: Position, inputs: CallInputs?, count: Int,
    into tally: inout Tally
  ) -> Outcome? {
    let arguments = stratum.arguments
    let answer: Answer
    do {
      answer =
        try stratum.asksGradient
        ? Emulator(profile).gradient(array, arguments) : emulator.answer(array, arguments)
    } catch {
      return nil
    }
    guard let observed = observe(array, stratum, inputs) else { return nil }
    tally.count(answer.exercised, count)
    tally.suites[stratum.suite, default: 0] += count
    note(array, stratum, observed, answer.exercised, at: place, into: &tally)
    noteDeparture(array, stratum, observed, from: answer, at: place, into: &tally)
    guard let difference = answer.difference(from: observed) else { return observed }
    tally.mismatches += 1
    let kind = MismatchKind(
      exercised: answer.exercised, difference: difference, dtype: array.values.dtype)
    tally.kinds[kind, default: .init()].count += 1
    guard diagnosed[kind, default: 0] < MismatchKind.Tally.limit else { return observed }
    diagnosed[kind, default: 0] += 1
    let (rule, fits) =
      stratum.asksGradient
      ? (.gradient, nil)
      : diagnosis.rule(
        array, arguments, answer: answer, observed: observed, difference: difference)
    let found = Mismatch(
      rule: rule, call: call(array, stratum), declared: answer.outcome, observed: observed,
      difference: difference, fits: fits)
    let shrunk =
      stratum.asksGradient ? found : Shrinker(profile: profile, live: live).shrink(found)
    tally.kinds[kind, default: .init()].first.append(.init(place: place, mismatch: shrunk))
    return observed
  }

  private func witness(_ cases: StratumCases, _ here: Position, into tally: inout Tally) {
    let array = cases.array(here.call)
    let arguments = cases.stratum.arguments
    guard array.values.count <= 12, let answer = try? emulator.answer(array, arguments),
      answer.exercised.names.contains(where: { tally.witnesses[$0] == nil })
    else { return }
    note(
      array, cases.stratum, live.observe(array, arguments), answer.exercised, at: here,
      into: &tally)
  }

  private func observe(
    _ array: LabelledArray, _ stratum: Stratum, _ inputs: CallInputs?
  ) -> Outcome? {
    guard !stratum.asksGradient else { return live.observeGradient(array, stratum.arguments) }
    return live.observe(inputs ?? CallInputs(array, library: live.library), stratum.arguments)
  }

  /// Counts an answer other than the emulator's where the spec leaves open what is answered.
  private func noteDeparture(
    _ array: LabelledArray, _ stratum: Stratum, _ observed: Outcome, from answer: Answer,
    at place: Position, into tally: inout Tally
  ) {
    guard let rule = answer.unspecified,
      let difference = answer.outcome.difference(from: observed)
    else { return }
    tally.rules[rule, default: RuleTally()].departures += 1
    let found = Mismatch(
      rule: rule, call: call(array, stratum), declared: answer.outcome, observed: observed,
      difference: difference, fits: nil)
    tally.rules[rule, default: RuleTally()].note(departure: .init(place: place, mismatch: found))
  }

  /// Keeps the first small call that exercises each rule.
  private func note(
    _ array: LabelledArray, _ stratum: Stratum, _ observed: Outcome,
    _ exercised: RuleNames, at place: Position, into tally: inout Tally
  ) {
    guard array.values.count <= 12 else { return }
    for name in exercised.names where tally.witnesses[name] == nil {
      tally.witnesses[name] = Tally.Witness(
        call: call(array, stratum), observed: observed, place: place)
    }
  }

  private func call(_ array: LabelledArray, _ stratum: Stratum) -> Call {
    var call = Call(
      library: profile.library, version: profile.version.map { "\($0)" }, mode: profile.mode,
      function: profile.function, array: array, arguments: stratum.arguments)
    call.asksGradient = stratum.asksGradient
    return call
  }
}

extension Outcome {
  /// An error by its class alone: messages may name addresses.
  fileprivate var withoutMessage: Outcome {
    guard case .error(let error) = self else { return self }
    return .error(ErrorOutcome(type: error.type, message: ""))
  }
}
