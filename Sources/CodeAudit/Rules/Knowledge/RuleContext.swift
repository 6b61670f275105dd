package import Semantics

/// What rules know of a file: its calls and types, how values move in it, and what specs and word lists say.
package final class RuleContext {
  package let file: ResolvedFile
  package let functions: FunctionCatalog
  package let words: RuleWords
  private var flows: [ObjectIdentifier: ScopeFlow] = [:]
  private var found: [String: [ObjectIdentifier: [SyntaxNode]]] = [:]
  private var names: [String: [ObjectIdentifier: Set<String>]] = [:]
  /// Names of functions that the file hands to one that differentiates them: a walk through all of it.
  private(set) lazy var differentiated = Set(
    file.file.parts.flatMap(\.module.descendants).compactMap { node -> String? in
      guard let called = node.nameOfCallee, words.lists(called, under: .differentiators) else {
        return nil
      }
      return node.nodes(.args).first?.dottedPath?.lastPart
    })

  package init(_ file: ResolvedFile, functions: FunctionCatalog, words: RuleWords) {
    self.file = file
    self.functions = functions
    self.words = words
  }

  var tree: SyntaxTree { file.tree }

  /// The facts of the function that is called; for a library that nobody knows, what is true of that name.
  func facts(of call: ResolvedCall) -> FunctionFacts? {
    if let facts = functions.facts(of: call.site) { return facts }
    return call.site.library == CallSite.unknownLibrary
      ? functions.facts(named: call.site.function) : nil
  }

  /// The argument that says which axis; `nil` where it is left out.
  func axisArgument(of call: ResolvedCall, _ facts: FunctionFacts) -> CallSite.Argument? {
    call.site.arguments.first { argument in
      argument.place == 0 || argument.name.map(facts.axisNames.contains) == true
    }
  }

  /// The node of what is reduced.
  func array(of call: ResolvedCall) -> SyntaxNode? {
    guard let span = call.site.array?.span else { return nil }
    return call.node.descendants.first { $0.span == span && $0.kind != .keyword }
  }

  func text(of node: SyntaxNode, in call: ResolvedCall) -> String {
    node.span.map { file.file.parts[call.part].text.text(of: $0) } ?? ""
  }

  // MARK: - Scopes

  /// The flow of the function around a node, lambdas aside, or of the module.
  func flow(around node: SyntaxNode) -> ScopeFlow {
    let ancestors = tree.ancestors(of: node)
    let root = ancestors.first { $0.kind == .functionDef || $0.kind == .asyncFunctionDef }
    return flow(of: root ?? ancestors.last ?? node)
  }

  private func flow(of root: SyntaxNode) -> ScopeFlow {
    if let flow = flows[ObjectIdentifier(root)] { return flow }
    let isFunction = root.kind == .functionDef || root.kind == .asyncFunctionDef
    let flow = ScopeFlow(root: root, outer: isFunction ? self.flow(around: root) : nil)
    flows[ObjectIdentifier(root)] = flow
    return flow
  }

  /// Nodes of a scope, found once however many calls it has.
  func nodes(
    _ topic: String, of flow: ScopeFlow, where isMeant: (SyntaxNode) -> Bool
  ) -> [SyntaxNode] {
    if let known = found[topic]?[ObjectIdentifier(flow.root)] { return known }
    let nodes = flow.nodes.filter(isMeant)
    found[topic, default: [:]][ObjectIdentifier(flow.root)] = nodes
    return nodes
  }

  /// Names of a scope, found once likewise.
  func remembered(_ topic: String, of flow: ScopeFlow, _ find: () -> Set<String>) -> Set<String> {
    if let known = names[topic]?[ObjectIdentifier(flow.root)] { return known }
    let found = find()
    names[topic, default: [:]][ObjectIdentifier(flow.root)] = found
    return found
  }

  // MARK: - What becomes of the answer

  /// Every expression that is the call's answer: the call itself in its wrappers (`int(…)`, `….item()`), and the
  /// names it is assigned to, wherever they are read before they are assigned anew.
  func results(of call: ResolvedCall) -> [SyntaxNode] {
    let flow = flow(around: call.node)
    let whole = unwrapped(call.node)
    var results = [whole]
    guard let parent = tree.parent(of: whole) else { return results }
    let isPair = call.site.form == .maxIndex && whole === call.call
    for target in targets(of: whole, in: parent) {
      guard let name = isPair ? target.nodes(.elts).last : target, let path = name.dottedPath else {
        continue
      }
      results += reads(of: path, after: name, in: flow).map(unwrapped)
    }
    // One after the other: `[labels[i] for i in argmax(x, 1)]`.
    for result in results {
      guard let loop = tree.parent(of: result), loop.kind == .for || loop.kind == .comprehension,
        loop.node(.iter) === result, let target = loop.node(.target), let path = target.dottedPath
      else { continue }
      let whole = loop.kind == .for ? loop : tree.parent(of: loop) ?? loop
      results += (flow.loads[path] ?? []).filter { whole.contains($0) }.map(unwrapped)
    }
    return results
  }

  /// What an answer stands in the brackets of.
  func collection(lookedUpBy result: SyntaxNode) -> SyntaxNode? {
    guard let parent = tree.parent(of: result), parent.kind == .subscript,
      parent.node(.value) !== result
    else { return nil }
    return parent.node(.value)
  }

  private func targets(of value: SyntaxNode, in parent: SyntaxNode) -> [SyntaxNode] {
    switch parent.kind {
    case .assign where parent.node(.value) === value: return parent.nodes(.targets)
    case .annAssign, .namedExpr:
      return parent.node(.value) === value ? [parent.node(.target)].compactMap(\.self) : []
    case .tuple:
      // `i, j = argmax(x), argmax(y)`
      guard let assign = tree.parent(of: parent), assign.kind == .assign,
        assign.node(.value) === parent,
        let place = parent.nodes(.elts).firstIndex(where: { $0 === value })
      else { return [] }
      return assign.nodes(.targets).compactMap { target in
        target.nodes(.elts).count == parent.nodes(.elts).count ? target.nodes(.elts)[place] : nil
      }
    default: return []
    }
  }

  /// Up to the next assignment further down.
  private func reads(of path: String, after target: SyntaxNode, in flow: ScopeFlow) -> [SyntaxNode]
  {
    guard let start = target.span?.end else { return [] }
    let ends = (flow.bindings[path] ?? []).compactMap { binding -> Position? in
      if case .change = binding.kind { return nil }
      guard let place = binding.target.span?.start, place > start else { return nil }
      return place
    }
    let end = ends.min()
    return (flow.loads[path] ?? []).filter { load in
      guard let place = load.span?.start, place >= start else { return false }
      return end.map { place < $0 } ?? true
    }
  }

  /// The outermost expression that still is the same index: `int(i)`, `i.item()`, `i.astype(int)`.
  private func unwrapped(_ node: SyntaxNode) -> SyntaxNode {
    var node = node
    while let parent = tree.parent(of: node) {
      if parent.kind == .call, parent.nodes(.args).first === node, parent.nodes(.args).count == 1,
        parent.nodes(.keywords).isEmpty,
        let name = parent.node(.func)?.text(.id) ?? parent.nameOfCallee,
        Self.conversions.contains(name)
      {
        node = parent
      } else if parent.kind == .attribute, let name = parent.text(.attr),
        Self.keepers.contains(name),
        let call = tree.parent(of: parent), call.kind == .call, call.node(.func) === parent
      {
        node = call
      } else if parent.kind == .subscript, parent.node(.value) === node,
        parent.node(.slice)?.unwrappedIndex.integer != nil
      {
        // Of several indices one.
        node = parent
      } else {
        return node
      }
    }
    return node
  }

  /// Python's and NumPy's own words for an index as another type.
  private static let conversions: Set = ["int", "int64", "int32", "intp", "str", "float"]
  private static let keepers: Set = [
    "item", "numpy", "cpu", "detach", "tolist", "astype", "squeeze", "long", "int", "to", "flatten",
    "ravel",
  ]
}
