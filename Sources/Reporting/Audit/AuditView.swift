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

  /// A finding with its call, and what tells it from others when lines move.
  struct Item {
    var entry: AuditReport.Entry
    var finding: CodeAudit.Finding
    var fingerprint: String
    var call: CallSite { entry.call }
  }

  /// All findings, in the order of the report.
  var items: [Item] {
    var seen: [String: Int] = [:]
    return report.calls.flatMap { entry in
      entry.findings.map { finding in
        // The words of the line, not its number: what is added above changes nothing.
        let words = (entry.line ?? entry.call.function).split(whereSeparator: \.isWhitespace)
        let key = ([finding.rule, entry.call.file] + words.map(String.init)).joined(
          separator: "\u{0}")
        let count = seen[key, default: 0]
        seen[key] = count + 1
        return Item(
          entry: entry, finding: finding, fingerprint: Fingerprint.of("\(key)\u{0}\(count)"))
      }
    }
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

extension CallSite {
  /// `cell 3` of a notebook.
  var cellName: String? { cell.map { "cell \($0)" } }
}
