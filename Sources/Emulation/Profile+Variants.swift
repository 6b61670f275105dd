package import Arrays
package import Semantics

extension Profile {
  /// The profile with one rule changed at a time: what else a library could mean by its answer.
  ///
  /// - Parameter dtype: the element type for which the rule is changed.
  package func variants(of name: RuleName, for dtype: DType) -> [(value: String, profile: Profile)]
  {
    func vary<Value>(
      _ path: WritableKeyPath<Rules, Rule<Value>>
    ) -> [(value: String, profile: Profile)] {
      let rule = rules[keyPath: path]
      return alternatives(rule, dtype).map { declared, value in
        var copy = self
        copy.rules[keyPath: path] = rule.replaced(by: value)
        return (value.description(beside: declared), copy)
      }
    }
    func vary<Value>(
      _ path: WritableKeyPath<Rules, Rule<Value>?>
    ) -> [(value: String, profile: Profile)] {
      guard let rule = rules[keyPath: path] else { return [] }
      return alternatives(rule, dtype).map { declared, value in
        var copy = self
        copy.rules[keyPath: path] = rule.replaced(by: value)
        return (value.description(beside: declared), copy)
      }
    }
    switch name {
    case .defaultAxis: return vary(\.defaultAxis)
    case .axisBounds: return vary(\.axisBounds)
    case .axisType: return vary(\.axisType)
    case .resultDType: return vary(\.resultDType)
    case .inputDType: return vary(\.inputDType)
    case .ties: return vary(\.ties)
    case .nan: return vary(\.nan)
    case .keepdims: return vary(\.keepdims)
    case .empty: return vary(\.empty)
    case .zeroDim: return vary(\.zeroDim)
    case .flattenOrder: return vary(\.flattenOrder)
    case .complexOrder: return vary(\.complexOrder)
    case .labels: return vary(\.labels)
    case .skipna: return vary(\.skipna)
    case .gradient: return vary(\.gradient)
    }
  }
}

/// The other values worth trying beside each that a rule has for a type.
private func alternatives<Value>(
  _ rule: Rule<Value>, _ dtype: DType
) -> [(declared: Value, value: Value)] {
  var seen = Set(rule.values(for: dtype))
  return rule.values(for: dtype).flatMap { declared in
    declared.alternatives.filter { seen.insert($0).inserted }.map { (declared, $0) }
  }
}
