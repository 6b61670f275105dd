import CodeAudit
import Semantics

/// The audit as `tiebreak/audit/1`: lines from 1, columns from 0.
package struct AuditJSON {
  private let view: AuditView

  package init(_ view: AuditView) { self.view = view }

  package var text: String { json.indented() + "\n" }

  private var json: JSONValue {
    .object([
      "schema": "tiebreak/audit/1",
      "files": .array(
        view.report.files.map { file in
          .object(["path": .string(file.path), "error": file.error.map { .string($0) } ?? .null])
        }),
      "calls": .array(view.report.calls.map(json)),
      "otherFindings": .array(view.report.asides.map(json)),
    ])
  }

  /// A finding that belongs to no call has its own place.
  private func json(_ aside: AuditReport.Aside) -> JSONValue {
    let place = JSONValue.object([
      "file": .string(aside.file), "cell": aside.cell.map { .integer($0) },
      "line": .integer(aside.span.start.line), "column": .integer(aside.span.start.column),
      "endLine": .integer(aside.span.end.line), "endColumn": .integer(aside.span.end.column),
    ])
    return .object((place.members ?? []) + (json(aside.finding).members ?? []))
  }

  private func json(_ entry: AuditReport.Entry) -> JSONValue {
    let call = entry.call
    return .object([
      "file": .string(call.file), "cell": call.cell.map { .integer($0) },
      "line": .integer(call.span.start.line), "column": .integer(call.span.start.column),
      "endLine": .integer(call.span.end.line), "endColumn": .integer(call.span.end.column),
      "library": .string(call.library), "function": .string(call.function),
      "form": .string(call.form.rawValue),
      "axis": .string(call.spelling(of: .axis, specs: view.specs).text),
      "keepdims": .string(call.spelling(of: .keepdims, specs: view.specs).text),
      "certain": .bool(call.isCertain), "findings": .array(entry.findings.map(json)),
    ])
  }

  private func json(_ finding: CodeAudit.Finding) -> JSONValue {
    .object([
      "rule": .string(finding.rule), "name": .string(finding.name),
      "severity": .string(finding.severity.rawValue), "message": .string(finding.message),
      "details": finding.details.isEmpty ? nil : .array(finding.details.map { .string($0) }),
      "fix": finding.fix.map(json) ?? .null,
    ])
  }

  private func json(_ fix: Fix) -> JSONValue {
    .object([
      "title": .string(fix.title), "safety": .string(fix.safety.rawValue),
      "edits": .array(
        fix.edits.map { edit in
          .object([
            "line": .integer(edit.span.start.line), "column": .integer(edit.span.start.column),
            "endLine": .integer(edit.span.end.line), "endColumn": .integer(edit.span.end.column),
            "replacement": .string(edit.replacement),
          ])
        }),
      "remarks": fix.remarks.isEmpty ? nil : .array(fix.remarks.map { .string($0) }),
    ])
  }
}
