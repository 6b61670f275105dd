import Semantics

// MARK: - Element types

extension Analysis {
  /// The element type that an argument names.
  func dtype(_ node: SyntaxNode, _ type: InferredType, library: String) -> String? {
    if let name = node.string { return catalog.dtype(named: name, in: library) }
    guard type.values.count == 1, case .path(let path, _)? = type.values.first else { return nil }
    let isBuiltin = path.hasPrefix("builtins.")
    return isBuiltin
      ? catalog.dtype(named: path, in: library) : catalog.dtype(at: path)
  }

  /// The element type that Python's own numbers give; `nil` where something else may stand among them.
  func dtype(of arguments: CallArguments, by numbers: LibraryTypes.NumberTypes) -> String? {
    let count = arguments.node?.nodes(.args).count
    guard arguments.nodes.count == count, arguments.keywords.isEmpty,
      arguments.node?.nodes(.keywords).isEmpty == true
    else { return nil }
    guard let kinds = numberKinds(of: arguments.nodes) else { return nil }
    return kinds.contains(.float) ? numbers.float : kinds.contains(.int) ? numbers.int : nil
  }

  /// The kinds of numbers that expressions are, or that lists and tuples written there hold; `nil` where one may be
  /// something else. What a list with a name holds can have changed since, and a set is no list of numbers.
  private func numberKinds(of nodes: [SyntaxNode]) -> Set<PlainType>? {
    nodes.reduce(into: Set<PlainType>?([])) { kinds, node in
      let own =
        [.list, .tuple].contains(node.kind)
        ? numberKinds(of: node.nodes(.elts)) : types[ObjectIdentifier(node)]?.numberKinds
      guard let own else { return kinds = nil }
      kinds?.formUnion(own)
    }
  }

  /// The element type of what a method gives that says so.
  func dtype(by rule: ArrayType.MethodDType, _ arguments: CallArguments, library: String) -> String?
  {
    let isOpen =
      arguments.node?.nodes(.keywords).contains { $0.text(.arg) == nil } ?? true
    // What the result is written into keeps its own type.
    guard !isOpen, arguments.keyword("out") == nil else { return nil }
    if let named = arguments.argument("dtype", at: rule.place) {
      return dtype(named.node, named.type, library: library)
    }
    // Behind a star it may be anything.
    let isHidden = rule.place != nil && arguments.nodes.count != arguments.node?.nodes(.args).count
    return isHidden ? nil : rule.dtype
  }
}

extension InferredType {
  /// The kinds of numbers that it may be; `nil` where it may be something else.
  fileprivate var numberKinds: Set<PlainType>? {
    guard !isGuess, let kinds = plainKinds, kinds.allSatisfy(\.isNumber) else { return nil }
    return Set(kinds)
  }
}
