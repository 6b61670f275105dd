import Arrays

extension ClaimDocument {
  /// Reads a file of claims.
  ///
  /// - Parameters:
  ///   - text: the YAML.
  ///   - file: the name that errors give.
  public init(yaml text: String, file: String) throws(SpecError) {
    let root = try SpecNode(yaml: text, file: file)
    let fields = try root.fields(["title", "claims", "notes"], required: ["title", "claims"])
    title = try (fields["title"] ?? root).text("the document's title")
    self.file = file
    claims = []
    for (id, node) in try (fields["claims"] ?? root).entries() {
      claims.append(try Claim(node, id: id))
    }
  }
}

extension Claim {
  private static let deciders = ["calls", "rule", "exists", "lacks", "untested"]

  init(_ node: SpecNode, id: String) throws(SpecError) {
    let required = ["section", "statement", "library", "function"]
    let fields = try node.fields(
      required + ["row"] + Self.deciders, required: required, in: "a claim")
    func text(_ key: String) throws(SpecError) -> String {
      try (fields[key] ?? node).text("text")
    }
    self.id = id
    section = try text("section")
    row = try fields["row"]?.text("a row's name")
    statement = try text("statement")
    library = try text("library")
    function = try text("function")
    let given = Self.deciders.compactMap { key in fields[key].map { (key, $0) } }
    guard let (key, value) = given.first, given.count == 1 else {
      throw node.error(
        "expected one of \(Self.deciders.joined(separator: ", ")); found "
          + (given.isEmpty ? "none" : given.map(\.0).joined(separator: " and ")))
    }
    decider = try Decider(key, value, library: library, function: function)
  }
}

extension Claim.Decider {
  fileprivate init(
    _ key: String, _ node: SpecNode, library: String, function: String
  ) throws(SpecError) {
    switch key {
    case "calls":
      let calls = try node.list { node throws(SpecError) in
        try ClaimedCall(node, library: library, function: function)
      }
      if calls.isEmpty { throw node.error("no call is given") }
      self = .calls(calls)
    case "rule":
      let fields = try node.fields(["name", "value"], required: ["name", "value"])
      self = .rule(
        try (fields["name"] ?? node).choice(of: RuleName.self),
        value: try (fields["value"] ?? node).text("the rule's value in words"))
    case "untested": self = .untested(try node.text("a reason"))
    default:
      let paths = try node.list { node throws(SpecError) in try node.dottedPath() }
      if paths.isEmpty { throw node.error("no dotted path is given") }
      self = .objects(paths, exist: key == "exists")
    }
  }
}

extension ClaimedCall {
  init(_ node: SpecNode, library: String, function: String) throws(SpecError) {
    let fields = try node.fields(
      ["array", "dtype", "index", "columns", "arguments", "version", "mode", "gradient", "gives"],
      required: ["array", "gives"], in: "a call")
    let dtype = try fields["dtype"]?.dtype()
    let array = try (fields["array"] ?? node).array(dtype: dtype)
    var arguments: [Call.Argument] = []
    for (name, value) in try fields["arguments"]?.entries() ?? [] {
      arguments.append(.init(name, try value.argument()))
    }
    call = Call(
      library: library, version: try fields["version"]?.version(),
      mode: try fields["mode"].map { node throws(SpecError) in
        Mode(rawValue: try node.text("a mode"))
      } ?? .eager,
      function: function,
      array: LabelledArray(
        array, index: try fields["index"]?.labels(count: array.shape.first),
        columns: try fields["columns"]?.labels(count: array.shape.dropFirst().first)),
      arguments: arguments)
    call.asksGradient = try fields["gradient"]?.bool() ?? false
    expected = try ClaimedOutcome(fields["gives"] ?? node)
  }
}

extension ClaimedOutcome {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["indices", "labels", "shape", "dtype", "error", "zeros"], in: "what a call gives")
    if fields.isEmpty { throw node.error("nothing is said of the outcome") }
    for key in ["error", "zeros"] where fields[key] != nil && fields.count > 1 {
      throw node.error("\(key) stands alone")
    }
    if fields["labels"] != nil, fields["indices"] != nil {
      throw node.error("an outcome has either indices or labels")
    }
    dtype = try fields["dtype"]?.text("a dtype as the library names it")
    zeros = try fields["zeros"]?.shape()
    isLabels = fields["labels"] != nil
    if let node = fields["labels"] {
      data = try node.labels()
    } else {
      data = try fields["indices"]?.list { node throws(SpecError) in
        .value(.int(Int64(try node.integer())))
      }
    }
    shape = try fields["shape"]?.shape(of: data?.count)
    if let type = try fields["error"]?.text("the class of an exception, or any") {
      error = type == "any" ? .any : .type(type)
    }
  }
}

extension SpecNode {
  /// An array as Python writes it, in quotes.
  fileprivate func array(dtype: DType?) throws(SpecError) -> NDArray {
    // Read as text even where YAML takes it for a list: quotes keep `nan` and nesting as they are.
    let literal = try text("an array in quotes, such as \"[1, nan]\"")
    do {
      return try NDArray(literal: literal, dtype: dtype)
    } catch {
      throw self.error("\(literal) is no array: \(error)")
    }
  }

  /// A shape, of so many elements where their number is given.
  fileprivate func shape(of count: Int? = nil) throws(SpecError) -> [Int] {
    let shape = try list { node throws(SpecError) in try node.integer() }
    do {
      try Shape.check(shape, holds: try count ?? Shape.checkedCount(shape))
    } catch let problem {
      throw error("\(problem)")
    }
    return shape
  }

  fileprivate func argument() throws(SpecError) -> ArgumentValue {
    guard case .literal(let value) = try CallExpression(self, inputs: []) else {
      throw unexpected("null, true, false, a number or text")
    }
    return value
  }

  fileprivate func version() throws(SpecError) -> String {
    let text = try text("a version in quotes")
    guard Version(text) != nil else { throw unexpected("a version") }
    return text
  }

  /// Integers or text.
  fileprivate func labels() throws(SpecError) -> [Label] {
    try list { node throws(SpecError) in
      if let value = node.integerIfAny { return .value(.int(Int64(value))) }
      return .value(.string(try node.text("an integer or text")))
    }
  }

  fileprivate func labels(count: Int?) throws(SpecError) -> [Label] {
    let labels = try labels()
    guard labels.count == count else {
      throw error(
        "\(labels.count) labels for an axis of length \(count.map(String.init) ?? "none")")
    }
    return labels
  }
}
