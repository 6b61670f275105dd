package import Semantics

/// The rules of the audit that speak of ports: one for each rule of semantics, in their order, and those on the call
/// itself.
package enum PortRule: Hashable, Sendable, CaseIterable {
  case semantics(RuleName)
  /// The library ported to has no function of that kind.
  case noCounterpart
  /// An argument that is not taken there, or under another name.
  case keyword
  /// A call that is to be written anew, and of which there is nothing worse to say.
  case rewrite
  /// An error that becomes another error.
  case errorType
  /// The same where an `except` around the call no longer catches it.
  case caughtError

  package static let allCases: [PortRule] =
    RuleName.allCases.map { .semantics($0) } + [
      .noCounterpart, .keyword, .rewrite, .errorType, .caughtError,
    ]

  /// Why it has to be asked for; `nil` for a rule that is on by default.
  package var offBecause: String? {
    switch self {
    case .errorType:
      "nearly every call has it, and only code that catches the error by its type notices"
    case .semantics, .noCounterpart, .keyword, .rewrite, .caughtError: nil
    }
  }

  /// `TB201`, `TB202`, …
  package var code: String { "TB\(201 + (Self.allCases.firstIndex(of: self) ?? 0))" }

  /// `port-nan`
  package var name: String {
    switch self {
    case .semantics(let rule): "port-\(rule.rawValue)"
    case .noCounterpart: "port-no-counterpart"
    case .keyword: "port-keyword"
    case .rewrite: "port-rewrite"
    case .errorType: "port-error-type"
    case .caughtError: "port-caught-error"
    }
  }

  /// What the rule looks for, in one sentence.
  package var summary: String {
    switch self {
    case .semantics(let rule):
      "\(rule.topic) differs where the code is ported to, and the call can meet it."
    case .noCounterpart: "The library ported to has no function that does this."
    case .keyword: "An argument of the call has another name there, or does not exist."
    case .rewrite:
      "The call is written in another way there; what it promised to answer it still does."
    case .errorType: "The call raises there as well, an error of another type."
    case .caughtError:
      "What catches the call's error catches it no more, or something else does."
    }
  }
}

extension RuleName {
  /// The rule at the head of a sentence.
  package var topic: String {
    switch self {
    case .defaultAxis: "The axis where none is passed"
    case .axisBounds: "Which axes are in bounds"
    case .axisType: "What an axis that is no number means"
    case .resultDType: "The result's type"
    case .inputDType: "What becomes of the array's type"
    case .ties: "Which of equals wins"
    case .nan: "What NaN does"
    case .keepdims: "Whether reduced axes can stay"
    case .empty: "What an empty axis gives"
    case .zeroDim: "What an array without axes gives"
    case .flattenOrder: "How a flattened array is counted"
    case .complexOrder: "The order of complex numbers"
    case .labels: "Whether labels or positions are answered"
    case .skipna: "What skipping missing values means"
    case .gradient: "What flows back through the call"
    }
  }

  /// What keeping the old answer takes where no edit of the call does; `nil` where that is no matter of the call.
  package var cost: String? {
    switch self {
    case .nan:
      "to keep the old answer, search the array for NaN before: one more pass over it"
    case .empty: "to keep it, look at the length of the axis before the call"
    case .zeroDim: "to keep it, give the array an axis before the call"
    case .labels: "to keep them, store the labels beside the array and look up the position in them"
    case .ties: "to keep the old winner, reverse the axis, or make the elements distinct"
    case .inputDType: "to keep the old answer, convert the array to a type that is taken as it is"
    case .complexOrder: "to keep it, compare a real key instead"
    case .defaultAxis: "to keep it, reduce the same axes as before"
    case .keepdims: "to keep the shape, put the axis back behind the call"
    case .resultDType:
      "positions that fit both types stay equal; convert the result where its type matters"
    case .axisBounds, .axisType, .flattenOrder, .skipna, .gradient: nil
    }
  }
}

extension PortRule {
  package var metadata: RuleMetadata {
    let severity: Finding.Severity =
      switch self {
      case .semantics: .silent
      case .noCounterpart, .keyword, .caughtError: .loud
      case .rewrite, .errorType: .cosmetic
      }
    return RuleMetadata(code: code, name: name, summary: summary, severity: severity)
  }
}
