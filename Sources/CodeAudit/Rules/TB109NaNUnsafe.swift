import Semantics

/// NaN may be in the array, and wins.
struct NaNUnsafe: AuditRule {
  let page = RulePage(
    code: "TB109", name: "nan-unsafe", severity: .silent,
    summary: "The array may hold NaN, which wins, though a function exists that skips it.",
    what: """
      Reports a function under which NaN wins, of a library that has one that skips it, where the file shows that NaN \
      may be there: NaN stands in the code that the array comes from, or it was read from a file that may have gaps, \
      or it is a logarithm or another function with a limited domain, or one array divided by another. A divisor that \
      is a sum, norm, length or number, and a guard such as `isnan`, `nan_to_num`, `dropna` or a small number added, \
      end it.
      """,
    why: """
      NaN is taken for the largest element and for the smallest: the answer is the place of a missing value, and \
      nothing says so.
      """,
    before: """
      import numpy as np

      data = np.genfromtxt("sensor.csv", delimiter=",")
      peak = np.argmax(data)
      """,
    after: """
      import numpy as np

      data = np.genfromtxt("sensor.csv", delimiter=",")
      peak = np.nanargmax(data)
      """,
    whenWrong: """
      Where the file has no gaps, or the logarithm is of positive numbers only, nothing is wrong. A function that skips \
      NaN costs a copy, and raises where all are NaN: there, `nan_to_num` with a low value may be better.
      """)

  func check(_ call: ResolvedCall, in context: RuleContext) -> Violation? {
    guard call.site.library != CallSite.unknownLibrary, let facts = context.facts(of: call),
      facts.letsNaNWin, let variant = facts.nanVariant, let array = context.array(of: call)
    else { return nil }
    let flow = context.flow(around: call.node)
    let derivation = flow.derivation(of: array)
    let isGuarded = derivation.contains { node in
      node.identifiers.contains { context.words.lists($0, under: .nanGuards) }
    }
    if isGuarded || isAsked(derivation, flow, context) { return nil }
    // What it is compared with may be NaN as it likes: the comparison is not.
    if array.kind == .compare || call.site.array?.dtype.map(isWhole) == true { return nil }
    for part in derivation {
      if let origin = origin(in: part, context) {
        return Violation(
          "the array may hold NaN (\(origin)), and NaN wins; \(variant) skips it",
          details: ["where all elements are NaN, \(variant) may raise"])
      }
    }
    return nil
  }

  private func isWhole(_ dtype: String) -> Bool {
    dtype.hasPrefix("int") || dtype.hasPrefix("uint") || dtype == "bool"
  }

  /// Whether the function asks somewhere whether there are any.
  private func isAsked(_ derivation: [SyntaxNode], _ flow: ScopeFlow, _ context: RuleContext)
    -> Bool
  {
    let paths = Set(derivation.flatMap(\.dottedPaths)).filter { flow.isVariable($0) }
    return flow.nodes.contains { node in
      guard let name = node.calledName, context.words.lists(name, under: .nanGuards) else {
        return false
      }
      return !paths.isDisjoint(with: node.dottedPaths)
    }
  }

  private func origin(in node: SyntaxNode, _ context: RuleContext) -> String? {
    for part in node.descendants {
      switch part.kind {
      case .attribute:
        if let name = part.text(.attr), context.words.lists(name, under: .nanConstants),
          context.tree.parent(of: part)?.kind != .call || isArgument(part, context)
        {
          return "NaN stands in the code it comes from"
        }
      case .call:
        guard let name = part.calledName else { continue }
        if name == "float", case .literal(.string(let text))? = part.nodes(.args).first?[.value],
          text.lowercased() == "nan"
        {
          return "NaN stands in the code it comes from"
        }
        if context.words.lists(name, under: .nanReaders) { return "\(name) reads gaps as NaN" }
        if context.words.lists(name, under: .nanFunctions), let argument = part.nodes(.args).first,
          part.node(.func)?.kind == .attribute, !isBounded(argument)
        {
          return "\(name) answers NaN outside of its domain"
        }
      case .binOp where part.text(.op) == "Div":
        if let divisor = part.node(.right), isArrayDivisor(divisor, context) {
          return "0 / 0 is NaN"
        }
      default: break
      }
    }
    return nil
  }

  private func isArgument(_ node: SyntaxNode, _ context: RuleContext) -> Bool {
    context.tree.parent(of: node)?.node(.func) !== node
  }

  /// `x + eps`: a number that keeps it away from the edge.
  private func isBounded(_ node: SyntaxNode) -> Bool {
    if node.literal != nil { return true }
    guard node.kind == .binOp, node.text(.op) == "Add" else { return false }
    return [node.node(.left), node.node(.right)].contains { part in
      guard let part else { return false }
      return part.literal != nil || (part.dottedPath?.lowercased().contains("eps") ?? false)
    }
  }

  /// Whether what is divided by is an array whose elements may be 0.
  private func isArrayDivisor(_ node: SyntaxNode, _ context: RuleContext) -> Bool {
    guard node.kind == .name || node.kind == .attribute else { return false }
    let type = context.file.type(of: node)
    guard type.values.count == 1, case .instance(_, let facts)? = type.values.first, facts.rank != 0
    else {
      return false
    }
    let flow = context.flow(around: node)
    guard let path = node.dottedPath, let value = flow.value(of: path) else { return false }
    if isBounded(value) { return false }
    return !value.identifiers.contains { context.words.lists($0, under: .safeDivisors) }
  }
}
