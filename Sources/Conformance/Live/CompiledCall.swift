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
    root = try Self.compile(expression, passed, library)
  }

  func evaluate(_ inputs: CallInputs) throws(PythonError) -> PythonObject {
    try evaluate(root, inputs)
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
      if call.takesArguments { keywords += arguments.map { ($0.0, .known($0.1)) } }
      return .call(
        Invocation(
          target: try compile(call.target, arguments, library), method: call.method,
          positional: positional, keywords: keywords))
    }
  }

  private func evaluate(_ node: Node, _ inputs: CallInputs) throws(PythonError) -> PythonObject {
    switch node {
    case .known(let object): return object
    case .input(let name): return try input(name, inputs)
    case .attribute(let name, let of): return try evaluate(of, inputs).attribute(name)
    case .item(let key, let of): return try evaluate(of, inputs).item(evaluate(key, inputs))
    case .call(let call):
      var target = try evaluate(call.target, inputs)
      if let method = call.method { target = try target.attribute(method) }
      var positional: [PythonObject] = []
      for argument in call.positional { positional.append(try evaluate(argument, inputs)) }
      var keywords: [(String, PythonObject)] = []
      for (name, value) in call.keywords { keywords.append((name, try evaluate(value, inputs))) }
      return try target.call(positional, keywords: keywords)
    }
  }

  /// A built-in input, or the spec's own in the form that fits.
  private func input(_ name: String, _ inputs: CallInputs) throws(PythonError) -> PythonObject {
    guard let forms = profile.inputs[name] else { return try inputs.builtIn(name) }
    guard let form = forms.first(where: { $0.fits(inputs.dtype, rank: inputs.shape.count) }) else {
      return try inputs.builtIn("array")
    }
    let node: Node
    if let known = self.inputs[form.value] {
      node = known
    } else {
      node = try Self.compile(form.value, [], library)
      self.inputs[form.value] = node
    }
    return try evaluate(node, inputs)
  }
}
