import Semantics

/// What stands in the brackets of a call, as far as types go.
struct CallArguments {
  var node: SyntaxNode?
  /// Of the positional arguments before a star.
  var types: [InferredType] = []
  var nodes: [SyntaxNode] = []
  var keywords: [(name: String, node: SyntaxNode, type: InferredType)] = []
  /// Whether the array stood before them, in a call of a method through its class.
  var isBehindArray = false

  func keyword(_ name: String) -> (node: SyntaxNode, type: InferredType)? {
    keywords.first { $0.name == name }.map { ($0.node, $0.type) }
  }

  /// By its keyword, or by its place among positional arguments where it has one.
  func argument(_ name: String, at place: Int?) -> (node: SyntaxNode, type: InferredType)? {
    if let found = keyword(name) { return found }
    guard let place, nodes.indices.contains(place) else { return nil }
    return (nodes[place], types[place])
  }

  /// Without the first one: of a method that is called through its class.
  var dropFirst: CallArguments {
    var rest = self
    rest.types = Array(types.dropFirst())
    rest.nodes = Array(nodes.dropFirst())
    rest.isBehindArray = true
    return rest
  }
}

/// What a call gives, and what it means for the audit.
struct CallOutcome {
  var result: InferredType
  var verdicts: [Verdict] = []

  enum Verdict: Hashable {
    /// An arg-reduction of a library.
    case reduction(TypeCatalog.Reduction, isMethod: Bool)
    /// It has the name of one, and nobody knows whose it is.
    case unknown(String, isMethod: Bool)
    case noReduction
    /// Nobody knows what is called.
    case open
  }

  static let unknown = CallOutcome(result: .unknown, verdicts: [.open])
}

extension Analysis {
  func evaluateCall(_ node: SyntaxNode) -> InferredType {
    guard let callee = node.node(.func) else { return .unknown }
    if let type = idiom(at: node) {
      evaluateParts(of: node)
      return type
    }
    var receiver: InferredType?
    var calleeType = InferredType.nothing
    if callee.kind == .attribute, let base = callee.node(.value), let name = callee.text(.attr) {
      receiver = evaluate(base)
      noteIndices(of: receiver ?? .unknown, attribute: name, use: callee)
      if let place = place(of: callee), let known = known(at: place) {
        (receiver, calleeType) = (nil, known)
      }
      types[ObjectIdentifier(callee)] = receiver.map { attribute(name, of: $0) } ?? calleeType
    } else {
      calleeType = evaluate(callee)
    }
    let called = types[ObjectIdentifier(callee)] ?? .unknown
    let arguments = evaluateArguments(of: node, callee: called)
    var outcomes: [CallOutcome] = []
    if let receiver, let name = callee.text(.attr) {
      outcomes = receiver.values.map { call(method: name, of: $0, arguments) }
      if outcomes.isEmpty || receiver == InferredType.none {
        // Nothing ever gave it a value here.
        if catalog.reductionNames.contains(name) {
          outcomes = [CallOutcome(result: .nothing, verdicts: [.unknown(name, isMethod: true)])]
        } else if catalog.pairMethods[name] != nil {
          outcomes = [callOfUnknown(name, arguments)]
        }
      }
      growReceiver(callee, name, receiver, arguments)
      calleeType.isGuess = receiver.isGuess
    } else {
      outcomes = calleeType.values.map { call($0, arguments) }
    }
    note(outcomes, of: node, callee: callee, calleeType, receiver: receiver)
    noteNamed(by: node, callee, receiver ?? calleeType, arguments)
    noteEffects(of: called, arguments)
    noteEscapes(of: arguments, to: called)
    // A method of an array that comes from one of several places is the same one.
    let result =
      receiver?.values.contains(where: \.isHolder) ?? true
      ? joined(outcomes) : outcomes.reduce(InferredType.nothing) { $0.joined($1.result) }
    return result.guessed(if: calleeType.isGuess)
  }

  /// - Parameter callee: what is called; it may tell what lambdas among the arguments are handed.
  func evaluateArguments(
    of node: SyntaxNode, callee: InferredType
  ) -> CallArguments {
    var arguments = CallArguments(node: node)
    let parts = node.nodes(.args)
    let keywords = node.nodes(.keywords)
    var lambdas: [SyntaxNode] = []
    func evaluateUnlessLambda(_ value: SyntaxNode) {
      if value.kind == .lambda { lambdas.append(value) } else { evaluate(value) }
    }
    for part in parts { evaluateUnlessLambda(part) }
    for keyword in keywords { keyword.node(.value).map(evaluateUnlessLambda) }
    if !lambdas.isEmpty {
      let others = parts.filter { $0.kind != .lambda }
      let known = CallArguments(types: others.map { types[ObjectIdentifier($0)] ?? .unknown })
      let handed = callee.flatMap { self.handed(by: $0, known) }
      for lambda in lambdas { types[ObjectIdentifier(lambda)] = evaluateLambda(lambda, handed) }
    }
    for part in parts {
      if part.kind == .starred { break }
      arguments.nodes.append(part)
      arguments.types.append(types[ObjectIdentifier(part)] ?? .unknown)
    }
    for keyword in keywords {
      guard let value = keyword.node(.value), let name = keyword.text(.arg) else { continue }
      arguments.keywords.append((name, value, types[ObjectIdentifier(value)] ?? .unknown))
    }
    return arguments
  }

  /// What a function or method passes to a lambda.
  private func handed(by value: InferredType.Value, _ arguments: CallArguments) -> InferredType {
    switch value {
    case .path(let path, _):
      return catalog.callbacks[path].map { resolved($0, receiver: nil, arguments) } ?? .unknown
    case .method(let receiver, let name):
      return receiver.flatMap { value in
        guard case .instance(let typeName, _) = value,
          let gives = catalog.types[typeName]?.callbacks[name]
        else { return .unknown }
        return resolved(gives, receiver: value, arguments)
      }
    default: return .unknown
    }
  }

  /// `xs.append(x)` changes what `xs` is a list of.
  private func growReceiver(
    _ callee: SyntaxNode, _ name: String, _ receiver: InferredType, _ arguments: CallArguments
  ) {
    guard let base = callee.node(.value) else { return }
    if name == "update" {
      let new = arguments.keywords.map(\.type) + arguments.types.map { elements(ofMapping: $0) }
      for type in new { grow(base, receiver, by: type) }
    }
    guard let element = arguments.types.last else { return }
    switch name {
    case "append", "add", "insert", "setdefault": grow(base, receiver, by: element)
    case "extend": grow(base, receiver, by: items(of: element))
    default: break
    }
  }

  /// A call of a value.
  func call(
    _ value: InferredType.Value, _ arguments: CallArguments, _ calling: Calling = .open
  ) -> CallOutcome {
    switch value {
    case .unknown: return .unknown
    case .path(let path, _): return call(path: path, arguments)
    case .function(let number):
      note(arguments, handedTo: functions[number], calling)
      return CallOutcome(result: result(of: functions[number]), verdicts: [.noReduction])
    case .userClass(let number):
      note(arguments, handedToMakerOf: value)
      return CallOutcome(result: InferredType(.object(number)), verdicts: [.noReduction])
    case .method(let receiver, let name):
      let outcomes = receiver.values.map { call(method: name, of: $0, arguments) }
      return CallOutcome(
        result: outcomes.reduce(InferredType.nothing) { $0.joined($1.result) },
        verdicts: outcomes.flatMap(\.verdicts))
    case .instance(let name, _):
      guard let gives = catalog.types[name]?.call else { return .unknown }
      return CallOutcome(result: resolved(gives, receiver: value, arguments))
    case .object(let number): return callObject(classes[number], value, arguments)
    case .partial(let number): return call(partial: number, arguments)
    case .plain, .sequence, .mapping, .tuple, .pair, .typeForm:
      return CallOutcome(result: .unknown, verdicts: [.noReduction])
    }
  }

  /// `model(x)`.
  private func callObject(
    _ info: ClassInfo, _ value: InferredType.Value, _ arguments: CallArguments
  ) -> CallOutcome {
    let own = attribute("__call__", of: value)
    if own.values.contains(where: \.isFunction) {
      return CallOutcome(result: call(method: "__call__", of: value, arguments).result)
    }
    var result = InferredType.nothing
    for case .instance(let name, _) in inherited(by: info).values {
      guard let type = catalog.types[name] else { continue }
      if let method = type.callMethod {
        let answer = call(method: method, of: value, arguments)
        result = result.joined(answer.result)
      } else if let gives = type.call {
        result = result.joined(resolved(gives, receiver: value, arguments))
      }
    }
    if result.isNothing { result = likelyResult(ofCalling: value, info, arguments) }
    return CallOutcome(result: result.isNothing ? .unknown : result)
  }
}

extension Analysis {
  /// Of an object whose class inherits from another file, and has a method that libraries call such objects by.
  private func likelyResult(
    ofCalling value: InferredType.Value, _ info: ClassInfo, _ arguments: CallArguments
  ) -> InferredType {
    guard inherited(by: info).hasUnknown else { return .nothing }
    for method in callMethods where own(method, of: info) != nil {
      return call(method: method, of: value, arguments).result.guessed()
    }
    return .nothing
  }
}

// MARK: - Functions by path

extension Analysis {
  private func call(path: String, _ arguments: CallArguments) -> CallOutcome {
    if let outcome = call(methodAt: path, arguments) { return outcome }
    var outcome = CallOutcome(result: .unknown)
    if let reduction = catalog.reduction(at: path) {
      outcome.verdicts = [.reduction(reduction, isMethod: false)]
    } else if catalog.reductionNames.contains(path.lastPart), path != path.lastPart {
      outcome.verdicts = [.unknown(path.lastPart, isMethod: false)]
    } else {
      outcome.verdicts = [.noReduction]
    }
    if let (library, pair) = catalog.pairs[path] {
      outcome.result = pairResult(
        library, pair, arguments, arguments: arguments.dropFirst, of: .function(path))
    } else if let type = catalog.type(at: path) {
      outcome.result = made(type, path, arguments)
    } else if path == "builtins.super" {
      outcome.result = frame.classInfo.map { superclass(of: $0) } ?? .unknown
    } else if let named = named(by: path, arguments) {
      outcome.result = named
    } else if path == "builtins.dict", let table = tableOfKeywords(arguments) {
      outcome.result = table
    } else if catalog.wrappers.contains(path) {
      outcome.result = (arguments.types.first ?? .unknown).asAssigned
    } else if catalog.partials.contains(path) {
      notePartial(arguments)
      outcome.result = partial(arguments)
    } else if catalog.generics[path] == .variable {
      let choices =
        arguments.nodes.dropFirst().map { annotation($0) }
        + (arguments.keyword("bound").map { [annotation($0.node)] } ?? [])
      let union = choices.reduce(InferredType.nothing) { $0.joined($1) }
      outcome.result = InferredType(.typeForm(union.isNothing ? .unknown : union))
    } else if catalog.generics[path] == .cast {
      outcome.result = arguments.nodes.first.map { annotation($0) } ?? .unknown
    } else if let known = catalog.function(at: path) {
      outcome.result = result(of: known.group, path, arguments).guessed(if: !known.isFact)
    }
    return outcome
  }

  /// `torch.Tensor.max(x, 1)`: a method through its class, with the array as its first argument.
  private func call(methodAt path: String, _ arguments: CallArguments) -> CallOutcome? {
    guard let point = path.utf8.lastIndex(of: UInt8(ascii: ".")), !arguments.types.isEmpty,
      let type = catalog.type(at: String(path[..<point])), type.isMethod(path.lastPart)
    else { return nil }
    let receiver = InferredType.Value.instance(type.name, InferredType.Facts())
    var outcome = call(method: path.lastPart, of: receiver, arguments.dropFirst)
    outcome.verdicts = outcome.verdicts.map { verdict in
      guard case .reduction(let reduction, _) = verdict else { return verdict }
      return .reduction(reduction, isMethod: false)
    }
    return outcome
  }

  /// `getattr(np, "argmax")`, `importlib.import_module("numpy")`
  private func named(by path: String, _ arguments: CallArguments) -> InferredType? {
    let texts = arguments.nodes.map(\.string)
    if path == "builtins.getattr", texts.count >= 2, let name = texts[1] {
      return attribute(name, of: arguments.types[0]).asAssigned
    }
    guard catalog.importers.contains(path), let module = texts.first ?? nil else { return nil }
    return InferredType(.path(catalog.canonical(module), .assigned))
  }

  private func superclass(of info: ClassInfo) -> InferredType {
    bases(of: info).reduce(InferredType.nothing) { result, base in
      switch base {
      case .userClass(let number): result.joined(InferredType(.object(number)))
      case .path(let path, _):
        result.joined(catalog.type(at: path).map { .ofType($0.name) } ?? .unknown)
      default: result.joined(.unknown)
      }
    }
  }

  private func made(_ type: ArrayType, _ path: String, _ arguments: CallArguments) -> InferredType {
    var facts = InferredType.Facts()
    if let group = catalog.function(at: path)?.group {
      facts = self.facts(of: group, path, arguments)
    } else if let dtype = arguments.keyword("dtype") {
      facts.dtype = self.dtype(dtype.node, dtype.type, library: type.name.library)
    }
    return InferredType(.instance(type.name, facts))
  }

  private func result(
    of group: LibraryTypes.FunctionGroup, _ path: String, _ arguments: CallArguments
  ) -> InferredType {
    if group.followsArgument, let stronger = stronger(than: group.gives, arguments) {
      return stronger
    }
    let facts = facts(of: group, path, arguments)
    let type = resolved(group.gives, receiver: nil, arguments)
    return type.ranked(facts.rank).typed(facts.dtype).made(fromThoseOf: arguments.types)
      .guessed(if: arguments.types.first?.isGuess == true && group.gives == .argument)
  }

  /// The type of an argument that decides the result, as a `Series` does in `np.exp(series)`.
  private func stronger(
    than gives: TypeExpression, _ arguments: CallArguments
  ) -> InferredType? {
    guard case .type(let name) = gives, let own = catalog.types[name] else { return nil }
    for type in arguments.types {
      for case .instance(let other, let facts) in type.values {
        guard let known = catalog.types[other], known.priority > own.priority,
          known.operators != nil
        else { continue }
        return InferredType(.instance(other, InferredType.Facts(rank: facts.rank)))
          .guessed(if: type.isGuess || type.hasUnknown)
      }
    }
    return nil
  }

  private func facts(
    of group: LibraryTypes.FunctionGroup, _ path: String, _ arguments: CallArguments
  ) -> InferredType.Facts {
    var facts = InferredType.Facts(dtype: group.dtype)
    // What the result is written into keeps its own type.
    let out = arguments.argument("out", at: group.outPlace)
    if let out, out.node.literal != CallSite.Literal.none { facts.dtype = nil }
    let library = catalog.library(of: path) ?? ""
    if let argument = arguments.argument("dtype", at: group.dtypePlace) {
      facts.dtype = dtype(argument.node, argument.type, library: library)
    } else if group.rank == .values, arguments.types.first?.isOfTruths == true {
      // Of all literals these have one type in every library.
      facts.dtype = "bool"
    } else if let numbers = group.numbers, let found = dtype(of: arguments, by: numbers) {
      facts.dtype = found
    }
    facts.rank = group.rank.flatMap { rank($0, arguments) }
    return facts
  }

  func rank(_ rule: LibraryTypes.Rank, _ arguments: CallArguments) -> Int? {
    switch rule {
    case .fixed(let rank): return rank
    case .values:
      guard let node = arguments.nodes.first else { return nil }
      if case .instance(_, let facts)? = arguments.types.first?.values.first { return facts.rank }
      return node.literalDepth
    case .arguments:
      if arguments.nodes.count == 1 { return rank(.shape, arguments) }
      return arguments.nodes.allSatisfy { $0.integer != nil } ? arguments.nodes.count : nil
    case .shape:
      guard let node = arguments.nodes.first ?? arguments.keyword("shape")?.node else { return nil }
      if node.kind == .tuple || node.kind == .list {
        let parts = node.nodes(.elts)
        return parts.contains { $0.kind == .starred } ? nil : parts.count
      }
      let type = types[ObjectIdentifier(node)]
      return node.integer != nil || type?.values == [.plain(.int)] ? 1 : nil
    }
  }
}

extension SyntaxNode {
  /// How deep lists of literals are nested; `nil` where that cannot be seen.
  fileprivate var literalDepth: Int? {
    switch kind {
    case .list, .tuple:
      guard let first = nodes(.elts).first else { return 1 }
      return first.literalDepth.map { $0 + 1 }
    case .constant: return 0
    case .unaryOp: return node(.operand)?.literalDepth
    default: return nil
    }
  }
}
