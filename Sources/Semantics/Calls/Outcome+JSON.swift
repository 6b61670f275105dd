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
    case .error(let error):
      .object(["kind": "error", "type": .string(error.type), "message": .string(error.message)])
    case .other(let type, let text):
      .object(["kind": "other", "type": .string(type), "text": .string(text)])
    }
  }

  /// Reads what `json` writes; an error's bases are not in it.
  public init(json: JSONValue) throws(InvalidCall) {
    let shape = json["shape"]?.elements?.compactMap(\.integer) ?? []
    let data = json["data"]?.elements ?? []
    switch json["kind"]?.text {
    case "indices":
      self = .indices(
        dtype: json["dtype"]?.text ?? "", shape: shape,
        data: data.compactMap(\.integer).map { Int64($0) })
    case "labels":
      var labels: [Label] = []
      for label in data {
        labels.append(
          label == "nan" ? .missing : .value(try Scalar(json: label, dtype: .object)))
      }
      self = .labels(shape: shape, data: labels)
    case "none": self = .none
    case "error":
      self = .error(
        .init(type: json["type"]?.text ?? "", message: json["message"]?.text ?? ""))
    case "other": self = .other(type: json["type"]?.text ?? "", text: json["text"]?.text ?? "")
    default: throw InvalidCall("an outcome's kind is indices, labels, none, error or other")
    }
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
