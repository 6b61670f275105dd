public import Arrays

/// The element type of the result, as the library names it; `int` is Python's own integer.
public struct ResultDType: RuleValue {
  public var name: String

  public init(name: String) { self.name = name }

  public init(_ node: SpecNode) throws(SpecError) {
    name = try node.choice(
      Dictionary(uniqueKeysWithValues: Self.names.map { ($0, $0) }), or: nil)
  }

  public var description: String { name }
  public var alternatives: [ResultDType] { Self.names.map { ResultDType(name: $0) } }

  private static let names = [
    "int64", "int32", "int16", "int8", "uint64", "uint32", "uint16", "uint8", "int",
  ]
}

/// Which element types a function takes.
public struct InputDType: RuleValue {
  public var accepted: [DTypeGroup]
  public var refused: [Refusal]

  public struct Refusal: Hashable, Sendable {
    public var dtype: DTypeGroup
    public var error: ErrorName
  }

  public enum Verdict: Hashable, Sendable {
    case accepted
    case refused(ErrorName)
    /// The library has no such arrays, or the spec says nothing about them.
    case unknown
  }

  public init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(["accepted", "refused"], required: ["accepted"])
    accepted = try (fields["accepted"] ?? node).list { node throws(SpecError) in
      try node.dtypeGroup()
    }
    refused = []
    for (name, value) in try fields["refused"]?.entries() ?? [] {
      guard let group = DTypeGroup(name) else {
        throw value.unexpected("a dtype or group of dtypes as key", found: name)
      }
      refused.append(Refusal(dtype: group, error: try ErrorName(value)))
    }
  }

  public func verdict(on dtype: DType) -> Verdict {
    if let refusal = refused.first(where: { $0.dtype.contains(dtype) }) {
      return .refused(refusal.error)
    }
    return accepted.contains { $0.contains(dtype) } ? .accepted : .unknown
  }

  public var description: String {
    let takes = accepted.map(\.name).joined(separator: " ")
    let refuses = refused.map { "\($0.dtype.name): \($0.error)" }.joined(separator: ", ")
    return takes + (refuses.isEmpty ? "" : "; refuses " + refuses)
  }

  public func description(beside other: InputDType) -> String {
    let new = refused.filter { !other.refused.contains($0) }
    if new.isEmpty { return "nothing refused" }
    return "refuses " + new.map { "\($0.dtype.name): \($0.error)" }.joined(separator: ", ")
  }

  public var alternatives: [InputDType] {
    var open = self
    open.accepted += refused.map(\.dtype)
    open.refused = []
    let closed = ["TypeError", "ValueError", "RuntimeError", "NotImplementedError"].flatMap {
      error in
      DType.all.compactMap { dtype -> InputDType? in
        guard let group = DTypeGroup(dtype.description) else { return nil }
        var copy = self
        copy.refused.insert(Refusal(dtype: group, error: ErrorName(error)), at: 0)
        return copy
      }
    }
    return [open] + closed
  }
}
