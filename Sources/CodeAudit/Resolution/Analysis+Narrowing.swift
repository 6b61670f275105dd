import Semantics

extension Analysis {
  /// What a condition tells of the names in it, where it came out so.
  func narrow(_ test: SyntaxNode, to truth: Bool) {
    switch test.kind {
    case .unaryOp where test.text(.op) == "Not":
      if let operand = test.node(.operand) { narrow(operand, to: !truth) }
    case .boolOp where (test.text(.op) == "And") == truth:
      for part in test.nodes(.values) { narrow(part, to: truth) }
    case .call: narrowByCall(test, to: truth)
    case .compare: narrowByNone(test, to: truth)
    case .name, .attribute:
      if truth, let place = place(of: test) { refine(test, place) { $0 != .plain(.none) } }
    default: break
    }
  }

  private func narrowByCall(_ test: SyntaxNode, to truth: Bool) {
    guard let callee = test.node(.func), let subject = test.nodes(.args).first,
      let place = place(of: subject)
    else { return }
    let paths = (types[ObjectIdentifier(callee)] ?? .unknown).values.compactMap {
      value -> String? in
      if case .path(let path, _) = value { path } else { nil }
    }
    guard paths.count == 1, let path = paths.first else { return }
    var wanted: InferredType
    if let type = catalog.predicates[path] {
      wanted = .ofType(type)
    } else if path == "builtins.isinstance", test.nodes(.args).count == 2 {
      wanted = instances(of: test.nodes(.args)[1])
    } else {
      return
    }
    wanted = wanted.asAssigned
    guard truth else {
      if !wanted.hasUnknown { refine(subject, place) { value in !wanted.holds(value) } }
      return
    }
    let old = types[ObjectIdentifier(subject)] ?? .unknown
    let kept = old.values.filter { wanted.holds($0) }
    remember(kept.isEmpty ? wanted : InferredType(kept), at: place)
  }

  /// The objects of the classes that stand in an `isinstance`.
  private func instances(of node: SyntaxNode) -> InferredType {
    node.kind == .tuple
      ? node.nodes(.elts).reduce(InferredType.nothing) { $0.joined(instances(of: $1)) }
      : annotation(node)
  }

  private func narrowByNone(_ test: SyntaxNode, to truth: Bool) {
    guard case .texts(let operators)? = test[.ops], operators.count == 1,
      let left = test.node(.left), let place = place(of: left),
      case .literal(.none)? = test.nodes(.comparators).first?[.value]
    else { return }
    let isNone = (operators[0] == "Is" || operators[0] == "Eq") == truth
    guard operators[0] != "In", operators[0] != "NotIn" else { return }
    if isNone {
      remember(.none, at: place)
    } else {
      refine(left, place) { $0 != .plain(.none) }
    }
  }

  private func refine(
    _ node: SyntaxNode, _ place: Place, _ keep: (InferredType.Value) -> Bool
  ) {
    let old = evaluateQuietly(node)
    let kept = old.values.filter(keep)
    guard kept.count < old.values.count, !kept.isEmpty else { return }
    remember(InferredType(kept, isGuess: old.isGuess), at: place)
  }

  private func evaluateQuietly(_ node: SyntaxNode) -> InferredType {
    types[ObjectIdentifier(node)] ?? .unknown
  }
}

extension InferredType {
  /// Whether a value is of one of these types.
  fileprivate func holds(_ value: Value) -> Bool {
    values.contains { wanted in
      switch (wanted, value) {
      case (.instance(let first, _), .instance(let second, _)): first == second
      case (.object(let first), .object(let second)): first == second
      case (.plain(let first), .plain(let second)): first == second
      case (.sequence, .sequence), (.mapping, .mapping), (.sequence, .tuple): true
      default: false
      }
    }
  }
}
