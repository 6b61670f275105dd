import Semantics

// MARK: - Imports

extension Analysis {
  func executeImport(_ node: SyntaxNode) {
    for alias in node.nodes(.names) {
      guard let module = alias.text(.name) else { continue }
      noteImport(of: module)
      if let name = alias.text(.asname) {
        bind(name, to: InferredType(.path(catalog.canonical(module), .imported)))
      } else {
        let root = String(module.prefix { $0 != "." })
        bind(root, to: InferredType(.path(root, .imported)))
      }
    }
  }

  func executeImportFrom(_ node: SyntaxNode) {
    var level = 0
    if case .number(let number)? = node[.level] { level = number }
    let module = String(repeating: ".", count: level) + (node.text(.module) ?? "")
    noteImport(of: module)
    for alias in node.nodes(.names) {
      guard let name = alias.text(.name) else { continue }
      if name == "*" {
        importAll(of: module)
        continue
      }
      let separator = module.hasSuffix(".") ? "" : "."
      let path = catalog.canonical(module + separator + name)
      bind(alias.text(.asname) ?? name, to: object(at: path, .imported))
    }
  }
}

extension Analysis {
  func noteImport(of module: String) {
    guard let library = catalog.library(of: catalog.canonical(module)),
      importedLibraries.insert(library).inserted
    else { return }
    rerun(libraryReaders)
  }

  /// `from numpy import *` hides what had these names before.
  private func importAll(of module: String) {
    let new = Scope.StarImport(module: module, isConditional: frame.conditions > 0)
    frame.scope.starImports.removeAll { $0 == new }
    frame.scope.starImports.append(new)
    for name in frame.environment.values.names {
      let path = catalog.canonical("\(module).\(name)")
      guard catalog.holds(path) else { continue }
      bind(name, to: InferredType(.path(path, .imported)))
    }
  }
}

// MARK: - Functions and classes

extension Analysis {
  func define(function node: SyntaxNode) {
    guard let name = node.text(.name) else { return }
    let decorators = node.nodes(.decoratorList).map { decorator($0) }
    let defaults = evaluateDefaults(of: node)
    let owner = frame.scope.kind == .classBody ? frame.classInfo : nil
    let info = function(node, owner: owner)
    let old = (info.decoration, info.declared, info.defaults)
    info.decoration = decoration(decorators)
    if let returns = node.node(.returns) ?? info.commentedResult {
      let declared = annotation(returns)
      // It counts beside what the body returns, which may be more exact or unknown.
      if !declared.hasUnknown, declared != InferredType.none { info.declared = declared }
    }
    info.defaults = defaults
    if let body = info.body {
      if old != (info.decoration, info.declared, info.defaults) {
        rerun(info.readers.union([body]))
      }
    } else {
      info.body = add(bodyOf: info).number
    }
    bind(name, to: InferredType(.function(info.number)))
  }

  func function(_ node: SyntaxNode, owner: ClassInfo?) -> FunctionInfo {
    if let number = functionNumbers[ObjectIdentifier(node)] { return functions[number] }
    let scope = Scope(.function, parent: frame.scope)
    scope.collect(node.kind == .lambda ? [] : node.nodes(.body))
    if let parameters = node.node(.args) {
      for list in [SyntaxNode.Field.posonlyargs, .args, .kwonlyargs] {
        for parameter in parameters.nodes(list) { parameter.text(.arg).map { scope.bind($0) } }
      }
      for rest in [SyntaxNode.Field.vararg, .kwarg] {
        parameters.node(rest)?.text(.arg).map { scope.bind($0) }
      }
    }
    let info = FunctionInfo(
      number: functions.count, node: node, scope: scope, part: frame.part, owner: owner)
    functions.append(info)
    if let name = node.text(.name) {
      functionsByName[name, default: []].append(info.number)
      namedFunctions += 1
    }
    if node.kind != .lambda { readTypeComment(of: info) }
    functionNumbers[ObjectIdentifier(node)] = info.number
    return info
  }

  @discardableResult
  func evaluateDefaults(of node: SyntaxNode) -> [InferredType] {
    guard let parameters = node.node(.args) else { return [] }
    return (parameters.nodes(.defaults) + parameters.nodes(.kwDefaults)).map { evaluate($0) }
  }

  /// What decorates; of `jit(static_argnums=0)` and `partial(jit, static_argnums=0)` it is `jit`.
  private func decorator(_ node: SyntaxNode) -> InferredType {
    let type = evaluate(node)
    guard node.kind == .call, let callee = node.node(.func) else { return type }
    let called = types[ObjectIdentifier(callee)] ?? .unknown
    let isPartial = called.values.contains { value in
      if case .path(let path, _) = value { catalog.partials.contains(path) } else { false }
    }
    guard isPartial, let first = node.nodes(.args).first else { return called }
    return types[ObjectIdentifier(first)] ?? .unknown
  }

  /// Decorators of Python's own that change what a call or an access means, and whether there are others that may.
  private func decoration(_ decorators: [InferredType]) -> Set<FunctionInfo.Decoration> {
    var found: Set<FunctionInfo.Decoration> = []
    for value in decorators.flatMap(\.values) {
      guard case .path(let path, _) = value else {
        found.insert(.unknown)
        continue
      }
      switch path.lastPart {
      case "property", "cached_property", "abstractproperty": found.insert(.property)
      case "staticmethod": found.insert(.staticMethod)
      case "classmethod": found.insert(.classMethod)
      default: if !catalog.wrappers.contains(path) { found.insert(.unknown) }
      }
    }
    return found
  }

  func define(class node: SyntaxNode) {
    guard let name = node.text(.name) else { return }
    for decorator in node.nodes(.decoratorList) { evaluate(decorator) }
    let bases = node.nodes(.bases).map { evaluate($0) }
    for keyword in node.nodes(.keywords) { keyword.node(.value).map { _ = evaluate($0) } }
    let info = classInfo(node)
    if info.bases != bases {
      info.bases = bases
      rerun(info.readers.values.reduce(info.baseReaders) { $0.union($1) })
    }
    // Its own name may stand in it.
    let inner = Frame(scope: info.scope, classInfo: info, part: frame.part)
    within(inner) { execute(node.nodes(.body)) }
    bind(name, to: InferredType(.userClass(info.number)))
  }

  private func classInfo(_ node: SyntaxNode) -> ClassInfo {
    if let number = classNumbers[ObjectIdentifier(node)] { return classes[number] }
    let scope = Scope(.classBody, parent: frame.scope)
    scope.collect(node.nodes(.body))
    let info = ClassInfo(number: classes.count, node: node, scope: scope)
    classes.append(info)
    classNumbers[ObjectIdentifier(node)] = info.number
    return info
  }
}
