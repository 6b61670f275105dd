import Semantics

/// What code around an array says of how many dimensions it has, where types do not tell.
struct RankEvidence {
  enum Verdict {
    case one, many, unknown
  }

  let context: RuleContext
  let call: ResolvedCall
  let flow: ScopeFlow

  init(_ call: ResolvedCall, in context: RuleContext) {
    self.context = context
    self.call = call
    flow = context.flow(around: call.node)
  }

  var verdict: Verdict {
    if let rank = call.site.array?.rank { return rank > 1 ? .many : .one }
    guard let array = context.array(of: call) else { return .unknown }
    let verdict = self.verdict(on: array, depth: 0)
    if verdict == .unknown, indexesItsArray(array) { return .one }
    return verdict
  }

  private func verdict(on node: SyntaxNode, depth: Int) -> Verdict {
    guard depth < 6 else { return .unknown }
    if let rank = rank(of: node) { return rank > 1 ? .many : .one }
    switch node.kind {
    case .list, .tuple:
      let isNested = node.nodes(.elts).contains { $0.kind == .list || $0.kind == .tuple }
      return isNested ? .many : .one
    case .listComp, .generatorExp:
      guard let element = node.node(.elt) else { return .unknown }
      let isNested = element.kind == .listComp || element.kind == .list || element.kind == .tuple
      return isNested ? .many : .one
    // The first place at which something holds.
    case .compare:
      return node.node(.left).map { verdict(on: $0, depth: depth + 1) } == .many ? .many : .one
    case .unaryOp: return node.node(.operand).map { verdict(on: $0, depth: depth + 1) } ?? .unknown
    case .binOp: return combined([node.node(.left), node.node(.right)], depth)
    case .ifExp: return combined([node.node(.body), node.node(.orelse)], depth)
    case .call: return verdict(onCall: node, depth)
    case .subscript: return verdict(onSubscript: node, depth)
    case .name, .attribute: return verdict(onName: node, depth)
    default: return .unknown
    }
  }

  private func combined(_ nodes: [SyntaxNode?], _ depth: Int) -> Verdict {
    let verdicts = nodes.compactMap(\.self).map { verdict(on: $0, depth: depth + 1) }
    if verdicts.contains(.many) { return .many }
    return verdicts.contains(.one) ? .one : .unknown
  }

  private func rank(of node: SyntaxNode) -> Int? {
    guard case .instance(_, let facts)? = context.file.type(of: node).values.first,
      context.file.type(of: node).values.count == 1
    else { return nil }
    return facts.rank
  }

  private func verdict(onCall node: SyntaxNode, _ depth: Int) -> Verdict {
    guard let name = node.nameOfCallee else { return .unknown }
    if context.words.lists(name, under: .oneDimensional) { return .one }
    if context.words.lists(name, under: .manyDimensional) { return .many }
    let arguments = node.nodes(.args)
    let shape = arguments.count == 1 && arguments[0].kind != .tuple ? arguments[0].integer : nil
    if shape == -1, name == "reshape" || name == "view" { return .one }
    // A cast or a function element by element keeps what its receiver or its first argument is.
    guard let callee = node.node(.func), callee.kind == .attribute, arguments.isEmpty,
      node.nodes(.keywords).isEmpty, let receiver = callee.node(.value), receiver.kind != .name
    else {
      if let only = arguments.first, arguments.count == 1, node.nodes(.keywords).isEmpty,
        only.kind == .listComp || only.kind == .list || only.kind == .compare
      {
        return verdict(on: only, depth: depth + 1)
      }
      return .unknown
    }
    return verdict(on: receiver, depth: depth + 1) == .one ? .one : .unknown
  }

  private func verdict(onSubscript node: SyntaxNode, _ depth: Int) -> Verdict {
    guard let index = node.node(.slice)?.unwrappedIndex, let base = node.node(.value) else {
      return .unknown
    }
    if index.kind == .compare { return .one }
    if index.kind == .tuple {
      let slices = index.nodes(.elts).filter(\.isSlice)
      return slices.count == 1 ? .one : slices.count > 1 ? .many : .unknown
    }
    if index.isSlice { return verdict(on: base, depth: depth + 1) }
    if case .literal(.string)? = index[.value] { return .unknown }
    // One row of what most often is a matrix.
    return .one
  }

  private func verdict(onName node: SyntaxNode, _ depth: Int) -> Verdict {
    guard let path = node.dottedPath else { return .unknown }
    let bindings = flow.bindings(of: path).filter {
      if case .change = $0.kind { false } else { true }
    }
    let uses = (flow.loads[path] ?? []).filter { isOfOneValue($0, node, bindings) }
    if uses.contains(where: isUsedWithManyAxes) { return .many }
    guard bindings.count == 1 else { return .unknown }
    switch bindings[0].kind {
    case .value: return verdict(on: bindings[0].value, depth: depth + 1)
    // Running through an array takes a dimension away.
    case .element: return .one
    case .part, .change: return .unknown
    }
  }

  /// Whether no assignment stands between two places where a name is read.
  private func isOfOneValue(
    _ first: SyntaxNode, _ second: SyntaxNode, _ bindings: [ScopeFlow.Binding]
  ) -> Bool {
    guard let one = first.span?.start, let other = second.span?.start else { return true }
    return !bindings.contains { binding in
      binding.target.span.map { min(one, other) < $0.start && $0.start < max(one, other) } ?? false
    }
  }

  /// `x[i, j]`, `x.shape[1]`, `h, w = x.shape`
  private func isUsedWithManyAxes(_ use: SyntaxNode) -> Bool {
    guard let parent = context.tree.parent(of: use) else { return false }
    if parent.kind == .subscript, parent.node(.value) === use,
      let index = parent.node(.slice)?.unwrappedIndex, index.kind == .tuple
    {
      return index.nodes(.elts).allSatisfy { $0[.value] != nil || $0.kind != .constant }
        && !index.nodes(.elts).contains {
          $0.kind == .constant && $0.literal == CallSite.Literal.none
        }
    }
    guard parent.kind == .attribute, parent.text(.attr) == "shape",
      let outer = context.tree.parent(of: parent)
    else { return false }
    if outer.kind == .assign, outer.node(.value) === parent {
      return outer.nodes(.targets).contains { $0.kind == .tuple && $0.nodes(.elts).count > 1 }
    }
    return outer.kind == .subscript && (outer.node(.slice)?.unwrappedIndex.integer ?? 0) >= 1
  }

  /// `x[np.argmax(x)]`: the index stands for an element, so there is one axis.
  private func indexesItsArray(_ array: SyntaxNode) -> Bool {
    context.results(of: call).contains { result in
      guard let parent = context.tree.parent(of: result), parent.kind == .subscript,
        parent.node(.value) !== result, let base = parent.node(.value)
      else { return false }
      return base.isSameCode(as: array)
    }
  }
}
