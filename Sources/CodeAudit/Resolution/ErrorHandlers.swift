/// What catches errors in a part of a file, by the places that are guarded.
struct ErrorHandlers {
  private typealias Handler = CallSite.Handler

  /// A place, and the clauses of the `try` whose body it is; `nil` for the body of a function, which runs elsewhere.
  private struct Region {
    var bytes: Range<Int>
    var handlers: [Handler]?
  }

  /// Outer ones first.
  private var regions: [Region] = []

  /// What catches everything.
  static let all = "BaseException"
  /// Classes that no name tells, such as those that a call gives.
  static let unknown = "…"

  /// Keywords of contexts that take classes.
  private let classParameters: Set<String>

  /// - Parameters:
  ///   - classParameters: keywords of contexts that take classes; what others take is none.
  ///   - catches: whether what is called catches the classes that it is given, as `contextlib.suppress` does.
  init(
    _ part: ParsedFile.Part, classParameters: Set<String>,
    catches: (_ callee: SyntaxNode) -> Bool
  ) {
    self.classParameters = classParameters
    var waiting = [part.module]
    while let node = waiting.popLast() {
      note(node)
      if node.kind == .with { noteContexts(node, part.text, catches) }
      node.addChildren(to: &waiting)
    }
  }

  /// The clauses that an error in a piece of code comes to, in this order.
  func around(_ bytes: Range<Int>) -> [CallSite.Handler] {
    regions.reduce(into: []) { handlers, region in
      guard region.bytes.lowerBound <= bytes.lowerBound,
        bytes.upperBound <= region.bytes.upperBound
      else { return }
      handlers = region.handlers.map { $0 + handlers } ?? []
    }
  }

  /// Decorators and defaults run where the function is made; only its body runs elsewhere.
  private mutating func note(_ node: SyntaxNode) {
    switch node.kind {
    case .functionDef, .asyncFunctionDef: add(node.nodes(.body), nil)
    case .lambda: add(node.node(.body).map { [$0] } ?? [], nil)
    case .try, .tryStar:
      add(node.nodes(.body), node.nodes(.handlers).map { Handler(Self.names($0.node(.type))) })
    default: break
    }
  }

  /// Contexts that stand left of others are entered first, and asked last: they guard those too.
  private mutating func noteContexts(
    _ node: SyntaxNode, _ text: SourceText, _ catches: (SyntaxNode) -> Bool
  ) {
    let items = node.nodes(.items)
    for (place, item) in items.enumerated() {
      guard let context = item.node(.contextExpr), context.kind == .call,
        let callee = context.node(.func), let span = callee.span, catches(callee)
      else { continue }
      let classes = self.classes(context)
      if !classes.isEmpty {
        let later = items.dropFirst(place + 1).compactMap { $0.node(.contextExpr) }
        add(later + node.nodes(.body), [Handler(classes, context: text.text(of: span))])
      }
    }
  }

  /// Those that a context is given. One with other arguments alone catches what these tell.
  private func classes(_ context: SyntaxNode) -> [String] {
    let keywords = context.nodes(.keywords)
    let given = keywords.flatMap { keyword -> [String] in
      guard let name = keyword.text(.arg) else { return [Self.unknown] }
      return classParameters.contains(name) ? Self.names(keyword.node(.value)) : []
    }
    let classes = context.nodes(.args).flatMap { Self.names($0) } + given
    return classes.isEmpty && !keywords.isEmpty ? [Self.unknown] : classes
  }

  private mutating func add(_ body: [SyntaxNode], _ handlers: [Handler]?) {
    let parts = body + (body.first?.nodes(.decoratorList) ?? [])
    let places = parts.compactMap(\.span?.bytes)
    guard let start = places.map(\.lowerBound).min(), let end = places.map(\.upperBound).max()
    else { return }
    regions.append(Region(bytes: start..<end, handlers: handlers))
  }

  /// The last part of a name or a path, or those of a tuple. Whether a name is that of a class is seen where the
  /// classes are known.
  private static func names(_ type: SyntaxNode?) -> [String] {
    guard let type else { return [all] }
    switch type.kind {
    case .name: return [type.text(.id) ?? unknown]
    case .attribute: return [type.text(.attr) ?? unknown]
    case .tuple: return type.nodes(.elts).flatMap { names($0) }
    default: return [unknown]
    }
  }
}
