public import Arrays

/// How a library's function is called: which objects, in which order, as data. Loading it runs nothing.
public struct CallTemplate: Hashable, Sendable {
  /// What is evaluated for a call; exactly one call in it takes the call's keyword arguments.
  public var expression: CallExpression
  /// The name of the parameter that takes the array; it is passed by position.
  public var arrayParameter: String?
  /// The keyword arguments that the function takes, and what each means. A number names a place after the array:
  /// `1` is the first argument that is passed by position.
  public var parameters: [String: Role]
  /// The names behind the array in the order in which they can be passed by position, those without a role too; the
  /// kit itself passes by position only what `parameters` numbers.
  public var order: [String]
  /// Parameters without a role that other libraries have too, by the name that all give them, and what they take.
  public var others: [String: Taking]
  /// The ranks of the arrays it is called on; `nil` for any.
  public var ranks: [Int]?
  /// Whether the result is labels rather than positions.
  public var givesLabels: Bool
  /// Whether labels must be unique, as the keys of a dict are.
  public var needsUniqueLabels: Bool
  /// Whether `None` in an object array is missing, as NaN is.
  public var noneIsMissing: Bool
  /// Whether without arguments it would be another function, and no call of this one.
  public var needsArguments: Bool
  /// Values of other parameters that make of a call to the function which this one is like a call of this one, by
  /// name: one of them is enough.
  public var choosers: [String: [ArgumentValue]]
  /// What is evaluated to see what flows back through the function; takes the call's keyword arguments too.
  public var gradient: CallExpression?

  /// What a parameter without a role takes.
  public enum Taking: Hashable, Sendable {
    /// An array of the library; the error of what is none.
    case anything(else: ErrorName)
    /// An array of one type; all else raises. Of another shape than the result it is resized, or else it raises too.
    case ofType(DType, isResized: Bool)
    /// `None` alone; the error of all else.
    case none(else: ErrorName)
  }

  /// What a keyword argument means.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    case axis, keepdims, skipna
    case resultDType = "result-dtype"

    /// The role that an argument of this name has wherever a function takes one.
    package init?(anyName name: String) {
      guard let role = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
      self = role
    }

    private var names: [String] {
      switch self {
      case .axis: ["axis", "dim"]
      case .keepdims: ["keepdims", "keepdim"]
      case .skipna, .resultDType: [rawValue]
      }
    }
  }

  public func accepts(rank: Int) -> Bool { ranks?.contains(rank) ?? true }

  /// The keyword under which an argument of a role is passed; the first place after the array where it has none.
  package func name(of role: Role) -> String? {
    let names = parameters.filter { $0.value == role }.map(\.key)
    return names.filter { !$0.isPlace }.min() ?? names.first { $0 == "1" }
  }

  /// The name of an argument by its keyword, or by its place behind the array, from 0; `nil` where neither tells it.
  package func name(ofArgument keyword: String?, at place: Int?) -> String? {
    keyword ?? place.flatMap { order.indices.contains($0) ? order[$0] : nil }
  }

  /// Whether an argument makes of a call what this one is, as `kind="stable"` makes a sort a stable one.
  package func isChosen(by value: ArgumentValue?, _ keyword: String?, at place: Int?) -> Bool {
    guard let value, let name = name(ofArgument: keyword, at: place) else { return false }
    return choosers[name]?.contains(value) ?? false
  }

  /// What an argument means that is passed by position: behind the array, from 0; `nil` where it has no role.
  package func role(at place: Int) -> Role? {
    parameters["\(place + 1)"]
      ?? (order.indices.contains(place) ? parameters[order[place]] : nil)
  }
}

/// A Python expression as a tree.
public indirect enum CallExpression: Hashable, Sendable {
  case literal(ArgumentValue)
  case list([CallExpression])
  /// What the call is about, in some form: `array`, `list`, `index`, `columns`, `labels`, `dtype`, or
  /// a spec's own input.
  case input(String)
  /// The object at a dotted path, such as `numpy.argmax`.
  case object(String)
  case call(Invocation)
  case attribute(String, of: CallExpression)
  case item(CallExpression, of: CallExpression)

  public struct Invocation: Hashable, Sendable {
    /// What is called; with a `method`, its receiver.
    public var target: CallExpression
    public var method: String?
    public var positional: [CallExpression]
    public var keywords: [Keyword]
    /// Whether the call's own keyword arguments are passed here.
    public var takesArguments: Bool
  }

  public struct Keyword: Hashable, Sendable {
    public var name: String
    public var value: CallExpression
  }
}

extension CallExpression {
  /// The inputs that are always there: a NumPy array on the elements; (nested) lists of Python values;
  /// the labels of the first and second axis, `None` where they are 0, 1, 2, …; the first axis' labels
  /// in any case; the dtype's name.
  public static let builtInInputs = ["array", "list", "index", "columns", "labels", "dtype"]

  init(_ node: SpecNode, inputs: [String]) throws(SpecError) {
    switch node.node {
    case .scalar: self = try Self.scalar(node, inputs: inputs)
    case .alias: throw node.unexpected("a value, a list or a mapping")
    case .sequence:
      self = .list(
        try node.list { node throws(SpecError) in try CallExpression(node, inputs: inputs) })
    case .mapping:
      self = try Self.mapping(node, inputs: inputs)
    }
  }

  private static func scalar(
    _ node: SpecNode, inputs: [String]
  ) throws(SpecError) -> CallExpression {
    guard case .scalar(let scalar) = node.node else { throw node.unexpected("a value") }
    let text = scalar.string
    guard scalar.isPlain else { return .literal(.string(text)) }
    if text.hasPrefix("$") {
      let name = String(text.dropFirst())
      guard inputs.contains(name) else {
        throw node.unexpected("an input", candidates: inputs.map { "$\($0)" })
      }
      return .input(name)
    }
    if text == "~" || text.isEmpty { return .literal(.none) }
    // What JSON reads, all versions of YAML read alike.
    if let json = try? JSONValue(parsing: text), let value = try? ArgumentValue(json: json) {
      return .literal(value)
    }
    if let meaning = scalar.otherMeaning {
      throw node.error(
        "\(text) is \(meaning); quote it, or write null, true, false or a decimal number")
    }
    return .literal(.string(text))
  }

  /// The keys of a mapping, by the one that says what it is.
  private static let forms: KeyValuePairs<String, [String]> = [
    "object": ["object"],
    "attribute": ["attribute", "of"],
    "item": ["item", "of"],
    "call": ["call", "positional", "keyword", "arguments"],
    "method": ["method", "of", "positional", "keyword", "arguments"],
  ]

  private static func mapping(
    _ node: SpecNode, inputs: [String]
  ) throws(SpecError) -> CallExpression {
    let keys = try node.entries().map(\.key)
    guard let form = forms.first(where: { keys.contains($0.key) }) else {
      throw node.unexpected(
        "a mapping with call, object, method, attribute or item",
        found: keys.isEmpty ? nil : keys.joined(separator: ", "))
    }
    let fields = try node.fields(form.value, in: "an expression with \"\(form.key)\"")
    func part(_ key: String) throws(SpecError) -> CallExpression {
      guard let field = fields[key] else { throw node.error("key \"\(key)\" is missing") }
      return try CallExpression(field, inputs: inputs)
    }
    if let path = fields["object"] { return .object(try path.dottedPath()) }
    if let name = fields["attribute"] {
      return .attribute(try name.name("an attribute's name"), of: try part("of"))
    }
    if fields["item"] != nil { return .item(try part("item"), of: try part("of")) }
    var invocation: Invocation
    if let called = fields["call"] {
      var target = CallExpression.literal(.none)
      if case .mapping = called.node {
        target = try CallExpression(called, inputs: inputs)
      } else {
        target = .object(try called.dottedPath())
      }
      invocation = Invocation(
        target: target, method: nil, positional: [], keywords: [],
        takesArguments: false)
    } else {
      invocation = Invocation(
        target: try part("of"), method: try fields["method"]?.name("a method's name"),
        positional: [], keywords: [], takesArguments: false)
    }
    invocation.positional =
      try fields["positional"]?.list { node throws(SpecError) in
        try CallExpression(node, inputs: inputs)
      } ?? []
    for (name, value) in try fields["keyword"]?.entries() ?? [] {
      invocation.keywords.append(
        Keyword(name: name, value: try CallExpression(value, inputs: inputs)))
    }
    invocation.takesArguments = try fields["arguments"]?.bool() ?? false
    return .call(invocation)
  }

  /// How many calls in the expression take the call's keyword arguments.
  package var takers: Int {
    switch self {
    case .literal, .input, .object: 0
    case .list(let elements): elements.reduce(0) { $0 + $1.takers }
    case .attribute(_, let of): of.takers
    case .item(let key, let of): key.takers + of.takers
    case .call(let invocation):
      (invocation.takesArguments ? 1 : 0) + invocation.target.takers
        + (invocation.positional + invocation.keywords.map(\.value)).reduce(0) { $0 + $1.takers }
    }
  }
}

extension CallExpression {
  /// The names of the inputs in it, as often as they stand there.
  package var inputs: [String] {
    switch self {
    case .literal, .object: []
    case .input(let name): [name]
    case .list(let elements): elements.flatMap(\.inputs)
    case .attribute(_, let of): of.inputs
    case .item(let key, let of): of.inputs + key.inputs
    case .call(let call):
      call.target.inputs + (call.positional + call.keywords.map(\.value)).flatMap(\.inputs)
    }
  }

  package var repeatedInputs: Set<String> {
    var seen = Set<String>()
    return Set(inputs.filter { !seen.insert($0).inserted })
  }
}

extension CallExpression {
  /// The call in it that takes the caller's arguments.
  package var taker: Invocation? {
    switch self {
    case .literal, .input, .object: return nil
    case .list(let elements): return elements.lazy.compactMap(\.taker).first
    case .attribute(_, let of): return of.taker
    case .item(let key, let of): return of.taker ?? key.taker
    case .call(let call):
      if call.takesArguments { return call }
      let parts = [call.target] + call.positional + call.keywords.map(\.value)
      return parts.lazy.compactMap(\.taker).first
    }
  }
}
