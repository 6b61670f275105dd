import Semantics

extension Analysis {
  /// `np.argsort(x)[-1]`
  func noteTop1(_ node: SyntaxNode, _ index: SyntaxNode) {
    guard var isLast = index.endOfOrder, var inner = node.node(.value) else { return }
    while true {
      if inner.kind == .subscript, let index = inner.node(.slice)?.unwrappedIndex,
        index.isReversal, let value = inner.node(.value)
      {
        isLast.toggle()
        inner = value
      } else if inner.kind == .attribute, let name = inner.text(.attr),
        catalog.transparent.contains(name), let value = inner.node(.value)
      {
        inner = value
      } else {
        break
      }
    }
    guard inner.kind == .call, let callee = inner.node(.func) else { return }
    noteTop1(node, index, call: inner, callee: callee, isLast: isLast)
  }

  /// Whether an index takes a place along another axis than the sorted one: a row's whole order.
  ///
  /// - Parameter receiver: of a method.
  private func takesRow(
    _ index: SyntaxNode, of arguments: WrittenArguments, receiver: InferredType?
  ) -> Bool {
    let array = receiver ?? arguments.positional.first?.type
    let places = arguments.positional.dropFirst(receiver == nil ? 1 : 0)
    let axisNode = arguments.keyword(catalog.axisNames) ?? places.first?.node
    // Without an axis the last one is sorted.
    var sorted: Int? = -1
    if let axisNode { sorted = axisNode.integer }
    guard let axis = sorted else { return false }
    let rank = array.flatMap { commonRank(of: $0) }
    guard let place = index.indexedAxis else { return false }
    switch (place, rank) {
    case (.fromStart(let place), let rank?): return place != (axis < 0 ? axis + rank : axis)
    case (.fromEnd(let place), let rank?): return place != (axis < 0 ? axis : axis - rank)
    case (.fromStart(let place), nil):
      // As many axes as the index names, at least.
      if axis >= 0 { return place != axis }
      return index.kind == .tuple && place != index.nodes(.elts).count + axis
    case (.fromEnd(let place), nil): return axis < 0 && place != axis
    }
  }

  /// Of arrays that are all of the same.
  private func commonRank(of type: InferredType) -> Int? {
    let ranks = type.values.map { value -> Int? in
      if case .instance(_, let facts) = value { facts.rank } else { nil }
    }
    return Set(ranks).count == 1 ? ranks[0] : nil
  }

  private func noteTop1(
    _ node: SyntaxNode, _ index: SyntaxNode, call: SyntaxNode, callee: SyntaxNode, isLast: Bool
  ) {
    let own = ownArguments(of: call, part: frame.part)
    func end(_ arguments: WrittenArguments) -> Int {
      let isDescending = arguments.keyword(catalog.descending)?.isDescending ?? false
      return isLast != isDescending ? -1 : 0
    }
    let method = methodOrders(callee)
    let type = types[ObjectIdentifier(callee)] ?? .nothing
    let all = type.isNothing ? [.unknown] : ways(toCall: type)
    let ways = all.map { (way: $0, arguments: $0.arguments.followed(by: own)) }.filter {
      !takesRow(index, of: $0.arguments, receiver: method.receiver)
    }
    guard !ways.isEmpty else { return }
    var isGuess = method.isGuess || type.isGuess || ways.count < all.count
    var orders = method.orders.map { (sort: $0, end: end(own)) }
    for (way, arguments) in ways {
      if case .path(let path, _) = way.function, let sort = catalog.sorts[path] {
        orders.append((sort, end(arguments)))
        if way.isGuess { isGuess = true }
      } else if !method.isMethod {
        // Another function that it can be gives no order.
        isGuess = true
      }
    }
    guard !orders.isEmpty || method.isMethod else { return }
    let libraries = orders.map(\.sort.library).uniqued()
    let library = choose(libraries)
    let chosen = orders.first { $0.sort.library == library }
    let name = chosen?.sort.function ?? nameAsWritten(callee) ?? ""
    body.candidates[ObjectIdentifier(call)] = Candidate(
      node: node, call: call, callee: callee, libraries: libraries,
      library: library ?? CallSite.unknownLibrary,
      function: "\(name)[\(chosen?.end ?? orders.first?.end ?? end(own))]",
      form: .argsortTop1,
      isCertain: libraries.count == 1 && Set(orders.map(\.end)).count == 1 && !isGuess,
      array: method.isMethod ? .receiver : .firstArgument, part: frame.part)
  }

  /// What a call can be as one of a method that sorts.
  private struct MethodOrders {
    var orders: [TypeCatalog.Reduction] = []
    var isMethod = false
    var isGuess = false
    /// Where it is no module, and nothing of the file's own.
    var receiver: InferredType?
  }

  private func methodOrders(_ callee: SyntaxNode) -> MethodOrders {
    var found = MethodOrders()
    guard let name = callee.text(.attr), catalog.sortNames.contains(name),
      let receiver = callee.node(.value).flatMap({ types[ObjectIdentifier($0)] })
    else { return found }
    found.isGuess = receiver.isGuess
    if receiver.values.contains(where: { !$0.isHolder }) { found.receiver = receiver }
    for value in receiver.values {
      switch value {
      case .instance(let type, _):
        guard let sort = catalog.types[type]?.sorts[name] else { continue }
        found.isMethod = true
        found.orders.append(TypeCatalog.Reduction(library: type.library, function: sort))
      case .unknown, .plain(.none):
        found.isMethod = true
        found.isGuess = true
      default: break
      }
    }
    return found
  }
}

/// The axis that an integer in an index stands for.
private enum IndexedAxis {
  case fromStart(Int)
  /// -1 for the last.
  case fromEnd(Int)
}

extension SyntaxNode {
  fileprivate var indexedAxis: IndexedAxis? {
    if integer != nil { return .fromStart(0) }
    let parts = nodes(.elts)
    guard let place = parts.firstIndex(where: { $0.integer != nil }) else { return nil }
    let isBehindEllipsis = parts[..<place].contains { $0.kind == .constant && $0[.value] == nil }
    return isBehindEllipsis ? .fromEnd(place - parts.count) : .fromStart(place)
  }

  /// Whether an index takes one end of an axis and all of the others: `true` for the last, `false` for the first.
  fileprivate var endOfOrder: Bool? {
    if let integer { return integer == -1 ? true : integer == 0 ? false : nil }
    guard kind == .tuple else { return nil }
    let parts = nodes(.elts)
    let ends = parts.compactMap(\.integer)
    guard ends.count == 1, parts.allSatisfy({ $0.integer != nil || $0.isWhole }) else { return nil }
    return ends[0] == -1 ? true : ends[0] == 0 ? false : nil
  }

  /// `:` or `...`
  private var isWhole: Bool {
    switch kind {
    case .slice: node(.lower) == nil && node(.upper) == nil && node(.step) == nil
    case .constant: self[.value] == nil
    default: false
    }
  }

  /// `::-1`, or `..., ::-1`.
  fileprivate var isReversal: Bool {
    switch kind {
    case .slice: node(.lower) == nil && node(.upper) == nil && node(.step)?.integer == -1
    case .tuple:
      nodes(.elts).filter(\.isReversal).count == 1
        && nodes(.elts).allSatisfy { $0.isReversal || $0.isWhole }
    default: false
    }
  }

  /// `True`, or a word such as `DESCENDING`.
  fileprivate var isDescending: Bool {
    guard case .literal(let literal)? = self[.value] else { return false }
    switch literal {
    case .bool(let value): return value
    case .string(let text): return text.lowercased().hasPrefix("desc")
    case .none, .integer, .float, .sequence: return false
    }
  }
}
