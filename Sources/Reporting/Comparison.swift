import Conformance
package import Emulation
package import Semantics

/// Libraries beside one another, rule by rule, as their specs declare them.
package struct Comparison: Sendable {
  package var columns: [Column]
  package var rows: [Row]

  /// One function of one library.
  package struct Column: Sendable, Hashable {
    package var library: String
    package var title: String
    package var function: String
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
  ///     seek the same end as the first.
  package init(_ specs: SpecFolder, libraries: [String]) {
    var profiles: [(Spec, Profile)] = []
    for spec in specs.specs where libraries.isEmpty || libraries.contains(spec.library) {
      guard let first = spec.functions.first else { continue }
      let functions =
        libraries.isEmpty ? [first] : spec.functions.filter { $0.extremum == first.extremum }
      profiles += functions.compactMap { function in
        spec.profile(of: function).map { (spec, $0) }
      }
    }
    columns = profiles.map {
      Column(library: $0.library, title: $0.title, function: $1.function)
    }
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
