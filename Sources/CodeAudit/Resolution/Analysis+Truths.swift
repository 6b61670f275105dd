extension Analysis {
  func noteTruth(of node: SyntaxNode) {
    if givesTruth(node) {
      body.truths.insert(ObjectIdentifier(node))
    } else if !body.truths.isEmpty {
      // In another round of a loop a name may stand for something else.
      body.truths.remove(ObjectIdentifier(node))
    }
  }

  /// An array of them: `np.isnan(x)`.
  private func isOfBools(_ node: SyntaxNode) -> Bool {
    guard let values = types[ObjectIdentifier(node)]?.values, !values.isEmpty else { return false }
    return values.allSatisfy { value in
      if case .instance(_, let facts) = value { facts.dtype == "bool" } else { false }
    }
  }

  /// `a > b`, `(a > b) & ~np.isnan(c)`, a name for it, and parts of it.
  private func givesTruth(_ node: SyntaxNode) -> Bool {
    func isTruth(_ field: SyntaxNode.Field) -> Bool {
      node.node(field).map { body.truths.contains(ObjectIdentifier($0)) || isOfBools($0) } ?? false
    }
    switch node.kind {
    case .compare: return node.comparesValues
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
