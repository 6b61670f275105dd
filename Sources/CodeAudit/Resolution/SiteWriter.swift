import Semantics

/// Writes a call site down from what the analysis found.
struct SiteWriter {
  let file: ParsedFile
  let analysis: Analysis
  /// Of each part.
  private let handlers: [ErrorHandlers]

  init(file: ParsedFile, analysis: Analysis) {
    self.file = file
    self.analysis = analysis
    let parameters = analysis.catalog.classParameters
    handlers = file.parts.map {
      ErrorHandlers($0, classParameters: parameters) { analysis.isSuppressor($0) }
    }
  }

  func site(_ candidate: Candidate) -> CallSite? {
    guard let span = candidate.node.span, let callee = candidate.callee.span else { return nil }
    let part = file.parts[candidate.part]
    let written = analysis.written(candidate.call, part: candidate.part)
    var positional = written.positional.filter {
      !candidate.others.contains(ObjectIdentifier($0.node))
    }
    var keywords = written.keywords.filter {
      !candidate.others.contains(ObjectIdentifier($0.node))
    }
    var array: SyntaxNode?
    if candidate.form == .partial {
      positional = Swift.Array(positional.dropFirst())
    }
    switch candidate.array {
    case .receiver: array = candidate.callee.node(.value)
    case .expression(let node):
      array = node
      if candidate.form == .partial { positional = Swift.Array(positional.dropFirst()) }
    case .none: break
    case .firstArgument:
      let taken = takeArray(&positional, &keywords, candidate.library)
      // One that was in place before stands elsewhere.
      let isHere =
        candidate.call.nodes(.args).contains { $0 === taken }
        || candidate.call.nodes(.keywords).contains { $0.node(.value) === taken }
      array = isHere ? taken : nil
    }
    if candidate.form == .builtinIdiom {
      // The key is what makes the idiom; the rest says more, such as `default`.
      positional = []
      keywords = keywords.filter { $0.node.text(.arg) != "key" }
    }
    return CallSite(
      file: file.path, cell: part.cell, span: span, library: candidate.library,
      function: candidate.function, form: candidate.form, isCertain: candidate.isCertain,
      arguments: arguments(positional, keywords),
      hasOpenArguments: written.isOpen || positional.contains { $0.node.kind == .starred }
        || keywords.contains { $0.node.text(.arg) == nil },
      array: array.flatMap { operand($0, part.text) }, callee: callee,
      handlers: handlers[candidate.part].around(span.bytes))
  }

  /// The array, which is then no argument any more.
  private func takeArray(
    _ positional: inout [WrittenArguments.Node], _ keywords: inout [WrittenArguments.Node],
    _ library: String
  ) -> SyntaxNode? {
    if let first = positional.first?.node {
      guard first.kind != .starred else { return nil }
      positional.removeFirst()
      return first
    }
    let place = keywords.firstIndex { keyword in
      keyword.node.text(.arg).map { analysis.catalog.isArrayParameter($0, of: library) } ?? false
    }
    return place.flatMap { keywords.remove(at: $0).node.node(.value) }
  }

  private func arguments(
    _ positional: [WrittenArguments.Node], _ keywords: [WrittenArguments.Node]
  ) -> [CallSite.Argument] {
    var arguments: [CallSite.Argument] = []
    func text(_ span: Span, _ part: Int) -> String { file.parts[part].text.text(of: span) }
    for (place, argument) in positional.enumerated() {
      let (node, part) = (argument.node, argument.part)
      guard node.kind != .starred, let span = node.span else { break }
      arguments.append(
        CallSite.Argument(
          name: nil, place: place, text: text(span, part), literal: node.literal, span: span))
    }
    for keyword in keywords {
      guard let name = keyword.node.text(.arg), let span = keyword.value.span else { continue }
      arguments.append(
        CallSite.Argument(
          name: name, place: nil, text: text(span, keyword.part), literal: keyword.value.literal,
          span: span))
    }
    return arguments
  }

  private func operand(_ node: SyntaxNode, _ text: SourceText) -> CallSite.Operand? {
    guard let span = node.span else { return nil }
    var operand = CallSite.Operand(
      text: text.text(of: span), span: span, isSimple: node.isSimpleOperand,
      display: CallSite.Operand.Display(node.kind))
    let facts = (analysis.types[ObjectIdentifier(node)] ?? .nothing).values.compactMap {
      value -> InferredType.Facts? in
      guard case .instance(_, let facts) = value else { return InferredType.Facts() }
      return facts
    }
    operand.dtype = facts.map(\.dtype).uniqued().onlyElement ?? nil
    operand.rank = facts.map(\.rank).uniqued().onlyElement ?? nil
    operand.library = library(of: node)
    operand.origins = (analysis.types[ObjectIdentifier(node)] ?? .nothing).origins
    if operand.dtype == nil, analysis.isTruth(node) {
      operand.dtype = "bool"
    }
    return operand
  }
}

extension SiteWriter {
  /// The library whose array an expression gives, whatever way the program takes.
  private func library(of node: SyntaxNode) -> String? {
    guard let type = analysis.types[ObjectIdentifier(node)], !type.isGuess else { return nil }
    let libraries = type.values.map { value -> String? in
      guard case .instance(let name, _) = value, analysis.catalog.types[name]?.operators != nil
      else { return nil }
      return name.library
    }
    return libraries.uniqued().onlyElement ?? nil
  }
}

extension CallSite.Operand.Display {
  fileprivate init?(_ kind: SyntaxNode.Kind) {
    switch kind {
    case .list, .listComp: self = .list
    case .tuple: self = .tuple
    case .set, .setComp: self = .set
    case .dict, .dictComp: self = .dict
    case .generatorExp: self = .generator
    default: return nil
    }
  }
}

extension Array {
  fileprivate var onlyElement: Element? { count == 1 ? first : nil }
}

extension SyntaxNode {
  /// The value of a literal; `nil` where something is to be computed.
  package var literal: CallSite.Literal? {
    switch kind {
    case .constant:
      guard case .literal(let literal)? = self[.value] else { return nil }
      return literal
    case .unaryOp:
      guard text(.op) == "USub", let literal = node(.operand)?.literal else { return nil }
      switch literal {
      case .integer(let value): return .integer(value.flatMap { $0 == .min ? nil : -$0 })
      case .float(let value): return .float(-value)
      case .none, .bool, .string, .sequence: return nil
      }
    case .tuple, .list:
      let literals = nodes(.elts).map(\.literal)
      let known = literals.compactMap(\.self)
      return known.count == literals.count ? .sequence(known) : nil
    default: return nil
    }
  }

  /// Whether its text can stand before a point and in an argument list as it is.
  fileprivate var isSimpleOperand: Bool {
    switch kind {
    case .name, .attribute, .call, .subscript, .list, .listComp, .dict, .dictComp, .set, .setComp:
      true
    case .constant:
      if case .literal(.string)? = self[.value] { true } else { false }
    default: false
    }
  }
}
