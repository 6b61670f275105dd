package import Semantics

/// What became of a claim, and how that is known.
package struct ClaimResult: Sendable, Hashable {
  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case holds
    case isFalse = "false"
    /// As the document says in some versions or modes, or one of several answers that are right.
    case depends
  }

  package var document: String
  package var claim: Claim
  package var verdict: Verdict
  package var evidence: [Evidence]
  /// Why further calls of it could not be decided.
  package var undecided: [ClaimJudge.Undecided] = []

  package init(document: String, claim: Claim, verdict: Verdict, evidence: [Evidence]) {
    self.document = document
    self.claim = claim
    self.verdict = verdict
    self.evidence = evidence
  }

  package enum Evidence: Sendable, Hashable {
    case call(Answered)
    case rule(RuleName, claimed: String, declared: String)
    case object(String, isFound: Bool)
  }

  /// A deciding call with its answer.
  package struct Answered: Sendable, Hashable {
    package var call: Call
    package var claimed: ClaimedOutcome
    package var outcome: Outcome
    /// Whether the live library said so; else its spec does.
    package var isObserved: Bool
    package var agreement: Agreement
  }

  /// Whether an answer is as claimed.
  package enum Agreement: Sendable, Hashable {
    case yes, no
    /// One of several that are right.
    case oneOfSeveral
  }
}
