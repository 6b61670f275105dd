import Arrays

extension Spec.EditForms {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields([
      "flatten", "keepdims", "result-dtype", "input-dtype", "nan", "negative-step",
    ])
    flatten = try fields["flatten"].map { node throws(SpecError) in
      try CallExpression(node, inputs: ["array"])
    }
    keepdims = try fields["keepdims"].map { node throws(SpecError) in
      try CallExpression(node, inputs: ["result", "axis"])
    }
    resultDTypes =
      try fields["result-dtype"]?.list { node throws(SpecError) in
        let fields = try node.fields(["names", "value"], required: ["names", "value"])
        return ResultForm(
          names: try (fields["names"] ?? node).list { node throws(SpecError) in
            try node.choice(
              Dictionary(uniqueKeysWithValues: ResultDType.names.map { ($0, $0) }), or: nil)
          },
          value: try CallExpression(fields["value"] ?? node, inputs: ["result", "dtype"]))
      } ?? []
    casts =
      try fields["input-dtype"]?.list { node throws(SpecError) in try CastForm(node) } ?? []
    negativeStep = try fields["negative-step"].map { node throws(SpecError) in
      try ErrorName(node)
    }
    fills = try fields["nan"]?.list { node throws(SpecError) in try FillForm(node) } ?? []
  }
}

extension Spec.EditForms.CastForm {
  init(_ node: SpecNode) throws(SpecError) {
    let keys = ["dtypes", "becomes", "value"]
    let fields = try node.fields(keys, required: keys)
    dtypes = try (fields["dtypes"] ?? node).list { node throws(SpecError) in
      try node.dtypeGroup()
    }
    becomes = try (fields["becomes"] ?? node).dtype()
    value = try CallExpression(fields["value"] ?? node, inputs: ["array"])
  }
}

extension Spec.EditForms.FillForm {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(["becomes", "value"], required: ["becomes", "value"])
    becomes = try (fields["becomes"] ?? node).choice(
      ["lowest": -Double.infinity, "highest": Double.infinity], or: nil)
    value = try CallExpression(fields["value"] ?? node, inputs: ["array"])
  }
}
