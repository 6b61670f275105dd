import Semantics

/// Renders a comparison.
package struct ComparisonTable: Sendable {
  package enum Format: String, Sendable, CaseIterable { case markdown, json }

  private let comparison: Comparison
  /// Whether each cell's call follows the table.
  private let showsEvidence: Bool

  package init(_ comparison: Comparison, showsEvidence: Bool) {
    self.comparison = comparison
    self.showsEvidence = showsEvidence
  }

  package func render(_ format: Format) -> String {
    switch format {
    case .markdown: markdown
    case .json: json.indented() + "\n"
    }
  }

  // MARK: Markdown

  private var markdown: String {
    let heads = ["rule"] + comparison.columns.map { "\($0.title)<br>`\($0.name)`" }
    var lines = showsEvidence ? Self.introduction : []
    lines += [heads, heads.map { _ in "---" }].map(Self.row)
    for row in comparison.rows {
      let cells = row.cells.enumerated().map { position, cell -> String in
        guard let cell else { return "–" }
        let mark = showsEvidence && cell.proof != nil ? " [↓](#\(anchor(row.rule, position)))" : ""
        return Self.escape(cell.value) + Self.mark(cell.status) + mark
      }
      lines.append(Self.row(["**\(row.rule.rawValue)**"] + cells))
    }
    lines += [
      "",
      "¹ observed, not documented · ² observed against the documentation · ³ promised by nobody",
    ]
    if showsEvidence {
      lines += evidence
      lines += MarkdownClaims(comparison.claims).lines
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let introduction = [
    "# What arg-reductions do, library by library",
    "",
    "A row is a rule of the specs, a column a function. What holds for all comes first in a cell, then what is special to some",
    "element types or arguments: `first; texts: last` is the first of equal elements, and the last one of texts;",
    "`none: flatten` is what `None` as axis does. An arrow leads to the call that shows it, below the table. Behind the calls an",
    "article's table is set beside this one.",
    "",
  ]

  private static func mark(_ status: Status) -> String {
    switch status {
    case .documented: ""
    case .observed: "¹"
    case .contradicted: "²"
    case .unspecified: "³"
    }
  }

  private func anchor(_ rule: RuleName, _ position: Int) -> String {
    let column = comparison.columns[position]
    return "\(rule.rawValue)-\(column.library)-\(column.name)"
      .map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "-" }.joined().lowercased()
  }

  private var evidence: [String] {
    var lines = ["", "## The calls that show it", ""]
    for row in comparison.rows {
      lines += ["### \(row.rule.rawValue)", ""]
      for (position, cell) in row.cells.enumerated() {
        guard let cell, let proof = cell.proof else { continue }
        let column = comparison.columns[position]
        lines.append(
          "- <a id=\"\(anchor(row.rule, position))\"></a>\(column.title) `\(column.name)`: "
            + "`\(proof.call.json())` gives `\(proof.outcome.brief)` (\(Self.escape(cell.source)))"
            + (cell.note.map { ". \(Self.escape($0))" } ?? ""))
      }
      lines.append("")
    }
    return lines
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func escape(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ").replacing("<", with: "&lt;")
  }

  // MARK: JSON

  private var json: JSONValue {
    .object([
      "schema": "tiebreak/comparison/1",
      "columns": .array(
        comparison.columns.map {
          .object([
            "library": .string($0.library), "function": .string($0.function),
            "mode": $0.mode == .eager ? nil : .string($0.mode.rawValue),
          ])
        }),
      "rows": .array(
        comparison.rows.map { row in
          .object([
            "rule": .string(row.rule.rawValue),
            "cells": .array(row.cells.map { $0.map(Self.cell) ?? .null }),
          ])
        }),
      "claims": .array(comparison.claims.results.map(\.json)),
      "notTested": .array(comparison.claims.notTested.map(\.json)),
    ])
  }

  private static func cell(_ cell: Comparison.Cell) -> JSONValue {
    .object([
      "value": .string(cell.value), "status": .string(cell.status.rawValue),
      "source": .string(cell.source), "note": cell.note.map { .string($0) },
      "evidence": cell.proof.map {
        .object(["call": $0.call.json(), "outcome": $0.outcome.json])
      } ?? .null,
    ])
  }
}
