/// A rule as a spec declares it, in words.
public struct DeclaredRule: Sendable, Hashable {
  public var value: String
  public var status: Status
  public var source: String
  public var note: String?

  public init(value: String, status: Status, source: String, note: String? = nil) {
    self.value = value
    self.status = status
    self.source = source
    self.note = note
  }
}

extension Rules {
  /// Each rule in words, with how it is known.
  public var declared: [RuleName: DeclaredRule] {
    var declared: [RuleName: DeclaredRule] = [:]
    func add<Value>(_ name: RuleName, _ rule: Rule<Value>?) {
      guard let rule else { return }
      let exceptions = rule.exceptions.map { exception in
        let arrays = exception.isEmpty.map { $0 ? ["empty"] : ["nonempty"] } ?? []
        let axes =
          exception.axes.isEmpty
          ? [] : ["axis \(exception.axes.map(String.init).joined(separator: " "))"]
        let ranks =
          exception.ranks.isEmpty
          ? [] : ["rank \(exception.ranks.map(String.init).joined(separator: " "))"]
        let lengths =
          exception.lengths.isEmpty
          ? [] : ["length \(exception.lengths.map(String.init).joined(separator: " "))"]
        return (arrays + exception.dtypes.map(\.name) + ranks + axes + lengths).joined(
          separator: " ")
          + ": \(exception.value)"
      }
      declared[name] = DeclaredRule(
        value: (["\(rule.value)"] + exceptions).joined(separator: "; "), status: rule.status,
        source: rule.source, note: rule.note)
    }
    add(.defaultAxis, defaultAxis)
    add(.axisBounds, axisBounds)
    add(.axisType, axisType)
    add(.resultDType, resultDType)
    add(.inputDType, inputDType)
    add(.ties, ties)
    add(.nan, nan)
    add(.keepdims, keepdims)
    add(.empty, empty)
    add(.zeroDim, zeroDim)
    add(.flattenOrder, flattenOrder)
    add(.complexOrder, complexOrder)
    add(.labels, labels)
    add(.skipna, skipna)
    add(.gradient, gradient)
    return declared
  }
}
