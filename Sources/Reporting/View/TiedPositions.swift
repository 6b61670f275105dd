import Arrays
import Conformance
import Semantics

/// The elements among which a mismatch chose otherwise: all positions that hold the same value as the declared
/// winner, in the first slice whose answers differ.
struct TiedPositions: Sendable {
  var positions: [Int]
  /// The labels at those positions, where the function answers labels.
  var labels: [Label]?
  var value: Scalar

  /// `nil` where no tie had a part in it, or where the outcomes are no answers.
  init?(_ mismatch: Mismatch, profile: Profile) {
    let array = mismatch.call.array
    guard let answers = Self.answers(mismatch), let place = answers.firstDifference,
      let axis = Self.axis(of: mismatch.call, profile: profile)
    else { return nil }
    guard let slice = Self.slice(place, axis: axis, of: array.values) else { return nil }
    let labels = slice.indices.map { array.label(at: $0, axis: max(axis ?? 0, 0)) }
    func position(_ label: Label) -> Int? {
      if answers.areLabels { return labels.firstIndex(of: label) }
      guard case .value(.int(let number)) = label, slice.indices.contains(Int(number)) else {
        return nil
      }
      return Int(number)
    }
    guard let declared = position(answers.declared[place]),
      let observed = position(answers.observed[place]),
      slice[declared].ties(with: slice[observed])
    else { return nil }
    value = slice[declared]
    positions = slice.indices.filter { slice[$0].ties(with: slice[declared]) }
    self.labels = answers.areLabels ? positions.map { labels[$0] } : nil
  }

  /// `tied: positions 0 and 2 (each 1.0)`.
  var text: String {
    let names = positions.enumerated().map { place, position in
      "\(position)" + (labels.map { " (label \($0[place].text))" } ?? "")
    }
    return "positions " + names.joined(separator: ", ") + ", each " + "\(value)"
  }

  // MARK: The slice

  private struct Answers {
    var declared: [Label]
    var observed: [Label]
    var areLabels: Bool
    var firstDifference: Int? { declared.indices.first { declared[$0] != observed[$0] } }
  }

  private static func answers(_ mismatch: Mismatch) -> Answers? {
    switch (mismatch.declared, mismatch.observed) {
    case (.indices(_, let shape, let data), .indices(_, let shape2, let data2))
    where shape == shape2:
      Answers(
        declared: data.map { .value(.int($0)) }, observed: data2.map { .value(.int($0)) },
        areLabels: false)
    case (.labels(let shape, let data), .labels(let shape2, let data2)) where shape == shape2:
      Answers(declared: data, observed: data2, areLabels: true)
    default: nil
    }
  }

  /// The axis that the call reduces; inside, `nil` for all elements; outside, `nil` where it is not plain which.
  private static func axis(of call: Call, profile: Profile) -> Int?? {
    let rank = call.array.values.rank
    guard rank > 1 else { return .some(nil) }
    let passed = call.arguments.first { profile.call.parameters[$0.name] == .axis }?.value
    switch (passed, profile.rules.defaultAxis.value(for: call.array.values.dtype)) {
    case (nil, .flatten): return .some(nil)
    case (nil, .axis(let axis)): return .some(axis < 0 ? axis + rank : axis)
    case (.int(let axis)?, _) where (-Int64(rank)..<Int64(rank)).contains(axis):
      return .some(axis < 0 ? Int(axis) + rank : Int(axis))
    default: return nil
    }
  }

  /// The elements behind place `place` of the result; `nil` where the array has none: reports are read from files.
  private static func slice(_ place: Int, axis: Int?, of array: NDArray) -> [Scalar]? {
    guard let axis else { return array.elements }
    guard array.shape.indices.contains(axis), place < array.count / max(array.shape[axis], 1)
    else { return nil }
    let (length, inner) = (array.shape[axis], array.shape.dropFirst(axis + 1).reduce(1, *))
    let start = place / max(inner, 1) * length * inner + place % max(inner, 1)
    let elements = array.elements
    return (0..<length).map { elements[start + $0 * inner] }
  }
}

extension Scalar {
  /// Whether neither is better than the other: zeros of both signs are equal, and so are any two missing values.
  fileprivate func ties(with other: Scalar) -> Bool {
    switch (self, other) {
    case (.float(let a), .float(let b)): a == b || a.isNaN && b.isNaN
    case (.complex(let a, let b), .complex(let c, let d)): a == c && b == d
    default: self == other
    }
  }
}
