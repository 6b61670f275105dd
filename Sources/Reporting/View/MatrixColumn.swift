import Conformance
import Semantics

/// A column of the matrix: functions of one library that declare the same in every rule.
struct MatrixColumn: Sendable {
  var profiles: [ProfileResult]

  var library: String { profiles[0].library }
  var version: String { profiles[0].version }
  var functions: [String] { profiles.map(\.name) }

  func cell(_ rule: RuleName) -> MatrixCell? {
    guard let declared = profiles[0].declared[rule] else { return nil }
    let tallies = profiles.compactMap { $0.tally.rules[rule] }
    return MatrixCell(
      value: declared.value, cases: tallies.reduce(0) { $0 + $1.cases },
      mismatches: tallies.reduce(0) { $0 + $1.mismatches })
  }
}

struct MatrixCell: Sendable {
  var value: String
  var cases: Int
  var mismatches: Int

  enum Mark: String, Sendable { case right = "✓", wrong = "✗", notAsked = "?" }

  var mark: Mark {
    if mismatches > 0 { return .wrong }
    return cases > 0 ? .right : .notAsked
  }

  /// `7,468` or `20 of 7,468`; nothing where there was no case.
  var count: String {
    if mismatches > 0 { return "\(mismatches.grouped) of \(cases.grouped)" }
    return cases > 0 ? cases.grouped : ""
  }
}

extension ReportView {
  var columns: [MatrixColumn] {
    var columns: [MatrixColumn] = []
    for profile in report.profiles {
      let place = columns.firstIndex {
        let first = $0.profiles[0]
        return first.library == profile.library && first.version == profile.version
          && first.declared.mapValues(\.value) == profile.declared.mapValues(\.value)
      }
      if let place {
        columns[place].profiles.append(profile)
      } else {
        columns.append(MatrixColumn(profiles: [profile]))
      }
    }
    return columns
  }

  /// The rules that any function has.
  var rules: [RuleName] {
    RuleName.allCases.filter { rule in report.profiles.contains { $0.declared[rule] != nil } }
  }
}
