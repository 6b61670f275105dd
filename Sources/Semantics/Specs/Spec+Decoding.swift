import Arrays

extension Spec {
  /// Reads a spec.
  ///
  /// - Parameters:
  ///   - text: the YAML.
  ///   - file: the name that errors give.
  public init(yaml text: String, file: String) throws(SpecError) {
    try self.init(try SpecNode(yaml: text, file: file))
  }

  init(_ root: SpecNode) throws(SpecError) {
    let fields = try root.fields(
      [
        "library", "title", "on-request", "package", "evidence", "inputs", "layouts", "modes",
        "edits", "errors", "functions", "notes",
      ],
      required: ["library", "package", "functions"])
    file = root.file
    library = try (fields["library"] ?? root).text("a library's name")
    title = try fields["title"]?.text("a title") ?? library
    package = try Package(fields["package"] ?? root)
    isOnRequest = try fields["on-request"]?.bool() ?? false
    inputs = [:]
    var known = CallExpression.builtInInputs
    for (name, node) in try fields["inputs"]?.entries() ?? [] {
      if CallExpression.builtInInputs.contains(name) {
        throw node.error("\"\(name)\" is an input that every spec has; choose another name")
      }
      let forms = try node.list { node throws(SpecError) in try InputForm(node, inputs: known) }
      inputs[name] = forms
      known.append(name)
    }
    layouts =
      try fields["layouts"]?.list { node throws(SpecError) in try node.choice(of: Layout.self) }
      ?? Layout.allCases
    if !layouts.contains(.rowMajor), let field = fields["layouts"] {
      throw field.error("C must be among the layouts")
    }
    modeSpecs = try (fields["modes"]?.entries() ?? []).map { name, node throws(SpecError) in
      try ModeSpec(node, name: name, inputs: known)
    }
    edits = try fields["edits"].map { node throws(SpecError) in try EditForms(node) } ?? EditForms()
    errors = [:]
    for (name, node) in try fields["errors"]?.entries() ?? [] {
      errors[name] = try ErrorClass(node)
    }
    functions = []
    var listed = fields["functions"] ?? root
    listed.evidence = try fields["evidence"].map { node throws(SpecError) in try Evidence(node) }
    for (name, node) in try listed.entries() {
      functions.append(
        try FunctionSpec(node, name: name, inputs: known, others: functions))
    }
    if functions.isEmpty { throw (fields["functions"] ?? root).error("no function is given") }
  }
}

extension Spec.Package {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["distribution", "version", "measured", "module", "alias", "environment"],
      required: ["version", "module"])
    distribution = try fields["distribution"]?.text("a distribution's name")
    version = try (fields["version"] ?? node).dottedPath()
    measured = try fields["measured"].map { node throws(SpecError) in try Spec.Measured(node) }
    module = try (fields["module"] ?? node).dottedPath()
    alias = try fields["alias"]?.text("a name") ?? module
    environment = [:]
    for (name, value) in try fields["environment"]?.entries() ?? [] {
      guard case .scalar(let text) = value.node else { throw value.unexpected("a text") }
      environment[name] = text.string
    }
  }
}

extension Spec.Measured {
  init(_ node: SpecNode) throws(SpecError) {
    let expected =
      "the oldest and the newest release that was asked, such as [\"2.13.0\", \"2.15.0\"]"
    let versions = try node.list { node throws(SpecError) in
      guard let version = Version(numbers: try node.text(expected)[...]) else {
        throw node.unexpected(expected)
      }
      return version
    }
    guard versions.count == 2, versions[0] <= versions[1] else { throw node.unexpected(expected) }
    self.init(oldest: versions[0], newest: versions[1])
  }
}

extension Spec.ErrorClass {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(["path", "bases"], required: ["path", "bases"])
    path = try (fields["path"] ?? node).dottedPath()
    bases = try (fields["bases"] ?? node).list { node throws(SpecError) in
      try node.name("a class's name")
    }
  }
}

extension Spec.InputForm {
  init(_ node: SpecNode, inputs: [String]) throws(SpecError) {
    let fields = try node.fields(
      ["dtypes", "ranks", "value", "shares-memory"], required: ["value"])
    dtypes = try fields["dtypes"]?.list { node throws(SpecError) in try node.dtypeGroup() } ?? []
    ranks = try fields["ranks"]?.list { node throws(SpecError) in try node.integer() } ?? []
    value = try CallExpression(fields["value"] ?? node, inputs: inputs)
    sharesMemory = try fields["shares-memory"]?.bool() ?? false
  }
}
