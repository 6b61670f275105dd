package import Conformance
package import Semantics

extension ClaimResult {
  /// CONTRACT's claim. Its evidence has the deciding `calls`, or the `rule`, or the `objects` that are there or not.
  package var json: JSONValue {
    .object([
      "id": .string(claim.id),
      "source": .string("\(document): \(claim.section)" + (claim.row.map { ", \($0)" } ?? "")),
      "statement": .string(claim.statement),
      "library": .string(claim.library), "function": .string(claim.function),
      "verdict": .string(verdict.rawValue), "evidence": evidenceJSON,
    ])
  }

  private var evidenceJSON: JSONValue {
    var calls: [JSONValue] = []
    var objects: [JSONValue] = []
    var rule: JSONValue?
    for part in evidence {
      switch part {
      case .call(let answered): calls.append(answered.json)
      case .rule(let name, let claimed, let declared):
        rule = .object([
          "rule": .string(name.rawValue), "claimed": .string(claimed),
          "declared": .string(declared),
        ])
      case .object(let path, let isFound):
        objects.append(.object(["path": .string(path), "found": .bool(isFound)]))
      }
    }
    return .object([
      "calls": calls.isEmpty ? nil : .array(calls), "rule": rule,
      "objects": objects.isEmpty ? nil : .array(objects),
    ])
  }
}

extension ClaimResult.Answered {
  fileprivate var json: JSONValue {
    .object([
      "call": call.json(), "claimed": claimed.json, "outcome": outcome.json,
      "by": isObserved ? "library" : "spec",
      "agrees": agreement == .oneOfSeveral ? .null : .bool(agreement == .yes),
    ])
  }
}

extension ClaimedOutcome {
  var json: JSONValue {
    .object([
      "dtype": dtype.map { .string($0) }, "shape": shape.map { .integers($0) },
      "data": data.map { .array($0.map { JSONValue.string($0.text) }) },
      "error": error.map { $0 == .any ? "any" : .string($0.name) },
      "zeros": zeros.map { .integers($0) },
    ])
  }

  /// What is claimed, in few words.
  var brief: String {
    if let error { return error == .any ? "an error" : error.name }
    if let zeros { return "zeros in shape \(zeros)" }
    let own = shape
    let values = data.map { data in
      let shape = own ?? (data.count == 1 ? [] : [data.count])
      return (isLabels ? data.count == 1 ? "label " : "labels " : "")
        + nested(data.map(\.text), shape: shape)
    }
    let lengths = data == nil ? own.map { "shape \($0)" } : nil
    return [values, lengths, dtype].compactMap { $0 }.joined(separator: " ")
  }
}

extension ClaimedOutcome.ClaimedError {
  fileprivate var name: String {
    switch self {
    case .any: "an error"
    case .type(let name): name
    }
  }
}
