/// Whether reduced axes can stay with length 1, and which values the flag takes.
public enum KeepDims: RuleValue {
  /// There is no such argument: passing it raises this.
  case unsupported(ErrorName)
  /// `kinds` holds what is special about values that are no bool; others count by their truth.
  case supported(kinds: [ArgumentValue.Kind: Treatment])

  public init(_ node: SpecNode) throws(SpecError) {
    guard let (key, field) = try node.onlyFieldIfMapping(["unsupported", "supported"]) else {
      self = try node.choice(["supported": .supported(kinds: [:])], or: "unsupported: ERROR")
      return
    }
    self =
      key == "unsupported"
      ? .unsupported(try ErrorName(field)) : .supported(kinds: try flagKinds(field))
  }

  public var description: String {
    switch self {
    case .unsupported(let error): "unsupported: \(error)"
    case .supported(let kinds): "supported" + describe(kinds)
    }
  }

  public var alternatives: [KeepDims] {
    var changed: [KeepDims] = []
    if case .supported(let kinds) = self { changed = varied(kinds).map { .supported(kinds: $0) } }
    return [.supported(kinds: [:]), .unsupported(ErrorName("TypeError"))] + changed
  }
}

/// What empty axes give.
public struct Empty: RuleValue {
  /// Where the reduced axis is empty and an answer is due.
  public var reduced: Fallback
  /// Where the reduced axis is empty but no answer is due, as on shape (0, 0).
  public var nothingDue: NothingDue

  public enum NothingDue: Hashable, Sendable {
    /// An empty result.
    case emptyResult
    /// The same as where an answer is due.
    case sameAsReduced
  }

  public init(reduced: Fallback, nothingDue: NothingDue) {
    self.reduced = reduced
    self.nothingDue = nothingDue
  }

  public init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(["reduced", "nothing-due"], required: ["reduced", "nothing-due"])
    reduced = try Fallback(fields["reduced"] ?? node)
    nothingDue =
      try fields["nothing-due"]?.choice(
        ["empty-result": .emptyResult, "same": .sameAsReduced], or: nil) ?? .emptyResult
  }

  public var description: String {
    "\(reduced)" + (nothingDue == .emptyResult ? ", nothing due: empty result" : "")
  }

  public var alternatives: [Empty] {
    (Fallback.common + [.error(ErrorName("IndexError"))]).flatMap {
      [
        Empty(reduced: $0, nothingDue: .emptyResult),
        Empty(reduced: $0, nothingDue: .sameAsReduced),
      ]
    }
  }
}

/// What an array of rank 0 gives.
public enum ZeroDim: RuleValue {
  /// Index 0, where the axis is omitted, flattened, or one of these; other axes are out of bounds.
  case accepted(axes: [Int])
  case refused(ErrorName)

  public init(_ node: SpecNode) throws(SpecError) {
    guard let (key, field) = try node.onlyFieldIfMapping(["axes", "refused"]) else {
      throw node.unexpected("axes: LIST or refused: ERROR")
    }
    self =
      key == "refused"
      ? .refused(try ErrorName(field))
      : .accepted(axes: try field.list { node throws(SpecError) in try node.integer() })
  }

  public var description: String {
    switch self {
    case .accepted(let axes): "index 0, axes \(axes)"
    case .refused(let error): error.name
    }
  }

  public var alternatives: [ZeroDim] {
    [.accepted(axes: []), .accepted(axes: [-1, 0]), .accepted(axes: [0])]
      + ["ValueError", "AxisError", "IndexError", "TypeError"].map { .refused(ErrorName($0)) }
  }
}

/// Whether a result holds positions or the labels at those positions.
public enum LabelRule: String, RuleValue, CaseIterable {
  case positions, labels

  public init(_ node: SpecNode) throws(SpecError) { self = try node.choice(of: Self.self) }
  public var description: String { rawValue }
  public var alternatives: [LabelRule] { Self.allCases }
}

/// The flag that says whether NaN is passed over.
public struct SkipNA: RuleValue {
  /// What holds where the flag is not passed.
  public var standard: Bool
  /// The NaN rule where the flag is false; where it is true the profile's own holds.
  public var whenFalse: NaNRule
  /// What is special about values that are no bool; others count by their truth.
  public var kinds: [ArgumentValue.Kind: Treatment]

  public init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["default", "when-false", "kinds"], required: ["default", "when-false"])
    standard = try (fields["default"] ?? node).bool()
    whenFalse = try NaNRule(fields["when-false"] ?? node)
    kinds = try fields["kinds"].map { node throws(SpecError) in try flagKinds(node) } ?? [:]
  }

  public var description: String {
    "default \(standard ? "True" : "False"), when False: \(whenFalse)" + describe(kinds)
  }

  public var alternatives: [SkipNA] {
    var flipped = self
    flipped.standard.toggle()
    var plain = self
    plain.kinds = [:]
    let changed = varied(kinds).map {
      var copy = self
      copy.kinds = $0
      return copy
    }
    return [flipped, plain] + changed
      + whenFalse.alternatives.map {
        var copy = self
        copy.whenFalse = $0
        return copy
      }
  }
}

private func flagKinds(
  _ node: SpecNode
) throws(SpecError) -> [ArgumentValue.Kind: Treatment] {
  let fields = try node.fields(ArgumentValue.Kind.allCases.map(\.rawValue) + ["others"])
  var kinds: [ArgumentValue.Kind: Treatment] = [:]
  for kind in ArgumentValue.Kind.allCases {
    // A bool is what a flag wants; "others" does not speak of it.
    guard let field = kind.field(in: fields) ?? (kind == .bool ? nil : fields["others"]) else {
      continue
    }
    kinds[kind] = try Treatment(
      field, words: ["truth": .truth, "omitted": .omitted, "unspecified": .unspecified])
  }
  return kinds
}

/// A flag's kinds with one of them treated in another way.
private func varied(
  _ kinds: [ArgumentValue.Kind: Treatment]
) -> [[ArgumentValue.Kind: Treatment]] {
  let treatments: [Treatment] =
    [.truth, .omitted] + ["TypeError", "ValueError"].map { .error(ErrorName($0)) }
  return ArgumentValue.Kind.allCases.flatMap { kind in
    treatments.map { kinds.merging([kind: $0]) { _, new in new } }
  }
}

private func describe(_ kinds: [ArgumentValue.Kind: Treatment]) -> String {
  kinds.isEmpty ? "" : " (" + kinds.folded.joined(separator: ", ") + ")"
}
