extension LibraryTypes {
  private static let keys = [
    "library", "title", "specs", "roots", "same", "reductions", "array-parameters", "types",
    "functions", "objects", "otherwise", "wrappers", "partials", "importers", "suppressors",
    "class-parameters", "sorts", "descending", "transparent", "pairs", "dtypes", "generics",
    "predicates", "callbacks", "idioms", "unknown-receivers", "function-parameters",
    "named-by-keyword", "own-parameters",
  ]

  init(_ root: SpecNode, references: inout [(TypeName, SpecNode)]) throws(SpecError) {
    let fields = try root.fields(Self.keys, required: ["library"])
    let name = try (fields["library"] ?? root).text("a library's name")
    library = name
    specs = try fields["specs"]?.texts() ?? [name]
    roots = try fields["roots"]?.paths() ?? [name]
    same = try fields["same"]?.table { node throws(SpecError) in try node.dottedPath() } ?? [:]
    reductions = try fields.names("reductions")
    arrayParameters = try fields.texts("array-parameters")
    wrappers = try fields.paths("wrappers")
    partials = try fields.paths("partials")
    importers = try fields.paths("importers")
    suppressors = try fields.paths("suppressors")
    classParameters = try fields.texts("class-parameters")
    functionParameters = try fields.texts("function-parameters")
    keywordNamers = try fields.texts("named-by-keyword")
    ownParameters = try fields.texts("own-parameters")
    sorts = try fields.names("sorts")
    descending = try fields.texts("descending")
    transparent = try fields.texts("transparent")
    pairs = try fields["pairs"]?.table { node throws(SpecError) in try Pair(node) } ?? [:]
    dtypes = try fields.names("dtypes", "a dtype")
    generics =
      try fields["generics"]?.table { node throws(SpecError) in try node.choice(of: Generic.self) }
      ?? [:]
    predicates = try fields["predicates"].predicates(library: name, references: &references)
    types = try fields["types"].arrayTypes(library: name, references: &references)
    functions = try fields["functions"].groups(library: name, references: &references)
    otherwise = try fields["otherwise"].groups(library: name, references: &references)
    idioms = try fields["idioms"]?.list { node throws(SpecError) in try Idiom(node) } ?? []
    (objects, _) = try fields["objects"].members(library: name, references: &references)
    (callbacks, _) = try fields["callbacks"].members(library: name, references: &references)
    (unknownReceivers, _) = try fields["unknown-receivers"].members(
      library: name, references: &references)
  }
}

extension LibraryTypes.FunctionGroup {
  init(
    _ node: SpecNode, library: String, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) {
    let fields = try node.fields(
      [
        "in", "give", "names", "rank", "dtype", "dtype-place", "out-place", "numbers",
        "follows-argument",
      ],
      required: ["in", "give"])
    module = try (fields["in"] ?? node).dottedPath()
    gives = try (fields["give"] ?? node).typeExpression(library: library, references: &references)
    names = try fields["names"]?.texts() ?? []
    rank = try fields["rank"].map { node throws(SpecError) in try LibraryTypes.Rank(node) }
    followsArgument = try fields["follows-argument"]?.bool() ?? false
    dtype = try fields["dtype"]?.text("a dtype")
    dtypePlace = try fields["dtype-place"]?.integer()
    outPlace = try fields["out-place"]?.integer()
    numbers = try fields["numbers"].map { node throws(SpecError) in
      try LibraryTypes.NumberTypes(node)
    }
  }
}

extension LibraryTypes.NumberTypes {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(["int", "float"], required: ["int", "float"])
    int = try (fields["int"] ?? node).text("a dtype")
    float = try (fields["float"] ?? node).text("a dtype")
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
      ["function", "either", "array", "place", "pattern"], required: ["pattern"])
    if let name = try fields["function"]?.text("a name") {
      functions = ["": name]
    } else if let either = fields["either"] {
      functions = try either.table { node throws(SpecError) in try node.text("a name") }
    } else {
      throw node.error("key \"function\" or \"either\" is missing")
    }
    array = try fields["array"]?.name("a capture's name")
    place = try fields["place"]?.integer()
    pattern = try SourcePattern(fields["pattern"] ?? node)
  }
}

extension ArrayType {
  private static let keys = [
    "paths", "priority", "yields", "bases", "reductions", "sorts", "pairs", "attributes", "methods",
    "casts", "casts-to-argument", "dtypes", "callbacks", "ranks", "items", "iterates", "operators",
    "call",
    "calls-method", "calls-named", "named-axis-place", "setters",
  ]

  init(
    _ node: SpecNode, name: TypeName, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) {
    let fields = try node.fields(Self.keys)
    let library = name.library
    self.name = name
    paths = try fields.paths("paths")
    priority = try fields["priority"]?.integer() ?? 0
    setters = try fields.texts("setters")
    namers = Set(try fields.texts("calls-named"))
    namedAxisPlace = try fields["named-axis-place"]?.integer()
    yields = try fields["yields"]?.bool() ?? false
    bases = try fields.texts("bases")
    for node in try fields["bases"]?.list({ node throws(SpecError) in node }) ?? [] {
      references.append((TypeName(library: library, name: try node.text("a type")), node))
    }
    reductions = try fields.names("reductions")
    sorts = try fields.names("sorts")
    pairs =
      try fields["pairs"]?.table { node throws(SpecError) in try LibraryTypes.Pair(node) } ?? [:]
    (attributes, otherAttributes) = try fields["attributes"].members(
      library: library, references: &references)
    (methods, otherMethods) = try fields["methods"].members(
      library: library, references: &references)
    (callbacks, _) = try fields["callbacks"].members(library: library, references: &references)
    casts = try fields.names("casts", "a dtype").mapValues { .some($0) }
    for method in try fields.texts("casts-to-argument") { casts[method] = .some(nil) }
    dtypes = try fields["dtypes"].map { node throws(SpecError) in try Self.dtypes(node) } ?? [:]
    ranks =
      try fields["ranks"]?.table { node throws(SpecError) in try LibraryTypes.Rank(node) } ?? [:]
    iterates = try fields.expression("iterates", library: library, references: &references)
    operators = try fields.expression("operators", library: library, references: &references)
    call = try fields.expression("call", library: library, references: &references)
    callMethod = try fields["calls-method"]?.name("a method's name")
    items = try Items(fields["items"], library: library, references: &references)
  }
}

extension ArrayType {
  private static func dtypes(_ listed: SpecNode) throws(SpecError) -> [String: MethodDType] {
    var dtypes: [String: MethodDType] = [:]
    for group in try listed.list({ node throws(SpecError) in node }) {
      let fields = try group.fields(
        ["dtype", "dtype-place", "names"], required: ["dtype", "names"])
      let dtype = MethodDType(
        dtype: try (fields["dtype"] ?? group).text("a dtype"),
        place: try fields["dtype-place"]?.integer())
      for name in try (fields["names"] ?? group).texts() { dtypes[name] = dtype }
    }
    return dtypes
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
      try fields.expression(key, library: library, references: &references)
    }
    text = try expression("text", &references)
    list = try expression("list", &references)
    slice = try expression("slice", &references)
    comparison = try expression("comparison", &references)
    otherwise = try expression("otherwise", &references)
  }
}

/// Fields that may be left out.
extension [String: SpecNode] {
  fileprivate func texts(_ key: String) throws(SpecError) -> [String] {
    try self[key]?.texts() ?? []
  }

  fileprivate func paths(_ key: String) throws(SpecError) -> [String] {
    try self[key]?.paths() ?? []
  }

  fileprivate func names(
    _ key: String, _ expected: String = "a name"
  ) throws(SpecError) -> [String: String] {
    try self[key]?.table { node throws(SpecError) in try node.text(expected) } ?? [:]
  }

  fileprivate func expression(
    _ key: String, library: String, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) -> TypeExpression? {
    guard let field = self[key] else { return nil }
    return try field.typeExpression(library: library, references: &references)
  }
}

extension SpecNode? {
  fileprivate func predicates(
    library: String, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) -> [String: TypeName] {
    var predicates: [String: TypeName] = [:]
    for (path, node) in try self?.entries() ?? [] {
      let expression = try node.typeExpression(library: library, references: &references)
      guard case .type(let type) = expression else { throw node.unexpected("a type's name") }
      predicates[path] = type
    }
    return predicates
  }

  fileprivate func arrayTypes(
    library: String, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) -> [ArrayType] {
    var types: [ArrayType] = []
    for (key, node) in try self?.entries() ?? [] {
      let name = TypeName(library: library, name: key)
      types.append(try ArrayType(node, name: name, references: &references))
    }
    return types
  }

  fileprivate func groups(
    library: String, references: inout [(TypeName, SpecNode)]
  ) throws(SpecError) -> [LibraryTypes.FunctionGroup] {
    var groups: [LibraryTypes.FunctionGroup] = []
    for node in try self?.list({ node throws(SpecError) in node }) ?? [] {
      groups.append(
        try LibraryTypes.FunctionGroup(node, library: library, references: &references))
    }
    return groups
  }

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
