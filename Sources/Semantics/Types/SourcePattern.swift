import Yams

/// A shape of Python code, as data.
package indirect enum SourcePattern: Hashable, Sendable {
  /// Anything; the same name stands for the same code everywhere.
  case capture(String)
  case anything
  case integer(Int)
  case text(String)
  /// A call of an object by its path; further keywords may follow. `$either` stands for the idiom's paths.
  case call(String, positional: [SourcePattern], keywords: [String: SourcePattern])
  case method([String], of: SourcePattern, positional: [SourcePattern])
  case attribute([String], of: SourcePattern)
  case item(SourcePattern, of: SourcePattern)
  /// In the body, captures of the parameters' names stand for the parameters.
  case lambda([String], body: SourcePattern)
  case generator(SourcePattern, target: SourcePattern, in: SourcePattern)
  case tuple([SourcePattern])
  case either([SourcePattern])

  init(_ node: SpecNode) throws(SpecError) {
    switch node.node {
    case .scalar(let scalar):
      if let number = node.integerIfAny {
        self = .integer(number)
      } else if scalar.string == "_" {
        self = .anything
      } else if scalar.string.hasPrefix("$") {
        self = .capture(String(scalar.string.dropFirst()))
      } else {
        self = .text(try node.text("a pattern"))
      }
    case .sequence:
      self = .either(try node.list { node throws(SpecError) in try SourcePattern(node) })
    case .mapping: self = try Self.mapping(node)
    case .alias: throw node.unexpected("a pattern")
    }
  }

  /// The names under which the outermost call in the pattern can stand.
  func firstNames(either: [String]) -> [String] {
    switch self {
    case .call(let path, _, _): (path == "$either" ? either : [path]).map(\.lastPart)
    case .method(let names, _, _): names
    case .item(_, let of), .attribute(_, let of): of.firstNames(either: either)
    case .either(let patterns): patterns.flatMap { $0.firstNames(either: either) }
    case .capture, .anything, .integer, .text, .lambda, .generator, .tuple: []
    }
  }

  private static let forms: KeyValuePairs<String, [String]> = [
    "call": ["call", "positional", "keyword"],
    "method": ["method", "of", "positional"],
    "attribute": ["attribute", "of"],
    "item": ["item", "of"],
    "lambda": ["lambda", "body"],
    "generator": ["generator", "for", "in"],
    "tuple": ["tuple"],
  ]

  private static func mapping(_ node: SpecNode) throws(SpecError) -> SourcePattern {
    let keys = try node.entries().map(\.key)
    guard let form = forms.first(where: { keys.contains($0.key) }) else {
      throw node.unexpected(
        "a pattern with \(forms.map(\.key).joined(separator: ", "))",
        found: keys.joined(separator: ", "))
    }
    let fields = try node.fields(form.value, in: "a pattern with \"\(form.key)\"")
    func field(_ key: String) throws(SpecError) -> SpecNode {
      guard let field = fields[key] else { throw node.error("key \"\(key)\" is missing") }
      return field
    }
    func part(_ key: String) throws(SpecError) -> SourcePattern {
      try SourcePattern(try field(key))
    }
    func names(_ key: String) throws(SpecError) -> [String] {
      let field = try field(key)
      guard case .sequence = field.node else { return [try field.text("a name")] }
      return try field.list { node throws(SpecError) in try node.name("a name") }
    }
    let positional =
      try fields["positional"]?.list { node throws(SpecError) in try SourcePattern(node) } ?? []
    switch form.key {
    case "call":
      var keywords: [String: SourcePattern] = [:]
      for (name, value) in try fields["keyword"]?.entries() ?? [] {
        keywords[name] = try SourcePattern(value)
      }
      return .call(try field("call").text("a path"), positional: positional, keywords: keywords)
    case "method":
      return .method(try names("method"), of: try part("of"), positional: positional)
    case "attribute": return .attribute(try names("attribute"), of: try part("of"))
    case "item": return .item(try part("item"), of: try part("of"))
    case "lambda": return .lambda(try names("lambda"), body: try part("body"))
    case "generator":
      return .generator(try part("generator"), target: try part("for"), in: try part("in"))
    default:
      return .tuple(
        try field("tuple").list { node throws(SpecError) in try SourcePattern(node) })
    }
  }
}
