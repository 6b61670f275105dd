package import Conformance
package import Semantics

/// What documents say of some libraries, decided by the specs alone.
package struct ClaimSurvey: Sendable {
  package var results: [ClaimResult]
  package var notTested: [NotTested]
  /// The documents, each with what became of its claims.
  var documents: [Document]
  let specs: SpecFolder

  struct Document: Sendable {
    var title: String
    /// The rows of its table and the libraries that it compares, as they stand in it.
    var rows: [String]
    var libraries: [String]
    var claims: [Entry]
  }

  typealias Entry = ClaimJudge.Judged

  /// - Parameter libraries: all where empty.
  package init(_ claims: [ClaimDocument], specs: SpecFolder, libraries: [String]) {
    let judge = ClaimJudge(specs)
    let own = claims.map { document in
      var document = document
      document.claims.removeAll { !libraries.isEmpty && !libraries.contains($0.library) }
      return document
    }
    self.specs = specs
    let judged = own.map { ($0, judge.judge($0)) }
    results = judged.flatMap(\.1).results
    notTested = judged.flatMap(\.1).notTested
    documents = judged.filter { !$0.1.isEmpty }.map { document, entries in
      let inTable = document.claims.filter { $0.row != nil }
      return Document(
        title: document.title, rows: inTable.compactMap(\.row).uniqued(),
        libraries: inTable.map(\.library).uniqued(),
        claims: entries)
    }
  }
}

extension ClaimJudge.Judged {
  var verdict: ClaimResult.Verdict? { try? result.get().verdict }

  var mark: String {
    switch verdict {
    case .holds: "✓"
    case .isFalse: "✗"
    case .depends: "◐"
    case nil: "–"
    }
  }

  var anchor: String { "claim-\(claim.id)" }
}
