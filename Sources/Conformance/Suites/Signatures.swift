import Arrays
import Emulation
import Semantics

/// Chooses strata for a library that compiles anew for each combination of element type, shape and arguments: as few
/// combinations as it can afford, and such that types, shapes and arguments still meet each other.
package struct Signatures {
  /// What a compiler compiles for. Layouts and elements are no part of it.
  package struct Signature: Hashable {
    var dtype: DType
    var shape: [Int]
    var arguments: [Call.Argument]

    package init(_ stratum: Stratum) {
      dtype = stratum.dtype
      shape = stratum.shape
      arguments = stratum.arguments
    }

    init(_ call: Call) {
      dtype = call.array.values.dtype
      shape = call.array.values.shape
      arguments = call.arguments
    }

    /// What should be seen at least once: each part, each pair of parts, each type where its elements meet, and
    /// missing ones among them.
    fileprivate var features: [Feature] {
      let features: [Feature] = [
        .dtype(dtype), .shape(shape), .arguments(arguments), .dtypeShape(dtype, shape),
        .dtypeArguments(dtype, arguments), .shapeArguments(shape, arguments),
      ]
      let areCompared = !shape.isEmpty && shape.allSatisfy { $0 > 1 }
      guard areCompared else { return features }
      let hasMissing = SpecialValues.numbers(of: dtype).contains(where: \.isMissing)
      return features + [.compared(dtype)] + (hasMissing ? [.missing] : [])
    }
  }

  fileprivate enum Feature: Hashable {
    case dtype(DType)
    case shape([Int])
    case arguments([Call.Argument])
    case dtypeShape(DType, [Int])
    case dtypeArguments(DType, [Call.Argument])
    case shapeArguments([Int], [Call.Argument])
    /// Elements of the type are compared, whatever the axis.
    case compared(DType)
    /// NaN and the like are.
    case missing

    /// A part that was never seen counts for more than a type that was only seen alone, and that for more than a pair.
    var weight: Int {
      switch self {
      case .dtype, .shape, .arguments, .missing: 8
      case .compared: 4
      case .dtypeShape, .dtypeArguments, .shapeArguments: 1
      }
    }
  }

  /// The strata whose signatures are among the `count` most telling ones.
  ///
  /// Greedy: each step takes the signature that shows most that was not seen before, of equals the first.
  package static func choose(_ count: Int, from strata: [Stratum]) -> [Stratum] {
    var order: [Signature] = []
    var known = Set<Signature>()
    for stratum in strata {
      let signature = Signature(stratum)
      if known.insert(signature).inserted { order.append(signature) }
    }
    guard order.count > count else { return strata }
    var features: [Feature: Int] = [:]
    var weights: [Int] = []
    let parts = order.map { signature in
      signature.features.map { feature -> Int in
        if let known = features[feature] { return known }
        features[feature] = weights.count
        weights.append(feature.weight)
        return weights.count - 1
      }
    }
    var isSeen = [Bool](repeating: false, count: weights.count)
    var chosen = Set<Signature>()
    var left = Array(order.indices)
    while chosen.count < count, !left.isEmpty {
      var best = (gain: -1, place: 0)
      for (place, index) in left.enumerated() {
        let gain = parts[index].reduce(0) { $0 + (isSeen[$1] ? 0 : weights[$1]) }
        if gain > best.gain { best = (gain, place) }
      }
      let index = left.remove(at: best.place)
      chosen.insert(order[index])
      for part in parts[index] { isSeen[part] = true }
    }
    return strata.filter { chosen.contains(Signature($0)) }
  }
}
