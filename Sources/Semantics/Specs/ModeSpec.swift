extension Spec.ModeSpec {
  /// The input that stands for the function in `wrap`.
  static let functionInput = "function"

  init(_ node: SpecNode, name: String, inputs: [String]) throws(SpecError) {
    let fields = try node.fields(["prepare", "wrap", "signatures", "patience", "notes"])
    mode = Mode(rawValue: name)
    prepare =
      try fields["prepare"]?.list { node throws(SpecError) in
        try CallExpression(node, inputs: [])
      } ?? []
    wrap = try fields["wrap"].map { node throws(SpecError) in
      try CallExpression(node, inputs: [Self.functionInput])
    }
    signatures = try fields["signatures"]?.integer()
    patience = try fields["patience"].map { node throws(SpecError) in
      Double(try node.integer())
    }
    if let signatures, signatures < 1, let field = fields["signatures"] {
      throw field.unexpected("a number above 0")
    }
  }
}

extension CallExpression {
  /// The expression with `wrap` in place of the object that is called with the call's arguments; `nil` where that is
  /// a method, which nothing can be put around.
  func wrapped(in wrap: CallExpression) -> CallExpression? {
    switch self {
    case .literal, .input, .object, .list: return nil
    case .attribute(let name, let of): return of.wrapped(in: wrap).map { .attribute(name, of: $0) }
    case .item(let key, let of): return of.wrapped(in: wrap).map { .item(key, of: $0) }
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
      for place in call.positional.indices {
        guard let argument = call.positional[place].wrapped(in: wrap) else { continue }
        call.positional[place] = argument
        return .call(call)
      }
      return nil
    }
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
