package import Semantics

extension Outcome {
  /// Labels 0, 1, 2, … as the positions that they are.
  package var positions: Outcome {
    guard case .labels(let shape, let labels) = self else { return self }
    var data: [Int64] = []
    for label in labels {
      guard case .value(.int(let position)) = label else { return self }
      data.append(position)
    }
    return .indices(dtype: "label", shape: shape, data: data)
  }
}
