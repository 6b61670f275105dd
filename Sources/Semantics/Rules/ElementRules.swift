/// Which of several equal winners is answered.
public enum TieRule: String, RuleValue, CaseIterable {
  case first, last
  /// One of them; the library promises none, and each is a right answer.
  case any

  public init(_ node: SpecNode) throws(SpecError) { self = try node.choice(of: Self.self) }
  public var description: String { rawValue }
  public var alternatives: [TieRule] { Self.allCases }
}

/// What a function answers when a slice holds NaN or NaT.
public enum NaNRule: RuleValue {
  /// The first NaN wins, whatever stands after it.
  case firstWins
  /// The last NaN wins.
  case lastWins
  /// One of the NaNs wins; which, the library does not promise.
  case someWins
  /// NaN never wins: an accumulator starts from index 0 and `start`, and only strictly better elements replace it.
  case neverWins(start: Start)
  /// A NaN at index 0 stays, since no comparison beats it; a later NaN loses.
  case winsOnlyFirst
  /// NaN counts as the lowest value (the highest, for a minimum), ties with it included.
  case countsAsLowest(allNaN: Fallback)
  /// NaN is passed over.
  case skipped(allNaN: Fallback)
  /// One NaN anywhere in the slice settles the answer.
  case settles(Fallback)

  /// What the accumulator of `neverWins` starts from.
  public enum Start: String, Hashable, Sendable, CaseIterable {
    case infinity, lowestFinite = "lowest-finite"
  }

  public init(_ node: SpecNode) throws(SpecError) {
    let keys = ["never-wins", "counts-as-lowest", "skipped", "settles"]
    guard let fields = try node.fieldsIfMapping(keys) else {
      self = try node.choice(
        [
          "first-wins": .firstWins, "last-wins": .lastWins, "some-wins": .someWins,
          "wins-only-first": .winsOnlyFirst,
        ], or: "one of the mappings " + keys.joined(separator: ", "))
      return
    }
    if let start = fields["never-wins"] {
      let start = try start.fields(["start"], required: ["start"])["start"] ?? node
      self = .neverWins(start: try start.choice(of: Start.self))
    } else if let lowest = fields["counts-as-lowest"] {
      self = .countsAsLowest(allNaN: try Self.allNaN(lowest))
    } else if let skipped = fields["skipped"] {
      self = .skipped(allNaN: try Self.allNaN(skipped))
    } else if let settles = fields["settles"] {
      self = .settles(try Fallback(settles))
    } else {
      throw node.unexpected("one of " + keys.joined(separator: ", "))
    }
  }

  private static func allNaN(_ node: SpecNode) throws(SpecError) -> Fallback {
    try Fallback(try node.fields(["all-nan"], required: ["all-nan"])["all-nan"] ?? node)
  }

  public var description: String {
    switch self {
    case .firstWins: "first NaN wins"
    case .lastWins: "last NaN wins"
    case .someWins: "a NaN wins"
    case .neverWins(let start): "NaN never wins (start: \(start.rawValue))"
    case .winsOnlyFirst: "NaN wins only in first place"
    case .countsAsLowest(let fallback): "NaN counts as lowest, all NaN: \(fallback)"
    case .skipped(let fallback): "NaN skipped, all NaN: \(fallback)"
    case .settles(let fallback): "any NaN: \(fallback)"
    }
  }

  public var alternatives: [NaNRule] {
    [.firstWins, .lastWins, .someWins, .winsOnlyFirst]
      + Start.allCases.map { .neverWins(start: $0) }
      + Fallback.common.flatMap {
        [.skipped(allNaN: $0), .countsAsLowest(allNaN: $0), .settles($0)]
      }
  }
}

/// In which order complex numbers stand.
public enum ComplexOrder: String, RuleValue, CaseIterable {
  /// By real part, then by imaginary part.
  case lexicographic
  /// By real part alone: equal real parts are ties.
  case realPart = "real-part"
  case magnitude

  public init(_ node: SpecNode) throws(SpecError) { self = try node.choice(of: Self.self) }
  public var description: String { rawValue }
  public var alternatives: [ComplexOrder] { Self.allCases }
}

/// In which order a flattened array is counted.
public enum FlattenOrder: String, RuleValue, CaseIterable {
  /// Last axis fastest, whatever the memory layout.
  case rowMajor = "C"
  /// First axis fastest.
  case columnMajor = "F"

  public init(_ node: SpecNode) throws(SpecError) { self = try node.choice(of: Self.self) }
  public var description: String { rawValue }
  public var alternatives: [FlattenOrder] { Self.allCases }
}
