import Yams

extension Spec {
  /// Reads a spec.
  ///
  /// - Parameters:
  ///   - text: the YAML.
  ///   - file: the name that errors give.
  public init(yaml text: String, file: String) throws(SpecError) {
    let root: SpecNode
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw SpecError(file: file, line: 1, column: 1, path: "", problem: "the file is empty")
      }
      root = SpecNode(node: node, file: file, path: "")
    } catch let error as SpecError {
      throw error
    } catch {
      throw SpecError(yaml: error, file: file)
    }
    try self.init(root)
  }

  init(_ root: SpecNode) throws(SpecError) {
    let fields = try root.fields(
      ["library", "title", "package", "inputs", "functions", "notes"],
      required: ["library", "package", "functions"])
    file = root.file
    library = try (fields["library"] ?? root).text("a name")
    title = try fields["title"]?.text("a title") ?? library
    package = try Package(fields["package"] ?? root)
    inputs = [:]
    var known = CallExpression.builtInInputs
    for (name, node) in try fields["inputs"]?.entries() ?? [] {
      let forms = try node.list { node throws(SpecError) in try InputForm(node, inputs: known) }
      inputs[name] = forms
      known.append(name)
    }
    functions = []
    for (name, node) in try (fields["functions"] ?? root).entries() {
      functions.append(
        try FunctionSpec(node, name: name, inputs: known, others: functions))
    }
    if functions.isEmpty { throw (fields["functions"] ?? root).error("no function is given") }
  }
}

extension SpecError {
  /// What the YAML parser found.
  init(yaml error: any Error, file: String) {
    if let error = error as? YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        self.init(
          file: file, line: mark.line, column: mark.column, path: "", problem: "not YAML: \(problem)")
        return
      case .duplicatedKeysInMapping(let keys, let context):
        self.init(
          file: file, line: context.mark.line, column: context.mark.column, path: "",
          problem: "key \"\(keys.first ?? "")\" stands twice")
        return
      default: break
      }
    }
    self.init(file: file, line: 1, column: 1, path: "", problem: "not YAML: \(error)")
  }
}

extension Spec.Package {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["distribution", "version", "module", "alias"], required: ["version", "module"])
    distribution = try fields["distribution"]?.text("a distribution's name")
    version = try (fields["version"] ?? node).text("a dotted path")
    module = try (fields["module"] ?? node).text("a module's name")
    alias = try fields["alias"]?.text("a name") ?? module
  }
}

extension Spec.InputForm {
  init(_ node: SpecNode, inputs: [String]) throws(SpecError) {
    let fields = try node.fields(["dtypes", "ranks", "value"], required: ["value"])
    dtypes = try fields["dtypes"]?.list { node throws(SpecError) in try node.dtypeGroup() } ?? []
    ranks = try fields["ranks"]?.list { node throws(SpecError) in try node.integer() } ?? []
    value = try CallExpression(fields["value"] ?? node, inputs: inputs)
  }
}
