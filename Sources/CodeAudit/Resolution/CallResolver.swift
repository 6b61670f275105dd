package import Semantics

/// Finds every call of an arg-reduction in a file, whichever library it is of.
///
///     let resolver = CallResolver(types: try TypeCatalog(specs: folder))
///     let sites = resolver.resolve(file).calls.map(\.site)
///
/// Nothing outside the file is looked at. What the file does not tell stays unknown, and a call that may or may not be
/// of a library has `isCertain` false.
package struct CallResolver: Sendable {
  package let types: TypeCatalog

  package init(types: TypeCatalog) {
    self.types = types
  }

  package func resolve(_ file: ParsedFile) -> ResolvedFile {
    let analysis = Analysis(file, catalog: types)
    analysis.run()
    let candidates = analysis.candidates
    // Its clauses take a walk through the tree.
    let writer = candidates.isEmpty ? nil : SiteWriter(file: file, analysis: analysis)
    let calls = candidates.compactMap { candidate -> ResolvedCall? in
      guard let site = writer?.site(candidate) else { return nil }
      return ResolvedCall(
        site: site, node: candidate.node, call: candidate.call, part: candidate.part,
        libraries: candidate.libraries)
    }
    var tree = SyntaxTree()
    // Without a call nobody asks for it.
    if !calls.isEmpty { for part in file.parts { tree.add(part.module) } }
    return ResolvedFile(
      file: file, calls: calls.sorted { $0.order < $1.order }, tree: tree, types: analysis.types)
  }
}

extension CallSite {
  /// The library's name where nobody knows it.
  package static let unknownLibrary = "unknown"
}

/// A call site with its place in the syntax tree.
package struct ResolvedCall: Sendable {
  package var site: CallSite
  /// The whole expression: `x.argsort()[-1]`.
  package var node: SyntaxNode
  /// The call in it: `x.argsort()`.
  package var call: SyntaxNode
  /// The part of the file, counted from 0.
  package var part: Int
  /// All libraries that it may be of, where several are possible.
  package var libraries: [String]

  fileprivate var order: (Int, Position, Position) { (part, site.span.start, site.span.end) }
}

/// What was found out about a file.
package struct ResolvedFile: Sendable {
  package let file: ParsedFile
  /// In the order of the source.
  package let calls: [ResolvedCall]
  /// Empty where there are no calls.
  package let tree: SyntaxTree
  private let types: [ObjectIdentifier: InferredType]

  init(
    file: ParsedFile, calls: [ResolvedCall], tree: SyntaxTree,
    types: [ObjectIdentifier: InferredType]
  ) {
    self.file = file
    self.calls = calls
    self.tree = tree
    self.types = types
  }

  /// What an expression of the file can be; `unknown` for nodes that are none.
  package func type(of node: SyntaxNode) -> InferredType {
    types[ObjectIdentifier(node)] ?? .unknown
  }
}

/// The way up in a syntax tree.
package struct SyntaxTree: Sendable {
  private var parents: [ObjectIdentifier: SyntaxNode] = [:]

  mutating func add(_ root: SyntaxNode) {
    var open = [root]
    while let node = open.popLast() {
      let start = open.count
      node.addChildren(to: &open)
      for child in open[start...] { parents[ObjectIdentifier(child)] = node }
    }
  }

  package func parent(of node: SyntaxNode) -> SyntaxNode? { parents[ObjectIdentifier(node)] }

  /// From the parent up to the module.
  package func ancestors(of node: SyntaxNode) -> [SyntaxNode] {
    var ancestors: [SyntaxNode] = []
    var node = node
    while let parent = parent(of: node) {
      ancestors.append(parent)
      node = parent
    }
    return ancestors
  }

  /// The function or lambda around a node.
  package func enclosingFunction(of node: SyntaxNode) -> SyntaxNode? {
    ancestors(of: node).first(where: \.isFunction)
  }
}

extension SyntaxNode {
  package var isFunction: Bool {
    kind == .functionDef || kind == .asyncFunctionDef || kind == .lambda
  }
}
