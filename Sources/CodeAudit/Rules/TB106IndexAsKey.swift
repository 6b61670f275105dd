import Semantics

/// The index looks something up in a list of labels that nobody counted.
struct IndexAsKey: AuditRule {
  let page = RulePage(
    code: "TB106", name: "index-as-key", severity: .loud,
    summary: "The index is looked up in labels whose number is not checked.",
    what: """
      Reports an index that is looked up in a list, tuple or dictionary of labels, written out in the file or named \
      so (`labels`, `class_names`, `id2label` …), where the function, or for a name of the module any function, never \
      asks for the number of labels. Labels that have a part in the array (`[score(x) for x in labels]`), and those \
      that come from the object that gave the scores (`clf.classes_`), fit by themselves.
      """,
    why: """
      A retrained model with other classes still answers an index that is valid, and every label is wrong; one class \
      too many is an IndexError, and only for the inputs that choose it.
      """,
    before: """
      import numpy as np

      LABELS = ["cat", "dog", "bird"]

      def name(scores):
          return LABELS[np.argmax(scores, axis=-1)]
      """,
    after: """
      import numpy as np

      LABELS = ["cat", "dog", "bird"]

      def name(scores):
          assert scores.shape == (len(LABELS),)
          return LABELS[np.argmax(scores, axis=-1)]
      """,
    whenWrong: """
      Where the number was checked when the model was loaded, in another file, nothing is wrong here: say so with \
      `# tiebreak: ignore[TB106]`, or keep labels and model in one object.
      """,
    measured: """
      In 1,923 calls of some 90 packages it reported 5, and none of these functions looks at the number of labels; \
      in 1 of them the array may be as long as the labels by the way it is made.
      """)

  func check(_ call: ResolvedCall, in context: RuleContext) -> Violation? {
    guard let array = context.array(of: call), call.site.form != .partial,
      context.facts(of: call)?.givesLabels != true
    else { return nil }
    for result in context.results(of: call) {
      guard let parent = context.tree.parent(of: result),
        let labels = container(of: result, in: parent),
        isCollection(labels, array, call, context)
      else { continue }
      let text = context.text(of: labels, in: call)
      let name = text.count > 30 || text.contains("\n") ? "the labels" : text
      return Violation(
        "the index is looked up in \(name), and nothing checks that there are as many as scores; compare the lengths once"
      )
    }
    return nil
  }

  /// What an index is looked up in: `labels[i]`, `labels.get(i)`.
  private func container(of result: SyntaxNode, in parent: SyntaxNode) -> SyntaxNode? {
    switch parent.kind {
    case .subscript: return parent.node(.value) === result ? nil : parent.node(.value)
    case .call:
      guard parent.nodes(.args).first === result, let callee = parent.node(.func),
        callee.kind == .attribute, callee.text(.attr) == "get"
      else { return nil }
      return callee.node(.value)
    default: return nil
    }
  }

  private func isCollection(
    _ labels: SyntaxNode, _ array: SyntaxNode, _ call: ResolvedCall, _ context: RuleContext
  ) -> Bool {
    let flow = context.flow(around: call.node)
    if labels.kind == .list || labels.kind == .tuple || labels.kind == .dict {
      return isWrittenOut(labels) && !isOfFixedLength(array, context)
    }
    // By convention a name with `_` at its end was fitted together with what scores.
    guard let path = labels.dottedPath, !path.hasSuffix("_") else { return false }
    // What a model's own configuration says comes with the model.
    if path.split(separator: ".").dropLast().last == "config" { return false }
    let value = flow.value(of: path)
    let words = RuleWords.words(of: path.lastPart)
    // `class_values` has one for each example.
    let isNamedSo =
      context.words.mentions(path.lastPart, .labels) && !words.contains { $0.hasPrefix("val") }
    guard isNamedSo || value.map(isWrittenOut) == true else { return false }
    // An array is one where its type says so: rows of data, not labels.
    if case .instance? = context.file.type(of: labels).values.first, value.map(isWrittenOut) != true
    {
      return false
    }
    return !isCounted(path, flow, context) && !isAligned(path, labels, array, flow, context)
  }

  /// A display of texts and numbers.
  private func isWrittenOut(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .list, .tuple:
      return !node.nodes(.elts).isEmpty && node.nodes(.elts).allSatisfy { $0.literal != nil }
    case .dict:
      return !node.nodes(.keys).isEmpty && node.nodes(.keys).allSatisfy { $0.literal != nil }
    default: return false
    }
  }

  private func isOfFixedLength(_ array: SyntaxNode, _ context: RuleContext) -> Bool {
    array.kind == .list || array.kind == .tuple
  }

  /// Whether `len(labels)`, or a comparison with it, stands in the scope or where the labels are bound.
  private func isCounted(_ path: String, _ flow: ScopeFlow, _ context: RuleContext) -> Bool {
    var scope: ScopeFlow? = flow
    while let current = scope {
      let isAsked = (current.loads[path] ?? []).contains { load in
        guard let parent = context.tree.parent(of: load) else { return false }
        if parent.nameOfCallee == "len" { return true }
        return parent.kind == .attribute
          && (parent.text(.attr) == "shape" || parent.text(.attr) == "size")
      }
      if isAsked { return true }
      scope = current.outer
    }
    return false
  }

  /// Whether labels and scores come from one source, so that their numbers agree.
  private func isAligned(
    _ path: String, _ labels: SyntaxNode, _ array: SyntaxNode, _ flow: ScopeFlow,
    _ context: RuleContext
  ) -> Bool {
    let scores = Set(flow.derivation(of: array).flatMap(\.dottedPaths))
    if scores.contains(path) { return true }
    let own: Set = ["self", "cls"]
    let owner = path.split(separator: ".").dropLast().joined(separator: ".")
    if !owner.isEmpty, !own.contains(owner), scores.contains(owner) { return true }
    let source = Set(flow.derivation(of: labels).dropFirst().flatMap(\.dottedPaths)).subtracting(
      own)
    let imported = Set(
      source.filter { root in
        context.file.type(of: labels).values.isEmpty && root.isEmpty
      })
    // Modules are no source: every expression names one.
    let names = source.subtracting(imported).filter { flow.isVariable($0) }
    return !names.isDisjoint(with: scores)
  }
}

extension ScopeFlow {
  /// Whether a name holds a value, rather than a module or function.
  func isVariable(_ path: String) -> Bool {
    parameters.contains(path) || bindings[path] != nil || (outer?.isVariable(path) ?? false)
  }
}
