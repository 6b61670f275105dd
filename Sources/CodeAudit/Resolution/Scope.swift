/// A module, class or function body, with the names that it binds.
final class Scope {
  enum Kind { case module, classBody, function }

  let kind: Kind
  let parent: Scope?
  /// Names bound here, so that Python looks nowhere else for them (but in a module or class for builtins).
  private(set) var locals: Set<String> = []
  private(set) var globals: Set<String> = []
  private(set) var nonlocals: Set<String> = []
  /// What each name was bound to, anywhere in the scope: what functions further in see.
  var bindings: [String: InferredType] = [:]
  /// Those that read a name's bindings.
  var readers: [String: Body.Readers] = [:]
  /// Modules from which everything was imported, the last one last.
  var starImports: [StarImport] = []

  struct StarImport: Equatable {
    var module: String
    /// Whether it stands in a branch that may not be taken.
    var isConditional: Bool
  }

  init(_ kind: Kind, parent: Scope?) {
    self.kind = kind
    self.parent = parent
  }

  /// The scope whose variable an assignment here to a name changes.
  func owner(of name: String) -> Scope {
    if globals.contains(name) { return module }
    guard nonlocals.contains(name) else { return self }
    var scope = parent
    while let here = scope {
      if here.kind == .function, here.locals.contains(name) { return here }
      scope = here.parent
    }
    return self
  }

  var module: Scope {
    var scope = self
    while let parent = scope.parent { scope = parent }
    return scope
  }

  func bind(_ name: String) { locals.insert(name) }
}

extension Scope {
  /// Finds the names that statements bind here, not in functions and classes within.
  func collect(_ statements: [SyntaxNode]) {
    var open = Array(statements.reversed())
    while let node = open.popLast() {
      switch node.kind {
      case .functionDef, .asyncFunctionDef, .classDef:
        if let name = node.text(.name) { bind(name) }
        // Decorators, defaults and bases are evaluated out here; a walrus may stand in them.
        open += node.nodes(.decoratorList) + node.nodes(.bases)
        if let parameters = node.node(.args) {
          open += parameters.nodes(.defaults) + parameters.nodes(.kwDefaults)
        }
        continue
      case .lambda:
        if let parameters = node.node(.args) {
          open += parameters.nodes(.defaults) + parameters.nodes(.kwDefaults)
        }
        continue
      case .listComp, .setComp, .dictComp, .generatorExp:
        collectWalruses(in: node)
        continue
      case .global: globals.formUnion(node.texts(.names))
      case .nonlocal: nonlocals.formUnion(node.texts(.names))
      case .import, .importFrom: bindImports(node)
      case .exceptHandler: if let name = node.text(.name) { bind(name) }
      case .matchAs, .matchStar: if let name = node.text(.name) { bind(name) }
      case .matchMapping: if let name = node.text(.rest) { bind(name) }
      default: break
      }
      for target in node.boundTargets { bindTarget(target) }
      node.push(to: &open)
    }
    locals.subtract(globals)
    locals.subtract(nonlocals)
  }

  private func bindImports(_ node: SyntaxNode) {
    for alias in node.nodes(.names) {
      guard let name = alias.text(.asname) ?? alias.text(.name), name != "*" else { continue }
      // `import a.b` binds `a`.
      bind(alias.text(.asname) ?? name.prefix { $0 != "." }.description)
    }
  }

  /// A walrus in a comprehension binds in the scope around it.
  private func collectWalruses(in comprehension: SyntaxNode) {
    var open = [comprehension]
    while let node = open.popLast() {
      if node.kind == .lambda { continue }
      if node.kind == .namedExpr, let name = node.node(.target)?.text(.id) { bind(name) }
      node.addChildren(to: &open)
    }
  }

  private func bindTarget(_ target: SyntaxNode) {
    switch target.kind {
    case .name: if let name = target.text(.id) { bind(name) }
    case .tuple, .list: for element in target.nodes(.elts) { bindTarget(element) }
    case .starred: if let value = target.node(.value) { bindTarget(value) }
    default: break
    }
  }
}

extension SyntaxNode {
  /// The expressions that a statement or clause assigns to or deletes.
  var boundTargets: [SyntaxNode] {
    switch kind {
    case .assign, .delete: nodes(.targets)
    case .augAssign, .annAssign, .for, .asyncFor, .namedExpr: [node(.target)].compactMap(\.self)
    case .with, .asyncWith: nodes(.items).compactMap { $0.node(.optionalVars) }
    case .typeAlias: [node(.name)].compactMap(\.self)
    default: []
    }
  }

  /// The names of `global` and `nonlocal`.
  func texts(_ name: Field) -> [String] {
    guard case .texts(let texts)? = self[name] else { return [] }
    return texts
  }
}
