extension CallExpression {
  private static let builtinsPrefix = "builtins."

  /// The names of Python's own in it.
  package var builtins: Set<String> {
    switch self {
    case .literal, .input: return []
    case .list(let elements): return elements.builtins
    case .object(let path):
      guard path.hasPrefix(Self.builtinsPrefix) else { return [] }
      return [String(path.dropFirst(Self.builtinsPrefix.count).prefix { $0 != "." })]
    case .attribute(_, let of): return of.builtins
    case .item(let key, let of): return key.builtins.union(of.builtins)
    case .call(let call):
      return ([call.target] + call.positional + call.keywords.map(\.value)).builtins
    }
  }

  /// The expression as Python source, its inputs as the texts given; `nil` where one is not.
  package func spelled(_ inputs: [String: String], package: Spec.Package) -> String? {
    func list(_ parts: [CallExpression]) -> String? {
      let texts = parts.compactMap { $0.spelled(inputs, package: package) }
      return texts.count == parts.count ? texts.joined(separator: ", ") : nil
    }
    switch self {
    case .literal(let value): return value.description
    case .list(let elements): return list(elements).map { "[\($0)]" }
    case .input(let name): return inputs[name]
    case .object(let path):
      return path.hasPrefix(Self.builtinsPrefix)
        ? String(path.dropFirst(Self.builtinsPrefix.count)) : package.spelling(of: path)
    case .attribute(let name, let of):
      return of.spelled(inputs, package: package).map { "\($0).\(name)" }
    case .item(let key, let of):
      guard let receiver = of.spelled(inputs, package: package),
        let item = key.spelled(inputs, package: package)
      else { return nil }
      return "\(receiver)[\(item)]"
    case .call(let call):
      guard let target = call.target.spelled(inputs, package: package),
        let positional = list(call.positional)
      else { return nil }
      let keywords = call.keywords.compactMap { keyword in
        keyword.value.spelled(inputs, package: package).map { "\(keyword.name)=\($0)" }
      }
      guard keywords.count == call.keywords.count else { return nil }
      let arguments = ([positional] + keywords).filter { !$0.isEmpty }.joined(separator: ", ")
      return target + (call.method.map { ".\($0)" } ?? "") + "(\(arguments))"
    }
  }
}

extension Sequence<CallExpression> {
  /// The names of Python's own in all of them.
  package var builtins: Set<String> { reduce(into: []) { $0.formUnion($1.builtins) } }
}
