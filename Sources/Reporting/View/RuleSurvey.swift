import Conformance
import Semantics

/// One rule over all functions of a report: which of them share a value.
struct RuleSurvey: Sendable {
  var rule: RuleName
  /// By value, in the order of the functions that have it first.
  var groups: [Group]

  /// Functions that share a value of the rule, how it is known, and what is said of it.
  struct Group: Sendable {
    var value: String
    var status: Status
    var profiles: [ProfileResult]
    var notes: [Note]
  }

  /// What a spec says beside a rule, and of which functions.
  struct Note: Sendable {
    var text: String
    var profiles: [ProfileResult]
  }

  /// Whether every function that has the rule has the same value of it.
  var isUniform: Bool { Set(groups.map(\.value)).count <= 1 }
  /// Whether the rule is worth a look: functions differ, a documentation is contradicted, or there is a remark.
  var isSurprising: Bool {
    !isUniform || groups.contains { $0.status == .contradicted || !$0.notes.isEmpty }
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
      let place =
        groups.firstIndex { $0.value == declared.value && $0.status == declared.status }
        ?? groups.count
      if place == groups.count {
        groups.append(
          .init(value: declared.value, status: declared.status, profiles: [], notes: []))
      }
      groups[place].profiles.append(profile)
      guard let note = declared.note else { continue }
      if let known = groups[place].notes.firstIndex(where: { $0.text == note }) {
        groups[place].notes[known].profiles.append(profile)
      } else {
        groups[place].notes.append(.init(text: note, profiles: [profile]))
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

  /// The same with one function a library and a count of the others.
  var briefNames: String {
    map(\.library).uniqued().map { library in
      let own = filter { $0.library == library }.map(\.name)
      return library + " " + own[0] + (own.count > 1 ? " +\(own.count - 1)" : "")
    }.joined(separator: "; ")
  }
}
