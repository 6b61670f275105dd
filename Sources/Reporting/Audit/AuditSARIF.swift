import CodeAudit
import Foundation
import Semantics

/// The audit as SARIF 2.1.0. Lines and columns count from 1, in code points; only safe fixes are given, since there is
/// no place to say that one is not.
package struct AuditSARIF {
  private let view: AuditView

  package init(_ view: AuditView) { self.view = view }

  package var text: String {
    JSONValue.object([
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": .array([run]),
    ]).indented() + "\n"
  }

  private var run: JSONValue {
    .object([
      "tool": .object([
        "driver": .object([
          "name": "tiebreak", "version": .string(view.version),
          "rules": .array(view.rules.map(json)),
        ])
      ]),
      "columnKind": "unicodeCodePoints", "invocations": .array([invocation]),
      "results": .array(view.items.map(json)),
    ])
  }

  private func json(_ rule: RuleMetadata) -> JSONValue {
    .object([
      "id": .string(rule.code), "name": .string(rule.name),
      "shortDescription": message(rule.summary),
      "defaultConfiguration": .object(["level": .string(rule.severity.rawValue)]),
    ])
  }

  /// Files that could not be read make a run incomplete, not unsuccessful.
  private var invocation: JSONValue {
    let notes = view.report.files.compactMap { file in
      file.error.map { error -> JSONValue in
        .object([
          "level": "error", "message": message(error),
          "locations": file.path == Audit.standardInput
            ? nil
            : .array([
              .object(["physicalLocation": .object(["artifactLocation": artifact(file.path)])])
            ]),
        ])
      }
    }
    return .object([
      "executionSuccessful": .bool(true),
      "toolExecutionNotifications": notes.isEmpty ? nil : .array(notes),
    ])
  }

  private func json(_ item: AuditView.Item) -> JSONValue {
    let finding = item.finding
    let index = view.rules.firstIndex { $0.code == finding.rule }
    let fix = finding.fix.flatMap { $0.safety == .safe ? json($0, item) : nil }
    return .object([
      "ruleId": .string(finding.rule), "ruleIndex": index.map { .integer($0) },
      "level": .string(finding.severity.rawValue),
      "message": message(([finding.message] + finding.details).joined(separator: "\n")),
      "locations": .array([location(item)]),
      "partialFingerprints": .object(["tiebreak/1": .string(item.fingerprint)]),
      "fixes": fix.map { .array([$0]) },
    ])
  }

  private func location(_ item: AuditView.Item) -> JSONValue {
    let isFile = item.file != Audit.standardInput
    // A notebook's lines are those of its cells, not of the file; standard input is no file.
    if !isFile || item.cell != nil {
      let words = [isFile ? nil : "standard input", item.cellName, "line \(item.span.start.line)"]
      let name = words.compactMap(\.self).joined(separator: ", ")
      return .object([
        "physicalLocation": isFile ? .object(["artifactLocation": artifact(item.file)]) : nil,
        "logicalLocations": .array([.object(["fullyQualifiedName": .string(name)])]),
      ])
    }
    return .object([
      "physicalLocation": .object([
        "artifactLocation": artifact(item.file),
        "region": region(item.span, snippet: item.line),
      ])
    ])
  }

  private func json(_ fix: Fix, _ item: AuditView.Item) -> JSONValue? {
    guard item.cell == nil, item.file != Audit.standardInput else { return nil }
    return .object([
      "description": message(fix.title),
      "artifactChanges": .array([
        .object([
          "artifactLocation": artifact(item.file),
          "replacements": .array(
            fix.edits.map { edit in
              .object([
                "deletedRegion": region(edit.span),
                "insertedContent": message(edit.replacement),
              ])
            }),
        ])
      ]),
    ])
  }

  private func region(_ span: Span, snippet: String? = nil) -> JSONValue {
    .object([
      "startLine": .integer(span.start.line), "startColumn": .integer(span.start.column + 1),
      "endLine": .integer(span.end.line), "endColumn": .integer(span.end.column + 1),
      "snippet": snippet.map(message),
    ])
  }

  private func message(_ text: String) -> JSONValue { .object(["text": .string(text)]) }

  /// A path as a URI; a relative one stays relative.
  private func artifact(_ path: String) -> JSONValue {
    let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: ":;"))
    let escaped = path.withoutDot.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
    return .object(["uri": .string(escaped.hasPrefix("/") ? "file://" + escaped : escaped)])
  }
}
