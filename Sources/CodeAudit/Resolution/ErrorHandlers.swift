/// The `except` clauses of a module, by the places that they guard.
struct ErrorHandlers {
  /// A place, and what holds there: the clauses of the innermost `try`, or none from before where a function begins,
  /// whose body runs elsewhere.
  private struct Region {
    var bytes: Range<Int>
    var handlers: [[String]]
    var isFunction: Bool
  }

  /// Outer ones first.
  private var regions: [Region] = []

  /// What catches everything.
  static let all = "BaseException"

  init(_ module: SyntaxNode) {
    var waiting = module.nodes(.body).reversed() + []
    while let node = waiting.popLast() {
      note(node)
      let fields: [SyntaxNode.Field] = [.body, .orelse, .handlers, .finalbody, .cases]
      waiting += fields.flatMap { node.nodes($0) }.reversed()
    }
  }

  /// The clauses that an error in a piece of code comes to, in this order.
  func around(_ bytes: Range<Int>) -> [[String]] {
    regions.reduce(into: []) { handlers, region in
      guard region.bytes.lowerBound <= bytes.lowerBound,
        bytes.upperBound <= region.bytes.upperBound
      else { return }
      handlers = region.isFunction ? [] : region.handlers + handlers
    }
  }

  private mutating func note(_ node: SyntaxNode) {
    switch node.kind {
    case .functionDef, .asyncFunctionDef:
      if let span = node.span {
        regions.append(Region(bytes: span.bytes, handlers: [], isFunction: true))
      }
    case .try:
      guard let first = node.nodes(.body).first?.span, let last = node.nodes(.body).last?.span
      else { return }
      let handlers = node.nodes(.handlers).map { Self.names($0.node(.type)) }
      regions.append(
        Region(
          bytes: first.bytes.lowerBound..<last.bytes.upperBound, handlers: handlers,
          isFunction: false))
    default: break
    }
  }

  /// A name, a path or a tuple of them; anything else, such as a variable of classes, may catch all.
  private static func names(_ type: SyntaxNode?) -> [String] {
    switch type?.kind {
    case .name: type?.text(.id).map { [$0] } ?? [all]
    case .attribute: type?.text(.attr).map { [$0] } ?? [all]
    case .tuple: type?.nodes(.elts).flatMap { names($0) } ?? []
    default: [all]
    }
  }
}
