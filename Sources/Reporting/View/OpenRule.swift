import Conformance
import Semantics

/// A rule for which a spec says that nothing is promised, and what was answered where the emulator says otherwise:
/// found, and neither right nor wrong.
struct OpenRule: Sendable {
  var library: String
  var version: String
  var functions: [String]
  var rule: RuleName
  var departures: Int
  var declared: DeclaredRule?
  /// A small one of the answers.
  var example: Mismatch

  fileprivate struct Key: Hashable {
    var library: String
    var version: String
    var rule: RuleName
    var value: String?
  }
}

extension ReportView {
  /// In the report's order; functions that share the rule stand together.
  var openRules: [OpenRule] {
    var order: [OpenRule.Key] = []
    var open: [OpenRule.Key: OpenRule] = [:]
    for profile in report.profiles {
      for name in RuleName.allCases {
        guard let tally = profile.tally.rules[name], let found = tally.departure else { continue }
        let declared = profile.declared[name]
        let key = OpenRule.Key(
          library: profile.library, version: profile.version, rule: name, value: declared?.value)
        if var known = open[key] {
          known.functions.append(profile.name)
          known.departures += tally.departures
          if found.mismatch.size < known.example.size { known.example = found.mismatch }
          open[key] = known
        } else {
          order.append(key)
          open[key] = OpenRule(
            library: profile.library, version: profile.version, functions: [profile.name],
            rule: name, departures: tally.departures, declared: declared, example: found.mismatch)
        }
      }
    }
    return order.compactMap { open[$0] }
  }
}

extension OpenRule {
  var owner: String { "\(library) \(version) \(functions.joined(separator: ", "))" }

  /// What there is to say, by name.
  var facts: [(name: String, text: String)] {
    var facts = [
      ("declares", declared?.value ?? "nothing"),
      ("else", example.declared.brief),
      ("answers", example.observed.told),
    ]
    if let note = declared?.note { facts.append(("known", note)) }
    return facts
  }
}
