import Semantics

// MARK: - Displays, lambdas, comprehensions

extension Analysis {
  func elements(_ node: SyntaxNode) -> InferredType {
    var union = InferredType.nothing
    for element in node.nodes(.elts) {
      let type = evaluate(element)
      union = union.joined(element.kind == .starred ? items(of: type) : type.asAssigned)
    }
    return union.bounded()
  }

  func evaluateTuple(_ node: SyntaxNode) -> InferredType {
    let parts = node.nodes(.elts)
    guard parts.count <= 8, !parts.contains(where: { $0.kind == .starred }) else {
      return InferredType(.sequence(elements(node)))
    }
    return InferredType(.tuple(parts.map { evaluate($0).asAssigned.bounded() }))
  }

  func evaluateDictionary(_ node: SyntaxNode) -> InferredType {
    var union = InferredType.nothing
    var entries: [(key: SyntaxNode?, type: InferredType)] = []
    for (key, value) in zip(node.nodesAndGaps(.keys), node.nodes(.values)) {
      key.map { _ = evaluate($0) }
      let type = evaluate(value)
      entries.append((key, type))
      // Without a key it is `**mapping`.
      union = union.joined(key == nil ? elements(ofMapping: type) : type.asAssigned)
    }
    return InferredType(.mapping(union.bounded(), tables: table(of: node, entries, union)))
  }

  func elements(ofMapping type: InferredType) -> InferredType {
    type.flatMap { value in
      if case .mapping(let element, _) = value { element } else { .unknown }
    }
  }

  /// - Parameter handed: what its first parameter is, where a call tells.
  func evaluateLambda(_ node: SyntaxNode, _ handed: InferredType = .unknown) -> InferredType {
    evaluateDefaults(of: node)
    guard let body = node.node(.body) else { return .unknown }
    let info = function(node, owner: nil)
    let first = node.node(.args)?.nodes(.args).first?.text(.arg)
    let standards = node.node(.args)?.defaultsByName ?? [:]
    let names = info.scope.locals.map { name -> (String, InferredType) in
      let standard = standards[name].flatMap { types[ObjectIdentifier($0)] } ?? .nothing
      return (name, (name == first ? handed : .unknown).joined(standard.asAssigned))
    }
    let type = overlaid(names) { evaluate(body) }
    record(returned: type, in: info)
    return InferredType(.function(info.number))
  }

  /// Evaluates with names that hide those around, and takes them away again.
  private func overlaid<Result>(
    _ names: [(String, InferredType)], _ body: () -> Result
  ) -> Result {
    let before = frame.environment
    let skipped = frame.skipsOwnScope
    if frame.scope.kind == .classBody, !skipped {
      // Nothing in here sees the names of the class.
      frame.environment = Environment()
      frame.skipsOwnScope = true
    }
    for (name, type) in names {
      frame.environment.values[name] = type
      frame.environment.truths.remove(name)
      frame.environment.forgetPlaces(of: name)
    }
    let result = body()
    let hidden = Set(names.map(\.0))
    var restored = before
    if !frame.skipsOwnScope {
      for (name, type) in frame.environment.values.differing(from: before.values)
      where !hidden.contains(name) {
        // A walrus.
        restored.values[name] = type
      }
    }
    frame.environment = restored
    frame.skipsOwnScope = skipped
    return result
  }

  func comprehension(_ node: SyntaxNode, result: [SyntaxNode?]) -> InferredType {
    let clauses = node.nodes(.generators)
    // The first iterable is evaluated outside.
    let first = clauses.first?.node(.iter).map { evaluate($0) } ?? .unknown
    let names = clauses.flatMap { $0.node(.target)?.targetNames ?? [] }
    return overlaid(names.map { ($0, .unknown) }) {
      for (place, clause) in clauses.enumerated() {
        let iterable = place == 0 ? first : clause.node(.iter).map { evaluate($0) } ?? .unknown
        if let target = clause.node(.target) { bindInside(items(of: iterable), to: target) }
        for test in clause.nodes(.ifs) {
          evaluate(test)
          narrow(test, to: true)
        }
      }
      var type = InferredType.nothing
      for part in result { if let part { type = evaluate(part) } }
      return type.asAssigned.bounded()
    }
  }

  /// As `assign`, for names that are no variables of the scope around.
  private func bindInside(_ type: InferredType, to target: SyntaxNode) {
    switch target.kind {
    case .name:
      if let name = target.text(.id) { frame.environment.values[name] = type.asAssigned }
      types[ObjectIdentifier(target)] = type
    case .tuple, .list:
      let targets = target.nodes(.elts)
      let count = targets.contains { $0.kind == .starred } ? nil : targets.count
      for (place, inner) in targets.enumerated() {
        bindInside(element(of: type, at: place, count: count), to: inner)
      }
    case .starred: if let value = target.node(.value) { bindInside(.other, to: value) }
    default: assign(type, to: target)
    }
  }
}

extension SyntaxNode {
  /// What the last positional parameters are where they are not handed, by name.
  fileprivate var defaultsByName: [String: SyntaxNode] {
    let defaults = nodes(.defaults)
    let names = (nodes(.posonlyargs) + nodes(.args)).compactMap { $0.text(.arg) }
    return Dictionary(zip(names.suffix(defaults.count), defaults)) { $1 }
  }

  /// The names in a target of a loop.
  fileprivate var targetNames: [String] {
    switch kind {
    case .name: [text(.id)].compactMap(\.self)
    case .tuple, .list: nodes(.elts).flatMap(\.targetNames)
    case .starred: node(.value)?.targetNames ?? []
    default: []
    }
  }
}
