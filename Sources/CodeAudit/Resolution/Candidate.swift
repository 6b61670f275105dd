import Semantics

/// A call that is an arg-reduction, before it is written down as a call site.
struct Candidate {
  /// The whole expression: the call, or a call with an index behind it.
  var node: SyntaxNode
  var call: SyntaxNode
  /// What is called.
  var callee: SyntaxNode
  var libraries: [String]
  var library: String
  var function: String
  var form: CallSite.Form
  var isCertain: Bool
  /// Where the array is among the parts of the call.
  var array: Array
  var part: Int

  enum Array {
    case receiver
    case firstArgument
    case none
    case expression(SyntaxNode)
  }
}

/// A call that gives values and indices.
struct PairCall {
  var candidate: Candidate
  var pair: LibraryTypes.Pair
  var parts: [InferredType]
  /// Whether it may give values only, so that an index takes an element of them.
  var isOpen: Bool
}

extension Analysis {
  /// Writes down what a call turned out to be.
  func note(
    _ outcomes: [CallOutcome], of node: SyntaxNode, callee: SyntaxNode, _ calleeType: InferredType,
    receiver: InferredType?
  ) {
    let verdicts = outcomes.flatMap(\.verdicts)
    var reductions: [(TypeCatalog.Reduction, isMethod: Bool)] = []
    var isOpen = (receiver ?? calleeType).hasUnknown
    var isMethodOfUnknown = false
    var unknownName: String?
    for verdict in verdicts {
      switch verdict {
      case .reduction(let reduction, let isMethod):
        reductions.append((reduction, isMethod))
      case .unknown(let name, let isMethod):
        isOpen = true
        unknownName = unknownName ?? name
        isMethodOfUnknown = isMethod
      case .open: isOpen = true
      case .noReduction: break
      }
    }
    guard !reductions.isEmpty || unknownName != nil else { return }
    let isMethod = reductions.first?.isMethod ?? (isMethodOfUnknown && !takesArray(node))
    let libraries = reductions.map(\.0.library).uniqued()
    let chosen = choose(libraries)
    let reduction = reductions.first { $0.0.library == chosen }
    candidates[ObjectIdentifier(node)] = Candidate(
      node: node, call: node, callee: callee, libraries: libraries,
      library: chosen ?? CallSite.unknownLibrary,
      function: reduction?.0.function ?? nameAsWritten(callee) ?? unknownName ?? "",
      form: form(of: callee, calleeType, receiver: receiver, isMethod: isMethod),
      isCertain: libraries.count == 1 && !isOpen && !calleeType.isGuess,
      array: !isMethod ? .firstArgument : callee.kind == .attribute ? .receiver : .none,
      part: frame.part)
  }

  /// Whether an argument must be the array, so that what stands before the point is a module: an array comes by
  /// position, or an axis comes by keyword and something else by position.
  private func takesArray(_ call: SyntaxNode) -> Bool {
    guard let first = call.nodes(.args).first, first.kind != .starred else { return false }
    let type = types[ObjectIdentifier(first)] ?? .unknown
    let isArray = type.values.contains { if case .instance = $0 { true } else { false } }
    return isArray
      || call.nodes(.keywords).contains { catalog.axisNames.contains($0.text(.arg) ?? "") }
  }

  /// Of several possible libraries the only one that has a spec.
  private func choose(_ libraries: [String]) -> String? {
    if libraries.count <= 1 { return libraries.first }
    let specified = libraries.filter { catalog.hasSpec($0) }
    return specified.count == 1 ? specified[0] : nil
  }

  private func nameAsWritten(_ callee: SyntaxNode) -> String? {
    callee.text(.attr) ?? callee.text(.id)
  }

  private func form(
    of callee: SyntaxNode, _ calleeType: InferredType, receiver: InferredType?, isMethod: Bool
  ) -> CallSite.Form {
    if callee.kind == .attribute {
      let isHeld = (receiver ?? calleeType).values.contains { value in
        guard case .object(let number) = value, let name = callee.text(.attr) else { return false }
        return classes[number].attributes[name]?.values.contains {
          if case .path = $0 { true } else { false }
        } ?? false
      }
      if receiver == nil || isHeld { return .alias }
      return isMethod ? .method : .moduleFunction
    }
    guard callee.kind == .name else { return .alias }
    let isImported = calleeType.values.contains { value in
      if case .path(_, .imported) = value { true } else { false }
    }
    return isImported ? .fromImport : .alias
  }

  /// `functools.partial(np.argmax, axis=1)`
  func notePartial(_ arguments: CallArguments) {
    guard let node = arguments.node, let function = arguments.nodes.first,
      let type = arguments.types.first
    else { return }
    let outcomes = type.values.map { call($0, CallArguments()) }
    note(outcomes, of: node, callee: function, type, receiver: nil)
    guard var candidate = candidates[ObjectIdentifier(node)], candidate.callee === function else {
      return
    }
    candidate.form = .partial
    candidate.array = arguments.nodes.count > 1 ? .expression(arguments.nodes[1]) : .none
    candidates[ObjectIdentifier(node)] = candidate
  }
}

// MARK: - Values with indices

extension Analysis {
  /// The result of a call that gives `(values, indices)` where an axis is given.
  ///
  /// - Parameters:
  ///   - all: as the call has them.
  ///   - arguments: without the array.
  ///   - path: of the function; `nil` for a method.
  func pairResult(
    _ library: String, _ pair: LibraryTypes.Pair, _ all: CallArguments,
    arguments: CallArguments, path: String?, receiver: InferredType.Value? = nil
  ) -> InferredType {
    let array: InferredType
    if let receiver {
      array = InferredType(receiver)
    } else if let path, let known = catalog.function(at: path) {
      array = resolved(known.group.gives, all)
    } else {
      array = .unknown
    }
    let hasKeyword = pair.axis.contains { arguments.keyword($0) != nil }
    guard hasKeyword || !arguments.nodes.isEmpty else { return array.ranked(nil) }
    let first = arguments.types.first
    // The larger of two arrays, element by element.
    if !hasKeyword,
      first?.values.contains(where: { if case .instance = $0 { true } else { false } }) == true
    {
      return array.ranked(nil)
    }
    let isOpen = !hasKeyword && first?.hasUnknown == true
    return pairValue(library, pair, all, array.ranked(nil), isOpen: isOpen, isCertain: true)
  }

  func pairResultOfUnknown(
    _ library: String, _ pair: LibraryTypes.Pair, _ arguments: CallArguments
  ) -> InferredType {
    let hasKeyword = pair.axis.contains { arguments.keyword($0) != nil }
    guard hasKeyword || (arguments.nodes.count == 1 && isImported(library)) else { return .unknown }
    return pairValue(library, pair, arguments, .unknown, isOpen: !hasKeyword, isCertain: false)
  }

  private func isImported(_ library: String) -> Bool {
    globals.bindings.values.contains { type in
      type.values.contains { value in
        guard case .path(let path, _) = value else { return false }
        return catalog.library(of: path) == library
      }
    }
  }

  private func pairValue(
    _ library: String, _ pair: LibraryTypes.Pair, _ arguments: CallArguments, _ array: InferredType,
    isOpen: Bool, isCertain: Bool
  ) -> InferredType {
    guard let node = arguments.node, let callee = node.node(.func) else { return .unknown }
    let isMethod = callee.kind == .attribute && !isPath(callee.node(.value))
    let candidate = Candidate(
      node: node, call: node, callee: callee, libraries: [library], library: library,
      function: pair.function, form: .maxIndex, isCertain: isCertain,
      array: isMethod ? .receiver : .firstArgument, part: frame.part)
    let call = PairCall(
      candidate: candidate, pair: pair, parts: [array, array.typed("int64")], isOpen: isOpen)
    let key = ObjectIdentifier(node)
    if let number = pairNumbers[key] {
      pairCalls[number] = call
      return InferredType(.pair(number))
    }
    pairNumbers[key] = pairCalls.count
    pairCalls.append(call)
    return InferredType(.pair(pairCalls.count - 1))
  }

  private func isPath(_ node: SyntaxNode?) -> Bool {
    guard let node, let type = types[ObjectIdentifier(node)] else { return false }
    return type.values.contains { if case .path = $0 { true } else { false } }
  }

  /// `torch.max(x, 1).indices`
  func noteIndices(of type: InferredType, attribute name: String, use: SyntaxNode) {
    for case .pair(let number) in type.values where pairCalls[number].pair.attribute == name {
      noteIndices(number, use: use, isOpen: false, isGuess: type.isGuess)
    }
  }

  /// `torch.max(x, 1)[1]`
  func noteIndices(of type: InferredType, item index: SyntaxNode, use: SyntaxNode) {
    for case .pair(let number) in type.values {
      let place = pairCalls[number].pair.place
      guard index.integer == place || index.integer == place - 2 else { continue }
      noteIndices(number, use: use, isOpen: pairCalls[number].isOpen, isGuess: type.isGuess)
    }
  }

  /// `_, i = torch.max(x, 1)`
  func noteIndices(of type: InferredType, at place: Int, count: Int?, target: SyntaxNode) {
    for case .pair(let number) in type.values {
      let wanted = pairCalls[number].pair.place
      guard place == wanted || place == wanted - 2, target.text(.id) != "_" else { continue }
      noteIndices(number, use: nil, isOpen: false, isGuess: type.isGuess)
    }
  }

  private func noteIndices(_ number: Int, use: SyntaxNode?, isOpen: Bool, isGuess: Bool) {
    var candidate = pairCalls[number].candidate
    if let use, use.node(.value) === candidate.call { candidate.node = use }
    if isOpen || isGuess { candidate.isCertain = false }
    candidates[ObjectIdentifier(candidate.call)] = candidate
  }
}

// MARK: - The end of a sorting order

extension Analysis {
  /// `np.argsort(x)[-1]`
  func noteTop1(_ node: SyntaxNode, _ index: SyntaxNode) {
    guard var isLast = index.endOfOrder, var inner = node.node(.value) else { return }
    while true {
      if inner.kind == .subscript, let index = inner.node(.slice)?.unwrappedIndex,
        index.isReversal, let value = inner.node(.value)
      {
        isLast.toggle()
        inner = value
      } else if inner.kind == .attribute, let name = inner.text(.attr),
        catalog.transparent.contains(name), let value = inner.node(.value)
      {
        inner = value
      } else {
        break
      }
    }
    guard inner.kind == .call, let callee = inner.node(.func) else { return }
    noteTop1(node, call: inner, callee: callee, isLast: isLast)
  }

  private func noteTop1(
    _ node: SyntaxNode, call: SyntaxNode, callee: SyntaxNode, isLast: Bool
  ) {
    var found: [TypeCatalog.Reduction] = []
    var isGuess = false
    var isMethod = false
    let receiver = callee.node(.value).flatMap { types[ObjectIdentifier($0)] }
    if let name = callee.text(.attr), let receiver, catalog.sortNames.contains(name) {
      isGuess = receiver.isGuess
      for value in receiver.values {
        switch value {
        case .instance(let type, _):
          guard let sort = catalog.types[type]?.sorts[name] else { continue }
          isMethod = true
          found.append(TypeCatalog.Reduction(library: type.library, function: sort))
        case .unknown:
          isMethod = true
          isGuess = true
        default: break
        }
      }
    }
    for case .path(let path, _) in (types[ObjectIdentifier(callee)] ?? .nothing).values {
      if let sort = catalog.sorts[path] { found.append(sort) }
    }
    guard !found.isEmpty || isMethod else { return }
    let libraries = found.map(\.library).uniqued()
    let library = choose(libraries)
    let isDescending = call.nodes(.keywords).contains { keyword in
      guard let name = keyword.text(.arg), catalog.descending.contains(name) else { return false }
      return keyword.node(.value)?.isDescending ?? false
    }
    let end = isLast != isDescending ? -1 : 0
    let name = found.first { $0.library == library }?.function ?? nameAsWritten(callee) ?? ""
    candidates[ObjectIdentifier(call)] = Candidate(
      node: node, call: call, callee: callee, libraries: libraries,
      library: library ?? CallSite.unknownLibrary, function: "\(name)[\(end)]",
      form: .argsortTop1, isCertain: libraries.count == 1 && !isGuess,
      array: isMethod ? .receiver : .firstArgument, part: frame.part)
  }
}

extension SyntaxNode {
  /// Whether an index takes one end of an axis and all of the others: `true` for the last, `false` for the first.
  fileprivate var endOfOrder: Bool? {
    if let integer { return integer == -1 ? true : integer == 0 ? false : nil }
    guard kind == .tuple else { return nil }
    let parts = nodes(.elts)
    let ends = parts.compactMap(\.integer)
    guard ends.count == 1, parts.allSatisfy({ $0.integer != nil || $0.isWhole }) else { return nil }
    return ends[0] == -1 ? true : ends[0] == 0 ? false : nil
  }

  /// `:` or `...`
  private var isWhole: Bool {
    switch kind {
    case .slice: node(.lower) == nil && node(.upper) == nil && node(.step) == nil
    case .constant: self[.value] == nil
    default: false
    }
  }

  /// `::-1`, or `..., ::-1`.
  fileprivate var isReversal: Bool {
    switch kind {
    case .slice: node(.lower) == nil && node(.upper) == nil && node(.step)?.integer == -1
    case .tuple:
      nodes(.elts).filter(\.isReversal).count == 1
        && nodes(.elts).allSatisfy { $0.isReversal || $0.isWhole }
    default: false
    }
  }

  /// `True`, or a word such as `DESCENDING`.
  fileprivate var isDescending: Bool {
    guard case .literal(let literal)? = self[.value] else { return false }
    switch literal {
    case .bool(let value): return value
    case .string(let text): return text.lowercased().hasPrefix("desc")
    case .none, .integer, .float, .sequence: return false
    }
  }
}
