import Semantics

extension Analysis {
  /// What an expression gives; whatever is called in it is looked at on the way.
  @discardableResult
  func evaluate(_ node: SyntaxNode) -> InferredType {
    let type = deeper { evaluateKind(node) } ?? .unknown
    types[ObjectIdentifier(node)] = type
    noteTruth(of: node)
    return type
  }

  private func evaluateKind(_ node: SyntaxNode) -> InferredType {
    switch node.kind {
    case .constant: return constant(node)
    case .name: return node.text(.id).map { lookup($0) } ?? .unknown
    case .attribute: return evaluateAttribute(node)
    case .subscript: return evaluateSubscript(node)
    case .call: return evaluateCall(node)
    case .binOp: return evaluateOperation(node)
    case .boolOp: return evaluateBoolean(node)
    case .unaryOp: return evaluateUnary(node)
    case .compare: return evaluateComparison(node)
    case .ifExp: return evaluateConditional(node)
    case .lambda: return evaluateLambda(node)
    case .tuple: return evaluateTuple(node)
    case .list, .set: return InferredType(.sequence(elements(node)))
    case .dict: return evaluateDictionary(node)
    case .listComp, .setComp, .generatorExp:
      return InferredType(.sequence(comprehension(node, result: [node.node(.elt)])))
    case .dictComp:
      return InferredType(
        .mapping(comprehension(node, result: [node.node(.key), node.node(.value)])))
    case .await, .index: return node.node(.value).map { evaluate($0) } ?? .unknown
    case .yield, .yieldFrom: return evaluateYield(node)
    case .namedExpr: return evaluateWalrus(node)
    case .starred:
      return InferredType(.sequence(items(of: node.node(.value).map { evaluate($0) } ?? .unknown)))
    case .joinedStr, .formattedValue:
      for child in node.children { evaluate(child) }
      return InferredType(.plain(.text))
    default:
      for child in node.children { evaluate(child) }
      return .unknown
    }
  }

  private func constant(_ node: SyntaxNode) -> InferredType {
    guard case .literal(let literal)? = node[.value] else { return .other }
    switch literal {
    case .none: return .none
    case .bool: return InferredType(.plain(.bool))
    // 64 bits do not hold it, and so no array does as a number.
    case .integer(nil): return .other
    case .integer: return InferredType(.plain(.int))
    case .float: return InferredType(.plain(.float))
    case .string: return InferredType(.plain(.text))
    case .sequence: return .other
    }
  }

  private func evaluateWalrus(_ node: SyntaxNode) -> InferredType {
    let type = node.node(.value).map { evaluate($0) } ?? .unknown
    if let target = node.node(.target) {
      assign(type, to: target)
      target.text(.id).map { _ = frame.walruses.insert($0) }
    }
    return type
  }

  private func evaluateYield(_ node: SyntaxNode) -> InferredType {
    let type = node.node(.value).map { evaluate($0) } ?? .none
    noteEscape(of: type)
    if let function = frame.function {
      record(yielded: node.kind == .yield ? type : items(of: type), in: function)
    }
    return .unknown
  }
}

// MARK: - Operators

extension Analysis {
  private func evaluateOperation(_ node: SyntaxNode) -> InferredType {
    // `a + b + c` leans to the left, as deep as it is long.
    var spine = [node]
    while let left = spine.last?.node(.left), left.kind == .binOp { spine.append(left) }
    var type = spine.last?.node(.left).map { evaluate($0) } ?? .unknown
    for operation in spine.reversed() {
      guard let right = operation.node(.right) else { continue }
      let other = evaluate(right)
      let form = operation.text(.op) == "BitOr" ? typeUnion(type, other) : nil
      type = form ?? combined(type, other, by: operation.text(.op))
      types[ObjectIdentifier(operation)] = type
      noteTruth(of: operation)
    }
    return type
  }

  /// `np.ndarray | None` as a value.
  private func typeUnion(_ left: InferredType, _ right: InferredType) -> InferredType? {
    func asType(_ type: InferredType) -> InferredType? {
      guard type.values.count == 1, let value = type.values.first else { return nil }
      switch value {
      case .typeForm(let inner): return inner
      case .path(let path, _):
        return catalog.type(at: path) == nil ? nil : annotated(value)
      case .plain(.none): return InferredType.none
      default: return nil
      }
    }
    guard let left = asType(left), let right = asType(right), left != right else { return nil }
    return InferredType(.typeForm(left.joined(right)))
  }

  /// The result of an operator between two.
  func combined(
    _ left: InferredType, _ right: InferredType, by sign: String? = nil
  ) -> InferredType {
    if left.isNothing || right.isNothing { return .nothing }
    guard left.hasInstance || right.hasInstance else { return combinedPlain(left, right, sign) }
    let origins = left.origins.union(right.origins)
    return combinedArrays(left, right, sign).made(from: origins)
  }

  private func combinedArrays(
    _ left: InferredType, _ right: InferredType, _ sign: String?
  ) -> InferredType {
    let arrays = (left.values + right.values).compactMap { value -> ArrayType? in
      guard case .instance(let name, _) = value, let type = catalog.types[name],
        type.operators != nil
      else { return nil }
      return type
    }
    guard let best = arrays.max(by: { $0.priority < $1.priority }), let gives = best.operators
    else {
      return combinedPlain(left, right, sign)
    }
    // Alternatives of one side stay alternatives; between two sides the stronger wins.
    let isOpen = left.hasUnknown || right.hasUnknown
    let rivals = arrays.filter { $0.priority == best.priority && $0.name != best.name }
    var result = resolved(gives, receiver: .instance(best.name, InferredType.Facts()))
    for rival in rivals {
      guard let gives = rival.operators else { continue }
      result = result.joined(
        resolved(gives, receiver: .instance(rival.name, InferredType.Facts())))
    }
    let isSoleAlternative =
      !left.isArrayOnly(in: catalog) && !right.isArrayOnly(in: catalog) && isOpen
    if isSoleAlternative { result = result.joined(.unknown) }
    return result.guessed(if: left.isGuess || right.isGuess || (isOpen && best.yields))
  }

  private func combinedPlain(
    _ left: InferredType, _ right: InferredType, _ sign: String?
  ) -> InferredType {
    if left.hasUnknown || right.hasUnknown { return .unknown }
    switch left.values.first {
    case .sequence, .mapping: return left.joined(right)
    default: break
    }
    // What is `None` takes no part in an operation.
    let kinds = left.plainKinds?.filter { $0 != .none } ?? []
    let others = right.plainKinds?.filter { $0 != .none } ?? []
    if !kinds.isEmpty, !others.isEmpty {
      return kinds.reduce(InferredType.nothing) { result, kind in
        others.reduce(result) {
          $0.joined(InferredType(.plain(Self.combined(kind, $1, sign))))
        }
      }
    }
    return left.values.allSatisfy(\.isPlain) && right.values.allSatisfy(\.isPlain)
      ? .other : .unknown
  }

  /// Truths count as numbers, unless two of them are joined bit by bit.
  private static func combined(
    _ left: PlainType, _ right: PlainType, _ sign: String?
  ) -> PlainType {
    // What is none of these may be a complex number.
    guard left.isNumber, right.isNumber else { return left.isNumber ? right : left }
    // A power may be a fraction or complex, and a shift have any number of bits.
    if sign == "Pow" || sign == "LShift" { return .other }
    if left == .float || right == .float { return .float }
    if sign == "Div" { return .float }
    let isBitwise = ["BitAnd", "BitOr", "BitXor"].contains(sign)
    return isBitwise && left == .bool && right == .bool ? .bool : .int
  }

  private func evaluateBoolean(_ node: SyntaxNode) -> InferredType {
    let isAnd = node.text(.op) == "And"
    let before = frame.environment
    var result = InferredType.nothing
    let parts = node.nodes(.values)
    for (place, part) in parts.enumerated() {
      var type = evaluate(part)
      // `x or y`: the left side is the answer only where it is true.
      if !isAnd, place < parts.count - 1 {
        type = InferredType(type.values.filter { $0 != .plain(.none) }, isGuess: type.isGuess)
      }
      result = isAnd && place < parts.count - 1 ? result : result.joined(type)
      narrow(part, to: isAnd)
    }
    restore(before)
    return result
  }

  /// Takes back what a condition told, but not what a walrus in it bound.
  func restore(_ before: Environment) {
    var restored = before
    for (name, type) in frame.environment.values.differing(from: before.values)
    where before.values[name] == nil || frame.walruses.contains(name) {
      restored.values[name] = type
    }
    frame.environment = restored
  }

  private func evaluateUnary(_ node: SyntaxNode) -> InferredType {
    let type = node.node(.operand).map { evaluate($0) } ?? .unknown
    if node.text(.op) == "Not" { return InferredType(.plain(.bool)) }
    // `-True` is a number, and so is `~True`.
    guard type.values.contains(.plain(.bool)) else { return type }
    return type.flatMap { $0 == .plain(.bool) ? InferredType(.plain(.int)) : InferredType($0) }
  }

  private func evaluateComparison(_ node: SyntaxNode) -> InferredType {
    var type = node.node(.left).map { evaluate($0) } ?? .unknown
    for other in node.nodes(.comparators) { type = combined(type, evaluate(other)) }
    let hasIdentity = node.operators.contains { ["Is", "IsNot", "In", "NotIn"].contains($0) }
    if hasIdentity { return InferredType(.plain(.bool)) }
    return type.flatMap { value in
      switch value {
      case .instance(let name, let facts):
        InferredType(
          .instance(
            name,
            InferredType.Facts(dtype: "bool", rank: facts.rank, origins: facts.origins)))
      case .unknown: .unknown
      default: InferredType(.plain(.bool))
      }
    }
  }

  private func evaluateConditional(_ node: SyntaxNode) -> InferredType {
    guard let test = node.node(.test), let yes = node.node(.body), let no = node.node(.orelse)
    else { return .unknown }
    evaluate(test)
    let before = frame.environment
    narrow(test, to: true)
    let first = evaluate(yes)
    restore(before)
    narrow(test, to: false)
    let second = evaluate(no)
    restore(before)
    return first.joined(second)
  }
}

extension InferredType {
  /// Where every possibility is an array that another library's object was made into: of which libraries.
  var origins: Set<String> {
    var all: Set<String> = []
    for value in values {
      guard case .instance(_, let facts) = value, !facts.origins.isEmpty else { return [] }
      all.formUnion(facts.origins)
    }
    return all
  }

  /// Whether every possibility is an array.
  func isArrayOnly(in catalog: TypeCatalog) -> Bool {
    !values.isEmpty
      && values.allSatisfy { value in
        guard case .instance(let name, _) = value else { return false }
        return catalog.types[name]?.operators != nil
      }
  }
}

extension InferredType {
  /// Where every possibility is a Python object that is no array, their kinds.
  var plainKinds: [PlainType]? {
    let kinds = values.compactMap { value -> PlainType? in
      if case .plain(let kind) = value { kind } else { nil }
    }
    return kinds.isEmpty || kinds.count != values.count ? nil : kinds
  }
}

extension PlainType {
  var isNumber: Bool { [.int, .float, .bool].contains(self) }
}

extension InferredType.Value {
  var isPlain: Bool {
    switch self {
    case .plain, .sequence, .mapping, .tuple: true
    default: false
    }
  }
}

extension SyntaxNode {
  var operators: [String] {
    guard case .texts(let operators)? = self[.ops] else { return [] }
    return operators
  }

  /// Whether a comparison compares values: of arrays, their elements. `is` and `in` ask something else of both sides.
  var comparesValues: Bool {
    kind == .compare && !operators.contains { ["Is", "IsNot", "In", "NotIn"].contains($0) }
  }
}
