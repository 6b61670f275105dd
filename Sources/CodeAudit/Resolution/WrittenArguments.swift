import Semantics

/// The arguments of a call as they are written, each with the part of the file where it stands.
struct WrittenArguments: Equatable {
  struct Node: Equatable {
    /// Of a keyword with its name.
    var node: SyntaxNode
    var part: Int
    var type: InferredType

    var value: SyntaxNode { node.kind == .keyword ? node.node(.value) ?? node : node }

    /// Whether it is surely the same argument.
    func isSame(as other: Node) -> Bool {
      if node === other.node { return true }
      guard node.text(.arg) == other.node.text(.arg), let literal = value.literal else {
        return false
      }
      return literal == other.value.literal
    }

    static func == (one: Self, other: Self) -> Bool {
      one.isSame(as: other) && one.type == other.type
    }
  }

  var positional: [Node] = []
  var keywords: [Node] = []
  /// Whether there may be others.
  var isOpen = false

  init() {}

  init(
    positional: [SyntaxNode], keywords: [SyntaxNode], part: Int,
    _ types: [ObjectIdentifier: InferredType]
  ) {
    self.positional = positional.map { node in
      Node(node: node, part: part, type: types[ObjectIdentifier(node)] ?? .unknown)
    }
    self.keywords = keywords.map { node in
      let type = node.node(.value).flatMap { types[ObjectIdentifier($0)] }
      return Node(node: node, part: part, type: type ?? .unknown)
    }
  }

  /// With those of a call that come later.
  func followed(by other: WrittenArguments) -> WrittenArguments {
    let new = Set(other.keywords.compactMap { $0.node.text(.arg) })
    var all = other
    all.positional = positional + other.positional
    all.keywords = keywords.filter { !new.contains($0.node.text(.arg) ?? "") } + other.keywords
    return all
  }

  /// What is the same in two.
  func common(with other: WrittenArguments) -> WrittenArguments {
    var common = self
    common.positional = zip(positional, other.positional).prefix { $0.isSame(as: $1) }.map(\.0)
    common.keywords = keywords.filter { one in other.keywords.contains { one.isSame(as: $0) } }
    common.isOpen =
      isOpen || other.isOpen
      || [positional.count, other.positional.count].contains { $0 > common.positional.count }
      || [keywords.count, other.keywords.count].contains { $0 > common.keywords.count }
    return common
  }

  /// By one of these keywords.
  func keyword(_ names: Set<String>) -> SyntaxNode? {
    keywords.first { names.contains($0.node.text(.arg) ?? "") }?.node.node(.value)
  }
}
