import Arrays

extension Outcome {
  /// The outcome as CONTRACT's JSON.
  public var json: JSONValue {
    switch self {
    case .indices(let dtype, let shape, let data):
      .object([
        "kind": "indices", "dtype": .string(dtype), "shape": .integers(shape),
        "data": .array(data.map { .integer($0) }),
      ])
    case .labels(let shape, let data):
      .object([
        "kind": "labels", "shape": .integers(shape), "data": .array(data.map(\.json)),
      ])
    case .none: .object(["kind": "none"])
    case .zeros(let shape): .object(["kind": "zeros", "shape": .integers(shape)])
    case .error(let error):
      .object(["kind": "error", "type": .string(error.type), "message": .string(error.message)])
    case .other(let type, let text):
      .object(["kind": "other", "type": .string(type), "text": .string(text)])
    }
  }

  /// Reads what `json` writes; an error's bases are not in it.
  public init(json: JSONValue) throws(InvalidCall) {
    switch json["kind"]?.text {
    case "indices":
      let dtype = try json.outcomeText("dtype")
      let data = try json.outcomeIntegers("data").map { Int64($0) }
      self = .indices(dtype: dtype, shape: try json.outcomeShape(of: data.count), data: data)
    case "labels":
      guard let data = json["data"]?.elements else {
        throw InvalidCall(#"an outcome's "data" must be an array of labels"#)
      }
      var labels: [Label] = []
      for label in data {
        labels.append(
          label == "nan" ? .missing : .value(try Scalar(json: label, dtype: .object)))
      }
      self = .labels(shape: try json.outcomeShape(of: labels.count), data: labels)
    case "none": self = .none
    case "zeros": self = .zeros(shape: try json.outcomeShape())
    case "error":
      self = .error(
        .init(type: try json.outcomeText("type"), message: try json.outcomeText("message")))
    case "other":
      self = .other(type: try json.outcomeText("type"), text: try json.outcomeText("text"))
    default: throw InvalidCall("an outcome's kind is indices, labels, none, zeros, error or other")
    }
  }
}

extension JSONValue {
  fileprivate func outcomeText(_ key: String) throws(InvalidCall) -> String {
    guard let text = self[key]?.text else {
      throw InvalidCall("an outcome's \"\(key)\" must be text")
    }
    return text
  }

  fileprivate func outcomeIntegers(_ key: String) throws(InvalidCall) -> [Int] {
    let integers = self[key]?.elements?.compactMap(\.integer)
    guard let integers, integers.count == self[key]?.elements?.count else {
      throw InvalidCall("an outcome's \"\(key)\" must be an array of integers")
    }
    return integers
  }

  /// A shape that holds so many elements; any that is one at all where `count` is `nil`.
  fileprivate func outcomeShape(of count: Int? = nil) throws(InvalidCall) -> [Int] {
    let shape = try outcomeIntegers("shape")
    do {
      try Shape.check(shape, holds: try count ?? Shape.checkedCount(shape))
    } catch {
      throw InvalidCall("an outcome's \(error)")
    }
    return shape
  }
}

extension Label {
  var json: JSONValue {
    switch self {
    case .value(let scalar): scalar.json
    case .missing: "nan"
    }
  }
}
