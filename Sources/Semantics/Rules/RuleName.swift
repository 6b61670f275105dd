/// One dimension of semantics, by the name that reports use.
public enum RuleName: String, Hashable, Sendable, CaseIterable {
  case defaultAxis = "default-axis"
  case axisBounds = "axis-bounds"
  case axisType = "axis-type"
  case resultDType = "result-dtype"
  case inputDType = "input-dtype"
  case ties
  case nan
  case keepdims
  case empty
  case zeroDim = "zero-dim"
  case flattenOrder = "flatten-order"
  case complexOrder = "complex-order"
  case labels
  case skipna
  case gradient
}

/// A small set of rules, such as those that a case exercises.
public struct RuleNames: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public init(_ name: RuleName) { rawValue = 1 << UInt32(Self.position[name] ?? 0) }

  public init(_ names: some Sequence<RuleName>) {
    self = names.reduce(into: []) { $0.formUnion(RuleNames($1)) }
  }

  public func contains(_ name: RuleName) -> Bool { isSuperset(of: RuleNames(name)) }

  /// The rules in the order of `RuleName.allCases`.
  public var names: [RuleName] { RuleName.allCases.filter { contains($0) } }

  private static let position = Dictionary(
    uniqueKeysWithValues: RuleName.allCases.enumerated().map { ($1, $0) })
}
