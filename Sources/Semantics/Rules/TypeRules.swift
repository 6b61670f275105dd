public import Arrays

/// Which element types a function takes.
public struct InputDType: RuleValue {
  public var accepted: [DTypeGroup]
  public var refused: [Refusal]
  /// Types that are let in and then found to have no loop, which shows only where elements would be compared.
  public var unimplemented: [Refusal]
  /// Types whose elements become others before anything is looked at, such as int64 where a library keeps 32 bits.
  public var converted: [DType: DType]
  /// Types that are taken and for which no rule says what is answered.
  public var unspecified: [DTypeGroup]

  /// Types that are refused, and with which error.
  public struct Refusal: Hashable, Sendable {
    public var dtype: DTypeGroup
    public var error: ErrorName
  }

  /// What becomes of an array of some type.
  public enum Verdict: Hashable, Sendable {
    case accepted
    case refused(ErrorName)
    case unimplemented(ErrorName)
    case unspecified
    /// The library has no such arrays, or the spec says nothing about them.
    case unknown

    /// Whether elements are compared.
    package var isTaken: Bool { self == .accepted || self == .unspecified }
  }

  public init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["accepted", "refused", "unimplemented", "converted", "unspecified"], required: ["accepted"])
    accepted = try (fields["accepted"] ?? node).list { node throws(SpecError) in
      try node.dtypeGroup()
    }
    refused = try Self.refusals(fields["refused"])
    unimplemented = try Self.refusals(fields["unimplemented"])
    unspecified =
      try fields["unspecified"]?.list { node throws(SpecError) in try node.dtypeGroup() } ?? []
    converted = [:]
    for (name, value) in try fields["converted"]?.entries() ?? [] {
      let target = try value.text("a dtype")
      guard let from = DType(name), let to = DType(target), DType.narrower[from] == to else {
        throw value.unexpected(
          "float32, int32 or uint32 for the type of 64 bits", found: "\(name): \(target)")
      }
      converted[from] = to
    }
  }

  private static func refusals(_ node: SpecNode?) throws(SpecError) -> [Refusal] {
    var refusals: [Refusal] = []
    for (name, value) in try node?.entries() ?? [] {
      guard let group = DTypeGroup(name) else {
        throw value.unexpected("a dtype or group of dtypes as key", found: name)
      }
      refusals.append(Refusal(dtype: group, error: try ErrorName(value)))
    }
    return refusals
  }

  /// What becomes of an array of this type: a refusal comes before all else that is said of it.
  public func verdict(on dtype: DType) -> Verdict {
    if let refusal = refused.first(where: { $0.dtype.contains(dtype) }) {
      return .refused(refusal.error)
    }
    if let lack = unimplemented.first(where: { $0.dtype.contains(dtype) }) {
      return .unimplemented(lack.error)
    }
    if unspecified.contains(where: { $0.contains(dtype) }) { return .unspecified }
    return accepted.contains { $0.contains(dtype) } ? .accepted : .unknown
  }

  /// The type as which elements are compared.
  public func comparedType(of dtype: DType) -> DType { converted[dtype] ?? dtype }

  public var description: String {
    let parts: [(String, [String])] = [
      ("", accepted.map(\.name)),
      ("refuses ", refused.map { "\($0.dtype.name): \($0.error)" }),
      ("has no loop for ", unimplemented.map { "\($0.dtype.name): \($0.error)" }),
      ("turns ", converted.isEmpty ? [] : [Self.words(converted)]),
      ("unspecified for ", unspecified.map(\.name)),
    ]
    return parts.filter { !$0.1.isEmpty }.map { words, items in
      words + items.joined(separator: words.isEmpty ? " " : ", ")
    }.joined(separator: "; ")
  }

  private static func words(_ converted: [DType: DType]) -> String {
    converted.map { "\($0.key) into \($0.value)" }.sorted().joined(separator: ", ")
  }

  public func description(beside other: InputDType) -> String {
    let new = refused.filter { !other.refused.contains($0) }
    if converted != other.converted {
      let new = converted.filter { other.converted[$0.key] != $0.value }
      if !new.isEmpty { return "turns " + Self.words(new) }
      return converted.isEmpty ? "types kept as they are" : "other types kept as they are"
    }
    if new.isEmpty { return "nothing refused" }
    return "refuses " + new.map { "\($0.dtype.name): \($0.error)" }.joined(separator: ", ")
  }

  public var alternatives: [InputDType] {
    var open = self
    open.accepted += (refused + unimplemented).map(\.dtype)
    open.refused = []
    open.unimplemented = []
    let kept = converted.keys.map { dtype in
      var copy = self
      copy.converted[dtype] = nil
      return copy
    }
    let narrowed = DType.narrower.filter { converted[$0.key] == nil }.map { dtype, narrow in
      var copy = self
      copy.converted[dtype] = narrow
      return copy
    }
    let closed = ["TypeError", "ValueError", "RuntimeError", "NotImplementedError"].flatMap {
      error in
      DType.all.compactMap { dtype -> InputDType? in
        guard let group = DTypeGroup(dtype.description) else { return nil }
        var copy = self
        copy.refused.insert(Refusal(dtype: group, error: ErrorName(error)), at: 0)
        return copy
      }
    }
    return [open] + kept + narrowed + closed
  }
}

extension DType {
  /// As what a library without types of 64 bits keeps their elements.
  fileprivate static let narrower: [DType: DType] = [
    .float64: .float32, .int64: .int32, .uint64: .uint32,
  ]
}
