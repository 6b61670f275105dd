import Semantics

/// A call that makes a function with some arguments in place, such as `functools.partial(torch.max, dim=0)`.
struct PartialCall: Equatable {
  /// What it calls.
  var function: InferredType
  /// The arguments in place.
  var arguments: WrittenArguments
  var types: [InferredType]
  var keywordTypes: [InferredType]

  static func == (one: Self, other: Self) -> Bool {
    one.function == other.function && one.types == other.types
      && one.keywordTypes == other.keywordTypes
  }
}

/// The arguments of a call as they are written, each with the part of the file where it stands.
struct WrittenArguments {
  typealias Node = (node: SyntaxNode, part: Int)

  var positional: [Node]
  /// With their names.
  var keywords: [Node]

  init(positional: [SyntaxNode], keywords: [SyntaxNode], part: Int) {
    self.positional = positional.map { ($0, part) }
    self.keywords = keywords.map { ($0, part) }
  }

  /// With those of a call that come later.
  func followed(by other: WrittenArguments) -> WrittenArguments {
    let new = Set(other.keywords.compactMap { $0.node.text(.arg) })
    var all = other
    all.positional = positional + other.positional
    all.keywords = keywords.filter { !new.contains($0.node.text(.arg) ?? "") } + other.keywords
    return all
  }

  /// By one of these keywords.
  func keyword(_ names: Set<String>) -> SyntaxNode? {
    keywords.first { names.contains($0.node.text(.arg) ?? "") }?.node.node(.value)
  }
}

extension Analysis {
  /// What `partial(f, …)` gives.
  func partial(_ arguments: CallArguments) -> InferredType {
    guard let node = arguments.node, let function = arguments.types.first else { return .other }
    let made = PartialCall(
      function: function.asAssigned.bounded(),
      arguments: WrittenArguments(
        positional: Array(node.nodes(.args).dropFirst()), keywords: node.nodes(.keywords),
        part: frame.part),
      types: Array(arguments.types.dropFirst()), keywordTypes: arguments.keywords.map(\.type))
    guard let number = partialCalls.number(of: node) else {
      return InferredType(.partial(partialCalls.add(made, of: node)))
    }
    rerun(partialCalls.change(number) { $0 = made }.subtracting([body.number]))
    return InferredType(.partial(number))
  }

  /// A call of such a function. That it is an arg-reduction was said where it was made.
  func call(partial number: Int, _ arguments: CallArguments) -> CallOutcome {
    let made = partialCalls.read(number, by: body.number)
    var all = arguments
    let inPlace = made.arguments.positional.map(\.node)
    all.nodes = Array(inPlace.prefix(made.types.count))
    all.types = made.types
    // Behind a star nobody knows the places.
    if made.types.count == inPlace.count {
      all.nodes += arguments.nodes
      all.types += arguments.types
    }
    let held = made.arguments.keywords.filter { $0.node.text(.arg) != nil }
    for (keyword, type) in zip(held, made.keywordTypes) {
      guard let name = keyword.node.text(.arg), let value = keyword.node.node(.value),
        arguments.keyword(name) == nil
      else { continue }
      all.keywords.append((name, value, type))
    }
    let outcomes = earlier(made.function, number).map { call($0, all) }
    return CallOutcome(result: joined(outcomes), verdicts: [.noReduction])
  }

  /// What one of several calls gives. Whichever it is, the parts of a pair are said of one.
  func joined(_ outcomes: [CallOutcome]) -> InferredType {
    let result = outcomes.reduce(InferredType.nothing) { $0.joined($1.result) }
    return result.guessed(if: outcomes.count > 1 && result.values.contains(where: \.isPair))
  }

  /// Without what was made later, so that nothing calls itself: a loop may wrap a function again and again.
  private func earlier(_ function: InferredType, _ number: Int) -> [InferredType.Value] {
    function.values.map { value in
      if case .partial(let other) = value, other >= number { .unknown } else { value }
    }
  }

  /// What is called in the end, where arguments are in place already.
  func underlying(_ callee: InferredType) -> InferredType {
    callee.flatMap { value in
      guard case .partial(let number) = value else { return InferredType(value) }
      let made = partialCalls.read(number, by: body.number)
      return underlying(InferredType(earlier(made.function, number)))
        .guessed(if: made.function.isGuess)
    }
  }

  /// The arguments of a call with those that were in place.
  func written(_ call: SyntaxNode, part: Int) -> WrittenArguments {
    let own = WrittenArguments(
      positional: call.nodes(.args), keywords: call.nodes(.keywords), part: part)
    let callee = call.node(.func).flatMap { types[ObjectIdentifier($0)] }
    return held(by: callee ?? .nothing)?.followed(by: own) ?? own
  }

  /// Of several such functions those of the first.
  private func held(by callee: InferredType) -> WrittenArguments? {
    for case .partial(let number) in callee.values {
      let made = partialCalls.read(number, by: body.number)
      let inner = held(by: InferredType(earlier(made.function, number)))
      return inner?.followed(by: made.arguments) ?? made.arguments
    }
    return nil
  }
}
