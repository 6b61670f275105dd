import Semantics

/// NaN may be in the array, and wins.
struct NaNUnsafe: AuditRule {
  let page = RulePage(
    code: "TB109", name: "nan-unsafe", severity: .silent,
    summary: "The array may hold NaN, which wins, though a function exists that skips it.",
    what: """
      Reports a function under which NaN wins, of a library that has one that skips it, where the file shows that NaN \
      may be there: NaN stands in the code that the array comes from, it was read from a file that may have gaps, it is \
      a correlation or a shift, the logarithm of a difference, `p * log(p)`, or divided by counts (`wins / visits`), \
      which are 0 where there was nothing. A guard such as `isnan`, `nan_to_num`, `dropna`, a comparison of the counts, \
      or a small number added, ends it.
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
      Where the file has no gaps, or the difference is never negative, nothing is wrong. A function that skips \
      NaN costs a copy, and raises where all are NaN: there, `nan_to_num` with a low value may be better.
      """,
    measured: """
      In 1,923 calls of some 90 packages it reported none, after kinds of evidence that had been wrong there (any \
      logarithm, any quotient) were taken out: how often it is right has been seen on its fixture only.
      """)

  func check(_ call: ResolvedCall, in context: RuleContext) -> Violation? {
    guard call.site.library != CallSite.unknownLibrary, let facts = context.facts(of: call),
      facts.letsNaNWin, let variant = facts.nanVariant, let array = context.array(of: call)
    else { return nil }
    // What it is compared with may be NaN as it likes: the comparison is not.
    if array.kind == .compare || call.site.array?.dtype.map(isWhole) == true { return nil }
    let flow = context.flow(around: call.node)
    guard
      let origin = sources(of: array, flow).lazy.compactMap({ self.origin(in: $0, flow, context) })
        .first,
      !isGuarded(flow.derivation(of: array), flow, context)
    else { return nil }
    return Violation(
      "the array may hold NaN (\(origin)), and NaN wins; \(variant) skips it",
      details: ["where all elements are NaN, \(variant) may raise"])
  }

  private func isWhole(_ dtype: String) -> Bool {
    dtype.hasPrefix("int") || dtype.hasPrefix("uint") || dtype == "bool"
  }

  /// Whether NaN is kept away on the way to the array, or the function asks whether there is any.
  private func isGuarded(
    _ derivation: [SyntaxNode], _ flow: ScopeFlow, _ context: RuleContext
  ) -> Bool {
    let isKeptAway = derivation.contains { node in
      node.identifiers.contains { context.words.lists($0, under: .nanGuards) }
    }
    if isKeptAway { return true }
    let paths = Set(derivation.flatMap(\.dottedPaths)).filter { flow.isVariable($0) }
    return context.nodes("\(page.code) guards", of: flow) { node in
      node.nameOfCallee.map { context.words.lists($0, under: .nanGuards) } ?? false
    }.contains { !paths.isDisjoint(with: $0.dottedPaths) }
  }

  /// The expressions whose elements may become the array's: not indices, counts, or what is compared.
  private func sources(of array: SyntaxNode, _ flow: ScopeFlow) -> [SyntaxNode] {
    var found: [SyntaxNode] = []
    var open = [(node: array, depth: 0)]
    var seen: Set<String> = []
    while let (node, depth) = open.popLast(), found.count < 100 {
      found.append(node)
      let parts: [SyntaxNode?]
      switch node.kind {
      case .binOp: parts = [node.node(.left), node.node(.right)]
      case .unaryOp: parts = [node.node(.operand)]
      case .ifExp: parts = [node.node(.body), node.node(.orelse)]
      // One column of a table says nothing of the others.
      case .subscript where node.node(.slice)?.unwrappedIndex.kind == .tuple: parts = []
      case .subscript, .attribute, .starred: parts = [node.node(.value)]
      case .list, .tuple: parts = node.nodes(.elts)
      case .listComp, .generatorExp: parts = [node.node(.elt)]
      case .call: parts = carried(through: node)
      default: parts = []
      }
      open += parts.compactMap(\.self).map { ($0, depth) }
      guard let path = node.dottedPath, depth < 5, seen.insert(path).inserted else { continue }
      for binding in flow.bindings(of: path) where isHeld(binding) {
        open.append((binding.value, depth + 1))
      }
    }
    return found
  }

  /// The receiver, and the first arguments of a library's function; what a function of one's own does is not known.
  private func carried(through call: SyntaxNode) -> [SyntaxNode?] {
    guard let callee = call.node(.func), callee.kind == .attribute else {
      return ["abs", "list", "tuple"].contains(call.nameOfCallee) ? call.nodes(.args) : []
    }
    return [callee.node(.value)] + call.nodes(.args).prefix(2).map(Optional.some)
  }

  /// Whether a name holds the value, or elements of it.
  private func isHeld(_ binding: ScopeFlow.Binding) -> Bool {
    switch binding.kind {
    case .value, .element, .part: true
    case .change: binding.target.node(.slice) !== binding.value && binding.value.kind != .call
    }
  }

  private func origin(in part: SyntaxNode, _ flow: ScopeFlow, _ context: RuleContext) -> String? {
    switch part.kind {
    case .attribute:
      guard let name = part.text(.attr), context.words.lists(name, under: .nanConstants) else {
        return nil
      }
      return "NaN stands in the code it comes from"
    case .call:
      guard let name = part.nameOfCallee else { return nil }
      if name == "float", case .literal(.string(let text))? = part.nodes(.args).first?[.value],
        text.lowercased() == "nan"
      {
        return "NaN stands in the code it comes from"
      }
      if context.words.lists(name, under: .nanReaders) { return "\(name) reads gaps as NaN" }
      guard part.node(.func)?.kind == .attribute else { return nil }
      if context.words.lists(name, under: .nanFunctions) {
        return "\(name) answers NaN for what it has no answer to"
      }
      if context.words.lists(name, under: .logarithms), isOfDifference(part) {
        return "\(name) of a negative difference is NaN"
      }
      return nil
    case .binOp where part.text(.op) == "Div":
      guard let divisor = part.node(.right), isCount(divisor, flow, context) else { return nil }
      return "0 / 0 is NaN"
    case .binOp where part.text(.op) == "Mult":
      return isEntropy(part, context) ? "0 * log(0) is NaN" : nil
    default: return nil
    }
  }

  /// `log(a - b)`; not `log(1 - p)`, which ends at 0.
  private func isOfDifference(_ call: SyntaxNode) -> Bool {
    guard let argument = call.nodes(.args).first, argument.kind == .binOp,
      argument.text(.op) == "Sub"
    else { return false }
    return argument.node(.left)?.literal == nil
  }

  /// `p * log(p)`
  private func isEntropy(_ product: SyntaxNode, _ context: RuleContext) -> Bool {
    let sides = [product.node(.left), product.node(.right)].compactMap(\.self).map { side in
      side.kind == .unaryOp ? side.node(.operand) ?? side : side
    }
    guard sides.count == 2 else { return false }
    return [(sides[0], sides[1]), (sides[1], sides[0])].contains { factor, other in
      guard let name = other.nameOfCallee, context.words.lists(name, under: .logarithms),
        let argument = other.nodes(.args).first
      else { return false }
      return argument.isSameCode(as: factor)
    }
  }

  /// Whether what is divided by counts something, and may be 0 where there was nothing.
  private func isCount(_ node: SyntaxNode, _ flow: ScopeFlow, _ context: RuleContext) -> Bool {
    guard let path = node.dottedPath, context.words.mentions(path.lastPart, .counts) else {
      return false
    }
    if case .plain? = context.file.type(of: node).values.first { return false }
    let isSafe = flow.bindings(of: path).contains { binding in
      binding.value.literal != nil || isKeptFromZero(binding.value)
        || binding.value.identifiers.contains { context.words.lists($0, under: .safeDivisors) }
    }
    // Whoever compares it knows that it can be 0.
    let isCompared = (flow.loads[path] ?? []).contains { load in
      context.tree.ancestors(of: load).prefix(3).contains { $0.kind == .compare }
    }
    return !isSafe && !isCompared
  }

  /// `x + eps`, or one that is at least 1.
  private func isKeptFromZero(_ node: SyntaxNode) -> Bool {
    guard node.kind == .binOp, node.text(.op) == "Add" else { return false }
    return [node.node(.left), node.node(.right)].contains { part in
      guard let part else { return false }
      return part.literal != nil || (part.dottedPath?.lowercased().contains("eps") ?? false)
    }
  }
}
