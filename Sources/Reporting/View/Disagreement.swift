import Arrays
import Conformance
import Emulation
import Semantics

/// A small question that the functions of a report answer differently.
struct Disagreement: Sendable {
  var rule: RuleName
  /// The array as nested lists.
  var question: String
  /// By answer, in the order of the functions that give it first.
  var answers: [Answer]

  struct Answer: Sendable {
    var text: String
    var profiles: [ProfileResult]
    /// As the first of the functions is asked.
    var call: Call
    /// Whether the first function of a library's spec is among them.
    var isOfMain: Bool
  }
}

extension Disagreement {
  /// How many different answers the first functions of the libraries give, and how many all give.
  fileprivate var spread: (Int, Int) {
    (answers.count(where: \.isOfMain), answers.count)
  }
}

extension ReportView {
  /// For each rule that splits the functions, the question on which the libraries' main functions give the most
  /// different answers, and then all functions. The answers are the emulators', of functions that the same report has
  /// found to answer so.
  var disagreements: [Disagreement] {
    let telling: [RuleName] = [.nan, .ties, .empty, .defaultAxis, .complexOrder]
    return telling.compactMap { rule in
      var best: Disagreement?
      for question in SharedCases.all where question.rule == rule {
        let found = disagreement(on: question)
        guard found.answers.count > 1 else { continue }
        if found.spread > best?.spread ?? (0, 0) { best = found }
      }
      return best
    }
  }

  private func disagreement(on question: SharedCase) -> Disagreement {
    var answers: [Disagreement.Answer] = []
    for result in report.profiles {
      guard let profile = profile(of: result), profile.extremum == .max,
        let tally = result.tally.rules[question.rule], tally.cases > 0, tally.mismatches == 0,
        question.applies(to: profile)
      else { continue }
      let arguments = question.arguments(for: profile.call)
      guard arguments.allSatisfy({ profile.call.parameters[$0.name] != nil }),
        let answer = try? Emulator(profile).answer(question.array, arguments),
        answer.freedom.isEmpty
      else { continue }
      let text = answer.outcome.withoutType
      let isMain = isMain(result)
      if let place = answers.firstIndex(where: { $0.text == text }) {
        answers[place].profiles.append(result)
        answers[place].isOfMain = answers[place].isOfMain || isMain
      } else {
        let call = Call(
          library: profile.library, mode: profile.mode, function: profile.function,
          array: question.array, arguments: arguments)
        answers.append(.init(text: text, profiles: [result], call: call, isOfMain: isMain))
      }
    }
    let values = question.array.values
    let axis = question.axis.map { ", axis=\($0)" } ?? ""
    let empty = values.count == 0 ? "shape \(values.shape)" : nil
    return Disagreement(
      rule: question.rule,
      question: (empty ?? nested(values.elements.map { "\($0)" }, shape: values.shape)) + axis,
      answers: answers)
  }
}

extension Outcome {
  /// The outcome in few words, positions and the labels that stand for them alike.
  fileprivate var withoutType: String {
    switch self {
    case .indices(_, let shape, let data): nested(data.map { "\($0)" }, shape: shape)
    case .labels(let shape, let data): nested(data.map(\.text), shape: shape)
    case .none, .zeros, .error, .other: brief
    }
  }
}
