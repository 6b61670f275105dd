import Semantics

extension Analysis {
  func execute(_ statements: [SyntaxNode]) {
    _ = deeper { for statement in statements { execute(statement) } }
  }

  private func execute(_ node: SyntaxNode) {
    switch node.kind {
    case .functionDef, .asyncFunctionDef: define(function: node)
    case .classDef: define(class: node)
    case .return: executeReturn(node)
    case .delete: for target in node.nodes(.targets) { delete(target) }
    case .assign: executeAssign(node)
    case .augAssign: executeAugmented(node)
    case .annAssign: executeAnnotated(node)
    case .typeAlias:
      if let name = node.node(.name)?.text(.id), let value = node.node(.value) {
        bind(name, to: InferredType(.typeForm(annotation(value))))
      }
    case .for, .asyncFor: executeFor(node)
    case .while: executeWhile(node)
    case .if: executeIf(node)
    case .with, .asyncWith: executeWith(node)
    case .match: executeMatch(node)
    case .try, .tryStar: executeTry(node)
    case .assert:
      for child in node.children { evaluate(child) }
      if let test = node.node(.test) { narrow(test, to: true) }
    case .raise:
      for child in node.children { evaluate(child) }
      frame.environment.isReachable = false
    case .import: executeImport(node)
    case .importFrom: executeImportFrom(node)
    case .break, .continue: leaveLoop(node)
    case .global, .nonlocal, .pass: break
    default: for child in node.children { evaluate(child) }
    }
  }

  private func executeReturn(_ node: SyntaxNode) {
    let type = node.node(.value).map { evaluate($0) } ?? .none
    if let function = frame.function { record(returned: type, in: function) }
    frame.environment.isReachable = false
  }

  private func leaveLoop(_ node: SyntaxNode) {
    let place = frame.loops.count - 1
    if place >= 0, frame.environment.isReachable {
      if node.kind == .break {
        frame.loops[place].breaks.append(frame.environment)
      } else {
        frame.loops[place].continues.append(frame.environment)
      }
    }
    frame.environment.isReachable = false
  }
}

// MARK: - Assignments

extension Analysis {
  private func executeAssign(_ node: SyntaxNode) {
    guard let value = node.node(.value) else { return }
    noteTaken(by: node.nodes(.targets), of: value)
    var type = evaluate(value)
    if type == .unknown || type == InferredType.none, let line = node.span?.end.line,
      let comment = typeComments[frame.part].annotation(line: line)
    {
      let declared = annotation(comment)
      if !declared.hasUnknown { type = declared }
    }
    for target in node.nodes(.targets) { assign(type, to: target) }
    if body.truths.contains(ObjectIdentifier(value)) {
      frame.environment.truths.formUnion(node.nodes(.targets).compactMap { $0.text(.id) })
    }
  }

  func assign(_ type: InferredType, to target: SyntaxNode) {
    switch target.kind {
    case .name:
      if let name = target.text(.id) { bind(name, to: type.asAssigned) }
    case .starred:
      if let value = target.node(.value) { assign(InferredType(.sequence(type)), to: value) }
    case .tuple, .list: unpack(type, to: target.nodes(.elts))
    case .attribute:
      guard let base = target.node(.value), let name = target.text(.attr) else { return }
      let owner = evaluate(base)
      for case .object(let number) in owner.values {
        record(attribute: name, of: classes[number], type)
      }
      let isKnown = owner.values.allSatisfy { if case .object = $0 { true } else { false } }
      if !isKnown { noteEscape(of: type) }
      store(type, at: target, of: owner) { keepsAttribute(name, $0) }
    case .subscript:
      guard let base = target.node(.value), let index = target.node(.slice) else { return }
      let container = evaluate(base)
      evaluate(index)
      noteChange(of: container)
      noteEscape(of: type)
      store(type, at: target, of: container, keeps: keepsItems)
      grow(base, container, by: type)
    default: evaluate(target)
    }
    if target.kind != .tuple, target.kind != .list { types[ObjectIdentifier(target)] = type }
  }

  /// A list or mapping that takes an element in place.
  func grow(_ node: SyntaxNode, _ container: InferredType, by element: InferredType) {
    guard let place = place(of: node) else { return }
    let grown = container.flatMap { value in
      switch value {
      case .mapping(let old, let tables):
        InferredType(.mapping(old.joined(element.asAssigned).bounded(), tables: tables))
      case .sequence(let old): InferredType(.sequence(old.joined(element.asAssigned).bounded()))
      default: InferredType(value)
      }
    }
    guard grown != container else { return }
    if place.key.isEmpty {
      let known = frame.environment.places[place.root]
      bind(place.root, to: grown)
      frame.environment.places[place.root] = known
    } else {
      remember(grown, at: place)
    }
  }

  private func unpack(_ type: InferredType, to targets: [SyntaxNode]) {
    let star = targets.firstIndex { $0.kind == .starred }
    for (place, target) in targets.enumerated() {
      // Counted from the end after a star.
      let index = star.map { place > $0 ? place - targets.count : place } ?? place
      noteIndices(of: type, at: index, isTaken: target.text(.id) != "_")
      assign(element(of: type, at: index, count: star == nil ? targets.count : nil), to: target)
    }
  }

  private func executeAugmented(_ node: SyntaxNode) {
    guard let target = node.node(.target), let value = node.node(.value) else { return }
    let old = evaluate(target)
    let new = evaluate(value)
    noteChange(of: old)
    target.node(.value).map { noteChange(of: types[ObjectIdentifier($0)] ?? .nothing) }
    // An array takes the change in place and stays what it is.
    let result = old.isArrayOnly(in: catalog) ? old : combined(old, new, by: node.text(.op))
    if target.kind == .name {
      assign(result, to: target)
    } else if let place = place(of: target) {
      remember(result, at: place)
    }
  }

  private func executeAnnotated(_ node: SyntaxNode) {
    guard let target = node.node(.target), let written = node.node(.annotation) else { return }
    let declared = annotation(written)
    let isKnown = !declared.hasUnknown || declared.values.count > 1
    guard let value = node.node(.value) else {
      if let info = frame.classInfo, frame.scope === info.scope, let name = target.text(.id) {
        record(attribute: name, of: info, declared)
      } else if let name = target.text(.id) {
        bind(name, to: declared)
      } else if target.kind == .attribute {
        assign(declared, to: target)
      }
      return
    }
    let type = evaluate(value)
    // What is assigned is more exact where it is known, and the declaration where it is not.
    let isExact = type != InferredType.none && type.isExact(beside: declared)
    let isTypeForm = declared.values.contains { if case .typeForm = $0 { true } else { false } }
    assign(isExact || !isKnown || isTypeForm ? type : declared, to: target)
  }

  private func delete(_ target: SyntaxNode) {
    switch target.kind {
    case .name: if let name = target.text(.id) { unbind(name) }
    case .tuple, .list: for element in target.nodes(.elts) { delete(element) }
    default:
      for child in target.children { evaluate(child) }
      target.node(.value).map { noteChange(of: types[ObjectIdentifier($0)] ?? .nothing) }
      if let place = place(of: target) { frame.environment.places[place.root]?[place.key] = nil }
    }
  }
}

// MARK: - Branches

extension Analysis {
  /// Runs statements that may not be run.
  private func branch(_ statements: [SyntaxNode]) {
    frame.conditions += 1
    execute(statements)
    frame.conditions -= 1
  }

  private func executeIf(_ node: SyntaxNode) {
    // A chain of `elif` is nested in the tree; here it is a list, however long.
    var node = node
    var ends: [Environment] = []
    while true {
      guard let test = node.node(.test) else { return }
      evaluate(test)
      let before = frame.environment
      narrow(test, to: true)
      branch(node.nodes(.body))
      ends.append(frame.environment)
      frame.environment = before
      narrow(test, to: false)
      let rest = node.nodes(.orelse)
      guard rest.count == 1, rest[0].kind == .if else {
        branch(rest)
        break
      }
      node = rest[0]
    }
    for end in ends.reversed() { frame.environment = end.joined(frame.environment) }
  }

  private func executeFor(_ node: SyntaxNode) {
    guard let target = node.node(.target), let iterable = node.node(.iter) else { return }
    let elements = evaluate(iterable)
    loop(node) { assign(items(of: elements), to: target) }
  }

  private func executeWhile(_ node: SyntaxNode) {
    loop(node) {
      if let test = node.node(.test) {
        evaluate(test)
        narrow(test, to: true)
      }
    }
  }

  /// Runs a loop's body again where its own assignments change what it starts from.
  private func loop(_ node: SyntaxNode, start: () -> Void) {
    let before = frame.environment
    var exits: [Environment] = []
    for round in 1...Self.maximalRounds {
      let entry = frame.environment
      frame.loops.append(([], []))
      start()
      branch(node.nodes(.body))
      let loop = frame.loops.removeLast()
      exits = loop.breaks
      for other in loop.continues { frame.environment = frame.environment.joined(other) }
      let next = before.joined(frame.environment)
      let isSettled = !next.differs(from: entry)
      frame.environment = next
      if isSettled { break }
      if round == Self.maximalRounds || extraRounds >= Self.maximalExtraRounds {
        frame.environment.guess(whatDiffersFrom: entry)
        break
      }
      extraRounds += 1
    }
    execute(node.nodes(.orelse))
    for exit in exits { frame.environment = frame.environment.joined(exit) }
  }

  private func executeWith(_ node: SyntaxNode) {
    var suppresses = false
    for item in node.nodes(.items) {
      guard let context = item.node(.contextExpr) else { continue }
      let type = evaluate(context)
      if context.kind == .call, let callee = context.node(.func), isSuppressor(callee) {
        suppresses = true
      }
      guard let target = item.node(.optionalVars) else { continue }
      assign(entered(type), to: target)
    }
    guard suppresses else { return execute(node.nodes(.body)) }
    let before = frame.environment
    branch(node.nodes(.body))
    frame.environment = left(before, frame.environment)
  }

  /// Whether a call of it makes a context that catches errors.
  func isSuppressor(_ callee: SyntaxNode) -> Bool {
    types[ObjectIdentifier(callee)]?.values.contains { value in
      if case .path(let path, _) = value { catalog.suppressors.contains(path) } else { false }
    } ?? false
  }

  /// Where statements go on that may have been left at any point.
  private func left(_ before: Environment, _ after: Environment) -> Environment {
    var left = before.joined(after)
    left.isReachable = before.isReachable
    return left
  }

  private func entered(_ type: InferredType) -> InferredType {
    type.flatMap { value in
      switch value {
      case .instance: InferredType(value)
      case .object: call(method: "__enter__", of: value, CallArguments()).result
      // A function that `contextmanager` decorates.
      case .sequence(let element): element
      default: .unknown
      }
    }
  }

  private func executeTry(_ node: SyntaxNode) {
    let before = frame.environment
    branch(node.nodes(.body))
    let after = frame.environment
    branch(node.nodes(.orelse))
    var ends = [frame.environment]
    for handler in node.nodes(.handlers) {
      frame.environment = left(before, after)
      if let type = handler.node(.type) { evaluate(type) }
      if let name = handler.text(.name) { bind(name, to: .other) }
      branch(handler.nodes(.body))
      if let name = handler.text(.name) { unbind(name) }
      ends.append(frame.environment)
    }
    frame.environment = ends[0]
    for end in ends.dropFirst() { frame.environment = frame.environment.joined(end) }
    let isReachable = frame.environment.isReachable
    execute(node.nodes(.finalbody))
    if !isReachable { frame.environment.isReachable = false }
  }

  private func executeMatch(_ node: SyntaxNode) {
    guard let subject = node.node(.subject) else { return }
    let type = evaluate(subject)
    let before = frame.environment
    var ends: [Environment] = []
    for branch in node.nodes(.cases) {
      frame.environment = before
      if let pattern = branch.node(.pattern) { match(pattern, type, subject: place(of: subject)) }
      if let test = branch.node(.guard) { evaluate(test) }
      self.branch(branch.nodes(.body))
      ends.append(frame.environment)
    }
    let isComplete = node.nodes(.cases).contains { branch in
      branch.node(.guard) == nil && branch.node(.pattern)?.takesAll == true
    }
    if !isComplete { ends.append(before) }
    frame.environment = ends[0]
    for end in ends.dropFirst() { frame.environment = frame.environment.joined(end) }
  }

  private func match(_ pattern: SyntaxNode, _ type: InferredType, subject: Place?) {
    var type = type
    switch pattern.kind {
    case .matchClass:
      if let node = pattern.node(.cls) {
        evaluate(node)
        type = annotation(node)
        if let subject { remember(type, at: subject) }
      }
      for inner in pattern.nodes(.patterns) + pattern.nodes(.kwdPatterns) {
        match(inner, .unknown, subject: nil)
      }
    case .matchAs:
      if let inner = pattern.node(.pattern) {
        if inner.kind == .matchClass, let node = inner.node(.cls) { type = annotation(node) }
        match(inner, type, subject: subject)
      }
      if let name = pattern.text(.name) { bind(name, to: type) }
    case .matchSequence: match(sequence: pattern.nodes(.patterns), type)
    case .matchStar: if let name = pattern.text(.name) { bind(name, to: .other) }
    case .matchMapping:
      if let name = pattern.text(.rest) { bind(name, to: .other) }
      for inner in pattern.nodes(.patterns) { match(inner, .unknown, subject: nil) }
    case .matchValue: if let value = pattern.node(.value) { evaluate(value) }
    default: for inner in pattern.nodes(.patterns) { match(inner, .unknown, subject: nil) }
    }
  }
}

extension Analysis {
  /// `case (v, i):`
  private func match(sequence patterns: [SyntaxNode], _ type: InferredType) {
    let hasStar = patterns.contains { $0.kind == .matchStar }
    for (place, pattern) in patterns.enumerated() {
      if hasStar {
        match(pattern, .unknown, subject: nil)
      } else {
        noteIndices(of: type, at: place, isTaken: !pattern.takesAll || pattern.text(.name) != nil)
        match(pattern, element(of: type, at: place, count: patterns.count), subject: nil)
      }
    }
  }
}

extension SyntaxNode {
  /// `case _:`, `case x:`
  fileprivate var takesAll: Bool { kind == .matchAs && node(.pattern) == nil }
}
