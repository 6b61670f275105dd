import Conformance
import Semantics

/// Something that was not tested, and of which functions.
struct Gap: Sendable {
  var library: String
  /// Empty where all of the library is meant.
  var functions: [String]
  var reason: String
}

extension ReportView {
  /// What was not tested, the same reason once for all functions of a library: what the run says, rules that no case
  /// exercised, and cases that were planned and not asked.
  var gaps: [Gap] {
    var gaps: [Gap] = []
    func add(_ library: String, _ function: String?, _ reason: String) {
      let names = function.map { [$0] } ?? []
      let place = gaps.firstIndex { gap in
        gap.library == library && gap.reason == reason && gap.functions.isEmpty == names.isEmpty
      }
      if let place {
        gaps[place].functions += names.filter { !gaps[place].functions.contains($0) }
      } else {
        gaps.append(Gap(library: library, functions: names, reason: reason))
      }
    }
    for profile in report.profiles {
      if profile.planned > profile.tally.cases {
        add(
          profile.library, profile.name,
          "\((profile.planned - profile.tally.cases).grouped) of \(profile.planned.grouped) planned cases were not asked"
        )
      }
      let rules = unexercised(profile)
      if !rules.isEmpty { add(profile.library, profile.name, rules.gap) }
    }
    for item in report.notTested {
      let rule = item.rule.map { "rule \($0.rawValue): " } ?? ""
      let mode = item.function == nil && item.mode != .eager ? "mode \(item.mode.rawValue): " : ""
      add(item.library, item.function.map(item.mode.name), mode + rule + item.reason)
    }
    let order = gaps.map(\.library).uniqued()
    return order.flatMap { library in gaps.filter { $0.library == library } }
  }

  /// Rules that a profile declares, and that no case turned on.
  func unexercised(_ profile: ProfileResult) -> [RuleName] {
    RuleName.allCases.filter {
      profile.declared[$0] != nil && profile.tally.rules[$0]?.cases ?? 0 == 0
    }
  }
}

extension [RuleName] {
  /// The reason under which rules without a case stand among the gaps.
  var gap: String { "no case turned on " + map(\.rawValue).joined(separator: ", ") }
}
