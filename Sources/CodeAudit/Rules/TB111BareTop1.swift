import Semantics

/// The winner is taken however close the second was.
struct BareTop1: AuditRule {
  let page = RulePage(
    code: "TB111", name: "bare-top1", severity: .cosmetic,
    offBecause:
      "most uses need no threshold: training metrics, benchmarks, searches where any best will do",
    summary: "The best class is taken with no look at how sure it is.",
    what: """
      Reports a reduction over scores of classes (`probs`, `logits`, `predict_proba` …) in a function that never looks \
      at the largest score, a threshold or a margin.
      """,
    why: """
      0.501 against 0.499 becomes the same firm answer as 0.99 against 0.01. Where people see the label, an answer \
      `not sure` is safer than a wrong one.
      """,
    before: """
      import numpy as np

      def decide(probs):
          return np.argmax(probs, axis=-1)
      """,
    after: """
      import numpy as np

      def decide(probs, threshold=0.6):
          sure = probs.max(axis=-1) >= threshold
          return np.where(sure, np.argmax(probs, axis=-1), -1)
      """,
    whenWrong:
      "Where nobody acts on a single answer, as in an accuracy over a test set, there is nothing to defer.",
    measured: """
      In 1,923 calls of some 90 packages it reported about one in five. They were not read one by one; most stand \
      in metrics and searches.
      """)

  func check(_ call: ResolvedCall, in context: RuleContext) -> Violation? {
    guard call.site.form != .partial, let array = context.array(of: call) else { return nil }
    let flow = context.flow(around: call.node)
    let isScore = flow.derivation(of: array).prefix(3).contains { node in
      node.identifiers(without: Self.looks).contains { context.words.mentions($0, .scores) }
    }
    guard isScore, context.functions.facts(named: call.site.function)?.extremum != .min else {
      return nil
    }
    let reduction = call.node
    let looks = context.nodes("\(page.code) confidences", of: flow) { node in
      let name = node.text(.attr) ?? node.text(.id) ?? node.text(.arg)
      return name.map { isConfidence($0, context) } ?? false
    }.contains { $0 !== reduction && !reduction.contains($0) }
    let isParameter = flow.parameters.contains { isConfidence($0, context) }
    guard !looks, !isParameter, call.site.form != .maxIndex else { return nil }
    return Violation(
      "the best class is taken however close the second is; compare its score with a threshold")
  }

  /// What an array is asked for but its contents: `x.to(logits.device)` holds no logits.
  private static let looks: Set = ["device", "dtype", "shape", "ndim"]

  private func isConfidence(_ name: String, _ context: RuleContext) -> Bool {
    RuleWords.words(of: name).contains { context.words.lists($0, under: .confidences) }
  }
}
