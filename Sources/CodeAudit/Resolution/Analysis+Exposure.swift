import Semantics

// MARK: - Where a dictionary may be changed unseen

extension Analysis {
  /// Names and attributes of the file that stand, anywhere, where what they hold may be changed: `d["x"] = f`,
  /// `d.update`, `[d]`. Harmless are looks at an item, loops, comparisons, other names for it, and calls, of whose
  /// arguments `noteEscapes` knows more.
  func exposedNamesOfFile() -> Set<String> {
    var names: Set<String> = []
    var harmless: Set<ObjectIdentifier> = []
    var stored: Set<ObjectIdentifier> = []
    var open = file.parts.map(\.module)
    while let node = open.popLast() {
      var targets = node.boundTargets
      while let target = targets.popLast() {
        targets += target.nodes(.elts)
        if target.kind == .subscript {
          stored.insert(ObjectIdentifier(target))
        } else if node.kind != .augAssign {
          harmless.insert(ObjectIdentifier(target))
        }
      }
      if !stored.contains(ObjectIdentifier(node)) {
        for part in lookedAt(by: node) { harmless.insert(ObjectIdentifier(part)) }
      }
      if let name = nameAsWritten(node), node.kind == .name || node.kind == .attribute,
        !harmless.contains(ObjectIdentifier(node))
      {
        names.insert(name)
      }
      node.addChildren(to: &open)
    }
    return names
  }

  /// The parts of a node that it leaves as they are, or hands to what is looked at elsewhere.
  private func lookedAt(by node: SyntaxNode) -> [SyntaxNode] {
    switch node.kind {
    case .attribute:
      Self.lookingMethods.contains(node.text(.attr) ?? "") ? node.nodes(oneOf: .value) : []
    case .call: node.nodes(.args) + node.nodes(oneOf: .func)
    case .subscript, .keyword, .annAssign, .namedExpr, .expr, .return, .starred, .formattedValue:
      node.nodes(oneOf: .value)
    case .assign:
      node.nodes(.targets).contains { $0.kind != .name && $0.kind != .attribute }
        ? [] : node.nodes(oneOf: .value)
    case .for, .asyncFor: node.nodes(oneOf: .iter)
    case .comprehension: node.nodes(oneOf: .iter) + node.nodes(oneOf: .target)
    case .compare: node.nodes(oneOf: .left) + node.nodes(.comparators)
    case .if, .while, .ifExp, .assert: node.nodes(oneOf: .test)
    case .unaryOp: node.nodes(oneOf: .operand)
    // `{**d}`
    case .dict:
      zip(node.nodesAndGaps(.keys), node.nodes(.values)).compactMap { $0 == nil ? $1 : nil }
    default: []
    }
  }
}

extension SyntaxNode {
  fileprivate func nodes(oneOf field: Field) -> [SyntaxNode] {
    node(field).map { [$0] } ?? []
  }
}
