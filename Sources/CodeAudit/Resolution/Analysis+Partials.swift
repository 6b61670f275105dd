import Semantics

/// A call that makes a function with some arguments in place, such as `functools.partial(torch.max, dim=0)`.
struct PartialCall: Equatable {
  /// One for each function that it may be of. None is such a call itself: what that one holds stands here too.
  var ways: [Way]

  /// A function that may be called, and the arguments in place.
  struct Way: Equatable {
    var function: InferredType.Value
    var arguments = WrittenArguments()
    /// How many such calls are nested.
    var depth = 0
    /// Whether it was likely, no fact, that it is this function.
    var isGuess = false

    static let unknown = Way(function: .unknown)
  }
}

extension Analysis {
  /// Programs nest three or four. Each may double the ways.
  private static let maximalPartials = 6
  private static let maximalWays = 12

  /// What `partial(f, …)` gives.
  func partial(_ arguments: CallArguments) -> InferredType {
    guard let node = arguments.node, let function = arguments.types.first else { return .other }
    let known = partialCalls.number(of: node)
    let added = WrittenArguments(
      positional: Array(node.nodes(.args).dropFirst()), keywords: node.nodes(.keywords),
      part: frame.part, types)
    let ways = ways(toCall: function.asAssigned.bounded(), before: known ?? partialCalls.count)
    let made = PartialCall(
      ways: bounded(
        ways.map { way in
          guard way.function != .unknown, way.depth < Self.maximalPartials else { return .unknown }
          return PartialCall.Way(
            function: way.function, arguments: way.arguments.followed(by: added),
            depth: way.depth + 1, isGuess: way.isGuess || function.isGuess)
        }))
    guard let known else { return InferredType(.partial(partialCalls.add(made, of: node))) }
    rerun(partialCalls.change(known) { $0 = made }.subtracting([body.number]))
    return InferredType(.partial(known))
  }

  /// Each once, and no more than some.
  private func bounded(_ ways: [PartialCall.Way]) -> [PartialCall.Way] {
    var different: [PartialCall.Way] = []
    for way in ways where !different.contains(way) { different.append(way) }
    return different.count > Self.maximalWays ? [.unknown] : different
  }

  /// What is called in the end, and with which arguments in place already.
  ///
  /// - Parameter number: of the call that makes it. Without those that were made later nothing calls itself: a loop may
  ///   wrap a function again and again.
  func ways(toCall callee: InferredType, before number: Int = .max) -> [PartialCall.Way] {
    callee.values.flatMap { value -> [PartialCall.Way] in
      guard case .partial(let other) = value else { return [PartialCall.Way(function: value)] }
      return other < number ? partialCalls.read(other, by: body.number).ways : [.unknown]
    }
  }

  /// A call of such a function. That it is an arg-reduction was said where it was made.
  func call(partial number: Int, _ arguments: CallArguments) -> CallOutcome {
    let ways = partialCalls.read(number, by: body.number).ways
    let outcomes = ways.map { way in
      var all = arguments
      let held = way.arguments
      let places = held.positional.prefix { $0.node.kind != .starred }
      all.nodes = places.map(\.node)
      all.types = places.map(\.type)
      // Behind a star nobody knows the places.
      if places.count == held.positional.count {
        all.nodes += arguments.nodes
        all.types += arguments.types
      }
      for keyword in held.keywords {
        guard let name = keyword.node.text(.arg), arguments.keyword(name) == nil else { continue }
        all.keywords.append((name, keyword.value, keyword.type))
      }
      return call(way.function, all)
    }
    return CallOutcome(
      result: joined(outcomes).guessed(if: ways.contains(where: \.isGuess)),
      verdicts: [.noReduction])
  }

  /// What one of several calls gives. Whichever it is, the parts of a pair are said of one.
  func joined(_ outcomes: [CallOutcome]) -> InferredType {
    let result = outcomes.reduce(InferredType.nothing) { $0.joined($1.result) }
    // A call that raises gives nothing.
    return result.guessed(
      if: outcomes.count(where: { !$0.result.isNothing }) > 1
        && result.values.contains(where: \.isPair))
  }

  /// The arguments of a call with those that were in place; of several functions those that it has with each.
  func written(_ call: SyntaxNode, part: Int) -> WrittenArguments {
    let own = ownArguments(of: call, part: part)
    let callee = call.node(.func).flatMap { types[ObjectIdentifier($0)] } ?? .nothing
    let all = ways(toCall: callee).filter { $0.function != .unknown }.map {
      $0.arguments.followed(by: own)
    }
    guard let first = all.first else { return own }
    return all.dropFirst().reduce(first) { $0.common(with: $1) }
  }

  func ownArguments(of call: SyntaxNode, part: Int) -> WrittenArguments {
    WrittenArguments(
      positional: call.nodes(.args), keywords: call.nodes(.keywords), part: part, types)
  }
}
