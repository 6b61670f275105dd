/// What one document says about functions, as a file in `Specs/claims/` writes it down.
public struct ClaimDocument: Hashable, Sendable {
  public var title: String
  public var claims: [Claim]
  public var file: String
}

/// A statement of a document, and what decides it.
public struct Claim: Hashable, Sendable {
  /// Unique in its document.
  public var id: String
  /// The part of the document that says it.
  public var section: String
  /// The row of the document's table that says it; `nil` where the text does.
  public var row: String?
  /// In our own words.
  public var statement: String
  public var library: String
  public var function: String
  public var decider: Decider

  /// What shows whether a claim holds.
  public enum Decider: Hashable, Sendable {
    /// All of them must give what the document says.
    case calls([ClaimedCall])
    /// The rule has this value, as a spec writes it in words.
    case rule(RuleName, value: String)
    /// The library has something at these dotted paths, or has not.
    case objects([String], exist: Bool)
    /// Why no call of this kit can decide it.
    case untested(String)
  }
}

/// A call, and what the document says that it gives.
public struct ClaimedCall: Hashable, Sendable {
  public var call: Call
  public var expected: ClaimedOutcome
}

/// What a document says of an outcome; what it leaves open is `nil`.
public struct ClaimedOutcome: Hashable, Sendable {
  public var dtype: String?
  public var shape: [Int]?
  /// Positions or labels, in C order.
  public var data: [Label]?
  public var isLabels = false
  public var error: ClaimedError?
  /// The shape of zeros that flow back.
  public var zeros: [Int]?

  /// The error that a document says a call ends in.
  public enum ClaimedError: Hashable, Sendable {
    case any
    case type(String)
  }

  /// Whether an outcome is as the document says.
  public func agrees(with outcome: Outcome) -> Bool {
    switch outcome {
    case .indices(let dtype, let shape, let data):
      return error == nil && zeros == nil && !isLabels && self.dtype.map { $0 == dtype } ?? true
        && agrees(shape: shape, data: data.map { .value(.int($0)) })
    case .labels(let shape, let data):
      return error == nil && zeros == nil && dtype == nil && agrees(shape: shape, data: data)
    case .error(let found):
      switch error {
      case nil: return false
      case .any?: return true
      case .type(let type)?: return type == found.type
      }
    case .zeros(let shape): return zeros == shape
    case .none, .other: return false
    }
  }

  private func agrees(shape: [Int], data: [Label]) -> Bool {
    self.shape.map { $0 == shape } ?? true && self.data.map { $0 == data } ?? true
  }
}
