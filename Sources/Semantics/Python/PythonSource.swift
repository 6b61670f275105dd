import Arrays

/// A call as Python to paste: imports, then perhaps an input by name, then the expression whose value is the answer.
///
/// It is the spec's call expression written out, so that it does what the live library was asked, step by step.
package struct PythonSource: Sendable {
  /// In the order in which they are needed.
  package private(set) var imports: [String] = []
  /// What has to be said to the library before it is imported.
  private let variables: [String]
  /// What the call's mode needs to have done before.
  package private(set) var preparation: [String] = []
  /// Inputs that the expression uses more than once.
  package private(set) var bindings: [String] = []
  package private(set) var expression = ""

  private let call: Call
  private let profile: Profile
  private var names: [String: String] = [:]

  package init(_ call: Call, profile: Profile) {
    self.call = call
    self.profile = profile
    // Of several specs for one package they tell which is meant.
    let package = profile.package.module.prefix { $0 != "." }
    let isVariant = package != profile.library
    variables = (isVariant ? profile.package.environment : [:]).filter { !$0.value.isEmpty }
      .sorted { $0.key < $1.key }
      .map { "os.environ[\($0.key.pythonLiteral)] = \($0.value.pythonLiteral)" }
    for step in profile.prepare { preparation.append(source(step)) }
    let asked = call.asksGradient ? profile.call.gradient : nil
    let wanted = asked ?? profile.call.expression
    for name in inputs(in: wanted).repeated where Self.isLong(name) {
      let value = input(name)
      let variable = variable(for: name)
      bindings.append("\(variable) = \(value)")
      names[name] = variable
    }
    expression = source(wanted)
  }

  /// `nil` where the specs know no such function, version or mode.
  package init?(_ call: Call, specs: SpecFolder) {
    guard let profile = specs.profile(of: call) else { return nil }
    self.init(call, profile: profile)
  }

  /// Everything on one line.
  package var line: String {
    ((variables.isEmpty ? [] : ["import os"]) + variables + imports + preparation + bindings
      + [expression]).joined(separator: "; ")
  }

  // MARK: Expressions

  private mutating func source(_ expression: CallExpression) -> String {
    switch expression {
    case .literal(let value): return value.description
    case .list(let elements):
      return "[" + elements.map { source($0) }.joined(separator: ", ") + "]"
    case .input(let name): return names[name] ?? input(name)
    case .object(let path): return object(path)
    case .attribute(let name, let of): return receiver(of) + ".\(name)"
    case .item(let key, let of): return receiver(of) + "[\(source(key))]"
    case .call(let invocation): return source(invocation)
    }
  }

  private mutating func source(_ invocation: CallExpression.Invocation) -> String {
    let target = receiver(invocation.target) + (invocation.method.map { ".\($0)" } ?? "")
    var arguments = invocation.positional.map { source($0) }
    for keyword in invocation.keywords where !isDefaultLabels(keyword.value) {
      arguments.append("\(keyword.name)=\(source(keyword.value))")
    }
    if invocation.takesArguments {
      arguments.insert(
        contentsOf: call.arguments.filter(\.name.isPlace).sorted { $0.name < $1.name }
          .map { $0.value.description }, at: invocation.positional.count)
      arguments += call.arguments.filter { !$0.name.isPlace }.map(Self.keyword)
    }
    return target + "(" + arguments.joined(separator: ", ") + ")"
  }

  private static func keyword(_ argument: Call.Argument) -> String {
    let isName =
      argument.name.first?.isNumber == false
      && argument.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isName
      ? "\(argument.name)=\(argument.value)"
      : "**{\(argument.name.pythonLiteral): \(argument.value)}"
  }

  /// Labels 0, 1, 2, … are what an array has that is given none.
  private func isDefaultLabels(_ expression: CallExpression) -> Bool {
    switch expression {
    case .input("index"): call.array.index == nil
    case .input("columns"): call.array.columns == nil
    default: false
    }
  }

  /// An expression that a dot, a bracket or a parenthesis can follow.
  private mutating func receiver(_ expression: CallExpression) -> String {
    if case .literal = expression { return "(\(source(expression)))" }
    return source(expression)
  }

  // MARK: Objects

  /// A path under the package's usual short name; Python's own names need none.
  private mutating func object(_ path: String) -> String {
    let package = profile.package
    let parts = path.split(separator: ".").map(String.init)
    if parts.first == "builtins" { return parts.dropFirst().joined(separator: ".") }
    if path == package.module || path.hasPrefix(package.module + ".") {
      need(package.module, as: package.alias)
      return package.spelling(of: path)
    }
    if parts.first == Self.arrays.module {
      return arrays + parts.dropFirst().map { ".\($0)" }.joined()
    }
    need(parts[0], as: parts[0])
    return path
  }

  /// The language of array literals, and how they name it.
  private static let arrays = (module: "numpy", alias: "np")

  private var arrays: String {
    mutating get {
      need(Self.arrays.module, as: Self.arrays.alias)
      return Self.arrays.alias
    }
  }

  private mutating func need(_ module: String, as alias: String) {
    let line = Spec.Package.importLine(module, as: alias)
    if !imports.contains(line) { imports.append(line) }
  }

  // MARK: Inputs

  private mutating func input(_ name: String) -> String {
    let array = call.array
    if let forms = profile.inputs[name] {
      let fitting = forms.first { $0.fits(array.values.dtype, rank: array.values.rank) }
      return source(fitting?.value ?? .input("array"))
    }
    switch name {
    case "array":
      _ = arrays
      return PythonArray(array.values).source
    case "list": return PythonArray(array.values).list
    case "index": return array.index.map { labels($0) } ?? "None"
    case "columns": return array.columns.map { labels($0) } ?? "None"
    case "labels":
      return labels(
        (0..<(array.values.shape.first ?? 0)).map { array.label(at: $0, axis: 0) })
    default: return array.values.dtype.description.pythonLiteral
    }
  }

  private func labels(_ labels: [Label]) -> String {
    "[" + labels.map { PythonLiteral.value($0) }.joined(separator: ", ") + "]"
  }

  private static func isLong(_ input: String) -> Bool { input != "dtype" }

  /// `xs` for the list, else the input's first letter: no name of Python's own is so short.
  private func variable(for input: String) -> String {
    let letter = input.first { $0.isASCII && $0.isLowercase }.map { String($0) } ?? "v"
    let name = input == "list" ? "xs" : letter
    let taken = Set(names.values)
    return taken.contains(name) ? name + String(taken.count) : name
  }

  private func inputs(in expression: CallExpression) -> Inputs {
    var inputs = Inputs()
    inputs.collect(expression)
    return inputs
  }
}

extension Spec.Package {
  /// A dotted path under the package's usual short name.
  package func spelling(of path: String) -> String {
    guard path == module || path.hasPrefix(module + ".") else { return path }
    return alias + path.dropFirst(module.count)
  }

  package var importLine: String { Self.importLine(module, as: alias) }

  fileprivate static func importLine(_ module: String, as alias: String) -> String {
    alias == module ? "import \(module)" : "import \(module) as \(alias)"
  }
}

extension SpecFolder {
  /// The profile under which a call was made.
  package func profile(of call: Call) -> Profile? {
    guard let spec = self[call.library],
      let function = spec.function(named: call.function, rank: call.array.values.rank)
    else { return nil }
    return spec.profile(
      of: function, version: call.version.flatMap { Version($0) }, mode: call.mode)
  }
}

/// The inputs that an expression uses, those of its own inputs not among them.
private struct Inputs {
  private var seen: [String] = []
  private(set) var repeated: [String] = []

  mutating func collect(_ expression: CallExpression) {
    switch expression {
    case .literal, .object: break
    case .input(let name):
      if !seen.contains(name) {
        seen.append(name)
      } else if !repeated.contains(name) {
        repeated.append(name)
      }
    case .attribute(_, let of): collect(of)
    case .item(let key, let of):
      collect(of)
      collect(key)
    case .call(let invocation):
      collect(invocation.target)
      for argument in invocation.positional { collect(argument) }
      for keyword in invocation.keywords { collect(keyword.value) }
    case .list(let elements):
      for element in elements { collect(element) }
    }
  }
}
