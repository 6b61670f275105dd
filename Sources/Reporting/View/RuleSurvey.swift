import Conformance
import Semantics

/// One rule over all functions of a report: which of them share a value.
struct RuleSurvey: Sendable {
  var rule: RuleName
  /// By value, in the order of the functions that have it first.
  var groups: [Group]

  /// Functions that share a value of the rule, and what is said of it.
  struct Group: Sendable {
    var value: String
    var profiles: [ProfileResult]
    var notes: [Note]
  }

  /// What a spec says beside a rule, and of which functions.
  struct Note: Sendable {
    /// Empty where all that is said is that the documentation is contradicted.
    var text: String
    var isContradicted: Bool
    var profiles: [ProfileResult]
  }

  /// Whether every function that has the rule has the same value of it.
  var isUniform: Bool { groups.count <= 1 }
  /// Whether the rule is worth a look: functions differ, a documentation is contradicted, or there is a remark.
  var isSurprising: Bool {
    !isUniform || groups.contains { !$0.notes.isEmpty }
  }
}

extension ReportView {
  var surveys: [RuleSurvey] {
    RuleName.allCases.compactMap { rule in
      let survey = RuleSurvey(rule: rule, groups: groups(of: rule))
      return survey.groups.isEmpty ? nil : survey
    }
  }

  private func groups(of rule: RuleName) -> [RuleSurvey.Group] {
    var groups: [RuleSurvey.Group] = []
    for profile in report.profiles {
      guard let declared = profile.declared[rule] else { continue }
      let place = groups.firstIndex { $0.value == declared.value } ?? groups.count
      if place == groups.count {
        groups.append(.init(value: declared.value, profiles: [], notes: []))
      }
      groups[place].profiles.append(profile)
      let note = RuleSurvey.Note(
        text: declared.note ?? "", isContradicted: declared.status == .contradicted,
        profiles: [profile])
      guard note.isContradicted || !note.text.isEmpty else { continue }
      let known = groups[place].notes.firstIndex {
        $0.text == note.text && $0.isContradicted == note.isContradicted
      }
      if let known {
        groups[place].notes[known].profiles.append(profile)
      } else {
        groups[place].notes.append(note)
      }
    }
    return groups
  }
}

extension [ProfileResult] {
  /// The functions by library: `numpy argmax, argmin; pandas Series.idxmax`.
  var names: String {
    map(\.library).uniqued().map { library in
      library + " " + filter { $0.library == library }.map(\.name).joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// The first function and a count of the others; of several libraries, how many functions each has.
  var briefNames: String {
    let libraries = map(\.library).uniqued()
    guard let first, libraries.count == 1 else {
      return libraries.map { library in "\(library) ×\(count { $0.library == library })" }
        .joined(separator: ", ")
    }
    return "\(first.library) \(first.name)" + (count > 1 ? " +\(count - 1)" : "")
  }
}
