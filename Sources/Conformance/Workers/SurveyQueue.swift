import Semantics

/// The surveys that are left to ask of one library's functions, and what was answered so far.
struct SurveyQueue: Sendable {
  var pending: [WorkerJob]
  /// By function, then by the question's place.
  private(set) var answers: [String: [Int: Outcome]] = [:]
  private var faults: [String: Int] = [:]
  /// Faults whose place is still sought.
  private var suspects: [String: Fault] = [:]

  /// After so many faults a function's survey is given up; one outside of any call, which there is nothing to pass over
  /// for, counts as several.
  private static let patience = 20
  private static let weightOutsideCalls = 7

  init(settings: CheckSettings, functions: [String]) {
    // Who seeks mismatches only asks for no answers.
    guard settings.sought == nil, settings.isFirstShard else {
      pending = []
      return
    }
    pending = functions.map {
      var job = WorkerJob(function: $0, cases: settings.cases, seed: settings.seed)
      job.survey = true
      return job
    }
  }

  /// Takes answers in; faults whose place was sought up to the end and not found.
  mutating func hear(
    _ function: String, _ more: [Int: Outcome], next: Position?
  ) -> [Fault] {
    answers[function, default: [:]].merge(more) { first, _ in first }
    guard let place = pending.firstIndex(where: { $0.function == function }) else { return [] }
    if let next {
      pending[place].start = next
      return []
    }
    pending.remove(at: place)
    return suspects.removeValue(forKey: function).map { [$0] } ?? []
  }

  /// Takes in a fault at a question's place; `nil` where none was being asked. What is to be reported of it.
  mutating func note(_ fault: Fault, at place: Int?, plan: SurveyPlan?) -> [Fault] {
    guard let function = fault.function,
      let job = pending.firstIndex(where: { $0.function == function })
    else { return [] }
    faults[function, default: 0] += place == nil ? Self.weightOutsideCalls : 1
    guard let place, let plan, plan.questions.indices.contains(place) else { return [fault] }
    var culprit = place
    if fault.kind == .garbage {
      guard let careful = pending[job].careful, pending[job].start <= careful else {
        // Said at some question up to this one: those are asked again with a report after each.
        pending[job].careful = Position(stratum: 0, call: place)
        suspects[function] = fault
        return []
      }
      suspects[function] = nil
      culprit =
        plan.questions.indices.first { index in
          let here = Position(stratum: 0, call: index)
          return here >= pending[job].start && plan.questions[index] != nil
            && !pending[job].skipped.contains(here)
        } ?? place
    }
    pending[job].skipped.insert(Position(stratum: 0, call: culprit))
    var fault = fault
    if case .call(var call)? = plan.questions[culprit] {
      call.version = plan.profile.version.map { "\($0)" }
      fault.call = call
    }
    return [fault]
  }

  /// Why a function's survey is given up, where it is.
  mutating func giveUpIfHopeless(_ function: String) -> String? {
    guard faults[function, default: 0] >= Self.patience else { return nil }
    pending.removeAll { $0.function == function }
    suspects[function] = nil
    return "its survey was given up after too many faults"
  }
}
