extension PartialRules {
  /// What follows from a signature alone: arguments that a function does not have are refused as Python refuses
  /// them. A spec need not say it.
  static func implied(by call: CallTemplate) -> PartialRules {
    func rule<Value>(_ value: Value) -> Rule<Value> {
      Rule(
        value: value, exceptions: [], status: .observed,
        source: "the signature, which has no such parameter", note: nil)
    }
    let refused = ErrorName("TypeError")
    var rules = PartialRules()
    let roles = Set(call.parameters.values)
    if !roles.contains(.axis) {
      rules.defaultAxis = rule(.flatten)
      rules.axisBounds = rule(AxisBounds(outside: refused, negativeFromEnd: true))
      let kinds = ArgumentValue.Kind.allCases.filter { $0 != .integer }
      rules.axisType = rule(
        AxisType(kinds: Dictionary(uniqueKeysWithValues: kinds.map { ($0, .error(refused)) })))
    }
    if !roles.contains(.keepdims) { rules.keepdims = rule(.unsupported(refused)) }
    return rules
  }
}
