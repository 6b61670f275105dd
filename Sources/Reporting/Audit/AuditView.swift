package import CodeAudit
package import Semantics

/// An audit of source files with what its reports need beside it.
package struct AuditView: Sendable {
  package var report: AuditReport
  /// The rules that were asked, in the order of their codes.
  package var rules: [RuleMetadata]
  package var specs: SpecFolder
  /// The version of this program.
  package var version: String

  package init(_ report: AuditReport, rules: [RuleMetadata], specs: SpecFolder, version: String) {
    self.report = report
    self.rules = rules
    self.specs = specs
    self.version = version
  }

  /// A finding with its place, and what tells it from others when lines move.
  struct Item {
    var finding: CodeAudit.Finding
    /// The path as the audit names it.
    var file: String
    /// The cell of a notebook, from 0.
    var cell: Int?
    var span: Span
    /// The line of source on which it begins, where that is at hand.
    var line: String?
    var fingerprint = ""

    /// `cell 3` of a notebook.
    var cellName: String? { cell.map { "cell \($0)" } }
  }

  /// All findings, in the order of the report's files and in these by place.
  var items: [Item] {
    let order = Dictionary(
      report.files.enumerated().map { ($0.element.path, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    func place(_ number: Int, _ item: Item) -> (Int, Int, Position, Int) {
      (order[item.file] ?? order.count, item.cell ?? -1, item.span.start, number)
    }
    let items = (ofCalls + ofAsides).enumerated().sorted { first, second in
      place(first.offset, first.element) < place(second.offset, second.element)
    }
    return items.map(\.element)
  }

  private var ofCalls: [Item] {
    var fingerprints = Fingerprints()
    return report.calls.flatMap { entry in
      let call = entry.call
      return entry.findings.map { finding in
        Item(
          finding: finding, file: call.file, cell: call.cell, span: call.span, line: entry.line,
          fingerprint: fingerprints.next(
            finding.rule, call.file, words: entry.line ?? call.function))
      }
    }
  }

  private var ofAsides: [Item] {
    var fingerprints = Fingerprints()
    return report.asides.map { aside in
      Item(
        finding: aside.finding, file: aside.file, cell: aside.cell, span: aside.span,
        line: aside.line,
        fingerprint: fingerprints.next(aside.finding.rule, aside.file, words: aside.line ?? ""))
    }
  }
}

/// Tells findings apart that have the same words.
private struct Fingerprints {
  private var seen: [String: Int] = [:]

  /// - Parameter words: of the line, not its number: what is added above changes nothing.
  mutating func next(_ rule: String, _ file: String, words: String) -> String {
    let words = words.split(whereSeparator: \.isWhitespace).map(String.init)
    let key = ([rule, file] + words).joined(separator: "\u{0}")
    let count = seen[key, default: 0]
    seen[key] = count + 1
    return Fingerprint.of("\(key)\u{0}\(count)")
  }
}

/// A number for a text, the same in every run and on every machine: FNV-1a, twice 64 bits.
enum Fingerprint {
  static func of(_ text: String) -> String {
    hash(text.utf8, 0xcbf2_9ce4_8422_2325) + hash(text.utf8.reversed(), 0x8422_2325_cbf2_9ce4)
  }

  private static func hash(_ bytes: some Sequence<UInt8>, _ start: UInt64) -> String {
    let value = bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
