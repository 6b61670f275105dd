/// How a rule is known, and from where.
struct Evidence {
  var status: Status
  var source: String

  /// The evidence that a spec states once for all rules that state none.
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(["status", "source"], required: ["status", "source"])
    status = try (fields["status"] ?? node).choice(of: Status.self)
    source = try Self.source(fields["source"] ?? node)
  }

  /// A rule's own evidence, or the spec's where it says nothing.
  init(_ fields: [String: SpecNode], of rule: SpecNode) throws(SpecError) {
    guard
      let status = try fields["status"].map({ node throws(SpecError) in
        try node.choice(of: Status.self)
      }) ?? rule.evidence?.status
    else { throw rule.error("key \"status\" is missing") }
    guard
      let source = try fields["source"].map({ node throws(SpecError) in
        try Self.source(node)
      }) ?? rule.evidence?.source
    else { throw rule.error("key \"source\" is missing") }
    self.status = status
    self.source = source
  }

  private static func source(_ node: SpecNode) throws(SpecError) -> String {
    try node.text("where the rule is documented or how it was observed")
  }
}
