/// How values move through the body of a function, or of a module without its functions: which expressions a name may
/// stand for, and where it is read. Branches are not told apart; names are, dotted ones (`self.q`) as well.
package final class ScopeFlow {
  /// A function, a class or a module.
  let root: SyntaxNode
  /// Where names are looked up that are not bound here.
  let outer: ScopeFlow?
  private(set) var bindings: [String: [Binding]] = [:]
  /// Where a name is read, in the order of the source.
  private(set) var loads: [String: [SyntaxNode]] = [:]
  private(set) var parameters: Set<String> = []
  /// Everything in the scope, without what nested functions and classes hold.
  private(set) var nodes: [SyntaxNode] = []
  private var targets: Set<ObjectIdentifier> = []

  /// How a name came by a value.
  struct Binding {
    enum Kind {
      case value
      /// One of several that a value is taken apart into, counted from 0.
      case part(Int, of: Int)
      /// An element of what is run through.
      case element
      /// It changes what the name holds: `q[~mask] = -inf`, `q += 1`, `q.add_(x)`.
      case change
    }

    var kind: Kind
    var value: SyntaxNode
    var target: SyntaxNode
  }

  init(root: SyntaxNode, outer: ScopeFlow?) {
    self.root = root
    self.outer = outer
    if let arguments = root.node(.args) {
      for group: SyntaxNode.Field in [.posonlyargs, .args, .kwonlyargs] {
        parameters.formUnion(arguments.nodes(group).compactMap { $0.text(.arg) })
      }
    }
    collect()
  }

  private func collect() {
    var open = Array(root.nodes(.body).reversed())
    if root.kind == .lambda { open = [root.node(.body)].compactMap(\.self) }
    while let node = open.popLast() {
      nodes.append(node)
      note(node)
      if node.kind == .functionDef || node.kind == .asyncFunctionDef || node.kind == .classDef {
        open += node.nodes(.decoratorList).reversed()
        continue
      }
      node.push(to: &open)
    }
    for node in nodes where !targets.contains(ObjectIdentifier(node)) {
      if let path = node.dottedPath { loads[path, default: []].append(node) }
    }
  }

  private func note(_ node: SyntaxNode) {
    switch node.kind {
    case .assign:
      guard let value = node.node(.value) else { return }
      for target in node.nodes(.targets) { bind(target, value, .value) }
    case .annAssign, .namedExpr:
      guard let target = node.node(.target), let value = node.node(.value) else { return }
      bind(target, value, .value)
    case .augAssign:
      guard let target = node.node(.target), let value = node.node(.value) else { return }
      bind(target, value, .change)
    case .for, .asyncFor, .comprehension:
      guard let target = node.node(.target), let iterable = node.node(.iter) else { return }
      bind(target, iterable, .element)
    case .withitem:
      guard let target = node.node(.optionalVars), let value = node.node(.contextExpr) else {
        return
      }
      bind(target, value, .value)
    case .expr: noteChange(node.node(.value))
    default: break
    }
  }

  /// A call whose answer nobody takes may change its receiver, or an argument.
  private func noteChange(_ call: SyntaxNode?) {
    guard let call, call.kind == .call, let callee = call.node(.func) else { return }
    if callee.kind == .attribute, let receiver = callee.node(.value), let path = receiver.dottedPath
    {
      bindings[path, default: []].append(Binding(kind: .change, value: call, target: receiver))
    }
    if let first = call.nodes(.args).first, let path = first.dottedPath {
      bindings[path, default: []].append(Binding(kind: .change, value: call, target: first))
    }
  }

  private func bind(_ target: SyntaxNode, _ value: SyntaxNode, _ kind: Binding.Kind) {
    switch target.kind {
    case .tuple, .list:
      let parts = target.nodes(.elts)
      for (place, part) in parts.enumerated() {
        if case .value = kind {
          if value.kind == .tuple, value.nodes(.elts).count == parts.count {
            bind(part, value.nodes(.elts)[place], .value)
          } else {
            bind(part, value, .part(place, of: parts.count))
          }
        } else {
          bind(part, value, kind)
        }
      }
    case .starred: if let inner = target.node(.value) { bind(inner, value, .element) }
    case .subscript:
      guard let base = target.node(.value), let path = base.dottedPath else { return }
      // What stands in the brackets has a part in what becomes of it.
      bindings[path, default: []].append(Binding(kind: .change, value: value, target: target))
      if let index = target.node(.slice) {
        bindings[path, default: []].append(Binding(kind: .change, value: index, target: target))
      }
    default:
      guard let path = target.dottedPath else { return }
      targets.insert(ObjectIdentifier(target))
      bindings[path, default: []].append(Binding(kind: kind, value: value, target: target))
    }
  }

  func binds(_ name: String) -> Bool { bindings[name] != nil || parameters.contains(name) }

  func bindings(of path: String) -> [Binding] {
    if let own = bindings[path] { return own }
    return binds(path.rootName) ? [] : outer?.bindings(of: path) ?? []
  }

  /// The one expression that a name stands for, where it is assigned once and never changed.
  func value(of path: String) -> SyntaxNode? {
    let bindings = bindings(of: path)
    guard bindings.count == 1, case .value = bindings[0].kind else { return nil }
    return bindings[0].value
  }

  /// The expression and all that its names may stand for, as far as the file shows.
  func derivation(of node: SyntaxNode) -> [SyntaxNode] {
    var seen: Set<String> = []
    var found = [node]
    var next = 0
    while next < found.count, found.count < 200 {
      let paths = found[next].dottedPaths
      next += 1
      for path in paths where seen.insert(path).inserted {
        found += bindings(of: path).map(\.value)
      }
    }
    return found
  }
}

extension SyntaxNode {
  /// `self.net.q` of attributes of a name; `nil` for anything else.
  var dottedPath: String? {
    switch kind {
    case .name: return text(.id)
    case .attribute:
      guard let base = node(.value)?.dottedPath, let name = text(.attr) else { return nil }
      return "\(base).\(name)"
    default: return nil
    }
  }

  /// The node and all below it.
  var descendants: [SyntaxNode] {
    var found: [SyntaxNode] = []
    var open = [self]
    while let node = open.popLast() {
      found.append(node)
      node.push(to: &open)
    }
    return found
  }

  /// All names below, dotted ones with what they start from: `x.T` gives `x.T` and `x`.
  var dottedPaths: [String] { descendants.compactMap(\.dottedPath) }

  /// All that names something below: names, attributes, keywords, and texts in brackets.
  var identifiers: Set<String> { identifiers(without: []) }

  /// - Parameter attributes: of which nothing counts, neither what they are taken from.
  func identifiers(without attributes: Set<String>) -> Set<String> {
    var identifiers: Set<String> = []
    var open = [self]
    while let node = open.popLast() {
      if node.kind == .attribute, node.text(.attr).map(attributes.contains) == true { continue }
      node.addChildren(to: &open)
      switch node.kind {
      case .name: if let name = node.text(.id) { identifiers.insert(name) }
      case .attribute: if let name = node.text(.attr) { identifiers.insert(name) }
      case .keyword: if let name = node.text(.arg) { identifiers.insert(name) }
      case .subscript:
        if case .literal(.string(let text))? = node.node(.slice)?.unwrappedIndex[.value] {
          identifiers.insert(text)
        }
      default: break
      }
    }
    return identifiers
  }

  /// The last name of what a call calls.
  var nameOfCallee: String? {
    guard kind == .call, let callee = node(.func) else { return nil }
    return callee.text(.attr) ?? callee.text(.id)
  }

  func contains(_ other: SyntaxNode) -> Bool { descendants.contains { $0 === other } }

  var isSlice: Bool { kind == .slice }
}

extension String {
  /// What stands before the first point.
  var rootName: String { prefix { $0 != "." }.description }
}
