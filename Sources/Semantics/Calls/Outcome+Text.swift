import Arrays

extension Outcome {
  /// The outcome in few words: `[1, 0] int64`, `labels ['b', 'a']`, `AxisError`, `None`.
  package var brief: String {
    switch self {
    case .indices(let dtype, let shape, let data):
      nested(data.map { "\($0)" }, shape: shape) + " " + dtype
    case .labels(let shape, let data):
      (shape.isEmpty ? "label " : "labels ") + nested(data.map(\.text), shape: shape)
    case .none: "None"
    case .zeros(let shape): "zeros " + "\(shape)"
    case .error(let error): error.type
    case .other(let type, let text): "\(type): \(text)"
    }
  }
}

/// Texts of elements in C order as nested lists; the bare text for rank 0.
package func nested(_ texts: [String], shape: [Int]) -> String {
  guard let length = shape.first else { return texts.first ?? "" }
  let inner = Array(shape.dropFirst())
  let size = inner.reduce(1, *)
  let parts = (0..<length).map { position in
    nested(Array(texts[position * size..<(position + 1) * size]), shape: inner)
  }
  return "[" + parts.joined(separator: ", ") + "]"
}
