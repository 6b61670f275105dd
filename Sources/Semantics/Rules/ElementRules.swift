/// Which of several equal winners is answered, and which elements are equal.
public struct TieRule: RuleValue {
  public var winner: Winner
  /// Whether numbers below the smallest normal one all count as zero.
  public var flushesSubnormals: Bool

  /// Which of several equal elements wins.
  public enum Winner: String, Hashable, Sendable, CaseIterable {
    case first, last
    /// One of them; the library promises none, and each is a right answer.
    case any
  }

  public init(_ winner: Winner, flushesSubnormals: Bool = false) {
    self.winner = winner
    self.flushesSubnormals = flushesSubnormals
  }

  public init(_ node: SpecNode) throws(SpecError) {
    guard let fields = try node.fieldsIfMapping(["winner", "subnormals"]) else {
      self.init(try node.choice(of: Winner.self))
      return
    }
    guard let field = fields["winner"] else { throw node.error("key \"winner\" is missing") }
    self.init(
      try field.choice(of: Winner.self),
      flushesSubnormals: try fields["subnormals"]?.choice(["zero": true, "exact": false], or: nil)
        ?? false)
  }

  public var description: String {
    winner.rawValue + (flushesSubnormals ? ", subnormals equal zero" : "")
  }

  public var alternatives: [TieRule] {
    [false, true].flatMap { flushes in
      Winner.allCases.map { TieRule($0, flushesSubnormals: flushes) }
    }
  }
}

/// What a function answers when a slice holds NaN or NaT.
public enum NaNRule: RuleValue {
  /// The first NaN wins, whatever stands after it.
  case firstWins
  /// The last NaN wins.
  case lastWins
  /// One of the NaNs wins; which, the library does not promise.
  case someWins
  /// NaN never wins: an accumulator starts from index 0 and `start`, and only strictly better
  /// elements replace it.
  case neverWins(start: Start)
  /// A NaN at index 0 stays, since no comparison beats it; a later NaN loses.
  case winsOnlyFirst
  /// NaN displaces what was best, and any element displaces it: the best after the last NaN is answered, the last
  /// NaN where nothing follows it.
  case restarts
  /// NaN takes part as an extreme value, ties with it included.
  case countsAs(Stand, allNaN: Fallback, wins: Victory)
  /// NaN is passed over.
  case skipped(allNaN: Fallback)
  /// One NaN anywhere in the slice settles the answer.
  case settles(Fallback)

  /// For what NaN stands in.
  public enum Stand: String, Hashable, Sendable, CaseIterable {
    /// The value that loses: -inf for a maximum, inf for a minimum.
    case worst = "lowest"
    /// The value that wins.
    case best = "highest"
  }

  /// What is answered where a NaN won so.
  public enum Victory: String, Hashable, Sendable, CaseIterable {
    /// Its own place.
    case itself
    /// The first element that is not NaN.
    case firstPresent = "first-present"
  }

  /// What the accumulator of `neverWins` starts from.
  public enum Start: String, Hashable, Sendable, CaseIterable {
    case infinity, lowestFinite = "lowest-finite"
  }

  public init(_ node: SpecNode) throws(SpecError) {
    let keys = ["never-wins", "counts-as-lowest", "counts-as-highest", "skipped", "settles"]
    guard let (key, field) = try node.onlyFieldIfMapping(keys) else {
      self = try node.choice(
        [
          "first-wins": .firstWins, "last-wins": .lastWins, "some-wins": .someWins,
          "wins-only-first": .winsOnlyFirst, "restarts": .restarts,
        ], or: "one of the mappings " + keys.joined(separator: ", "))
      return
    }
    switch key {
    case "never-wins":
      let start = try field.fields(["start"], required: ["start"])["start"] ?? field
      self = .neverWins(start: try start.choice(of: Start.self))
    case "skipped": self = .skipped(allNaN: try Self.allNaN(field))
    case "settles": self = .settles(try Fallback(field))
    default:
      let details = try field.fields(["all-nan", "wins"], required: ["all-nan"])
      self = .countsAs(
        key == "counts-as-lowest" ? .worst : .best,
        allNaN: try Fallback(details["all-nan"] ?? field),
        wins: try details["wins"]?.choice(of: Victory.self) ?? .itself)
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
    case .restarts: "search restarts after each NaN"
    case .countsAs(let stand, let fallback, let wins):
      "NaN counts as \(stand.rawValue)"
        + (wins == .itself ? "" : " (then the \(wins.rawValue.replacing("-", with: " ")) answers)")
        + ", all NaN: \(fallback)"
    case .skipped(let fallback): "NaN skipped, all NaN: \(fallback)"
    case .settles(let fallback): "any NaN: \(fallback)"
    }
  }

  public var alternatives: [NaNRule] {
    [.firstWins, .lastWins, .someWins, .winsOnlyFirst, .restarts]
      + Start.allCases.map { .neverWins(start: $0) }
      + Fallback.common.flatMap {
        [
          .skipped(allNaN: $0), .countsAs(.worst, allNaN: $0, wins: .itself),
          .countsAs(.worst, allNaN: $0, wins: .firstPresent),
          .countsAs(.best, allNaN: $0, wins: .firstPresent), .settles($0),
        ]
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
