import ArgReductionKernels
import Arrays
import Semantics

/// The search itself: which slices, which loop, and what an answer without a winner becomes.
package struct Reduction: Sendable {
  let search: Search
  let fallback: Fallback
  /// One NaN in a slice settles its answer.
  let missingSettles: Bool
  /// Several answers can be right: among equals, among NaNs.
  let tiesAreFree: Bool
  let missingIsFree: Bool
  /// What is done to elements before they are compared; `nil` where nothing is.
  let preparation: Preparation?
  /// The type whose loop runs: that of the parts, where complex numbers are ordered by one part.
  let dtype: DType
  let isComplex: Bool
  let byMagnitude: Bool
  let noneIsMissing: Bool
  /// Byte offsets of the slices' first elements, in result order.
  let starts: [Int]
  package let length: Int
  /// Bytes between the elements of a slice; `nil` where they lie unevenly (`elementOffsets` has them).
  let stride: Int?
  let elementOffsets: [Int]
  /// For arrays kept as values: positions in C order, as offsets are in memory.
  let valueStarts: [Int]
  let valueOffsets: [Int]

  package var isFree: Bool { tiesAreFree || missingIsFree }

  init(
    _ profile: Profile, dtype: DType, compared: DType, geometry: Geometry, shape: [Int],
    strides: [Int], skipsMissing: Bool
  ) {
    let rules = profile.rules
    let subject = RuleSubject(dtype: compared, axis: geometry.axis, rank: shape.count)
    let nan =
      skipsMissing
      ? rules.nan.value(for: subject) : rules.skipna?.value(for: subject).whenFalse ?? .firstWins
    let ties = rules.ties.value(for: subject)
    let policy = Policy(nan)
    search = Search(
      extremum: profile.extremum == .max ? .max : .min, lastOfEqual: ties.winner == .last,
      missing: policy.missing)
    fallback = policy.fallback
    missingSettles = policy.settles
    tiesAreFree = ties.winner == .any
    missingIsFree = nan == .someWins
    length = geometry.sliceLength
    switch compared {
    case .complex64, .complex128: isComplex = true
    default: isComplex = false
    }
    let order = isComplex ? rules.complexOrder?.value(for: compared) : nil
    byMagnitude = order == .magnitude
    noneIsMissing = profile.call.noneIsMissing
    preparation = Preparation(
      dtype, as: compared, flushes: ties.flushesSubnormals, shape: shape, strides: strides)
    let own = preparation?.target ?? compared
    self.dtype = order == .realPart ? (own == .complex64 ? .float32 : .float64) : own

    let columnMajor =
      geometry.axis == nil && rules.flattenOrder?.value(for: compared) == .columnMajor
    let memory = Walk(
      geometry, shape: shape, strides: preparation?.strides ?? strides, columnMajor: columnMajor)
    starts = memory.starts
    stride = memory.stride
    elementOffsets = memory.offsets
    let values = Walk(
      geometry, shape: shape, strides: Shape.rowMajorStrides(shape, itemSize: 1),
      columnMajor: columnMajor)
    valueStarts = values.starts
    valueOffsets =
      values.stride.map { step in (0..<geometry.sliceLength).map { $0 * step } } ?? values.offsets
  }
}

/// A NaN rule as a loop and what goes with it.
private struct Policy {
  var missing: Search.Missing
  var fallback = Fallback.index(0)
  var settles = false

  init(_ rule: NaNRule) {
    switch rule {
    case .firstWins, .someWins: missing = .winsFirst
    case .lastWins: missing = .winsLast
    case .winsOnlyFirst: missing = .comparesFalse
    case .restarts: missing = .restarts
    case .neverWins(let start): missing = .losesTo(start == .infinity ? .infinity : .finite)
    case .countsAs(let stand, let fallback, let wins):
      let passesOn = wins == .firstPresent
      missing =
        stand == .worst ? .countsAsBottom(passesOn: passesOn) : .countsAsTop(passesOn: passesOn)
      self.fallback = fallback
    case .skipped(let fallback):
      missing = .skipped
      self.fallback = fallback
    case .settles(let fallback):
      missing = .skipped
      self.fallback = fallback
      settles = true
    }
  }
}

/// How to walk from slice to slice and from element to element, in units of the given strides.
private struct Walk {
  var starts: [Int]
  var stride: Int?
  var offsets: [Int] = []

  init(_ geometry: Geometry, shape: [Int], strides: [Int], columnMajor: Bool) {
    if let axis = geometry.axis {
      var (otherShape, otherStrides) = (shape, strides)
      otherShape.remove(at: axis)
      otherStrides.remove(at: axis)
      starts = Shape.offsets(otherShape, strides: otherStrides)
      stride = strides[axis]
      return
    }
    starts = [0]
    if shape.count <= 1 {
      stride = strides.first ?? 0
      return
    }
    let item = strides.last ?? 0
    if !columnMajor, strides == Shape.rowMajorStrides(shape, itemSize: item) {
      stride = item
    } else {
      let order = columnMajor ? Array(shape.indices.reversed()) : Array(shape.indices)
      offsets = Shape.offsets(order.map { shape[$0] }, strides: order.map { strides[$0] })
    }
  }
}
