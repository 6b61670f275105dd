import Arrays
import Semantics

/// What can be done about a difference, and what an edit does not do.
extension PortWriter {
  /// Why there is no edit, where the port needs one.
  func reasons(_ obstacle: PortFix.Obstacle?) -> [String] {
    guard let obstacle, from.spec.library != to.spec.library else { return [] }
    return obstacle.reason.map { ["no edit: \($0)"] } ?? []
  }

  /// What keeping the clause takes that caught the error.
  func means(_ caught: CaughtError) -> String {
    guard let old = caught.oldClause else {
      return "to let it through as before, keep the call out of what that clause guards"
    }
    if let earlier = caught.newClause, caught.isEarlier {
      return "`\(earlier.clause)` stands before that clause and takes the new error: "
        + "to keep it, change the earlier clause"
    }
    return "to keep it, \(old.advice(taking: caught.new))"
  }

  func cost(_ difference: PortComparison.Difference, _ counterpart: Profile) -> [String] {
    let rule = difference.rule
    let dtype = difference.question.array.values.dtype
    guard verdict.plan.map({ $0.differing[rule] != nil }) ?? true else { return [] }
    if rule == .inputDType { return costOfType(dtype, difference.severity, counterpart) }
    if rule == .ties, difference.isOfAllCalls { return [Self.costOfSubnormals] }
    return (rule == .defaultAxis ? costOfAxis : rule.cost).map { [$0] } ?? []
  }

  private func costOfType(
    _ dtype: DType, _ severity: Finding.Severity, _ counterpart: Profile
  ) -> [String] {
    // Without a plan there may be such an expression all the same, and something else in the way.
    let isWithheld =
      verdict.plan == nil && severity == .loud
      && to.spec.edits.cast(of: dtype, for: counterpart.rules.inputDType.value) == nil
    let reason =
      "no edit: the specs have no expression that makes of \(dtype) what "
      + "\(title(counterpart, to)) takes, in the same order"
    let way =
      if let mode = mode(keeping: dtype) {
        "in mode \(mode.rawValue) it is taken as it is"
      } else if isWithheld, DTypeGroup.complexes?.contains(dtype) == true {
        RuleName.complexOrder.cost
      } else {
        RuleName.inputDType.cost
      }
    return [isWithheld ? reason : nil, way].compactMap { $0 }
  }

  /// The library makes them zero before it compares: only before it has them there is something to do.
  private static let costOfSubnormals =
    "where numbers that small matter, multiply the array by a power of two before it is handed over"

  /// What keeping the axis takes that was reduced where none was passed.
  private var costOfAxis: String? {
    switch verdict.profile.meaning(ofAxis: nil) {
    case .flatten: "to keep it, flatten the array before the call"
    case .number(let number): "to keep it, reduce axis \(number)"
    case .refused, .unspecified: RuleName.defaultAxis.cost
    }
  }

  /// A mode of the library ported to in which a type stays what it is.
  private func mode(keeping dtype: DType) -> Mode? {
    guard
      let function = to.spec.functions.first(where: { $0.name == verdict.counterpart?.function })
    else { return nil }
    return to.spec.modes.first { mode in
      var side = to
      side.mode = mode
      guard let types = side.profile(of: function)?.rules.inputDType.value else { return false }
      return types.verdict(on: dtype) == .accepted && types.comparedType(of: dtype) == dtype
    }
  }
}
