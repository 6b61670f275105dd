extension Spec.ModeSpec {
  /// The input that stands for the function in `wrap`.
  static let functionInput = "function"

  init(_ node: SpecNode, name: String, inputs: [String]) throws(SpecError) {
    let fields = try node.fields(
      ["prepare", "wrap", "signatures", "errors-compile", "patience", "notes"])
    mode = Mode(rawValue: name)
    prepare =
      try fields["prepare"]?.list { node throws(SpecError) in
        try CallExpression(node, inputs: [])
      } ?? []
    wrap = try fields["wrap"].map { node throws(SpecError) in
      try CallExpression(node, inputs: [Self.functionInput])
    }
    func count(_ key: String) throws(SpecError) -> Int? {
      guard let field = fields[key] else { return nil }
      let value = try field.integer()
      guard (1...1_000_000).contains(value) else {
        throw field.unexpected("a number from 1 to 1000000")
      }
      return value
    }
    signatures = try count("signatures")
    if let field = fields["errors-compile"], signatures == nil {
      throw field.error("\"errors-compile\" needs signatures beside it")
    }
    errorsCompile = try fields["errors-compile"]?.bool() ?? true
    patience = try count("patience").map { Double($0) }
  }
}

extension CallExpression {
  /// The expression with `wrap` in place of the object that is called with the call's arguments; `nil` where that is
  /// a method, which nothing can be put around.
  func wrapped(in wrap: CallExpression) -> CallExpression? {
    switch self {
    case .literal, .input, .object: return nil
    case .list(var elements):
      return Self.wrapFirst(of: &elements, in: wrap) ? .list(elements) : nil
    case .attribute(let name, let of): return of.wrapped(in: wrap).map { .attribute(name, of: $0) }
    case .item(let key, let of):
      return of.wrapped(in: wrap).map { .item(key, of: $0) }
        ?? key.wrapped(in: wrap).map { .item($0, of: of) }
    case .call(var call):
      if call.takesArguments {
        guard call.method == nil, case .object = call.target else { return nil }
        call.target = wrap.replacing(Spec.ModeSpec.functionInput, by: call.target)
        return .call(call)
      }
      if let target = call.target.wrapped(in: wrap) {
        call.target = target
        return .call(call)
      }
      if Self.wrapFirst(of: &call.positional, in: wrap) { return .call(call) }
      var values = call.keywords.map(\.value)
      guard Self.wrapFirst(of: &values, in: wrap) else { return nil }
      for (place, value) in values.enumerated() { call.keywords[place].value = value }
      return .call(call)
    }
  }

  /// Whether one of some expressions could be wrapped; only one has the call that takes the arguments.
  private static func wrapFirst(
    of expressions: inout [CallExpression], in wrap: CallExpression
  ) -> Bool {
    for place in expressions.indices {
      guard let wrapped = expressions[place].wrapped(in: wrap) else { continue }
      expressions[place] = wrapped
      return true
    }
    return false
  }

  /// The expression with another in place of an input.
  private func replacing(_ input: String, by other: CallExpression) -> CallExpression {
    switch self {
    case .literal, .object: return self
    case .input(let name): return name == input ? other : self
    case .list(let elements): return .list(elements.map { $0.replacing(input, by: other) })
    case .attribute(let name, let of): return .attribute(name, of: of.replacing(input, by: other))
    case .item(let key, let of):
      return .item(key.replacing(input, by: other), of: of.replacing(input, by: other))
    case .call(var call):
      call.target = call.target.replacing(input, by: other)
      call.positional = call.positional.map { $0.replacing(input, by: other) }
      for place in call.keywords.indices {
        call.keywords[place].value = call.keywords[place].value.replacing(input, by: other)
      }
      return .call(call)
    }
  }
}
