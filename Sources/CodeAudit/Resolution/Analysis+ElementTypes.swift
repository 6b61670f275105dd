import Semantics

// MARK: - Element types

extension Analysis {
  /// The element type that an argument names.
  func dtype(_ node: SyntaxNode, _ type: InferredType, library: String) -> String? {
    if case .literal(.string(let name))? = node[.value], node.kind == .constant {
      return catalog.dtype(named: name, in: library)
    }
    guard type.values.count == 1, case .path(let path, _)? = type.values.first else { return nil }
    let isBuiltin = path.hasPrefix("builtins.")
    return isBuiltin
      ? catalog.dtype(named: path, in: library) : catalog.dtype(at: path)
  }

  /// The element type that Python's own numbers give; `nil` where something else may stand among them.
  func dtype(of arguments: CallArguments, by numbers: LibraryTypes.NumberTypes) -> String? {
    let count = arguments.node?.nodes(.args).count
    guard arguments.nodes.count == count, arguments.keywords.isEmpty,
      arguments.node?.nodes(.keywords).isEmpty == true
    else { return nil }
    let nodes = arguments.nodes
    guard !nodes.isEmpty, !nodes.contains(where: \.mayLeaveIntegers) else { return nil }
    let kinds = arguments.types.reduce(into: Set<PlainType>?([])) { kinds, type in
      guard let numbers = type.numberKinds else { return kinds = nil }
      kinds?.formUnion(numbers)
    }
    guard let kinds else { return nil }
    return kinds.contains(.float) ? numbers.float : kinds.contains(.int) ? numbers.int : nil
  }

  /// The element type of what a method gives that says so.
  func dtype(by rule: ArrayType.MethodDType, _ arguments: CallArguments, library: String) -> String?
  {
    let isOpen =
      arguments.node?.nodes(.keywords).contains { $0.text(.arg) == nil } ?? true
    // What the result is written into keeps its own type.
    guard !isOpen, arguments.keyword("out") == nil else { return nil }
    if let named = arguments.keyword("dtype") {
      return dtype(named.node, named.type, library: library)
    }
    let written = arguments.node?.nodes(.args) ?? []
    if let place = rule.place {
      if arguments.nodes.indices.contains(place) {
        return dtype(arguments.nodes[place], arguments.types[place], library: library)
      }
      // Behind a star it may be anything.
      guard arguments.nodes.count == written.count else { return nil }
    }
    return rule.dtype
  }
}

extension InferredType {
  /// The kinds of numbers that it is, or that its elements are; `nil` where it may be something else.
  fileprivate var numberKinds: Set<PlainType>? {
    guard !isGuess, !values.isEmpty else { return nil }
    return values.reduce(into: Set<PlainType>?([])) { kinds, value in
      guard let inner = value.numberKinds else { return kinds = nil }
      kinds?.formUnion(inner)
    }
  }
}

extension InferredType.Value {
  fileprivate var numberKinds: Set<PlainType>? {
    switch self {
    case .plain(let kind): [.int, .float, .bool].contains(kind) ? [kind] : nil
    case .sequence(let inner): inner.numberKinds
    case .tuple(let parts):
      parts.reduce(into: Set<PlainType>?([])) { kinds, part in
        guard let inner = part.numberKinds else { return kinds = nil }
        kinds?.formUnion(inner)
      }
    default: nil
    }
  }
}

extension SyntaxNode {
  /// Whether there is an integer in it that 64 bits do not hold, or a power, which may be one or a fraction.
  fileprivate var mayLeaveIntegers: Bool {
    if case .literal(.integer(nil))? = self[.value], kind == .constant { return true }
    if kind == .binOp, text(.op) == "Pow" { return true }
    return children.contains(where: \.mayLeaveIntegers)
  }
}
