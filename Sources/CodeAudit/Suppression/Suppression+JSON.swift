package import Semantics

extension Suppression {
  package var json: JSONValue {
    .object([
      "cell": cell.map { .integer($0) }, "span": span.json, "removal": removal.json,
      "brackets": brackets?.json, "reach": .string(reach.rawValue),
      "codes": .array(codes.map { .string($0) }), "problem": problem.map { .string($0) },
      "silenced": .array(silenced.map { .string($0) }),
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      cell: json["cell"]?.integer, span: try json.value("span", Span.init),
      removal: try json.value("removal", Span.init),
      brackets: try json.optional("brackets", Span.init), reach: try json.choice("reach"),
      codes: try json.texts("codes"), problem: json["problem"]?.text,
      silenced: try json.texts("silenced"))
  }
}
