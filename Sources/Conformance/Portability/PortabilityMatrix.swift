import Arrays
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

  package struct Example: Sendable, Hashable {
    /// As the function ported from is asked.
    package var call: Call
    package var from: Outcome
    package var to: Outcome
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
  package var call: CallTemplate
  /// By the question's place in `SharedCases.all`; `nil` where it does not apply.
  package var answers: [Outcome?]

  package init(function: FunctionID, call: CallTemplate, answers: [Outcome?]) {
    self.function = function
    self.call = call
    self.answers = answers
  }
}

package enum PortabilityMatrix {
  /// One entry for each ordered pair and each rule that both were asked about.
  package static func entries(_ surveys: [Survey]) -> [PortabilityEntry] {
    surveys.flatMap { from in
      surveys.filter { $0.function != from.function }.flatMap { to in entries(from: from, to: to) }
    }
  }

  private static func entries(from: Survey, to: Survey) -> [PortabilityEntry] {
    var entries: [RuleName: PortabilityEntry] = [:]
    for (place, question) in SharedCases.all.enumerated() {
      guard let first = from.answers[place], let second = to.answers[place] else { continue }
      var entry =
        entries[question.rule]
        ?? PortabilityEntry(
          from: from.function, to: to.function, rule: question.rule, cases: 0, differences: 0)
      entry.cases += 1
      if differ(first, second, in: question.rule) {
        entry.differences += 1
        if entry.example == nil {
          entry.example = .init(
            call: Call(
              library: from.function.library, mode: from.function.mode,
              function: from.function.function, array: question.array,
              arguments: question.arguments(for: from.call)),
            from: first, to: second)
        }
      }
      entries[question.rule] = entry
    }
    return RuleName.allCases.compactMap { entries[$0] }
  }

  /// Whether a port would notice. The type of the indices counts in questions about it alone: else it would drown
  /// the rest; labels that are positions count as positions.
  package static func differ(_ first: Outcome, _ second: Outcome, in rule: RuleName) -> Bool {
    guard rule != .labels else { return first.difference(from: second) != nil }
    let (first, second) = (first.positions, second.positions)
    switch first.difference(from: second) {
    case nil: return false
    case .dtype: return rule == .resultDType
    case .kind, .errorType, .shape, .value: return true
    }
  }
}

extension Outcome {
  /// Labels 0, 1, 2, … as the positions that they are.
  fileprivate var positions: Outcome {
    guard case .labels(let shape, let labels) = self else { return self }
    var data: [Int64] = []
    for label in labels {
      guard case .value(.int(let position)) = label else { return self }
      data.append(position)
    }
    return .indices(dtype: "label", shape: shape, data: data)
  }
}
