import Conformance
import Semantics

/// Mismatches that are one and the same to a reader: functions of one library that share a rule, depart from it, and
/// would all be right with the same other value.
struct Finding: Sendable {
  var library: String
  var version: String
  var functions: [String]
  var rule: RuleName
  var cases: Int
  var mismatches: Int
  /// What the spec declares; `nil` where the rule that would explain it is none that the spec states.
  var declared: DeclaredRule?
  /// The simplest of the examples.
  var example: Mismatch?

  fileprivate struct Key: Hashable {
    var library: String
    var version: String
    var rule: RuleName
    var value: String?
    var fits: String?
    var difference: OutcomeDifference?
  }
}

extension ReportView {
  /// Everything that differed, in the report's order.
  var findings: [Finding] {
    var order: [Finding.Key] = []
    var findings: [Finding.Key: Finding] = [:]
    for profile in report.profiles {
      for rule in RuleName.allCases {
        guard let tally = profile.tally.rules[rule], tally.mismatches > 0 else { continue }
        let declared = profile.declared[rule]
        let key = Finding.Key(
          library: profile.library, version: profile.version, rule: rule, value: declared?.value,
          fits: tally.example?.fits, difference: tally.example?.difference)
        if findings[key] == nil { order.append(key) }
        var finding =
          findings[key]
          ?? Finding(
            library: profile.library, version: profile.version, functions: [], rule: rule, cases: 0,
            mismatches: 0, declared: declared, example: tally.example)
        finding.functions.append(profile.name)
        finding.cases += tally.cases
        finding.mismatches += tally.mismatches
        if let example = tally.example, example.size < finding.example?.size ?? .max {
          finding.example = example
        }
        findings[key] = finding
      }
    }
    return order.compactMap { findings[$0] }
  }
}
