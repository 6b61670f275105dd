extension LibraryTypes {
  init(_ root: SpecNode, references: inout [(TypeName, SpecNode)]) throws(SpecError) {
    let fields = try root.fields(
      [
        "library", "title", "specs", "roots", "same", "reductions", "array-parameters", "types",
        "functions", "objects", "otherwise", "wrappers", "partials", "importers", "sorts",
        "descending",
        "transparent",
        "pairs", "dtypes", "generics", "predicates", "callbacks", "idioms", "unknown-receivers",
      ],
      required: ["library"])
    let name = try (fields["library"] ?? root).text("a library's name")
    library = name
    specs = try fields["specs"]?.texts() ?? [name]
    roots = try fields["roots"]?.paths() ?? [name]
    same = try fields["same"]?.table { node throws(SpecError) in try node.dottedPath() } ?? [:]
    reductions =
      try fields["reductions"]?.table { node throws(SpecError) in try node.text("a name") } ?? [:]
    arrayParameters = try fields["array-parameters"]?.texts() ?? []
    wrappers = try fields["wrappers"]?.paths() ?? []
    partials = try fields["partials"]?.paths() ?? []
    importers = try fields["importers"]?.paths() ?? []
    sorts = try fields["sorts"]?.table { node throws(SpecError) in try node.text("a name") } ?? [:]
    descending = try fields["descending"]?.texts() ?? []
    transparent = try fields["transparent"]?.texts() ?? []
    pairs = try fields["pairs"]?.table { node throws(SpecError) in try Pair(node) } ?? [:]
    dtypes =
      try fields["dtypes"]?.table { node throws(SpecError) in try node.text("a dtype") } ?? [:]
    generics =
      try fields["generics"]?.table { node throws(SpecError) in try node.choice(of: Generic.self) }
      ?? [:]
    var found: [(TypeName, SpecNode)] = []
    predicates = [:]
    for (path, node) in try fields["predicates"]?.entries() ?? [] {
      guard case .type(let type) = try node.typeExpression(library: name, references: &found) else {
        throw node.unexpected("a type's name")
      }
      predicates[path] = type
    }
    types = []
    for (key, node) in try fields["types"]?.entries() ?? [] {
      types.append(
        try ArrayType(
          node, name: TypeName(library: name, name: key), references: &found))
    }
    functions = []
    for node in try fields["functions"]?.list({ node throws(SpecError) in node }) ?? [] {
      functions.append(try FunctionGroup(node, library: name, references: &found))
    }
    otherwise = []
    for node in try fields["otherwise"]?.list({ node throws(SpecError) in node }) ?? [] {
      otherwise.append(try FunctionGroup(node, library: name, references: &found))
    }
    idioms = try fields["idioms"]?.list { node throws(SpecError) in try Idiom(node) } ?? []
    (objects, _) = try fields["objects"].members(library: name, references: &found)
    (callbacks, _) = try fields["callbacks"].members(library: name, references: &found)
    (unknownReceivers, _) = try fields["unknown-receivers"].members(
      library: name, references: &found)
    references += found
  }
}

extension LibraryTypes.FunctionGroup {
  init(
    _ node: SpecNode, library: String, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) {
    let fields = try node.fields(
      ["in", "give", "names", "rank", "dtype", "dtype-place", "follows-argument"],
      required: ["in", "give"])
    module = try (fields["in"] ?? node).dottedPath()
    gives = try (fields["give"] ?? node).typeExpression(library: library, references: &references)
    names = try fields["names"]?.texts() ?? []
    rank = try fields["rank"].map { node throws(SpecError) in try LibraryTypes.Rank(node) }
    followsArgument = try fields["follows-argument"]?.bool() ?? false
    dtype = try fields["dtype"]?.text("a dtype")
    dtypePlace = try fields["dtype-place"]?.integer()
  }
}

extension LibraryTypes.Rank {
  init(_ node: SpecNode) throws(SpecError) {
    if let number = node.integerIfAny {
      self = .fixed(number)
    } else {
      self = try node.choice(
        ["shape": .shape, "values": .values, "arguments": .arguments], or: "a number")
    }
  }
}

extension LibraryTypes.Pair {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["function", "place", "attribute", "axis", "telling"], required: ["function", "attribute"])
    function = try (fields["function"] ?? node).text("a name")
    place = try fields["place"]?.integer() ?? 1
    attribute = try (fields["attribute"] ?? node).name("an attribute's name")
    axis = try fields["axis"]?.texts() ?? []
    telling = try fields["telling"]?.texts() ?? []
  }
}

extension LibraryTypes.Idiom {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["function", "either", "array", "pattern"], required: ["pattern"])
    if let name = try fields["function"]?.text("a name") {
      functions = ["": name]
    } else if let either = fields["either"] {
      functions = try either.table { node throws(SpecError) in try node.text("a name") }
    } else {
      throw node.error("key \"function\" or \"either\" is missing")
    }
    array = try fields["array"]?.name("a capture's name")
    pattern = try SourcePattern(fields["pattern"] ?? node)
  }
}

extension ArrayType {
  init(
    _ node: SpecNode, name: TypeName, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) {
    let fields = try node.fields(
      [
        "paths", "priority", "yields", "bases", "reductions", "sorts", "pairs", "attributes",
        "methods",
        "casts", "casts-to-argument", "callbacks", "ranks", "items", "iterates", "operators",
        "call",
        "calls-method", "setters",
      ])
    self.name = name
    paths = try fields["paths"]?.paths() ?? []
    priority = try fields["priority"]?.integer() ?? 0
    setters = try fields["setters"]?.texts() ?? []
    yields = try fields["yields"]?.bool() ?? false
    bases = try fields["bases"]?.texts() ?? []
    for node in try fields["bases"]?.list({ node throws(SpecError) in node }) ?? [] {
      references.append(
        (TypeName(library: name.library, name: try node.text("a type")), node))
    }
    reductions =
      try fields["reductions"]?.table { node throws(SpecError) in try node.text("a name") } ?? [:]
    sorts = try fields["sorts"]?.table { node throws(SpecError) in try node.text("a name") } ?? [:]
    pairs =
      try fields["pairs"]?.table { node throws(SpecError) in try LibraryTypes.Pair(node) } ?? [:]
    var found: [(TypeName, SpecNode)] = []
    (attributes, otherAttributes) = try fields["attributes"].members(
      library: name.library, references: &found)
    (methods, otherMethods) = try fields["methods"].members(
      library: name.library, references: &found)
    (callbacks, _) = try fields["callbacks"].members(
      library: name.library, references: &found)
    casts = [:]
    for (method, node) in try fields["casts"]?.entries() ?? [] {
      casts[method] = try node.text("a dtype")
    }
    for method in try fields["casts-to-argument"]?.texts() ?? [] { casts[method] = .some(nil) }
    ranks =
      try fields["ranks"]?.table { node throws(SpecError) in try LibraryTypes.Rank(node) } ?? [:]
    func expression(_ key: String) throws(SpecError) -> TypeExpression? {
      guard let field = fields[key] else { return nil }
      return try field.typeExpression(library: name.library, references: &found)
    }
    iterates = try expression("iterates")
    operators = try expression("operators")
    call = try expression("call")
    callMethod = try fields["calls-method"]?.name("a method's name")
    items = try Items(fields["items"], library: name.library, references: &found)
    references += found
  }
}

extension ArrayType.Items {
  init(
    _ node: SpecNode?, library: String, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) {
    guard let node else { return }
    let known = ["text", "list", "slice", "comparison", "otherwise"]
    guard let fields = try node.fieldsIfMapping(known) else {
      otherwise = try node.typeExpression(library: library, references: &references)
      return
    }
    func expression(
      _ key: String, _ references: inout [(TypeName, SpecNode)]
    ) throws(SpecError) -> TypeExpression? {
      guard let field = fields[key] else { return nil }
      return try field.typeExpression(library: library, references: &references)
    }
    text = try expression("text", &references)
    list = try expression("list", &references)
    slice = try expression("slice", &references)
    comparison = try expression("comparison", &references)
    otherwise = try expression("otherwise", &references)
  }
}

extension SpecNode? {
  /// A mapping from types to the names of members that give them; `otherwise` is a type itself.
  fileprivate func members(
    library: String, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) -> ([String: TypeExpression], TypeExpression?) {
    var members: [String: TypeExpression] = [:]
    var otherwise: TypeExpression?
    for (key, node) in try self?.entries() ?? [] {
      if key == "otherwise" {
        otherwise = try node.typeExpression(library: library, references: &references)
        continue
      }
      let type = try node.typeExpression(key, library: library, references: &references)
      for member in try node.texts() {
        if members[member] != nil { throw node.error("\"\(member)\" stands twice") }
        members[member] = type
      }
    }
    return (members, otherwise)
  }
}

extension SpecNode {
  fileprivate func texts() throws(SpecError) -> [String] {
    try list { node throws(SpecError) in try node.text("a name") }
  }

  fileprivate func paths() throws(SpecError) -> [String] {
    try list { node throws(SpecError) in try node.dottedPath() }
  }

  fileprivate func table<Value>(
    _ read: (SpecNode) throws(SpecError) -> Value
  ) throws(SpecError) -> [String: Value] {
    var table: [String: Value] = [:]
    for (key, node) in try entries() { table[key] = try read(node) }
    return table
  }

  fileprivate func typeExpression(
    _ notation: String? = nil, library: String, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) -> TypeExpression {
    var written = notation
    if written == nil { written = try text("a type") }
    let notation = written ?? ""
    guard let expression = TypeExpression(notation, library: library) else {
      throw unexpected("a type, as in \"Tensor | (Tensor, int)\"", found: notation)
    }
    references += expression.names.map { ($0, self) }
    return expression
  }
}
