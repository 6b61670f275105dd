import Semantics

extension Analysis {
  /// Recognises a way to write an arg-reduction in plain Python, and notes it; its type where one is found.
  func idiom(at node: SyntaxNode) -> InferredType? {
    guard let name = node.idiomName, catalog.idiomNames.contains(name),
      !body.consumed.contains(ObjectIdentifier(node))
    else { return nil }
    for (library, idiom) in catalog.idioms {
      for (path, function) in idiom.functions.sorted(by: { $0.key < $1.key }) {
        var matcher = PatternMatcher(either: path) { [self] in evaluatePath($0) }
        guard matcher.matches(idiom.pattern, node), let call = matcher.call,
          idiom.place.map({ takes($0, of: node) }) ?? true
        else { continue }
        let array = idiom.array.flatMap { matcher.captures[$0] }
        body.candidates[ObjectIdentifier(call)] = Candidate(
          node: node, call: call, callee: call.node(.func) ?? call, libraries: [library],
          library: library, function: function, form: .builtinIdiom,
          isCertain: !isOwnObject(array), array: array.map(Candidate.Array.expression) ?? .none,
          part: frame.part)
        if call !== node { body.consumed.insert(ObjectIdentifier(call)) }
        return InferredType(.plain(.int))
      }
    }
    return nil
  }

  /// Whether a part of the tuple that a call gives is taken, as far as it stands beside the call.
  private func takes(_ place: Int, of call: SyntaxNode) -> Bool {
    guard let taken, taken.call === call else { return true }
    return taken.places.contains(place)
  }

  /// Notes which parts are taken of a tuple.
  func noteTaken(_ places: Set<Int>, of call: SyntaxNode) {
    if call.kind == .call { taken = (call, places) }
  }

  /// `i, x = max(enumerate(xs), key=…)`
  func noteTaken(by targets: [SyntaxNode], of call: SyntaxNode) {
    guard targets.count == 1, targets[0].kind == .tuple || targets[0].kind == .list else { return }
    let parts = targets[0].nodes(.elts)
    guard !parts.contains(where: { $0.kind == .starred }) else { return }
    noteTaken(Set(parts.indices.filter { parts[$0].text(.id) != "_" }), of: call)
  }

  /// A module, or an object of a class of the file, whose methods may do anything.
  private func isOwnObject(_ node: SyntaxNode?) -> Bool {
    guard let node else { return false }
    return evaluate(node).values.contains { value in
      switch value {
      case .object: true
      // Of a name that nothing binds it is not known to be a module.
      case .path(let path, _): !path.hasPrefix("?.")
      default: false
      }
    }
  }

  private func evaluatePath(_ node: SyntaxNode) -> String? {
    let type: InferredType
    switch node.kind {
    case .name: type = node.text(.id).map { lookup($0) } ?? .unknown
    case .attribute:
      guard let base = node.node(.value), let name = node.text(.attr),
        let path = evaluatePath(base)
      else { return nil }
      return catalog.canonical("\(path).\(name)")
    default: return nil
    }
    guard type.values.count == 1, case .path(let path, _)? = type.values.first else { return nil }
    return path
  }

  /// Looks at what else is called within.
  func evaluateParts(of node: SyntaxNode) {
    types[ObjectIdentifier(node)] = InferredType(.plain(.int))
    for child in node.children {
      if child.kind == .keyword {
        child.node(.value).map { _ = evaluate($0) }
      } else {
        evaluate(child)
      }
    }
  }
}

extension SyntaxNode {
  /// The last name of what is called, here or under an index.
  fileprivate var idiomName: String? {
    let call = kind == .subscript ? node(.value) : self
    guard let callee = call?.node(.func) else { return nil }
    return callee.text(.attr) ?? callee.text(.id)
  }
}
