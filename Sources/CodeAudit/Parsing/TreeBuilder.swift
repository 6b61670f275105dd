internal import PythonEmbedding

/// Makes nodes of the objects that `ast.parse` answered.
final class TreeBuilder {
  private let classes: SyntaxClasses
  private let text: SourceText
  private let source: CellSource
  private var depth = 0
  /// Whether something below `depthLimit` was left out.
  private(set) var isTooDeep = false

  /// Python's own limit is about as high from 3.11 on; older versions have none, and whoever walks a tree has a stack
  /// that ends.
  private static let depthLimit = 5_000

  /// Whether places inside a triple-quoted f-string of several lines are right. Those of 3.9 are not, and lead to other code.
  private let knowsStringPlaces: Bool
  private var isInDoubt = false

  /// - Parameters:
  ///   - text: the text in which places count.
  ///   - source: what was parsed.
  init(classes: SyntaxClasses, text: SourceText, source: CellSource, knowsStringPlaces: Bool) {
    self.classes = classes
    self.text = text
    self.source = source
    self.knowsStringPlaces = knowsStringPlaces
  }

  /// The node of an object; `nil` where it is none.
  func node(_ object: borrowing BorrowedReference) -> SyntaxNode? {
    guard case .node(let type)? = classes.role(object.typeIdentity) else { return nil }
    return node(object, type)
  }

  private func node(
    _ object: borrowing BorrowedReference, _ type: SyntaxClasses.Class
  ) -> SyntaxNode {
    var place = Place()
    var fields: [(name: SyntaxNode.Field, value: SyntaxNode.Value)] = []
    fields.reserveCapacity(type.fieldCount)
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      isTooDeep = true
      return SyntaxNode(type.kind, span: nil, fields: [])
    }
    let wasInDoubt = isInDoubt
    defer { isInDoubt = wasInDoubt }
    if type.kind == .joinedStr, !knowsStringPlaces {
      isInDoubt = isInDoubt || isLongString(object, type)
    }
    object.forEachAttribute { number, name, value in
      let meaning = classes.meaning(of: name, at: number, in: type)
      guard case .field(let field) = meaning else { return place.take(value, meaning) }
      guard let value = self.value(value, of: field, in: type.kind) else { return }
      fields.append((field, value))
    }
    let span = place.line < 1 || wasInDoubt ? nil : self.span(place)
    return SyntaxNode(type.kind, span: span, fields: fields)
  }

  private func span(_ place: Place) -> Span {
    text.span(
      line: place.line, utf8Column: place.column + source.shift(inLine: place.line),
      endLine: place.endLine,
      endUTF8Column: place.endColumn + source.shift(inLine: place.endLine))
  }

  /// Whether it takes several lines in triple quotes.
  private func isLongString(
    _ object: borrowing BorrowedReference, _ type: SyntaxClasses.Class
  ) -> Bool {
    var place = Place()
    object.forEachAttribute { number, name, value in
      place.take(value, classes.meaning(of: name, at: number, in: type))
    }
    let source = text.text(of: span(place))
    return place.line != place.endLine && (source.contains("\"\"\"") || source.contains("'''"))
  }

  private func value(
    _ value: borrowing BorrowedReference, of field: SyntaxNode.Field, in kind: SyntaxNode.Kind
  ) -> SyntaxNode.Value? {
    if field == .value, kind == .constant || kind == .matchSingleton {
      return literal(value).map { .literal($0) }
    }
    if value.isNone { return nil }
    switch classes.role(value.typeIdentity) {
    case .node(let type): return .node(node(value, type))
    case .word(let name): return .text(name)
    case .context: return nil
    case nil: break
    }
    switch value.shape {
    case .text: return value.text.map { .text($0) }
    case .integer: return value.int64.map { .number(Int($0)) }
    case .bool: return .number(value.isTrue ? 1 : 0)
    case .list: return list(value)
    case .none, .float, .other: return nil
    }
  }

  /// A list holds nodes and gaps, or texts, or operators.
  private func list(_ list: borrowing BorrowedReference) -> SyntaxNode.Value? {
    let count = list.listCount
    guard count > 0 else { return nil }
    var nodes: [SyntaxNode] = []
    /// Places, among the nodes, before which one is absent.
    var gaps: [Int] = []
    var texts: [String] = []
    nodes.reserveCapacity(count)
    list.forEachListElement { element in
      switch classes.role(element.typeIdentity) {
      case .node(let type): nodes.append(node(element, type))
      case .word(let name): texts.append(name)
      case .context: break
      case nil:
        if element.isNone {
          gaps.append(nodes.count)
        } else if let text = element.text {
          texts.append(text)
        }
      }
    }
    guard texts.isEmpty else { return .texts(texts) }
    guard !gaps.isEmpty else { return .nodes(nodes) }
    var all: [SyntaxNode?] = nodes
    for gap in gaps.reversed() { all.insert(nil, at: gap) }
    return .nodesAndGaps(all)
  }

  /// Bytes, complex numbers, `...` and texts with half a surrogate pair have none.
  private func literal(_ value: borrowing BorrowedReference) -> CallSite.Literal? {
    switch value.shape {
    case .none: CallSite.Literal.none
    case .bool: .bool(value.isTrue)
    case .integer: .integer(value.int64)
    case .float: value.double.map { .float($0) }
    case .text: value.text.map { .string($0) }
    case .list, .other: nil
    }
  }
}

/// Where a node stands, as Python tells it.
private struct Place {
  var line = 0
  var column = 0
  var endLine = 0
  var endColumn = 0

  mutating func take(
    _ value: borrowing BorrowedReference, _ meaning: SyntaxClasses.Attribute
  ) {
    switch meaning {
    case .line: line = Int(value.int64 ?? 0)
    case .column: column = Int(value.int64 ?? 0)
    case .endLine: endLine = Int(value.int64 ?? 0)
    case .endColumn: endColumn = Int(value.int64 ?? 0)
    case .field, .ignored: break
    }
  }
}
