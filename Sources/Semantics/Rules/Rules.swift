/// All rules of one profile.
public struct Rules: Hashable, Sendable {
  public var defaultAxis: Rule<DefaultAxis>
  public var axisBounds: Rule<AxisBounds>
  public var axisType: Rule<AxisType>
  public var resultDType: Rule<ResultDType>
  public var inputDType: Rule<InputDType>
  public var ties: Rule<TieRule>
  public var nan: Rule<NaNRule>
  public var keepdims: Rule<KeepDims>
  public var empty: Rule<Empty>
  /// `nil` where the library has no arrays of rank 0; likewise below.
  public var zeroDim: Rule<ZeroDim>?
  public var flattenOrder: Rule<FlattenOrder>?
  public var complexOrder: Rule<ComplexOrder>?
  public var labels: Rule<LabelRule>?
  public var skipna: Rule<SkipNA>?
  public var gradient: Rule<GradientRule>?
}

/// Some rules: those of a function before overrides, or an override's own.
public struct PartialRules: Hashable, Sendable {
  public var defaultAxis: Rule<DefaultAxis>?
  public var axisBounds: Rule<AxisBounds>?
  public var axisType: Rule<AxisType>?
  public var resultDType: Rule<ResultDType>?
  public var inputDType: Rule<InputDType>?
  public var ties: Rule<TieRule>?
  public var nan: Rule<NaNRule>?
  public var keepdims: Rule<KeepDims>?
  public var empty: Rule<Empty>?
  public var zeroDim: Rule<ZeroDim>?
  public var flattenOrder: Rule<FlattenOrder>?
  public var complexOrder: Rule<ComplexOrder>?
  public var labels: Rule<LabelRule>?
  public var skipna: Rule<SkipNA>?
  public var gradient: Rule<GradientRule>?

  public init() {}

  /// These rules, and `other`'s where it has any.
  public func overridden(by other: PartialRules) -> PartialRules {
    var result = self
    func merge<Value>(_ path: WritableKeyPath<PartialRules, Value?>) {
      result[keyPath: path] = other[keyPath: path] ?? result[keyPath: path]
    }
    merge(\.defaultAxis)
    merge(\.axisBounds)
    merge(\.axisType)
    merge(\.resultDType)
    merge(\.inputDType)
    merge(\.ties)
    merge(\.nan)
    merge(\.keepdims)
    merge(\.empty)
    merge(\.zeroDim)
    merge(\.flattenOrder)
    merge(\.complexOrder)
    merge(\.labels)
    merge(\.skipna)
    merge(\.gradient)
    return result
  }

  /// The rules that every function must state and that are not here.
  public var lacking: [RuleName] {
    let needed: [(RuleName, Bool)] = [
      (.defaultAxis, defaultAxis == nil), (.axisBounds, axisBounds == nil),
      (.axisType, axisType == nil), (.resultDType, resultDType == nil),
      (.inputDType, inputDType == nil), (.ties, ties == nil), (.nan, nan == nil),
      (.keepdims, keepdims == nil), (.empty, empty == nil),
    ]
    return needed.filter(\.1).map(\.0)
  }
}

extension Rules {
  /// `nil` where `partial` lacks a rule that every function must state.
  public init?(_ partial: PartialRules) {
    guard let defaultAxis = partial.defaultAxis, let axisBounds = partial.axisBounds,
      let axisType = partial.axisType, let resultDType = partial.resultDType,
      let inputDType = partial.inputDType, let ties = partial.ties, let nan = partial.nan,
      let keepdims = partial.keepdims, let empty = partial.empty
    else { return nil }
    self.init(
      defaultAxis: defaultAxis, axisBounds: axisBounds, axisType: axisType,
      resultDType: resultDType, inputDType: inputDType, ties: ties, nan: nan,
      keepdims: keepdims, empty: empty, zeroDim: partial.zeroDim,
      flattenOrder: partial.flattenOrder, complexOrder: partial.complexOrder,
      labels: partial.labels, skipna: partial.skipna, gradient: partial.gradient)
  }
}
