import Arrays

extension FunctionSpec {
  /// Reads one function; `others` are those above it in the file, which it can be `like`.
  init(
    _ node: SpecNode, name: String, inputs: [String], others: [FunctionSpec]
  ) throws(SpecError) {
    let fields = try node.fields(
      ["like", "extremum", "call", "checks", "rules", "overrides", "not-tested", "notes"])
    var base: FunctionSpec?
    if let like = fields["like"] {
      let wanted = try like.text("the name of a function above")
      base = others.first { $0.name == wanted }
      if base == nil {
        throw like.unexpected("the name of a function above", candidates: others.map(\.name))
      }
    }
    self.name = name
    like = base?.name
    extremum = try Self.extremum(fields["extremum"], base: base, node: node)
    call = try Self.call(fields["call"], inputs: inputs, base: base?.call, node: node)
    checks =
      try fields["checks"].map { node throws(SpecError) in try Self.checks(node) }
      ?? base?.checks ?? Check.allCases
    let own = try fields["rules"].map { node throws(SpecError) in try PartialRules(node) }
    rules = PartialRules.implied(by: call).overridden(by: base?.rules ?? PartialRules())
      .overridden(by: own ?? PartialRules())
    overrides = base?.overrides ?? []
    notTested = base?.notTested ?? []
    let template = call
    let inherited = overrides.count
    var nodes = [SpecNode](repeating: node, count: inherited)
    overrides +=
      try fields["overrides"]?.list { node throws(SpecError) in
        nodes.append(node)
        return try Override(node, inputs: inputs, call: template)
      } ?? []
    if let field = fields["call"] { try checkInheritedCalls(inherited, base: base, at: field) }
    notTested +=
      try fields["not-tested"]?.list { node throws(SpecError) in
        try node.text("what is not tested, and why")
      } ?? []
    try checkConsistency(at: fields["rules"] ?? node, overrides: nodes)
  }

  /// Refuses an inherited override that would call the function which this one is `like`.
  private func checkInheritedCalls(
    _ count: Int, base: FunctionSpec?, at node: SpecNode
  ) throws(SpecError) {
    guard let base, call.expression != base.call.expression else { return }
    for override in overrides.prefix(count) where override.call != nil {
      let replaced = overrides.dropFirst(count).contains {
        $0.versions == override.versions && $0.modes == override.modes
          && ($0.call != nil || $0.absent)
      }
      guard !replaced else { continue }
      let versions = override.versions.map { ["versions \"\($0)\""] } ?? []
      let modes = override.modes.map { modes in
        ["modes " + modes.map(\.rawValue).joined(separator: ", ")]
      }
      throw node.error(
        "the override for \((versions + (modes ?? [])).joined(separator: " and ")) that comes with "
          + "like: \(base.name) would still call what \(base.name) calls; "
          + "add an override for the same with a call of its own")
    }
  }

  private static func extremum(
    _ field: SpecNode?, base: FunctionSpec?, node: SpecNode
  ) throws(SpecError) -> Objective {
    if let field { return try field.choice(of: Objective.self) }
    guard let base else { throw node.error("key \"extremum\" is missing") }
    return base.extremum
  }

  private static func call(
    _ field: SpecNode?, inputs: [String], base: CallTemplate?, node: SpecNode
  ) throws(SpecError) -> CallTemplate {
    if let field { return try CallTemplate(field, inputs: inputs, base: base) }
    guard let base else { throw node.error("key \"call\" is missing") }
    return base
  }

  static func checks(_ node: SpecNode) throws(SpecError) -> [Check] {
    var listed = try node.list { node throws(SpecError) in try node.choice(of: Check.self) }
    for check in Check.allCases {
      let count = listed.count { $0 == check }
      if count == 0, let before = check.usualPredecessor,
        let place = listed.firstIndex(of: before)
      {
        listed.insert(check, at: place + 1)
      } else if count != 1 {
        throw node.error("check \"\(check.rawValue)\" must stand in the list once")
      }
    }
    return listed
  }
}

extension FunctionSpec.Override {
  init(_ node: SpecNode, inputs: [String], call template: CallTemplate) throws(SpecError) {
    let fields = try node.fields([
      "versions", "modes", "rules", "call", "checks", "absent", "notes",
    ])
    versions = try fields["versions"].map { node throws(SpecError) in try VersionRange(node) }
    modes = try fields["modes"]?.list { node throws(SpecError) in
      Mode(rawValue: try node.text("a mode's name"))
    }
    if versions == nil, modes == nil { throw node.error("an override needs versions or modes") }
    rules =
      try fields["rules"].map { node throws(SpecError) in try PartialRules(node) }
      ?? PartialRules()
    call = try fields["call"].map { node throws(SpecError) in
      try CallTemplate(node, inputs: inputs, base: template, choosers: template.choosers)
    }
    checks = try fields["checks"].map { node throws(SpecError) in try FunctionSpec.checks(node) }
    absent = try fields["absent"]?.bool() ?? false
  }
}

extension CallTemplate {
  /// Reads a template; what it does not say is as in `base`.
  ///
  /// - Parameter choosers: those of the same function elsewhere: a function that is like another has none of its.
  init(
    _ node: SpecNode, inputs: [String], base: CallTemplate?,
    choosers: [String: [ArgumentValue]] = [:]
  ) throws(SpecError) {
    let fields = try node.fields([
      "path", "method", "of", "expression", "array", "parameters", "order", "others", "ranks",
      "result",
      "unique-labels", "none-is-missing", "needs-arguments", "chosen-by", "gradient",
    ])
    expression = try Self.expression(fields, node, inputs: inputs, base: base)
    arrayParameter = try fields["array"]?.name("a parameter's name") ?? base?.arrayParameter
    parameters =
      try fields["parameters"].map { node throws(SpecError) in try Self.parameters(node) }
      ?? base?.parameters ?? [:]
    order =
      try fields["order"]?.list { node throws(SpecError) in try node.name("a parameter's name") }
      ?? base?.order ?? []
    others =
      try fields["others"].map { node throws(SpecError) in try Self.others(node) }
      ?? base?.others ?? [:]
    ranks =
      try fields["ranks"]?.list { node throws(SpecError) in try node.integer() } ?? base?.ranks
    givesLabels =
      try fields["result"]?.choice(["labels": true, "positions": false], or: nil)
      ?? base?.givesLabels ?? false
    needsUniqueLabels = try fields["unique-labels"]?.bool() ?? base?.needsUniqueLabels ?? false
    noneIsMissing = try fields["none-is-missing"]?.bool() ?? base?.noneIsMissing ?? false
    needsArguments = try fields["needs-arguments"]?.bool() ?? base?.needsArguments ?? false
    self.choosers =
      try fields["chosen-by"].map { node throws(SpecError) in try Self.choosers(node) } ?? choosers
    gradient =
      try fields["gradient"].map { node throws(SpecError) in
        try CallExpression(node, inputs: inputs)
      } ?? (expression == base?.expression ? base?.gradient : nil)
    if base == nil, let field = fields["chosen-by"] {
      throw field.error(
        "\"chosen-by\" needs \"like\", the function whose calls it makes calls of this one")
    }
    if expression.takers == 0, !parameters.isEmpty {
      throw node.error(
        "parameters are given, but no call in the expression has \"arguments: true\"")
    }
  }
}

extension CallTemplate {
  private static func expression(
    _ fields: [String: SpecNode], _ node: SpecNode, inputs: [String], base: CallTemplate?
  ) throws(SpecError) -> CallExpression {
    if let tree = fields["expression"] {
      let expression = try CallExpression(tree, inputs: inputs)
      guard expression.takers <= 1 else {
        throw tree.error("more than one call has \"arguments: true\"")
      }
      for key in ["path", "method", "of"] {
        if let field = fields[key] {
          throw field.error("\"\(key)\" cannot stand beside \"expression\"")
        }
      }
      return expression
    }
    if fields["path"] != nil || fields["method"] != nil {
      if let method = fields["method"], fields["path"] != nil {
        throw method.error("\"method\" cannot stand beside \"path\"")
      }
      let receiver = try fields["of"].map { node throws(SpecError) in
        try CallExpression(node, inputs: inputs)
      }
      let method = try fields["method"]?.name("a method's name")
      let path = try fields["path"]?.dottedPath()
      return .call(
        .init(
          target: path.map { .object($0) } ?? receiver ?? .input("array"), method: method,
          positional: method == nil ? [receiver ?? .input("array")] : [], keywords: [],
          takesArguments: true))
    }
    if let of = fields["of"] { throw of.error("\"of\" needs path or method beside it") }
    guard let base else { throw node.error("a call needs path, method or expression") }
    return base.expression
  }

  private static func parameters(_ listed: SpecNode) throws(SpecError) -> [String: Role] {
    var parameters: [String: Role] = [:]
    for (name, role) in try listed.entries() { parameters[name] = try role.choice(of: Role.self) }
    let places = parameters.keys.filter(\.isPlace).sorted()
    guard Set(places) == Set(places.indices.map { "\($0 + 1)" }) else {
      throw listed.error("places are numbered 1, 2, …; found \(places.joined(separator: ", "))")
    }
    return parameters
  }

  private static func choosers(_ listed: SpecNode) throws(SpecError) -> [String: [ArgumentValue]] {
    var choosers: [String: [ArgumentValue]] = [:]
    for (name, values) in try listed.entries() {
      choosers[name] = try values.list { node throws(SpecError) in
        guard case .literal(let value) = try CallExpression(node, inputs: []) else {
          throw node.unexpected("a value")
        }
        return value
      }
    }
    return choosers
  }

  private static func others(_ listed: SpecNode) throws(SpecError) -> [String: Taking] {
    var others: [String: Taking] = [:]
    for (name, taking) in try listed.entries() { others[name] = try Taking(taking) }
    return others
  }
}

extension CallTemplate.Taking {
  init(_ node: SpecNode) throws(SpecError) {
    let keys = ["arrays-else", "none-else", "of-type"]
    let fields = try node.fieldsIfMapping(keys + ["resized"])
    if let fields, let type = fields["of-type"], keys.count(where: { fields[$0] != nil }) == 1 {
      self = .ofType(try type.dtype(), isResized: try fields["resized"]?.bool() ?? false)
      return
    }
    guard let (key, error) = try node.onlyFieldIfMapping(keys) else {
      self = try node.choice(
        ["anything": .anything(else: ErrorName("TypeError"))],
        or: "a mapping with one of \(keys.joined(separator: ", "))")
      return
    }
    let name = try ErrorName(error)
    self = key == "none-else" ? .none(else: name) : .anything(else: name)
  }
}
