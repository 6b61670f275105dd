/// A node of Python's syntax tree, as the `ast` module of the interpreter in use made it.
///
/// Kinds and fields have the names that the documentation of `ast` gives them. Contexts (`Load`) are left out, and
/// operators are texts (`Add`), since neither has a place in the source.
package final class SyntaxNode: Sendable {
  package let kind: Kind
  /// `nil` for nodes without a place: the module, parameter lists, comprehension clauses, match cases.
  package let span: Span?
  /// In the order of `_fields`, without those that are `None` or empty.
  package let fields: [(name: Field, value: Value)]

  package init(_ kind: Kind, span: Span?, fields: [(name: Field, value: Value)]) {
    self.kind = kind
    self.span = span
    self.fields = fields
  }

  package enum Value: Sendable {
    case node(SyntaxNode)
    case nodes([SyntaxNode])
    /// A list with absent elements: a dictionary's `**`, a keyword-only parameter without default.
    case nodesAndGaps([SyntaxNode?])
    /// A name, an operator, the name of an import.
    case text(String)
    /// The names of `global` and `nonlocal`.
    case texts([String])
    /// The value of a `Constant`.
    case literal(CallSite.Literal)
    /// A count, such as an import's `level`.
    case number(Int)
  }

  package subscript(_ name: Field) -> Value? {
    // By place: whoever takes a field out to look at its name counts references for nothing.
    for place in fields.indices where fields[place].name == name { return fields[place].value }
    return nil
  }

  package func node(_ name: Field) -> SyntaxNode? {
    guard case .node(let node)? = self[name] else { return nil }
    return node
  }

  /// The nodes of a list; empty where there is none.
  package func nodes(_ name: Field) -> [SyntaxNode] {
    switch self[name] {
    case .nodes(let nodes): nodes
    case .nodesAndGaps(let nodes): nodes.compactMap(\.self)
    default: []
    }
  }

  /// The nodes of a list, and `nil` where an element is absent.
  package func nodesAndGaps(_ name: Field) -> [SyntaxNode?] {
    switch self[name] {
    case .nodes(let nodes): nodes
    case .nodesAndGaps(let nodes): nodes
    default: []
    }
  }

  package func text(_ name: Field) -> String? {
    guard case .text(let text)? = self[name] else { return nil }
    return text
  }

  /// What a `Constant` says that is a text.
  var string: String? {
    guard kind == .constant, case .literal(.string(let text))? = self[.value] else { return nil }
    return text
  }

  /// All nodes directly below, in the order of the source as far as `_fields` has it.
  package var children: [SyntaxNode] {
    var children: [SyntaxNode] = []
    addChildren(to: &children)
    return children
  }

  /// Appends `children`, for walks that make no array at each node.
  func addChildren(to open: inout [SyntaxNode]) {
    for place in fields.indices {
      switch fields[place].value {
      case .node(let node): open.append(node)
      case .nodes(let nodes): open += nodes
      case .nodesAndGaps(let nodes): for case let node? in nodes { open.append(node) }
      case .text, .texts, .literal, .number: break
      }
    }
  }

  /// Puts the children on a stack, the first on top.
  func push(to open: inout [SyntaxNode]) {
    let start = open.count
    addChildren(to: &open)
    open[start...].reverse()
  }
}
