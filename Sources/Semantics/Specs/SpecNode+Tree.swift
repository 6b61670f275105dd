import Yams

extension SpecNode {
  /// Refuses what no place of a spec allows: aliases, deep nesting, keys that stand twice.
  func checkTree() throws(SpecError) {
    var last = (line: 0, column: 0)
    try checkTree(depth: 0, last: &last)
  }

  /// - Parameter last: where the node before this one starts. A value that starts before it was
  ///   reached by an alias: Yams puts the node itself in the alias' place.
  private func checkTree(
    depth: Int, last: inout (line: Int, column: Int)
  ) throws(SpecError) {
    let start = (line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    guard start >= last else {
      throw SpecError(
        file: file, line: last.line, column: last.column, path: path,
        problem: "an alias (*name) is not supported; write the value out")
    }
    guard depth <= 64 else { throw error("nested more than 64 deep") }
    last = start
    switch node {
    case .scalar, .alias: break
    case .sequence:
      _ = try list { node throws(SpecError) in
        try node.checkTree(depth: depth + 1, last: &last)
      }
    case .mapping(let mapping):
      _ = try entries()
      for (key, value) in mapping {
        let key = SpecNode(node: key, file: file, path: path)
        try key.checkTree(depth: depth + 1, last: &last)
        try child(key.node.scalar?.string ?? "", value).checkTree(depth: depth + 1, last: &last)
      }
    }
  }
}

extension Yams.Node.Scalar {
  /// Whether it is written without quotes.
  var isPlain: Bool { style == .plain || style == .any }

  /// What a plain scalar is that YAML, in its version 1.1 or 1.2, does not take for text.
  var otherMeaning: String? {
    guard isPlain else { return nil }
    switch string.lowercased() {
    case "", "~", "null": return "null"
    case "true", "false": return "a bool"
    case "yes", "no", "on", "off": return "a bool in some versions of YAML"
    case ".nan", ".inf", "-.inf", "+.inf": return "a float"
    default: break
    }
    let digits = string.drop { "+-".contains($0) }
    guard digits.first.map({ ("0"..."9").contains($0) }) == true else { return nil }
    if (try? JSONValue(parsing: string)) != nil { return "a number" }
    let isNumber =
      digits.allSatisfy { "0123456789._eE+-".contains($0) && $0.isASCII }
      || digits.hasPrefix("0x") || digits.hasPrefix("0o") || digits.contains(":")
    return isNumber ? "a number or date in some versions of YAML" : nil
  }
}

extension Substring {
  /// Whether it is a name of ASCII letters, digits and underscores.
  var isName: Bool {
    guard let first, !first.isNumber else { return false }
    return allSatisfy { ($0.isLetter || $0.isNumber || $0 == "_") && $0.isASCII }
  }
}
