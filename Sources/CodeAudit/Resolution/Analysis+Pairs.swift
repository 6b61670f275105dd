import Semantics

/// A call that gives values and indices.
struct PairCall {
  var candidate: Candidate
  var pair: LibraryTypes.Pair
  var parts: [InferredType]
  /// Whether it may give values only, so that an index takes an element of them.
  var isOpen: Bool
  /// Those that take its parts.
  var readers: Body.Readers = []
}

/// What gives values and indices.
enum PairCallee {
  case function(String)
  /// By its name, of what is known of its receiver.
  case method(String, InferredType.Value)
}

extension Analysis {
  /// The result of a call that gives `(values, indices)` where an axis is given.
  ///
  /// - Parameters:
  ///   - all: as the call has them.
  ///   - arguments: without the array.
  func pairResult(
    _ library: String, _ pair: LibraryTypes.Pair, _ all: CallArguments,
    arguments: CallArguments, of callee: PairCallee
  ) -> InferredType {
    let array: InferredType =
      switch callee {
      case .method(_, let receiver): InferredType(receiver)
      case .function(let path):
        catalog.function(at: path).map { resolved($0.group.gives, all) } ?? .unknown
      }
    let hasKeyword = pair.axis.contains { arguments.keyword($0) != nil }
    guard hasKeyword || !arguments.nodes.isEmpty else { return array.ranked(nil) }
    let first = arguments.types.first
    // The larger of two arrays, element by element.
    if !hasKeyword, first?.hasInstance == true { return array.ranked(nil) }
    let isOpen = !hasKeyword && first?.hasUnknown == true
    return pairValue(
      library, pair, all, array.ranked(nil), of: callee, isOpen: isOpen, isCertain: true)
  }

  func pairResultOfUnknown(
    _ library: String, _ pair: LibraryTypes.Pair, _ arguments: CallArguments, method: String
  ) -> InferredType {
    let hasKeyword = pair.axis.contains { arguments.keyword($0) != nil }
    let isTold = pair.telling.contains { arguments.keyword($0) != nil }
    guard hasKeyword || arguments.nodes.count == 1, isTold || isImported(library) else {
      return .unknown
    }
    return pairValue(
      library, pair, arguments, .unknown, of: .method(method, .unknown), isOpen: !hasKeyword,
      isCertain: false)
  }

  private func isImported(_ library: String) -> Bool {
    libraryReaders.insert(body.number)
    return importedLibraries.contains(library)
  }

  private func pairValue(
    _ library: String, _ pair: LibraryTypes.Pair, _ arguments: CallArguments, _ array: InferredType,
    of called: PairCallee, isOpen: Bool, isCertain: Bool
  ) -> InferredType {
    guard let node = arguments.node, let callee = node.node(.func) else { return .unknown }
    let candidate = Candidate(
      node: node, call: node, callee: callee, libraries: [library], library: library,
      function: pair.function, form: .maxIndex, isCertain: isCertain,
      array: place(ofArrayOf: called, callee, arguments), part: frame.part)
    let call = PairCall(
      candidate: candidate, pair: pair, parts: [array, array.typed("int64")], isOpen: isOpen)
    let key = ObjectIdentifier(node)
    if let number = pairNumbers[key] {
      let old = pairCalls[number]
      pairCalls[number] = call
      pairCalls[number].readers = old.readers
      if old.parts != call.parts || old.isOpen != isOpen
        || old.candidate.isCertain != isCertain
      {
        rerun(old.readers.subtracting([body.number]))
      }
      return InferredType(.pair(number))
    }
    pairNumbers[key] = pairCalls.count
    pairCalls.append(call)
    return InferredType(.pair(pairCalls.count - 1))
  }

  func pairCall(_ number: Int) -> PairCall {
    pairCalls[number].readers.insert(body.number)
    return pairCalls[number]
  }

  /// Where the array stands. That of a method by another name stands elsewhere.
  private func place(
    ofArrayOf called: PairCallee, _ callee: SyntaxNode, _ arguments: CallArguments
  ) -> Candidate.Array {
    guard case .method(let name, _) = called, !arguments.isBehindArray else {
      return .firstArgument
    }
    guard callee.text(.attr) == name else { return .none }
    return isPath(callee.node(.value)) ? .firstArgument : .receiver
  }

  private func isPath(_ node: SyntaxNode?) -> Bool {
    guard let node, let type = types[ObjectIdentifier(node)] else { return false }
    return type.values.contains(where: \.isPath)
  }

  /// `torch.max(x, 1).indices`
  func noteIndices(of type: InferredType, attribute name: String, use: SyntaxNode) {
    for case .pair(let number) in type.values where pairCall(number).pair.attribute == name {
      noteIndices(number, use: use, isOpen: false, isGuess: type.isGuess)
    }
  }

  /// `torch.max(x, 1)[1]`
  func noteIndices(of type: InferredType, item index: SyntaxNode, use: SyntaxNode) {
    for case .pair(let number) in type.values {
      let place = pairCall(number).pair.place
      guard index.integer == place || index.integer == place - 2 else { continue }
      noteIndices(number, use: use, isOpen: pairCall(number).isOpen, isGuess: type.isGuess)
    }
  }

  /// `_, i = torch.max(x, 1)`
  func noteIndices(of type: InferredType, at place: Int, isTaken: Bool) {
    for case .pair(let number) in type.values {
      let wanted = pairCall(number).pair.place
      guard place == wanted || place == wanted - 2, isTaken else { continue }
      noteIndices(number, use: nil, isOpen: false, isGuess: type.isGuess)
    }
  }

  private func noteIndices(_ number: Int, use: SyntaxNode?, isOpen: Bool, isGuess: Bool) {
    var candidate = pairCalls[number].candidate
    if let use, use.node(.value) === candidate.call { candidate.node = use }
    if isOpen || isGuess { candidate.isCertain = false }
    body.candidates[ObjectIdentifier(candidate.call)] = candidate
  }
}
