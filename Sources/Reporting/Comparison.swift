import Conformance
package import Emulation
package import Semantics

/// Libraries beside one another, rule by rule, as their specs declare them.
package struct Comparison: Sendable {
  package var columns: [Column]
  package var rows: [Row]
  /// What documents say of these libraries.
  package var claims: ClaimSurvey

  /// One function of one library in one mode.
  package struct Column: Sendable, Hashable {
    package var library: String
    package var title: String
    package var function: String
    package var mode: Mode
    /// The function, and the mode where it is not the usual one.
    var name: String { mode.name(of: function) }
  }

  package struct Row: Sendable {
    package var rule: RuleName
    /// One for each column; `nil` where the rule does not apply.
    package var cells: [Cell?]

    /// Whether all functions that have the rule have the same value.
    package var isUniform: Bool { Set(cells.compactMap { $0?.value }).count <= 1 }
  }

  package struct Cell: Sendable, Hashable {
    package var value: String
    package var status: Status
    package var source: String
    package var note: String?
    /// The call that shows it.
    package var proof: Proof?
  }

  /// - Parameters:
  ///   - libraries: all where empty, each by its first function; where libraries are named, by all functions that
  ///     seek the same end as the first. A mode has a column of its own where a rule differs in it.
  package init(_ specs: SpecFolder, libraries: [String], claims: [ClaimDocument] = []) {
    var profiles: [(Spec, Profile)] = []
    for spec in specs.specs where libraries.isEmpty || libraries.contains(spec.library) {
      guard let first = spec.functions.first else { continue }
      let functions =
        libraries.isEmpty ? [first] : spec.functions.filter { $0.extremum == first.extremum }
      for function in functions {
        var known: [[RuleName: String]] = []
        for mode in spec.modes {
          guard let profile = spec.profile(of: function, mode: mode) else { continue }
          let values = profile.applicable.mapValues(\.value)
          guard !known.contains(values) else { continue }
          known.append(values)
          profiles.append((spec, profile))
        }
      }
    }
    columns = profiles.map {
      Column(library: $0.library, title: $0.title, function: $1.function, mode: $1.mode)
    }
    self.claims = ClaimSurvey(claims, specs: specs, libraries: libraries)
    rows = RuleName.allCases.compactMap { rule in
      let cells = profiles.map { _, profile in Self.cell(rule, profile) }
      return cells.contains { $0 != nil } ? Row(rule: rule, cells: cells) : nil
    }
  }

  private static func cell(_ rule: RuleName, _ profile: Profile) -> Cell? {
    guard let declared = profile.applicable[rule] else { return nil }
    return Cell(
      value: declared.value, status: declared.status, source: declared.source,
      note: declared.note, proof: profile.proof(of: rule))
  }
}
