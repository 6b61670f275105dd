import Semantics

// MARK: - Attributes

extension Analysis {
  func evaluateAttribute(_ node: SyntaxNode) -> InferredType {
    guard let base = node.node(.value), let name = node.text(.attr) else { return .unknown }
    let receiver = evaluate(base)
    noteIndices(of: receiver, attribute: name, use: node)
    if let place = place(of: node), let known = known(at: place) { return known }
    return attribute(name, of: receiver)
  }

  func attribute(_ name: String, of type: InferredType) -> InferredType {
    type.flatMap { attribute(name, of: $0) }
  }

  func attribute(_ name: String, of value: InferredType.Value) -> InferredType {
    switch value {
    case .path(let path, _):
      return object(at: self.path(path, name), .member)
    case .instance(let typeName, _):
      guard let type = catalog.types[typeName] else { return .unknown }
      return attribute(name, of: value, type)
    case .object(let number): return member(name, of: classes[number], receiver: value)
    case .userClass(let number): return member(name, of: classes[number], receiver: value)
    case .pair(let number):
      let pair = pairCalls[number]
      let isIndex = pair.pair.attribute == name
      return pair.parts[isIndex ? pair.pair.place : 1 - min(pair.pair.place, 1)]
    case .unknown: return attributeOfUnknown(name)
    case .plain(.other): return .unknown
    case .plain(.none): return .nothing
    case .plain, .sequence, .mapping, .tuple, .function, .method, .typeForm:
      return InferredType(.method(InferredType(value), name))
    }
  }

  /// What stands at a canonical path.
  func object(at path: String, _ binding: InferredType.Binding) -> InferredType {
    catalog.objects[path].map { resolved($0) } ?? InferredType(.path(path, binding))
  }

  private func attributeOfUnknown(_ name: String) -> InferredType {
    guard catalog.reductionNames.contains(name) else { return .unknown }
    return InferredType(.method(.unknown, name))
  }

  private func attribute(
    _ name: String, of value: InferredType.Value, _ type: ArrayType
  ) -> InferredType {
    if let gives = type.attributes[name] { return resolved(gives, receiver: value) }
    if type.isMethod(name) || catalog.reductionNames.contains(name) {
      return InferredType(.method(InferredType(value), name))
    }
    return type.otherAttributes.map { resolved($0, receiver: value) } ?? .unknown
  }

  /// An attribute of a class of the file, or of an object of it.
  private func member(
    _ name: String, of info: ClassInfo, receiver: InferredType.Value, depth: Int = 0
  ) -> InferredType {
    info.asked.insert(name)
    if let type = info.attributes[name] {
      return type.flatMap { value in
        guard case .function(let number) = value else { return InferredType(value) }
        if functions[number].decoration.contains(.property) { return result(of: functions[number]) }
        return InferredType(value)
      }
    }
    guard depth < 8 else { return .unknown }
    var type = InferredType.nothing
    for base in info.bases.flatMap(\.values) {
      switch base {
      case .userClass(let number) where number != info.number:
        type = type.joined(
          member(name, of: classes[number], receiver: receiver, depth: depth + 1))
      case .path(let path, _):
        guard let known = catalog.type(at: path) else {
          if !catalog.isPlainClass(path) { type = type.joined(.unknown) }
          continue
        }
        type = type.joined(attribute(name, of: .instance(known.name, InferredType.Facts())))
      default: type = type.joined(.unknown)
      }
    }
    if info.attributes["__getattr__"] != nil { type = type.joined(.unknown) }
    // A mixin has what the classes have that are made with it.
    if type.isNothing, depth == 0, !catalog.reductionNames.contains(name) { return .unknown }
    return type
  }

  /// What a class of the file inherits from libraries, and whether some base is unknown.
  func inherited(by info: ClassInfo, depth: Int = 0) -> InferredType {
    var type = InferredType.nothing
    guard depth < 8 else { return type }
    for base in info.bases.flatMap(\.values) {
      switch base {
      case .userClass(let number) where number != info.number:
        type = type.joined(inherited(by: classes[number], depth: depth + 1))
      case .path(let path, _):
        if let known = catalog.type(at: path) {
          type = type.joined(.ofType(known.name))
        } else if !catalog.isPlainClass(path) {
          type = type.joined(.unknown)
        }
      default: type = type.joined(.unknown)
      }
    }
    return type
  }
}

extension ArrayType {
  func isMethod(_ name: String) -> Bool {
    methods[name] != nil || reductions[name] != nil || sorts[name] != nil || pairs[name] != nil
      || casts[name] != nil
  }
}

extension TypeCatalog {
  /// Whether a path is a class of Python's own that has no arrays' methods.
  func isPlainClass(_ path: String) -> Bool {
    guard let known = function(at: path), known.isFact, case .plain = known.group.gives else {
      return false
    }
    return true
  }
}

// MARK: - Items

extension Analysis {
  func evaluateSubscript(_ node: SyntaxNode) -> InferredType {
    guard let base = node.node(.value), let written = node.node(.slice) else { return .unknown }
    if let type = idiom(at: node) {
      evaluateParts(of: base)
      return type
    }
    let receiver = evaluate(base)
    let index = written.unwrappedIndex
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
      guard let items = catalog.types[name]?.items, let gives = items.choice(index, indexType)
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
    case .mapping(let element): return element
    case .pair(let number):
      let parts = pairCalls[number].parts
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
    case .unknown, .plain, .userClass, .function, .method: return .unknown
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
        return pairCalls[number].parts.reduce(InferredType.nothing) { $0.joined($1) }
      case .object: return items(ofObject: value)
      case .unknown, .path, .userClass, .function, .method, .typeForm: return .unknown
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
        let parts = pairCalls[number].parts
        return parts.indices.contains(place) ? parts[place] : .unknown
      case .object(let number):
        return field(at: place, of: classes[number]) ?? items(of: InferredType(value))
      default: return items(of: InferredType(value))
      }
    }
  }
}

extension ArrayType.Items {
  fileprivate func choice(_ index: SyntaxNode, _ type: InferredType) -> TypeExpression? {
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
    return otherwise
  }
}

extension InferredType {
  func ranked(_ rank: Int?) -> InferredType { changing { $0.rank = rank } }

  func typed(_ dtype: String?) -> InferredType { changing { $0.dtype = dtype } }

  /// With other facts about each array that it can be.
  private func changing(_ change: (inout Facts) -> Void) -> InferredType {
    InferredType(
      values.map { value in
        guard case .instance(let name, var facts) = value else { return value }
        change(&facts)
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

// MARK: - Type expressions

extension Analysis {
  func resolved(
    _ expression: TypeExpression, receiver: InferredType.Value? = nil,
    _ arguments: CallArguments = CallArguments()
  ) -> InferredType {
    switch expression {
    case .same: return receiver.map { InferredType($0) } ?? .unknown
    case .reshaped: return receiver.map { InferredType($0).ranked(nil) } ?? .unknown
    case .argument: return arguments.types.first ?? .unknown
    case .items: return arguments.types.first.map { items(of: $0) } ?? .unknown
    case .zipped:
      return InferredType(.tuple(arguments.types.map { items(of: $0).bounded() }))
    case .made:
      guard let maker = arguments.types.first else { return .unknown }
      return maker.flatMap { call($0, CallArguments()).result }
    case .unknown: return .unknown
    case .plain(let kind): return InferredType(.plain(kind))
    case .type(let name): return .ofType(name)
    case .tuple(let parts):
      return InferredType(.tuple(parts.map { resolved($0, receiver: receiver, arguments) }))
    case .sequence(let inner):
      return InferredType(.sequence(resolved(inner, receiver: receiver, arguments).bounded()))
    case .mapping(let inner):
      return InferredType(.mapping(resolved(inner, receiver: receiver, arguments).bounded()))
    case .union(let parts):
      return parts.reduce(InferredType.nothing) {
        $0.joined(resolved($1, receiver: receiver, arguments))
      }
    }
  }
}
