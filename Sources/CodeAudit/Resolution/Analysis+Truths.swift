extension Analysis {
  func noteTruth(of node: SyntaxNode) {
    if givesTruth(node) {
      body.truths.insert(ObjectIdentifier(node))
    } else if !body.truths.isEmpty {
      // In another round of a loop a name may stand for something else.
      body.truths.remove(ObjectIdentifier(node))
    }
  }

  /// `a > b`, `(a > b) & ~(c == d)`, a name for it, and parts of it.
  private func givesTruth(_ node: SyntaxNode) -> Bool {
    func isTruth(_ field: SyntaxNode.Field) -> Bool {
      node.node(field).map { body.truths.contains(ObjectIdentifier($0)) } ?? false
    }
    switch node.kind {
    case .compare: return !node.operators.contains { ["Is", "IsNot", "In", "NotIn"].contains($0) }
    case .name: return node.text(.id).map(frame.environment.truths.contains) ?? false
    case .unaryOp: return node.text(.op) == "Invert" && isTruth(.operand)
    case .binOp:
      return ["BitAnd", "BitOr", "BitXor"].contains(node.text(.op)) && isTruth(.left)
        && isTruth(.right)
    case .subscript: return isTruth(.value)
    default: return false
    }
  }
}
