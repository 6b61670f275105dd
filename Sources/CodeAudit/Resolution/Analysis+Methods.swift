import Semantics

extension Analysis {
  /// A call of a method.
  func call(
    method name: String, of value: InferredType.Value, _ arguments: CallArguments
  ) -> CallOutcome {
    switch value {
    case .path(let path, _):
      return call(.path(self.path(path, name), .member), arguments)
    case .instance(let typeName, _):
      guard let type = catalog.types[typeName] else { return .unknown }
      return call(method: name, of: value, type, arguments)
    case .object, .userClass: return call(method: name, ofUser: value, arguments)
    case .unknown: return callOfUnknown(name, arguments)
    case .pair:
      // A method of a part, or of a named tuple.
      return CallOutcome(result: .unknown, verdicts: [.noReduction])
    case .method(let receiver, _) where receiver.hasUnknown: return callOfUnknown(name, arguments)
    case .mapping(let element, _):
      return CallOutcome(
        result: call(method: name, ofMapping: value, element, arguments), verdicts: [.noReduction])
    case .sequence, .tuple, .plain:
      return CallOutcome(
        result: call(method: name, ofPlain: value), verdicts: [.noReduction])
    case .function, .method, .partial, .typeForm:
      return CallOutcome(result: .unknown, verdicts: [.noReduction])
    }
  }

  private func call(
    method name: String, of value: InferredType.Value, _ type: ArrayType, _ arguments: CallArguments
  ) -> CallOutcome {
    var outcome = CallOutcome(result: .unknown, verdicts: [.noReduction])
    if let function = type.reductions[name] {
      let reduction = TypeCatalog.Reduction(library: type.name.library, function: function)
      outcome.verdicts = [.reduction(reduction, isMethod: true)]
    } else if catalog.reductionNames.contains(name), type.operators != nil {
      // The type has no such method: either it is not what it seems, or the call fails.
      outcome.verdicts = [.unknown(name, isMethod: true)]
    }
    if let pair = type.pairs[name] {
      outcome.result = pairResult(
        type.name.library, pair, arguments, arguments: arguments, of: .method(name, value))
    } else if let cast = type.casts[name] {
      outcome.result = casted(value, to: cast, type, arguments)
    } else if let gives = type.methods[name] {
      outcome.result = resolved(gives, receiver: value, arguments)
    } else if let gives = type.attributes[name] {
      // An attribute that is called, such as a scaler's fitted model.
      outcome.result = resolved(gives, receiver: value).flatMap { call($0, arguments).result }
    } else if let gives = type.otherMethods {
      outcome.result = resolved(gives, receiver: value, arguments)
    }
    if let rule = type.dtypes[name] {
      outcome.result = outcome.result.typed(
        dtype(by: rule, arguments, library: type.name.library))
    }
    if let rank = type.ranks[name] {
      outcome.result = outcome.result.ranked(self.rank(rank, arguments))
    }
    outcome.result = outcome.result.made(fromThoseOf: [InferredType(value)])
    return outcome
  }

  private func casted(
    _ value: InferredType.Value, to cast: String?, _ type: ArrayType, _ arguments: CallArguments
  ) -> InferredType {
    if let cast { return InferredType(value).typed(cast) }
    let library = type.name.library
    let all =
      zip(arguments.nodes, arguments.types).map { ($0, $1) }
      + arguments.keywords.filter { $0.name == "dtype" }.map { ($0.node, $0.type) }
    // `x.to(device)` names no element type and keeps the one it has; a variable may name any.
    for (node, inferred) in all {
      if let name = dtype(node, inferred, library: library) {
        return InferredType(value).typed(name)
      }
    }
    let isOpen = all.contains { $0.1.hasUnknown }
    return isOpen ? InferredType(value).typed(nil) : InferredType(value)
  }

  private func call(
    method name: String, ofUser value: InferredType.Value, _ arguments: CallArguments
  ) -> CallOutcome {
    set(name, of: value, arguments)
    let found = attribute(name, of: value)
    let receiver = value
    // A call of `None` raises: what stands there until something is set is not called.
    let called = found.values.filter { $0 != .plain(.none) }
    var outcomes = (called.isEmpty ? found.values : called).map { value -> CallOutcome in
      // What a library's class hands down.
      if case .method(let receiver, let name) = value {
        let calls = receiver.values.map { call(method: name, of: $0, arguments) }
        return CallOutcome(
          result: calls.reduce(InferredType.nothing) { $0.joined($1.result) },
          verdicts: calls.flatMap(\.verdicts))
      }
      if case .unknown = value { return callOfUnknown(name, arguments) }
      return call(value, arguments, calling(value, through: receiver))
    }
    if outcomes.isEmpty {
      // `self` may be of a class that is derived elsewhere and has it.
      let isOwn =
        if case .object(let number) = value { frame.classInfo === classes[number] } else { false }
      let isOpen = isOwn || !catalog.reductionNames.contains(name)
      outcomes = [
        isOpen
          ? callOfUnknown(name, arguments) : CallOutcome(result: .nothing, verdicts: [.noReduction])
      ]
    }
    return CallOutcome(
      result: joined(outcomes).guessed(if: found.isGuess),
      verdicts: outcomes.flatMap(\.verdicts))
  }

  private func calling(
    _ function: InferredType.Value, through receiver: InferredType.Value
  ) -> Calling {
    guard case .userClass = receiver, case .function(let number) = function else { return .bound }
    return functions[number].decoration.contains(.classMethod) ? .bound : .plain
  }

  /// `self.register_buffer("mean", torch.zeros(3))`
  private func set(_ method: String, of value: InferredType.Value, _ arguments: CallArguments) {
    guard case .object(let number) = value, arguments.types.count == 2,
      let name = arguments.nodes[0].string
    else { return }
    let isSetter = inherited(by: classes[number]).values.contains { base in
      guard case .instance(let type, _) = base else { return false }
      return catalog.types[type]?.setters.contains(method) ?? false
    }
    if isSetter { record(attribute: name, of: classes[number], arguments.types[1]) }
  }

  func callOfUnknown(_ name: String, _ arguments: CallArguments) -> CallOutcome {
    var outcome = CallOutcome.unknown
    if catalog.reductionNames.contains(name) { outcome.verdicts = [.unknown(name, isMethod: true)] }
    if let (library, pair) = catalog.pairMethods[name] {
      outcome.result = pairResultOfUnknown(library, pair, arguments, method: name)
    } else if let gives = catalog.unknownReceivers[name] {
      outcome.result = resolved(gives, receiver: .unknown, arguments)
        .made(from: catalog.makers(of: gives, by: name)).guessed()
    } else if let type = castingType(name, arguments) {
      outcome.result = InferredType.ofType(type).guessed()
    }
    return outcome
  }

  /// The type that has a method which takes the element type in the arguments, as in `x.to(torch.float32)`.
  private func castingType(_ name: String, _ arguments: CallArguments) -> TypeName? {
    for type in arguments.types + arguments.keywords.map(\.type) {
      guard case .path(let path, _)? = type.values.first, catalog.dtype(at: path) != nil,
        let library = catalog.library(of: path)
      else { continue }
      return catalog.castingTypes[name]?.first { $0.library == library }
    }
    return nil
  }

  /// The methods of Python's own mappings that give what is in them.
  private func call(
    method name: String, ofMapping value: InferredType.Value, _ element: InferredType,
    _ arguments: CallArguments
  ) -> InferredType {
    if !Self.lookingMethods.contains(name) { noteChange(of: InferredType(value)) }
    return switch name {
    case "get", "pop", "setdefault": taken(from: value, element, arguments)
    case "values": InferredType(.sequence(element))
    case "items": InferredType(.sequence(InferredType(.tuple([.other, element]))))
    case "copy": InferredType(.mapping(element))
    case "keys": InferredType(.sequence(.other))
    default: .unknown
    }
  }

  private func call(method name: String, ofPlain value: InferredType.Value) -> InferredType {
    switch (value, name) {
    case (.sequence(let element), "pop"), (.sequence(let element), "popleft"): element
    case (.sequence, "copy"): InferredType(value)
    case (.plain(.text), "split"), (.plain(.text), "splitlines"):
      InferredType(.sequence(InferredType(.plain(.text))))
    case (.plain(.text), _): InferredType(value)
    case (.plain(.other), _): .unknown
    // It raises, so that nothing comes of it.
    case (.plain(.none), _): .nothing
    default: .other
    }
  }
}
