import PythonEmbedding
import Semantics

/// A spec's expression with all that does not depend on the array found beforehand.
final class CompiledCall {
  private indirect enum Node {
    case known(PythonObject)
    case input(String)
    case call(Invocation)
    case attribute(String, of: Node)
    case item(Node, of: Node)
    case list([Node])
  }

  private struct Invocation {
    var target: Node
    var method: String?
    var positional: [Node]
    var keywords: [(String, Node)]
  }

  private let root: Node
  private let arguments: [(String, PythonObject)]
  private let profile: Profile
  private unowned let library: LiveLibrary
  private var inputs: [CallExpression: Node] = [:]
  /// The spec's own inputs that the expression names more than once: each is made once a call, since what flows back
  /// flows back to one object.
  private let repeated: Set<String>

  init(
    _ expression: CallExpression, _ arguments: [Call.Argument], profile: Profile,
    in library: LiveLibrary
  ) throws(PythonError) {
    self.profile = profile
    self.library = library
    var passed: [(String, PythonObject)] = []
    for argument in arguments {
      passed.append((argument.name, try library.value(argument.value)))
    }
    self.arguments = passed
    repeated = expression.repeatedInputs.intersection(profile.inputs.keys)
    root = try Self.compile(expression, passed, library)
  }

  func evaluate(_ inputs: CallInputs) throws(PythonError) -> PythonObject {
    if !repeated.isEmpty { inputs.made = [:] }
    return try evaluate(root, inputs)
  }

  private static func compile(
    _ expression: CallExpression, _ arguments: [(String, PythonObject)], _ library: LiveLibrary
  ) throws(PythonError) -> Node {
    switch expression {
    case .literal(let value): return .known(try library.value(value))
    case .object(let path): return .known(try library.object(path))
    case .input(let name): return .input(name)
    case .attribute(let name, let of):
      return .attribute(name, of: try compile(of, arguments, library))
    case .item(let key, let of):
      return .item(try compile(key, arguments, library), of: try compile(of, arguments, library))
    case .call(let call):
      var positional: [Node] = []
      for argument in call.positional {
        positional.append(try compile(argument, arguments, library))
      }
      var keywords: [(String, Node)] = []
      for keyword in call.keywords {
        keywords.append((keyword.name, try compile(keyword.value, arguments, library)))
      }
      if call.takesArguments {
        let places = arguments.filter(\.0.isPlace).sorted { Int($0.0) ?? 0 < Int($1.0) ?? 0 }
        positional += places.map { .known($0.1) }
        keywords += arguments.filter { !$0.0.isPlace }.map { ($0.0, .known($0.1)) }
      }
      return .call(
        Invocation(
          target: try compileTarget(call, arguments, library), method: call.method,
          positional: positional, keywords: keywords))
    case .list(let elements):
      var nodes: [Node] = []
      for element in elements { nodes.append(try compile(element, arguments, library)) }
      return .list(nodes)
    }
  }

  /// What is called. Where that is itself the result of a call on no input (a function made by a compiler, say), it is
  /// made once and kept, as a program would.
  private static func compileTarget(
    _ call: CallExpression.Invocation, _ arguments: [(String, PythonObject)],
    _ library: LiveLibrary
  ) throws(PythonError) -> Node {
    let node = try compile(call.target, arguments, library)
    guard call.method == nil, case .call(let maker) = call.target,
      call.target.inputs.isEmpty, !maker.takesArguments
    else { return node }
    return .known(
      try library.kept(call.target) { () throws(PythonError) in
        try evaluate(node, in: library) { name throws(PythonError) in throw .noInput(name) }
      })
  }

  /// Evaluates an expression that names no input.
  static func evaluate(
    _ expression: CallExpression, in library: LiveLibrary
  ) throws(PythonError) -> PythonObject {
    try evaluate(compile(expression, [], library), in: library) { name throws(PythonError) in
      throw .noInput(name)
    }
  }

  private func evaluate(_ node: Node, _ inputs: CallInputs) throws(PythonError) -> PythonObject {
    try Self.evaluate(node, in: library) { [self] name throws(PythonError) in
      try input(name, inputs)
    }
  }

  private static func evaluate(
    _ node: Node, in library: LiveLibrary, input: (String) throws(PythonError) -> PythonObject
  ) throws(PythonError) -> PythonObject {
    func evaluated(_ node: Node) throws(PythonError) -> PythonObject {
      try evaluate(node, in: library, input: input)
    }
    switch node {
    case .known(let object): return object
    case .input(let name): return try input(name)
    case .attribute(let name, let of): return try evaluated(of).attribute(name)
    case .item(let key, let of): return try evaluated(of).item(evaluated(key))
    case .list(let nodes):
      var elements: [PythonObject] = []
      for node in nodes { elements.append(try evaluated(node)) }
      return try library.interpreter.list(elements)
    case .call(let call):
      var target = try evaluated(call.target)
      if let method = call.method { target = try target.attribute(method) }
      var positional: [PythonObject] = []
      for argument in call.positional { positional.append(try evaluated(argument)) }
      var keywords: [(String, PythonObject)] = []
      for (name, value) in call.keywords { keywords.append((name, try evaluated(value))) }
      return try target.call(positional, keywords: keywords)
    }
  }

  /// A built-in input, or the spec's own in the form that fits.
  private func input(_ name: String, _ inputs: CallInputs) throws(PythonError) -> PythonObject {
    guard let forms = profile.inputs[name] else { return try inputs.builtIn(name) }
    guard let form = forms.first(where: { $0.fits(inputs.dtype, rank: inputs.shape.count) }) else {
      return try inputs.builtIn("array")
    }
    if form.sharesMemory, let kept = inputs.kept[name] { return kept }
    if repeated.contains(name), let made = inputs.made[name] { return made }
    let node: Node
    if let known = self.inputs[form.value] {
      node = known
    } else {
      node = try Self.compile(form.value, [], library)
      self.inputs[form.value] = node
    }
    let made = try evaluate(node, inputs)
    if form.sharesMemory, inputs.isShared { inputs.kept[name] = made }
    if repeated.contains(name) { inputs.made[name] = made }
    return made
  }
}

extension PythonError {
  fileprivate static func noInput(_ name: String) -> PythonError {
    PythonError(typeName: "NameError", message: "there is no input \(name) outside of a call")
  }
}
