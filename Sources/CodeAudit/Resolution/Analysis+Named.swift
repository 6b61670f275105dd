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
    guard let namers = namers(callee, receiver) else { return }
    let named = namedFunctions(arguments, by: namers)
    for node in named.nodes {
      guard let name = node.string else { continue }
      let isOfColumn = named.ofColumns.contains(ObjectIdentifier(node))
      let found = namers.types.map { isOfColumn ? column(of: $0) : $0 }.compactMap { type in
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
        isCertain: libraries.count == 1 && found.count == namers.types.count
          && Set(found.map(\.function.lastPart)).count == 1 && !namers.isGuess,
        array: isOfColumn ? .none : namers.array.map(Candidate.Array.expression) ?? .none,
        part: frame.part,
        others: named.others)
    }
  }

  /// What a method is called of that takes names.
  private struct Namers {
    var types: [ArrayType]
    var method: String
    var array: SyntaxNode?
    var isGuess: Bool

    var haveColumns: Bool { types.allSatisfy { $0.items.text != nil } }
    var haveNone: Bool { types.allSatisfy { $0.items.text == nil } }
    /// Where an axis stands among the arguments.
    var axisPlace: Int? {
      let place = types.first?.namedAxisPlace
      return types.allSatisfy { $0.namedAxisPlace == place } ? place : nil
    }
  }

  /// Where all that it may be called of is known.
  private func namers(_ callee: SyntaxNode, _ receiver: InferredType) -> Namers? {
    var (type, method, array) = (receiver, callee.text(.attr), callee.node(.value))
    if case .method(let inner, let name)? = receiver.values.first, receiver.values.count == 1 {
      (type, method, array) = (inner, name, nil)
    }
    guard let method else { return nil }
    let types = type.values.compactMap { value -> ArrayType? in
      guard case .instance(let name, _) = value, let type = catalog.types[name],
        type.namers.contains(method)
      else { return nil }
      return type
    }
    guard !types.isEmpty, types.count == type.values.count else { return nil }
    return Namers(
      types: types, method: method, array: array, isGuess: type.isGuess || receiver.isGuess)
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

  private func namedFunctions(
    _ arguments: CallArguments, by namers: Namers
  ) -> NamedFunctions {
    let positional = arguments.node?.nodes(.args) ?? []
    let keywords = arguments.node?.nodes(.keywords) ?? []
    let given = keywords.first { catalog.functionParameters.contains($0.text(.arg) ?? "") }
    guard let function = arguments.nodes.first ?? given?.node(.value),
      function.literal != CallSite.Literal.none
    else { return aggregations(positional, keywords, by: namers) }
    let nodes = function.namedFunctions
    // To those of columns nothing is handed on.
    if function.kind == .dict {
      return NamedFunctions(
        nodes: nodes, whole: function, ofColumns: Set(nodes.map { ObjectIdentifier($0) }),
        others: Set((positional + keywords).map { ObjectIdentifier($0) }))
    }
    let others =
      positional.enumerated().filter { place, node in
        node === function || (place != namers.axisPlace && node.kind != .starred)
      }.map(\.element)
      + keywords.filter { keyword in
        guard keyword !== given, let name = keyword.text(.arg) else { return keyword === given }
        return catalog.ownParameters.contains(name) && !catalog.axisNames.contains(name)
      }
    return NamedFunctions(
      nodes: nodes, whole: function, others: Set(others.map { ObjectIdentifier($0) }))
  }

  /// Each keyword is a column, of which a string, or one part of a pair, names the function.
  private func aggregations(
    _ positional: [SyntaxNode], _ keywords: [SyntaxNode], by namers: Namers
  ) -> NamedFunctions {
    var named = NamedFunctions(
      nodes: [], others: Set((positional + keywords).map { ObjectIdentifier($0) }))
    guard catalog.keywordNamers.contains(namers.method),
      !positional.contains(where: { $0.kind == .starred })
    else { return named }
    for keyword in keywords {
      guard let name = keyword.text(.arg), let value = keyword.node(.value),
        !catalog.ownParameters.contains(name), !catalog.functionParameters.contains(name)
      else { continue }
      let function =
        namers.haveColumns ? functionOfPair(value, by: namers) : namers.haveNone ? value : nil
      if let function, function.string != nil { named.nodes.append(function) }
    }
    named.ofColumns = Set(named.nodes.map { ObjectIdentifier($0) })
    return named
  }

  /// `("a", "idxmax")`, `pd.NamedAgg("a", "idxmax")`
  private func functionOfPair(_ pair: SyntaxNode, by namers: Namers) -> SyntaxNode? {
    if pair.kind == .tuple {
      let parts = pair.nodes(.elts)
      return parts.count == 2 ? parts[1] : nil
    }
    guard pair.kind == .call, let callee = pair.node(.func),
      case .path(let path, _)? = types[ObjectIdentifier(callee)]?.values.first,
      catalog.library(of: path) == namers.types[0].name.library
    else { return nil }
    let named = pair.nodes(.keywords).first {
      catalog.functionParameters.contains($0.text(.arg) ?? "")
    }
    let parts = pair.nodes(.args)
    return named?.node(.value) ?? (parts.count == 2 ? parts[1] : nil)
  }
}

extension SyntaxNode {
  /// Itself, or those in a list or under the keys of a dictionary.
  fileprivate var namedFunctions: [SyntaxNode] {
    switch kind {
    case .constant: string == nil ? [] : [self]
    case .list, .tuple, .set: nodes(.elts).compactMap(\.listedFunction)
    case .dict: nodes(.values).flatMap { $0.kind == .dict ? [] : $0.namedFunctions }
    default: []
    }
  }

  /// In a list a pair is a label and a function.
  private var listedFunction: SyntaxNode? {
    let isPair = kind == .tuple || kind == .list
    let parts = isPair ? nodes(.elts) : [self]
    guard let function = parts.last, function.string != nil, !isPair || parts.count == 2 else {
      return nil
    }
    return function
  }
}
