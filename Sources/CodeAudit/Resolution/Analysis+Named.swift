import Semantics

// MARK: - Functions by their names in strings

extension Analysis {
  /// `df.agg("idxmax")`, `groups.agg(best=("a", "idxmax"))`: a method calls the one that a string names, of its own
  /// receiver. Where nobody knows the receiver a string is a string.
  ///
  /// - Parameter receiver: what stands before the point of the callee, or what is called.
  func noteNamed(
    by call: SyntaxNode, _ callee: SyntaxNode, _ receiver: InferredType, _ arguments: CallArguments
  ) {
    guard let (receivers, array, isGuess) = namers(callee, receiver) else { return }
    let named = namedFunctions(arguments)
    for node in named.nodes {
      guard let name = node.string else { continue }
      let isOfColumn = named.ofColumns.contains(ObjectIdentifier(node))
      let found = receivers.map { isOfColumn ? column(of: $0) : $0 }.compactMap { type in
        type.reductions[name].map {
          TypeCatalog.Reduction(library: type.name.library, function: $0)
        }
      }
      let libraries = found.map(\.library).uniqued()
      guard let library = choose(libraries) else { continue }
      let function = found.first { $0.library == library }?.function ?? name
      body.candidates[ObjectIdentifier(node)] = Candidate(
        // One of several is known by its own place.
        node: node === named.whole ? call : node, call: call, callee: node, libraries: libraries,
        library: library, function: function, form: .alias,
        isCertain: libraries.count == 1 && found.count == receivers.count
          && Set(found.map(\.function.lastPart)).count == 1 && !isGuess,
        array: isOfColumn ? .none : array.map(Candidate.Array.expression) ?? .none,
        part: frame.part,
        others: named.others)
    }
  }

  /// The types of which a method is called that takes names, where all are known, and what has it.
  private func namers(
    _ callee: SyntaxNode, _ receiver: InferredType
  ) -> (types: [ArrayType], array: SyntaxNode?, isGuess: Bool)? {
    var (type, method, array) = (receiver, callee.text(.attr), callee.node(.value))
    if case .method(let inner, let name)? = receiver.values.first, receiver.values.count == 1 {
      (type, method, array) = (inner, name, nil)
    }
    let types = type.values.compactMap { value -> ArrayType? in
      guard case .instance(let name, _) = value, let type = catalog.types[name],
        type.namers.contains(method ?? "")
      else { return nil }
      return type
    }
    guard !types.isEmpty, types.count == type.values.count else { return nil }
    return (types, array, type.isGuess || receiver.isGuess)
  }

  /// What an item under a name is, such as a column of a frame.
  private func column(of type: ArrayType) -> ArrayType {
    guard case .type(let name)? = type.items.text else { return type }
    return catalog.types[name] ?? type
  }

  /// Strings that name functions.
  private struct NamedFunctions {
    var nodes: [SyntaxNode]
    /// The one that stands alone.
    var whole: SyntaxNode?
    /// Those that are called of one column.
    var ofColumns: Set<ObjectIdentifier> = []
    /// What is no argument of the functions.
    var others: Set<ObjectIdentifier>
  }

  private func namedFunctions(_ arguments: CallArguments) -> NamedFunctions {
    let keywords = arguments.node?.nodes(.keywords) ?? []
    let given = keywords.first { catalog.functionParameters.contains($0.text(.arg) ?? "") }
    if let function = arguments.nodes.first ?? given?.node(.value),
      function.literal != CallSite.Literal.none
    {
      let other = arguments.nodes.first ?? given ?? function
      let strings = function.strings
      return NamedFunctions(
        nodes: strings, whole: function,
        ofColumns: function.kind == .dict ? Set(strings.map { ObjectIdentifier($0) }) : [],
        others: [ObjectIdentifier(other)])
    }
    // Each keyword is a column, of which a string, or one part of a pair, names the function.
    let pairs = keywords.compactMap { $0.node(.value) }.flatMap { pair -> [SyntaxNode] in
      let parts = pair.kind == .tuple ? pair.nodes(.elts) : pair.nodes(.args)
      let named = pair.nodes(.keywords).first {
        catalog.functionParameters.contains($0.text(.arg) ?? "")
      }
      let function = named?.node(.value) ?? (parts.count == 2 ? parts[1] : pair)
      return function.kind == .constant || function !== pair ? function.strings : []
    }
    return NamedFunctions(
      nodes: pairs, ofColumns: Set(pairs.map { ObjectIdentifier($0) }),
      others: Set((arguments.nodes + keywords).map { ObjectIdentifier($0) }))
  }
}

extension SyntaxNode {
  fileprivate var string: String? {
    guard kind == .constant, case .literal(.string(let text))? = self[.value] else { return nil }
    return text
  }

  /// Itself, or those in a list or under the keys of a dictionary.
  fileprivate var strings: [SyntaxNode] {
    switch kind {
    case .constant: string == nil ? [] : [self]
    case .list, .tuple, .set: nodes(.elts).flatMap(\.strings)
    case .dict: nodes(.values).flatMap(\.strings)
    default: []
    }
  }
}
