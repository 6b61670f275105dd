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

  struct Entry: Sendable {
    var claim: Claim
    var result: Result<ClaimResult, ClaimJudge.Undecided>
  }

  /// - Parameter libraries: all where empty.
  package init(_ claims: [ClaimDocument], specs: SpecFolder, libraries: [String]) {
    let judge = ClaimJudge(specs)
    let own = claims.map { document in
      var document = document
      document.claims.removeAll { !libraries.isEmpty && !libraries.contains($0.library) }
      return document
    }
    self.specs = specs
    (results, notTested) = judge.judge(own)
    documents = own.filter { !$0.claims.isEmpty }.map { document in
      let inTable = document.claims.filter { $0.row != nil }
      return Document(
        title: document.title, rows: inTable.compactMap(\.row).uniqued(),
        libraries: inTable.map(\.library).uniqued(),
        claims: document.claims.map { claim in
          Entry(
            claim: claim,
            result: Result { () throws(ClaimJudge.Undecided) in
              try judge.judge(claim, of: document)
            })
        })
    }
  }
}

extension ClaimSurvey.Entry {
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
