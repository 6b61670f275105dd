package import Semantics

/// A JSON value that is no audit's.
package struct InvalidAuditJSON: Error, Hashable, CustomStringConvertible {
  package var member: String
  package var description: String { "\(member) is missing or not as it should be" }
}

/// Each value is read back as it was: what a worker says is all that its parent knows.
extension FileAudit {
  package var json: JSONValue {
    .object([
      "path": .string(path), "errors": .array(errors.map(\.json)),
      "calls": .array(calls.map(\.json)), "findings": .array(findings.map(\.json)),
      "suppressions": .array(suppressions.map(\.json)),
      "imports": .array(imports.map(\.json)),
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      path: try json.text("path"), errors: try json.list("errors", AuditError.init),
      calls: try json.list("calls", CallSite.init),
      findings: try json.list("findings", AuditedFinding.init),
      suppressions: try json.list("suppressions", Suppression.init),
      imports: try json.list("imports", FileImports.init))
  }
}

extension AuditError {
  package var json: JSONValue {
    .object([
      "message": .string(message), "line": line.map { .integer($0) },
      "column": column.map { .integer($0) }, "cell": cell.map { .integer($0) },
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      try json.text("message"), line: json["line"]?.integer, column: json["column"]?.integer,
      cell: json["cell"]?.integer)
  }
}

extension AuditedFinding {
  package var json: JSONValue {
    .object([
      "finding": finding.json, "cell": cell.map { .integer($0) }, "span": span.json,
      "call": call.map { .integer($0) },
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      finding: try json.value("finding", Finding.init), cell: json["cell"]?.integer,
      span: try json.value("span", Span.init), call: json["call"]?.integer)
  }
}

extension Finding {
  package var json: JSONValue {
    .object([
      "rule": .string(rule), "name": .string(name), "severity": .string(severity.rawValue),
      "message": .string(message), "details": .array(details.map { .string($0) }),
      "fix": fix?.json,
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      rule: try json.text("rule"), name: try json.text("name"),
      severity: try json.choice("severity"), message: try json.text("message"),
      details: try json.texts("details"), fix: try json.optional("fix", Fix.init))
  }
}

extension Fix {
  package var json: JSONValue {
    .object([
      "title": .string(title), "safety": .string(safety.rawValue),
      "edits": .array(edits.map(\.json)),
      "remarks": remarks.isEmpty ? nil : .array(remarks.map { .string($0) }),
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      title: try json.text("title"), safety: try json.choice("safety"),
      edits: try json.list("edits", Edit.init),
      remarks: try json.optionalTexts("remarks"))
  }
}

extension Fix.Edit {
  package var json: JSONValue {
    .object([
      "span": span.json, "replacement": .string(replacement), "isShared": .bool(isShared),
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      span: try json.value("span", Span.init), replacement: try json.text("replacement"),
      isShared: try json.flag("isShared"))
  }
}
