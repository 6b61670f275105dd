import Semantics

/// One index is taken for all places where the maximum stands.
struct TiesByArgmax: AuditRule {
  let page = RulePage(
    code: "TB104", name: "ties-by-argmax", severity: .silent,
    summary: "One index is used as if it were all places of the maximum.",
    what: """
      Reports a reduction without an axis whose answer is counted (`len(i)`), run through (`for i in …`), or given a \
      name for several (`ties`, `winners`, `maxima`), by a variable or by the function that returns it; elements \
      compared with the index of their maximum (`x == np.argmax(x)`); and two reductions compared with each other of \
      which one reads the array backwards, to see whether the maximum stands twice.
      """,
    why: """
      A reduction answers one index, mostly the first, however many elements are equal. Whatever asks it for ties \
      finds none.
      """,
    before: """
      import numpy as np

      votes = np.array([3, 5, 5])
      winners = np.argmax(votes)
      """,
    after: """
      import numpy as np

      votes = np.array([3, 5, 5])
      winners = np.flatnonzero(votes == votes.max())
      """,
    whenWrong: """
      Where the name says several and one is meant, another name helps readers too. Floats that were computed are \
      seldom equal to the last bit: ask for `np.isclose` rather than `==`.
      """,
    measured: """
      In 1,923 calls of some 90 packages it reported none: how often it is right has been seen on its fixture only.
      """)

  func check(_ call: ResolvedCall, in context: RuleContext) -> Violation? {
    guard call.site.form != .partial else { return nil }
    if isComparedBackwards(call, context) {
      return Violation(
        "two reductions tell only the first and the last place of the maximum; ask for all with a comparison (x == x.max())"
      )
    }
    if isComparedWithItsArray(call, context) {
      return Violation(
        "elements are compared with the index of the maximum; for all places of it write flatnonzero(x == x.max())"
      )
    }
    guard isOneIndex(call, context) else { return nil }
    if let use = context.results(of: call).compactMap({ usedAsSeveral($0, context) }).first {
      return Violation(
        "\(use), but a reduction answers one index however many elements are equal; use flatnonzero(x == x.max())"
      )
    }
    if let name = assignedName(call, context), context.words.mentions(name, .several) {
      return Violation(
        "\(name) is one index however many elements are equal; use flatnonzero(x == x.max()) for all"
      )
    }
    return nil
  }

  /// Whether the answer is a single number.
  private func isOneIndex(_ call: ResolvedCall, _ context: RuleContext) -> Bool {
    if call.site.form == .builtinIdiom { return true }
    guard let facts = context.facts(of: call), !call.site.hasOpenArguments, !facts.givesLabels,
      call.site.form != .maxIndex, call.site.form != .argsortTop1
    else { return false }
    if facts.ranks == [1] { return true }
    guard context.axisArgument(of: call, facts) == nil else {
      return call.site.array?.rank == 1
    }
    return facts.defaultAxis == .flatten || call.site.array?.rank == 1
  }

  private func usedAsSeveral(_ result: SyntaxNode, _ context: RuleContext) -> String? {
    guard let parent = context.tree.parent(of: result) else { return nil }
    switch parent.kind {
    case .call:
      guard parent.nodes(.args).first === result, parent.node(.func)?.text(.id) == "len" else {
        return nil
      }
      return "the answer's length is asked for"
    case .for, .comprehension:
      return parent.node(.iter) === result ? "the answer is run through" : nil
    default: return nil
    }
  }

  private func assignedName(_ call: ResolvedCall, _ context: RuleContext) -> String? {
    guard let parent = context.tree.parent(of: call.node) else { return nil }
    // A function that is to find several.
    if parent.kind == .return { return context.flow(around: call.node).root.text(.name) }
    guard parent.kind == .assign, let target = parent.nodes(.targets).first
    else { return nil }
    return target.text(.id) ?? target.text(.attr)
  }

  /// `x == np.argmax(x)`
  private func isComparedWithItsArray(_ call: ResolvedCall, _ context: RuleContext) -> Bool {
    guard let array = context.array(of: call), array.dottedPath != nil else { return false }
    return context.results(of: call).contains { result in
      guard let comparison = context.tree.parent(of: result), comparison.comparesValues else {
        return false
      }
      return comparison.children.contains { $0 !== result && $0.isSameCode(as: array) }
    }
  }

  /// `np.argmax(x) == len(x) - 1 - np.argmax(x[::-1])`
  private func isComparedBackwards(_ call: ResolvedCall, _ context: RuleContext) -> Bool {
    guard let array = context.array(of: call), array.dottedPath != nil else { return false }
    let comparisons = context.results(of: call).compactMap { result in
      context.tree.parent(of: result).flatMap { $0.comparesValues ? $0 : nil }
    }
    let flow = context.flow(around: call.node)
    return comparisons.contains { comparison in
      comparison.children.flatMap { flow.derivation(of: $0) }.flatMap(\.descendants).contains {
        node in
        guard node !== array, node.kind == .subscript, let base = node.node(.value),
          base.isSameCode(as: array), let index = node.node(.slice)?.unwrappedIndex
        else { return false }
        return index.isSlice && index.node(.step)?.integer == -1
      }
    }
  }
}
