import Semantics

/// Compares code with a pattern.
struct PatternMatcher {
  /// What `$either` stands for.
  var either: String
  /// The path that a name means here, if only one.
  var path: (SyntaxNode) -> String?
  var captures: [String: SyntaxNode] = [:]
  /// The first call with a path or method in the pattern: what is reported.
  var call: SyntaxNode?
  private var parameters: [String: String] = [:]

  init(either: String, path: @escaping (SyntaxNode) -> String?) {
    self.either = either
    self.path = path
  }

  mutating func matches(_ pattern: SourcePattern, _ node: SyntaxNode) -> Bool {
    switch pattern {
    case .anything: return true
    case .capture(let name):
      if let parameter = parameters[name] { return node.text(.id) == parameter }
      if let known = captures[name] { return known.isSameCode(as: node) }
      // Outside of the lambda there is no such name.
      guard parameters.isEmpty || !node.mentions(Set(parameters.values)) else { return false }
      captures[name] = node
      return true
    case .integer(let value): return node.integer == value
    case .text(let text):
      guard case .literal(.string(text))? = node[.value] else { return false }
      return true
    case .call(let wanted, let positional, let keywords):
      return matchesCall(wanted == "$either" ? either : wanted, positional, keywords, node)
    case .method(let names, let receiver, let positional):
      return matchesMethod(names, receiver, positional, node)
    case .attribute(let names, let of):
      guard node.kind == .attribute, let name = node.text(.attr), names.contains(name),
        let value = node.node(.value)
      else { return false }
      return matches(of, value)
    case .item(let index, let of):
      guard node.kind == .subscript, let value = node.node(.value),
        let slice = node.node(.slice)?.unwrappedIndex
      else { return false }
      return matches(of, value) && matches(index, slice)
    case .lambda(let names, let body): return matchesLambda(names, body, node)
    case .generator(let element, let target, let iterable):
      return matchesGenerator(element, target, iterable, node)
    case .tuple(let parts):
      return node.kind == .tuple && matchesAll(parts, node.nodes(.elts))
    case .either(let patterns):
      for pattern in patterns {
        var attempt = self
        if attempt.matches(pattern, node) {
          self = attempt
          return true
        }
      }
      return false
    }
  }

  private mutating func matchesAll(_ patterns: [SourcePattern], _ nodes: [SyntaxNode]) -> Bool {
    guard patterns.count == nodes.count else { return false }
    for (pattern, node) in zip(patterns, nodes) where !matches(pattern, node) { return false }
    return true
  }

  private mutating func matchesCall(
    _ wanted: String, _ positional: [SourcePattern], _ keywords: [String: SourcePattern],
    _ node: SyntaxNode
  ) -> Bool {
    guard node.kind == .call, let callee = node.node(.func), path(callee) == wanted else {
      return false
    }
    call = call ?? node
    guard matchesAll(positional, node.nodes(.args)) else { return false }
    for (name, pattern) in keywords.sorted(by: { $0.key < $1.key }) {
      let keyword = node.nodes(.keywords).first { $0.text(.arg) == name }
      guard let value = keyword?.node(.value), matches(pattern, value) else { return false }
    }
    return true
  }

  private mutating func matchesMethod(
    _ names: [String], _ receiver: SourcePattern, _ positional: [SourcePattern], _ node: SyntaxNode
  ) -> Bool {
    guard node.kind == .call, let callee = node.node(.func), callee.kind == .attribute,
      let name = callee.text(.attr), names.contains(name), let value = callee.node(.value)
    else { return false }
    call = call ?? node
    return matches(receiver, value) && matchesAll(positional, node.nodes(.args))
  }

  private mutating func matchesGenerator(
    _ element: SourcePattern, _ target: SourcePattern, _ iterable: SourcePattern, _ node: SyntaxNode
  ) -> Bool {
    guard node.kind == .generatorExp || node.kind == .listComp, let elt = node.node(.elt),
      node.nodes(.generators).count == 1, let clause = node.nodes(.generators).first,
      let to = clause.node(.target), let from = clause.node(.iter)
    else { return false }
    return matches(iterable, from) && matches(target, to) && matches(element, elt)
  }

  private mutating func matchesLambda(
    _ names: [String], _ body: SourcePattern, _ node: SyntaxNode
  ) -> Bool {
    guard node.kind == .lambda, let result = node.node(.body),
      let written = node.node(.args)
    else { return false }
    let actual = (written.nodes(.posonlyargs) + written.nodes(.args)).compactMap { $0.text(.arg) }
    guard actual.count == names.count else { return false }
    let outer = parameters
    defer { parameters = outer }
    for (name, parameter) in zip(names, actual) { parameters[name] = parameter }
    return matches(body, result)
  }
}

extension SyntaxNode {
  fileprivate func mentions(_ names: Set<String>) -> Bool {
    var open = [self]
    while let node = open.popLast() {
      if node.kind == .name, let name = node.text(.id), names.contains(name) { return true }
      node.addChildren(to: &open)
    }
    return false
  }

  /// Whether two pieces of code are alike but for their places.
  func isSameCode(as other: SyntaxNode) -> Bool {
    guard kind == other.kind, fields.count == other.fields.count else { return false }
    return zip(fields, other.fields).allSatisfy { first, second in
      guard first.name == second.name else { return false }
      switch (first.value, second.value) {
      case (.node(let first), .node(let second)): return first.isSameCode(as: second)
      case (.nodes(let first), .nodes(let second)):
        return first.count == second.count
          && zip(first, second).allSatisfy { $0.isSameCode(as: $1) }
      case (.nodesAndGaps(let first), .nodesAndGaps(let second)):
        return first.count == second.count
          && zip(first, second).allSatisfy { first, second in
            guard let first, let second else { return first == nil && second == nil }
            return first.isSameCode(as: second)
          }
      case (.text(let first), .text(let second)): return first == second
      case (.texts(let first), .texts(let second)): return first == second
      case (.literal(let first), .literal(let second)): return first == second
      case (.number(let first), .number(let second)): return first == second
      default: return false
      }
    }
  }
}
