import Semantics

/// What a function may change that its callers see.
struct Effects {
  var attributes: Set<String> = []
  var globals: Set<String> = []
  var nonlocals: Set<String> = []
  var storesItems = false
  /// Names of what it calls.
  var calls: Set<String> = []

  init() {}

  /// Those of a function's own code, with the functions in it.
  init(_ node: SyntaxNode) {
    var open = [node]
    while let node = open.popLast() {
      switch node.kind {
      case .global: globals.formUnion(node.texts(.names))
      case .nonlocal: nonlocals.formUnion(node.texts(.names))
      case .call:
        if let callee = node.node(.func), let name = callee.text(.attr) ?? callee.text(.id) {
          calls.insert(name)
        }
      default: break
      }
      for target in node.boundTargets { add(target) }
      node.addChildren(to: &open)
    }
  }

  private mutating func add(_ target: SyntaxNode) {
    switch target.kind {
    case .attribute: target.text(.attr).map { _ = attributes.insert($0) }
    case .subscript: storesItems = true
    case .tuple, .list: for element in target.nodes(.elts) { add(element) }
    case .starred: target.node(.value).map { add($0) }
    default: break
    }
  }

  mutating func add(_ other: Effects) {
    attributes.formUnion(other.attributes)
    globals.formUnion(other.globals)
    nonlocals.formUnion(other.nonlocals)
    storesItems = storesItems || other.storesItems
  }
}

extension Analysis {
  /// What a call of a function can have changed becomes what it can be anywhere in the file.
  func noteEffects(of callee: InferredType, _ arguments: CallArguments) {
    guard rebindsNames || !frame.environment.places.isEmpty else { return }
    let functions = callee.values.flatMap { value -> [InferredType.Value] in
      switch value {
      case .function: [value]
      case .userClass: attribute("__init__", of: value).values
      case .object: attribute("__call__", of: value).values
      default: []
      }
    }
    for case .function(let number) in functions {
      let effects = effects(of: self.functions[number])
      widenAttributes(effects.attributes)
      widenNames(effects)
      if effects.storesItems { guessItems(of: arguments.nodes) }
    }
  }

  /// Those of a function and of all in the file that it may call.
  private func effects(of function: FunctionInfo) -> Effects {
    if let known = function.effects, known.ofNames == namedFunctions { return known.all }
    var all = Effects()
    var seen = Set([function.number])
    var open = [function]
    while let next = open.popLast() {
      let own = next.ownEffects
      all.add(own)
      for name in own.calls {
        for number in functionsByName[name] ?? [] where seen.insert(number).inserted {
          open.append(functions[number])
        }
      }
    }
    function.effects = (namedFunctions, all)
    return all
  }

  private func widenAttributes(_ names: Set<String>) {
    guard !names.isEmpty else { return }
    for (root, known) in frame.environment.places {
      for (key, type) in known {
        guard let point = key.utf8.lastIndex(of: UInt8(ascii: ".")),
          case let name = String(key[key.index(after: point)...]), names.contains(name)
        else { continue }
        frame.environment.places[root]?[key] = type.joined(anyAttribute(name))
      }
    }
  }

  private func widenNames(_ effects: Effects) {
    for (names, isGlobal) in [(effects.globals, true), (effects.nonlocals, false)] {
      for name in names {
        let owner = frame.scope.owner(of: name)
        guard let type = frame.environment.values[name], (owner.kind == .module) == isGlobal else {
          continue
        }
        owner.readers[name, default: []].insert(body.number)
        frame.environment.values[name] = type.joined(owner.bindings[name] ?? .nothing)
      }
    }
  }

  private func guessItems(of arguments: [SyntaxNode]) {
    for root in arguments.compactMap({ place(of: $0)?.root }) {
      for (key, type) in frame.environment.places[root] ?? [:] where key.hasSuffix("]") {
        frame.environment.places[root]?[key] = type.guessed()
      }
    }
  }
}
