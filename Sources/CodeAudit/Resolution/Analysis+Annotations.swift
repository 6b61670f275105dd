import Semantics

extension Analysis {
  /// What an annotation says that a value is.
  func annotation(_ node: SyntaxNode) -> InferredType {
    deeper { annotationKind(node) } ?? .unknown
  }

  private func annotationKind(_ node: SyntaxNode) -> InferredType {
    switch node.kind {
    case .constant:
      guard case .literal(let literal)? = node[.value] else { return .unknown }
      switch literal {
      case .none: return .none
      case .string(let text):
        return AnnotationText.parse(text).map { annotation($0) } ?? .unknown
      case .bool, .integer, .float, .sequence: return .unknown
      }
    case .binOp where node.text(.op) == "BitOr":
      guard let left = node.node(.left), let right = node.node(.right) else { return .unknown }
      return annotation(left).joined(annotation(right))
    case .subscript:
      guard let base = node.node(.value), let index = node.node(.slice)?.unwrappedIndex else {
        return .unknown
      }
      return annotationOfSubscript(base, index)
    case .name, .attribute: return classNamed(node).flatMap { annotated($0) }
    case .starred: return node.node(.value).map { annotation($0) } ?? .unknown
    default: return .unknown
    }
  }

  /// What a name or a path in an annotation is.
  private func classNamed(_ node: SyntaxNode) -> InferredType {
    if let name = node.text(.id) {
      let found = lookup(name)
      // Annotations may name what is defined further down.
      return found
    }
    guard let base = node.node(.value), let name = node.text(.attr) else { return .unknown }
    return attribute(name, of: classNamed(base))
  }

  private func annotationOfSubscript(_ base: SyntaxNode, _ index: SyntaxNode) -> InferredType {
    classNamed(base).flatMap { value in
      guard case .path(let path, _) = value else {
        return value == .unknown ? .unknown : annotated(value)
      }
      if let generic = catalog.generics[path] { return annotated(generic, index) }
      let type = annotated(value)
      // `NDArray[np.float32]`
      guard case .instance(let name, _)? = type.values.first else { return type }
      return type.typed(dtype(in: index, library: name.library))
    }
  }

  /// The element type within the brackets: `np.float32`, `Any, np.dtype[np.float32]`.
  private func dtype(in node: SyntaxNode, library: String) -> String? {
    switch node.kind {
    case .name, .attribute: return dtype(node, classNamed(node), library: library)
    case .tuple: return node.nodes(.elts).last.flatMap { dtype(in: $0, library: library) }
    case .subscript:
      return node.node(.slice).flatMap { dtype(in: $0.unwrappedIndex, library: library) }
    default: return nil
    }
  }

  func annotated(_ generic: LibraryTypes.Generic, _ index: SyntaxNode) -> InferredType {
    let parts = index.kind == .tuple ? index.nodes(.elts) : [index]
    switch generic {
    case .optional: return annotation(index).joined(.none)
    case .union: return parts.reduce(InferredType.nothing) { $0.joined(annotation($1)) }
    case .sequence: return InferredType(.sequence((parts.first.map { annotation($0) } ?? .unknown)))
    case .mapping: return InferredType(.mapping(parts.last.map { annotation($0) } ?? .unknown))
    case .first, .variable, .cast: return parts.first.map { annotation($0) } ?? .unknown
    case .tuple:
      let isOpen = parts.count == 2 && parts[1].kind == .constant && parts[1][.value] == nil
      guard let first = parts.first, !isOpen else {
        return InferredType(.sequence(parts.first.map { annotation($0) } ?? .unknown))
      }
      if parts.count == 1 { return InferredType(.tuple([annotation(first)])) }
      return InferredType(.tuple(parts.map { annotation($0) }))
    }
  }

  /// An object of the class that a value is.
  func annotated(_ value: InferredType.Value) -> InferredType {
    switch value {
    case .userClass(let number): return InferredType(.object(number))
    case .typeForm(let type): return type
    case .plain(.none): return .none
    case .path(let path, _):
      if let type = catalog.type(at: path) { return .ofType(type.name) }
      if let generic = catalog.generics[path] {
        switch generic {
        case .sequence, .tuple: return InferredType(.sequence(.unknown))
        case .mapping: return InferredType(.mapping(.unknown))
        case .optional, .union, .first, .variable, .cast: return .unknown
        }
      }
      guard let known = catalog.function(at: path), known.isFact else { return .unknown }
      return resolved(known.group.gives)
    default: return .unknown
    }
  }
}

/// Annotations that are written as text, as `"torch.Tensor"` is.
enum AnnotationText {
  /// The tree of names, points, brackets, commas and bars in the text; `nil` where there is more in it.
  static func parse(_ text: String) -> SyntaxNode? {
    var reader = Reader(rest: text[...])
    guard let node = reader.union(0), reader.isAtEnd else { return nil }
    return node
  }

  private struct Reader {
    var rest: Substring

    mutating func skipSpaces() { rest = rest.drop(while: \.isWhitespace) }

    var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }

    mutating func take(_ word: String) -> Bool {
      skipSpaces()
      guard rest.hasPrefix(word) else { return false }
      rest = rest.dropFirst(word.count)
      return true
    }

    mutating func union(_ depth: Int) -> SyntaxNode? {
      guard depth < 40, var left = one(depth) else { return nil }
      while take("|") {
        guard let right = one(depth) else { return nil }
        left = SyntaxNode(
          .binOp, span: nil,
          fields: [(.left, .node(left)), (.op, .text("BitOr")), (.right, .node(right))])
      }
      return left
    }

    mutating func one(_ depth: Int) -> SyntaxNode? {
      if take("...") { return SyntaxNode(.constant, span: nil, fields: []) }
      if take("[") { return list(depth, until: "]") }
      skipSpaces()
      if let quote = rest.first, quote == "\"" || quote == "'" { return string(quote) }
      guard var node = name() else { return nil }
      while true {
        if take(".") {
          guard let attribute = word() else { return nil }
          node = SyntaxNode(
            .attribute, span: nil, fields: [(.value, .node(node)), (.attr, .text(attribute))])
        } else if take("[") {
          guard let index = list(depth, until: "]") else { return nil }
          let parts = index.nodes(.elts)
          node = SyntaxNode(
            .subscript, span: nil,
            fields: [(.value, .node(node)), (.slice, .node(parts.count == 1 ? parts[0] : index))])
        } else {
          return node
        }
      }
    }

    mutating func list(_ depth: Int, until end: String) -> SyntaxNode? {
      var parts: [SyntaxNode] = []
      while !take(end) {
        guard let part = union(depth + 1) else { return nil }
        parts.append(part)
        if take(",") { continue }
        guard take(end) else { return nil }
        break
      }
      return SyntaxNode(.tuple, span: nil, fields: [(.elts, .nodes(parts))])
    }

    mutating func string(_ quote: Character) -> SyntaxNode? {
      rest.removeFirst()
      guard let end = rest.firstIndex(of: quote) else { return nil }
      let text = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
      return SyntaxNode(.constant, span: nil, fields: [(.value, .literal(.string(text)))])
    }

    mutating func word() -> String? {
      skipSpaces()
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      guard let first = word.first, !first.isNumber else { return nil }
      rest = rest.dropFirst(word.count)
      return String(word)
    }

    mutating func name() -> SyntaxNode? {
      guard let word = word() else { return nil }
      if word == "None" {
        return SyntaxNode(.constant, span: nil, fields: [(.value, .literal(.none))])
      }
      return SyntaxNode(.name, span: nil, fields: [(.id, .text(word))])
    }
  }
}
