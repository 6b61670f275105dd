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
  /// What stands among the arguments of the call and is none of the reduction's.
  var others: Set<ObjectIdentifier> = []

  enum Array {
    case receiver
    case firstArgument
    case none
    case expression(SyntaxNode)
  }
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
    body.candidates[ObjectIdentifier(node)] = Candidate(
      node: node, call: node, callee: callee, libraries: libraries,
      library: chosen ?? CallSite.unknownLibrary,
      function: reduction?.0.function ?? nameAsWritten(callee) ?? unknownName
        ?? reductions.first?.0.function.lastPart ?? "",
      form: form(of: callee, calleeType, receiver: receiver, isMethod: isMethod),
      isCertain: libraries.count == 1 && Set(reductions.map(\.0.function.lastPart)).count == 1
        && !isOpen
        && !calleeType.isGuess,
      array: !isMethod ? .firstArgument : callee.kind == .attribute ? .receiver : .none,
      part: frame.part)
  }

  /// Whether an argument must be the array, so that what stands before the point is a module: an array comes by
  /// position, or an axis comes by keyword and something else by position.
  private func takesArray(_ call: SyntaxNode) -> Bool {
    guard let first = call.nodes(.args).first, first.kind != .starred else { return false }
    let type = types[ObjectIdentifier(first)] ?? .unknown
    return type.hasInstance
      || call.nodes(.keywords).contains { catalog.axisNames.contains($0.text(.arg) ?? "") }
  }

  /// Of several possible libraries the only one that has a spec.
  func choose(_ libraries: [String]) -> String? {
    if libraries.count <= 1 { return libraries.first }
    let specified = libraries.filter { catalog.hasSpec($0) }
    return specified.count == 1 ? specified[0] : nil
  }

  func nameAsWritten(_ callee: SyntaxNode) -> String? {
    callee.text(.attr) ?? callee.text(.id)
  }

  private func form(
    of callee: SyntaxNode, _ calleeType: InferredType, receiver: InferredType?, isMethod: Bool
  ) -> CallSite.Form {
    if callee.kind == .attribute {
      let isHeld = (receiver ?? calleeType).values.contains { value in
        guard case .object(let number) = value, let name = callee.text(.attr) else { return false }
        return own(name, of: classes[number])?.values.contains(where: \.isPath) ?? false
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
    guard var candidate = body.candidates[ObjectIdentifier(node)], candidate.callee === function
    else {
      return
    }
    candidate.form = .partial
    candidate.array = arguments.nodes.count > 1 ? .expression(arguments.nodes[1]) : .none
    body.candidates[ObjectIdentifier(node)] = candidate
  }
}
