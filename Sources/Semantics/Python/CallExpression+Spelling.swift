extension CallExpression {
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
      let builtins = "builtins."
      return path.hasPrefix(builtins)
        ? String(path.dropFirst(builtins.count)) : package.spelling(of: path)
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
