package import Arrays

extension Rules {
  /// Whether the rules declare something else than others do, for whatever arrays.
  package func differ(in name: RuleName, from other: Rules) -> Bool {
    RuleSlot(name).differ(self, other)
  }

  /// These rules with one of them as others have it.
  package func replacing(_ name: RuleName, from other: Rules) -> Rules {
    var copy = self
    RuleSlot(name).replace(&copy, other)
    return copy
  }

  /// What a rule says of some arrays, told beside what others say; `nil` where there is no such rule.
  package func words(
    for name: RuleName, on subject: RuleSubject, beside other: Rules
  ) -> String? {
    if name == .inputDType {
      return inputDType.value(for: subject).description(of: subject.dtype)
    }
    // What an argument could choose is a matter of the argument.
    if name == .resultDType { return resultDType.value(for: subject).name }
    return RuleSlot(name).words(self, other, subject)
  }
}

/// What can be done with one rule without knowing the type of its value.
private struct RuleSlot {
  var differ: (Rules, Rules) -> Bool
  var replace: (inout Rules, Rules) -> Void
  var words: (Rules, Rules, RuleSubject) -> String?

  init<Value>(_ path: WritableKeyPath<Rules, Rule<Value>>) {
    differ = { first, second in
      first[keyPath: path].value != second[keyPath: path].value
        || first[keyPath: path].exceptions != second[keyPath: path].exceptions
    }
    replace = { rules, other in rules[keyPath: path] = other[keyPath: path] }
    words = { rules, other, subject in
      rules[keyPath: path].value(for: subject)
        .description(beside: other[keyPath: path].value(for: subject))
    }
  }

  init<Value>(_ path: WritableKeyPath<Rules, Rule<Value>?>) {
    differ = { first, second in
      first[keyPath: path]?.value != second[keyPath: path]?.value
        || first[keyPath: path]?.exceptions != second[keyPath: path]?.exceptions
    }
    replace = { rules, other in rules[keyPath: path] = other[keyPath: path] }
    words = { rules, other, subject in
      guard let value = rules[keyPath: path]?.value(for: subject) else { return nil }
      return other[keyPath: path].map { value.description(beside: $0.value(for: subject)) }
        ?? value.description
    }
  }

  init(_ name: RuleName) {
    switch name {
    case .defaultAxis: self.init(\.defaultAxis)
    case .axisBounds: self.init(\.axisBounds)
    case .axisType: self.init(\.axisType)
    case .resultDType: self.init(\.resultDType)
    case .inputDType: self.init(\.inputDType)
    case .ties: self.init(\.ties)
    case .nan: self.init(\.nan)
    case .keepdims: self.init(\.keepdims)
    case .empty: self.init(\.empty)
    case .zeroDim: self.init(\.zeroDim)
    case .flattenOrder: self.init(\.flattenOrder)
    case .complexOrder: self.init(\.complexOrder)
    case .labels: self.init(\.labels)
    case .skipna: self.init(\.skipna)
    case .gradient: self.init(\.gradient)
    }
  }
}

extension InputDType {
  /// What becomes of arrays of one type.
  package func description(of dtype: DType) -> String {
    switch verdict(on: dtype) {
    case .accepted where comparedType(of: dtype) != dtype:
      "keeps \(dtype) as \(comparedType(of: dtype))"
    case .accepted: "takes \(dtype)"
    case .refused(let error): "refuses \(dtype): \(error)"
    case .unimplemented(let error): "has no loop for \(dtype): \(error)"
    case .unspecified: "promises nothing for \(dtype)"
    case .unknown: "has no \(dtype)"
    }
  }
}
