package import Semantics

extension PortabilityEntry {
  /// CONTRACT's entry. Where nothing differs there is no "example"; where the mode is not the usual one, the function
  /// has a "mode".
  package var json: JSONValue {
    .object([
      "from": from.json, "to": to.json, "rule": .string(rule.rawValue),
      "cases": .integer(cases), "differences": .integer(differences),
      "example": example.map {
        .object([
          "call": $0.call.json(), "from": $0.from.brieflyTold.json, "to": $0.to.brieflyTold.json,
        ])
      },
    ])
  }

  /// Reads what `json` writes.
  package init(json: JSONValue) throws(InvalidCall) {
    guard let from = json["from"], let to = json["to"],
      let rule = json["rule"]?.text.flatMap({ RuleName(rawValue: $0) }),
      let cases = json["cases"]?.count, let differences = json["differences"]?.count
    else { throw InvalidCall("not an entry of portability") }
    self.init(
      from: try FunctionID(json: from), to: try FunctionID(json: to), rule: rule, cases: cases,
      differences: differences)
    guard let example = json["example"] else { return }
    guard let call = example["call"], let first = example["from"], let second = example["to"]
    else { throw InvalidCall("not an example of portability") }
    self.example = Example(
      call: try Call(json: call), from: try Outcome(json: first), to: try Outcome(json: second))
  }
}

extension FunctionID {
  package var json: JSONValue {
    .object([
      "library": .string(library), "function": .string(function),
      "mode": mode == .eager ? nil : .string(mode.rawValue),
    ])
  }

  package init(json: JSONValue) throws(InvalidCall) {
    guard let library = json["library"]?.text, let function = json["function"]?.text else {
      throw InvalidCall("not a function")
    }
    self.init(
      library: library, function: function,
      mode: json["mode"]?.text.map { Mode(rawValue: $0) } ?? .eager)
  }
}

extension Outcome {
  /// With the first words of an error's message: there are thousands of examples.
  fileprivate var brieflyTold: Outcome {
    guard case .error(var error) = self else { return self }
    if error.message.count > 60 { error.message = error.message.prefix(59) + "…" }
    return .error(error)
  }
}
