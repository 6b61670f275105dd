extension PartialRules {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(RuleName.allCases.map(\.rawValue))
    defaultAxis = try read(.defaultAxis, fields)
    axisBounds = try read(.axisBounds, fields)
    axisType = try read(.axisType, fields)
    resultDType = try read(.resultDType, fields)
    inputDType = try read(.inputDType, fields)
    ties = try read(.ties, fields)
    nan = try read(.nan, fields)
    keepdims = try read(.keepdims, fields)
    empty = try read(.empty, fields)
    zeroDim = try read(.zeroDim, fields)
    flattenOrder = try read(.flattenOrder, fields)
    complexOrder = try read(.complexOrder, fields)
    labels = try read(.labels, fields)
    skipna = try read(.skipna, fields)
    gradient = try read(.gradient, fields)
  }
}

private func read<Value>(
  _ name: RuleName, _ fields: [String: SpecNode]
) throws(SpecError) -> Rule<Value>? {
  try fields[name.rawValue].map { node throws(SpecError) in try Rule(node) }
}

extension Rule {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["value", "except", "status", "source", "note"], required: ["value"])
    value = try Value(fields["value"] ?? node)
    exceptions =
      try fields["except"]?.list { node throws(SpecError) in try Exception(node) } ?? []
    let evidence = try Evidence(fields, of: node)
    status = evidence.status
    source = evidence.source
    note = try fields["note"]?.text("a note")
  }
}

extension Rule.Exception {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["dtypes", "arrays", "axes", "ranks", "lengths", "value"], required: ["value"])
    dtypes = try fields["dtypes"]?.list { node throws(SpecError) in try node.dtypeGroup() } ?? []
    isEmpty = try fields["arrays"]?.choice(["empty": true, "nonempty": false], or: nil)
    axes = try fields["axes"]?.list { node throws(SpecError) in try node.integer() } ?? []
    ranks = try fields["ranks"]?.list { node throws(SpecError) in try node.integer() } ?? []
    lengths = try fields["lengths"]?.list { node throws(SpecError) in try node.integer() } ?? []
    if dtypes.isEmpty, isEmpty == nil, axes.isEmpty, ranks.isEmpty, lengths.isEmpty {
      throw node.error("an exception needs dtypes, arrays, axes, ranks or lengths")
    }
    value = try Value(fields["value"] ?? node)
  }
}
