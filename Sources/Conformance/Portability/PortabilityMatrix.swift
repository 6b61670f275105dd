import Arrays
import Emulation
package import Semantics

/// How often two functions answer the same questions differently, rule by rule.
package struct PortabilityEntry: Sendable, Hashable {
  package var from: FunctionID
  package var to: FunctionID
  package var rule: RuleName
  /// Questions that both were asked.
  package var cases: Int
  package var differences: Int
  /// The first, and so simplest, question that they answer differently.
  package var example: Example?

  package init(
    from: FunctionID, to: FunctionID, rule: RuleName, cases: Int, differences: Int,
    example: Example? = nil
  ) {
    self.from = from
    self.to = to
    self.rule = rule
    self.cases = cases
    self.differences = differences
    self.example = example
  }

  package struct Example: Sendable, Hashable {
    /// As the function ported from is asked.
    package var call: Call
    package var from: Outcome
    package var to: Outcome

    package init(call: Call, from: Outcome, to: Outcome) {
      self.call = call
      self.from = from
      self.to = to
    }
  }
}

/// A function of a library in one mode.
package struct FunctionID: Sendable, Hashable {
  package var library: String
  package var function: String
  package var mode: Mode

  package init(library: String, function: String, mode: Mode = .eager) {
    self.library = library
    self.function = function
    self.mode = mode
  }
}

/// What one function answered to the shared questions.
package struct Survey: Sendable {
  package var function: FunctionID
  package var extremum: FunctionSpec.Objective
  package var call: CallTemplate
  /// By the question's place in `SharedCases.all`; `nil` where it was not asked or not answered.
  package var answers: [Outcome?]

  package init(
    function: FunctionID, extremum: FunctionSpec.Objective, call: CallTemplate,
    answers: [Outcome?]
  ) {
    self.function = function
    self.extremum = extremum
    self.call = call
    self.answers = answers
  }
}

package enum PortabilityMatrix {
  /// One entry for each ordered pair of functions that seek the same end, and each rule that both were asked about.
  package static func entries(_ surveys: [Survey]) -> [PortabilityEntry] {
    // Made once for each function, not once for each pair.
    let positions = surveys.map { $0.answers.map { $0?.positions } }
    return surveys.indices.flatMap { from in
      surveys.indices.filter { from != $0 && surveys[from].extremum == surveys[$0].extremum }
        .flatMap { to in
          entries(
            from: surveys[from], to: surveys[to], positions: (positions[from], positions[to]))
        }
    }
  }

  private static func entries(
    from: Survey, to: Survey, positions: (from: [Outcome?], to: [Outcome?])
  ) -> [PortabilityEntry] {
    var entries: [RuleName: PortabilityEntry] = [:]
    for (place, question) in SharedCases.all.enumerated() {
      guard let first = from.answers[place], let second = to.answers[place] else { continue }
      var entry =
        entries[question.rule]
        ?? PortabilityEntry(
          from: from.function, to: to.function, rule: question.rule, cases: 0, differences: 0)
      entry.cases += 1
      let isLabels = question.rule == .labels
      let pair = isLabels ? (first, second) : (positions.from[place], positions.to[place])
      if let left = pair.0, let right = pair.1, differ(left, right, in: question.rule) {
        entry.differences += 1
        if entry.example == nil {
          entry.example = .init(call: question.call(of: from), from: first, to: second)
        }
      }
      entries[question.rule] = entry
    }
    return RuleName.allCases.compactMap { entries[$0] }
  }

  /// Whether a port would notice. The type of the indices counts in questions about it alone: else it would drown
  /// the rest; labels that are positions count as positions, and are given as such.
  private static func differ(_ first: Outcome, _ second: Outcome, in rule: RuleName) -> Bool {
    switch first.difference(from: second) {
    case nil: false
    case .dtype: rule == .resultDType
    case .kind, .errorType, .shape, .value: true
    }
  }
}

extension SharedCase {
  fileprivate func call(of survey: Survey) -> Call {
    Call(
      library: survey.function.library, mode: survey.function.mode,
      function: survey.function.function, array: array, arguments: arguments(for: survey.call))
  }
}
