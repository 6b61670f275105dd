import Emulation
import Semantics

extension Answer {
  /// How bad it is to get `other` where this answer was given; `nil` where nobody need notice.
  ///
  /// An error that is no longer raised is as silent as another position. The result's type counts in questions about
  /// it alone; labels that are positions are positions.
  func severity(of other: Answer, in rule: RuleName) -> Finding.Severity? {
    // Where a library promises nothing, no answer is wrong.
    guard unspecified == nil, other.unspecified == nil else { return nil }
    let (old, new) =
      rule == .labels
      ? (outcome, other.outcome) : (outcome.positions, other.outcome.positions)
    switch (old, new) {
    case (.error(let first), .error(let second)): return first.type == second.type ? nil : .cosmetic
    case (.error, _): return .silent
    case (_, .error): return .loud
    default: break
    }
    switch old.difference(from: new) {
    case nil: return isFreer(other) ? .silent : nil
    case .dtype:
      if rule == .resultDType, !outcome.isLabels, !other.outcome.isLabels { return .cosmetic }
      return isFreer(other) ? .silent : nil
    case .value where !freedom.isEmpty || !other.freedom.isEmpty:
      return isFreer(other) ? .silent : nil
    case .kind, .errorType, .shape, .value: return .silent
    }
  }

  /// Whether `other` allows an answer that this one does not.
  private func isFreer(_ other: Answer) -> Bool {
    let (own, others) = (outcome.cells, other.outcome.cells)
    guard own.count == others.count else { return true }
    return own.indices.contains { place in
      let right = freedom[place] ?? [own[place]]
      return !(other.freedom[place] ?? [others[place]]).isSubset(of: right)
    }
  }
}

extension Outcome {
  fileprivate var isLabels: Bool {
    if case .labels = self { true } else { false }
  }

  fileprivate var cells: [Label] {
    switch self {
    case .indices(_, _, let data): data.map { .value(.int($0)) }
    case .labels(_, let data): data
    case .none, .zeros, .error, .other: []
    }
  }
}
