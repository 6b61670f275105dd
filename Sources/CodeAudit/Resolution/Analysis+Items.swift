import Semantics

// MARK: - Items

extension Analysis {
  func evaluateSubscript(_ node: SyntaxNode) -> InferredType {
    guard let base = node.node(.value), let written = node.node(.slice) else { return .unknown }
    if let type = idiom(at: node) {
      evaluateParts(of: base)
      return type
    }
    let index = written.unwrappedIndex
    // Of two.
    if let place = index.integer { noteTaken([place < 0 ? place + 2 : place], of: base) }
    let receiver = evaluate(base)
    let indexType = evaluate(index)
    noteTop1(node, index)
    noteIndices(of: receiver, item: index, use: node)
    if let place = place(of: node), let known = known(at: place) { return known }
    return receiver.flatMap { item(of: $0, index, indexType) }
  }

  private func item(
    of value: InferredType.Value, _ index: SyntaxNode, _ indexType: InferredType
  ) -> InferredType {
    switch value {
    case .instance(let name, _):
      let isTruth = isTruth(index)
      guard let items = catalog.types[name]?.items,
        let gives = items.choice(index, indexType, isTruth, of: name.library)
      else { return .unknown }
      return resolved(gives, receiver: value).reranked(after: index, from: value)
    case .sequence(let element):
      return index.kind == .slice ? InferredType(value) : element
    case .tuple(let parts):
      if let place = index.integer {
        let place = place < 0 ? place + parts.count : place
        return parts.indices.contains(place) ? parts[place] : .unknown
      }
      let union = parts.reduce(InferredType.nothing) { $0.joined($1) }
      return index.kind == .slice ? InferredType(.sequence(union)) : union
    case .mapping(let element, let tables): return entry(index, of: tables) ?? element
    case .pair(let number):
      let parts = pairCall(number).parts
      guard let place = index.integer else {
        return parts.reduce(InferredType.nothing) { $0.joined($1) }
      }
      return parts.indices.contains(place) ? parts[place] : parts.last ?? .unknown
    case .path(let path, _):
      if let generic = catalog.generics[path] {
        return InferredType(.typeForm(annotated(generic, index)))
      }
      // `np.ndarray[…]`, `list[int]`.
      return catalog.type(at: path) == nil ? .unknown : InferredType(value)
    case .plain(.text): return InferredType(value)
    case .object(let number): return item(of: classes[number], value, index)
    case .typeForm: return InferredType(value)
    case .plain(.none): return .nothing
    case .unknown, .plain, .userClass, .function, .method, .partial: return .unknown
    }
  }

  private func item(
    of info: ClassInfo, _ value: InferredType.Value, _ index: SyntaxNode
  ) -> InferredType {
    if let place = index.integer, let field = field(at: place, of: info) { return field }
    if case .literal(.string(let name))? = index[.value], isPlain(info, "typing.TypedDict") {
      return attribute(name, of: value)
    }
    return call(method: "__getitem__", of: value, CallArguments()).result
  }

  /// A field of a named tuple that a class of the file is.
  private func field(at place: Int, of info: ClassInfo) -> InferredType? {
    guard isPlain(info, "typing.NamedTuple") else { return nil }
    let names = info.node.nodes(.body).compactMap { statement in
      statement.kind == .annAssign ? statement.node(.target)?.text(.id) : nil
    }
    let place = place < 0 ? place + names.count : place
    guard names.indices.contains(place) else { return nil }
    return attribute(names[place], of: .object(info.number))
  }

  private func isPlain(_ info: ClassInfo, _ base: String) -> Bool {
    info.bases.contains { type in
      type.values.contains { if case .path(base, _) = $0 { true } else { false } }
    }
  }

  /// What iterating gives.
  func items(of type: InferredType) -> InferredType {
    type.flatMap { value in
      switch value {
      case .sequence(let element): return element
      case .tuple(let parts): return parts.reduce(InferredType.nothing) { $0.joined($1) }
      case .plain(.text): return InferredType(value)
      case .mapping: return .other
      case .plain(.none): return .nothing
      case .plain: return .unknown
      case .instance(let name, let facts):
        guard let type = catalog.types[name] else { return .unknown }
        guard let gives = type.iterates ?? type.items.otherwise else { return .unknown }
        let element = resolved(gives, receiver: value)
        guard let rank = facts.rank, rank > 0 else { return element }
        return element.ranked(rank - 1)
      case .pair(let number):
        return pairCall(number).parts.reduce(InferredType.nothing) { $0.joined($1) }
      case .object: return items(ofObject: value)
      case .unknown, .path, .userClass, .function, .method, .partial, .typeForm: return .unknown
      }
    }
  }

  private func items(ofObject value: InferredType.Value) -> InferredType {
    let iterator = call(method: "__iter__", of: value, CallArguments()).result
    let isIterator = iterator.values.contains { if case .sequence = $0 { true } else { false } }
    return isIterator ? items(of: iterator) : .unknown
  }

  /// One of the parts that an assignment to several targets takes apart; `count` is `nil` where a star takes the rest.
  func element(of type: InferredType, at place: Int, count: Int?) -> InferredType {
    type.flatMap { value in
      switch value {
      case .tuple(let parts):
        let place = place < 0 ? place + parts.count : place
        return parts.indices.contains(place) ? parts[place] : .unknown
      case .pair(let number):
        let parts = pairCall(number).parts
        return parts.indices.contains(place) ? parts[place] : .unknown
      case .object(let number):
        return field(at: place, of: classes[number]) ?? items(of: InferredType(value))
      default: return items(of: InferredType(value))
      }
    }
  }
}

extension ArrayType.Items {
  fileprivate func choice(
    _ index: SyntaxNode, _ type: InferredType, _ isTruth: Bool, of library: String
  ) -> TypeExpression? {
    if isTruth { return comparison ?? otherwise }
    switch index.kind {
    case .list, .listComp: return list ?? otherwise
    case .slice: return slice ?? otherwise
    case .compare: return comparison ?? otherwise
    case .joinedStr: return text ?? otherwise
    default: break
    }
    if type.values == [.plain(.text)] { return text ?? otherwise }
    if type.values.allSatisfy({ if case .sequence = $0 { true } else { false } }), !type.isNothing {
      return list ?? otherwise
    }
    // `df[df.a.isna()]`: the library's own arrays select as lists do. NumPy's may be numbers.
    if type.values.allSatisfy({ $0.isOf(library) }), !type.isNothing { return list ?? otherwise }
    return otherwise
  }
}

extension InferredType.Value {
  fileprivate func isOf(_ library: String) -> Bool {
    if case .instance(let name, _) = self { name.library == library } else { false }
  }
}

extension InferredType {
  func ranked(_ rank: Int?) -> InferredType { changing { $1.rank = rank } }

  /// As another library's object was made into it; the arrays stay what they are where no library is named.
  func made(from origins: Set<String>) -> InferredType {
    origins.isEmpty ? self : changing { $1.origins = origins }
  }

  /// As what the arrays of the same library among the arguments, or the receiver, were made from.
  func made(fromThoseOf arguments: [InferredType]) -> InferredType {
    guard hasInstance else { return self }
    var origins: [String: Set<String>] = [:]
    for case .instance(let name, let facts) in arguments.flatMap(\.values)
    where !facts.origins.isEmpty {
      origins[name.library, default: []].formUnion(facts.origins)
    }
    guard !origins.isEmpty else { return self }
    return changing { name, facts in facts.origins.formUnion(origins[name.library] ?? []) }
  }

  func typed(_ dtype: String?) -> InferredType { changing { $1.dtype = dtype } }

  /// With other facts about each array that it can be.
  private func changing(_ change: (TypeName, inout Facts) -> Void) -> InferredType {
    InferredType(
      values.map { value in
        guard case .instance(let name, var facts) = value else { return value }
        change(name, &facts)
        return .instance(name, facts)
      }, isGuess: isGuess)
  }

  /// The rank that is left after an index whose effect on it is plain.
  fileprivate func reranked(after index: SyntaxNode, from value: Value) -> InferredType {
    guard case .instance(_, let facts) = value, let rank = facts.rank else { return self }
    let parts = index.kind == .tuple ? index.nodes(.elts) : [index]
    var taken = 0
    for part in parts {
      switch part.kind {
      case .slice: break
      case .constant where part.integer != nil, .unaryOp where part.integer != nil: taken += 1
      case .constant where part[.value] == nil: break
      default: return ranked(nil)
      }
    }
    return ranked(taken <= rank ? rank - taken : nil)
  }
}

extension SyntaxNode {
  /// The value of an integer literal, with its sign.
  var integer: Int? {
    switch kind {
    case .constant:
      guard case .literal(.integer(let value?))? = self[.value] else { return nil }
      return Int(value)
    case .unaryOp:
      guard text(.op) == "USub", let value = node(.operand)?.integer else { return nil }
      return -value
    default: return nil
    }
  }
}
