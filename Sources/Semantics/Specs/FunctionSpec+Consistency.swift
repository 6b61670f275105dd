import Arrays

extension FunctionSpec {
  /// Refuses rules that cannot hold together.
  ///
  /// - Parameters:
  ///   - node: the function's own rules.
  ///   - nodes: each override, or the function that inherits it.
  func checkConsistency(at node: SpecNode, overrides nodes: [SpecNode]) throws(SpecError) {
    if let missing = rules.lacking.first {
      throw node.error("rule \"\(missing.rawValue)\" is missing")
    }
    try Self.check(rules, call, at: node)
    for (override, node) in zip(overrides, nodes) where !override.absent {
      try Self.check(rules.overridden(by: override.rules), override.call ?? call, at: node)
    }
  }

  private static func check(
    _ rules: PartialRules, _ call: CallTemplate, at node: SpecNode
  ) throws(SpecError) {
    func has(_ role: CallTemplate.Role) -> Bool { call.parameters.values.contains(role) }
    func contradiction(_ rule: RuleName, _ other: String) -> SpecError {
      node.error("rule \"\(rule.rawValue)\" contradicts \(other)")
    }
    if case .supported? = rules.keepdims?.value, !has(.keepdims) {
      throw contradiction(.keepdims, "the call, which has no parameter for it")
    }
    if rules.skipna != nil, !has(.skipna) {
      throw contradiction(.skipna, "the call, which has no parameter for it")
    }
    if rules.skipna == nil, has(.skipna) {
      throw node.error("rule \"skipna\" is missing, and the call has a parameter for it")
    }
    if case .required? = rules.defaultAxis?.value, !has(.axis) {
      throw contradiction(.defaultAxis, "the call, which has no parameter for an axis")
    }
    if rules.gradient != nil, call.gradient == nil {
      throw contradiction(.gradient, "the call, which has no expression for it")
    }
    if rules.gradient == nil, call.gradient != nil {
      throw node.error("rule \"gradient\" is missing, and the call has an expression for it")
    }
    if has(.resultDType) != (rules.resultDType?.value.choice != nil) {
      throw contradiction(
        .resultDType, "the call's parameters: one speaks of an argument, one does not")
    }
    if rules.zeroDim == nil, call.accepts(rank: 0) {
      throw node.error("rule \"zero-dim\" is missing, and the call takes arrays of rank 0")
    }
    let takesComplex = [DType.complex64, .complex128].contains {
      rules.inputDType?.value.verdict(on: $0).isTaken == true
    }
    if takesComplex, rules.complexOrder == nil {
      throw node.error("rule \"complex-order\" is missing, and complex numbers are accepted")
    }
    if rules.complexOrder != nil, !takesComplex {
      throw contradiction(.complexOrder, "input-dtype, which accepts no complex numbers")
    }
    guard rules.labels == nil else { return }
    let missingLabels: [(RuleName, Bool?)] = [
      (.nan, rules.nan?.all.contains(where: \.givesMissingLabel)),
      (.skipna, rules.skipna?.all.contains(where: \.whenFalse.givesMissingLabel)),
      (.empty, rules.empty?.all.contains { $0.reduced == .missingLabel }),
    ]
    if let (rule, _) = missingLabels.first(where: { $0.1 == true }) {
      throw contradiction(rule, "the result, which is no label")
    }
  }
}

extension Rule {
  /// Its value, and those of its exceptions.
  fileprivate var all: [Value] { [value] + exceptions.map(\.value) }
}

extension NaNRule {
  fileprivate var givesMissingLabel: Bool {
    switch self {
    case .skipped(let fallback), .countsAs(_, let fallback, _), .settles(let fallback):
      fallback == .missingLabel
    case .firstWins, .lastWins, .someWins, .neverWins, .winsOnlyFirst, .restarts: false
    }
  }
}
