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
    case .object(let number):
      let type = member(name, of: classes[number], receiver: value)
      return type.joined(overriding(name, of: classes[number], type))
    case .userClass(let number): return member(name, of: classes[number], receiver: value)
    case .pair(let number):
      let pair = pairCall(number)
      let isIndex = pair.pair.attribute == name
      return pair.parts[isIndex ? pair.pair.place : 1 - min(pair.pair.place, 1)]
    case .unknown: return attributeOfUnknown(name)
    case .plain(.other): return .unknown
    case .plain(.none): return .nothing
    case .mapping:
      // `Thread(target=d.update)`
      if !Self.lookingMethods.contains(name) { noteChange(of: InferredType(value)) }
      return InferredType(.method(InferredType(value), name))
    case .plain, .sequence, .tuple, .function, .method, .partial, .typeForm:
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
    if let type = own(name, of: info) {
      return type.flatMap { value in
        guard case .function(let number) = value else { return InferredType(value) }
        if functions[number].decoration.contains(.property) { return result(of: functions[number]) }
        return InferredType(value)
      }
    }
    guard depth < 8 else { return .unknown }
    var type = InferredType.nothing
    for base in bases(of: info) {
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
    if own("__getattr__", of: info) != nil { type = type.joined(.unknown) }
    // A mixin has what the classes have that are made with it.
    if type.isNothing, depth == 0, !catalog.reductionNames.contains(name) { return .unknown }
    return type
  }

  /// What an object has under a name where it is one of a class that inherits from its own: functions and dictionaries
  /// that stand in attributes to be put in others' place.
  private func overriding(_ name: String, of info: ClassInfo, _ type: InferredType) -> InferredType
  {
    let isReplaceable = type.values.contains { value in
      if case .mapping(_, let tables) = value { !tables.isEmpty } else { value.isPath }
    }
    guard isReplaceable else { return .nothing }
    return classes(having: name).reduce(InferredType.nothing) { result, other in
      guard other !== info, inherits(other, from: info.number) else { return result }
      return result.joined(other.attributes[name] ?? .nothing)
    }
  }

  private func inherits(_ info: ClassInfo, from number: Int, depth: Int = 0) -> Bool {
    depth < 8
      && bases(of: info).contains { base in
        guard case .userClass(let other) = base, other != info.number else { return false }
        return other == number || inherits(classes[other], from: number, depth: depth + 1)
      }
  }

  /// What the class itself, or its objects by its methods, have under a name.
  func own(_ name: String, of info: ClassInfo) -> InferredType? {
    info.readers[name, default: []].insert(body.number)
    return info.attributes[name]
  }

  /// What objects of some class of the file have under a name.
  func anyAttribute(_ name: String) -> InferredType {
    let all = classes(having: name).compactMap { $0.attributes[name] }
    return all.reduce(all.isEmpty ? InferredType.unknown : .nothing) { $0.joined($1) }
  }

  /// The classes of the file that have something under a name, in their order.
  private func classes(having name: String) -> [ClassInfo] {
    attributeReaders[name, default: []].insert(body.number)
    return (owners[name] ?? []).map { classes[$0] }
  }

  func bases(of info: ClassInfo) -> [InferredType.Value] {
    info.baseReaders.insert(body.number)
    return info.bases.flatMap(\.values)
  }

  /// What a class of the file inherits from libraries, and whether some base is unknown.
  func inherited(by info: ClassInfo, depth: Int = 0) -> InferredType {
    var type = InferredType.nothing
    guard depth < 8 else { return type }
    for base in bases(of: info) {
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

// MARK: - Type expressions

extension Analysis {
  /// Of which other library the object is that is made into an array.
  private func origins(of name: TypeName, _ receiver: InferredType.Value?) -> Set<String> {
    guard case .instance(let made, _)? = receiver, made.library != name.library,
      catalog.types[name]?.operators != nil
    else { return [] }
    return [made.library]
  }

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
    case .type(let name):
      return InferredType(.instance(name, InferredType.Facts(origins: origins(of: name, receiver))))
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
