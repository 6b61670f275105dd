package import Arrays
package import Semantics

/// Where cases come from.
package enum Suite: String, Sendable, Hashable, CaseIterable {
  /// Every shrunk mismatch that was ever found.
  case regressions
  /// Wrong axes, types and arguments, alone and in pairs.
  case errors
  /// Small arrays over the special values of their type.
  case exhaustive
  /// Vectors around every vector width, with one NaN or one late tie at every position.
  case width
  /// What flows back through a function.
  case gradient
  /// Seeded arrays of any shape.
  case random
  /// Vectors of one length as the rows of one call.
  case stacked
}

/// Cases that share everything but their elements: type, shape, layout, labels and arguments.
///
/// Case `k` of a stratum is a function of the stratum and `k` alone, so that a run can go on after a crash, be
/// divided, and be repeated.
package struct Stratum: Sendable, Hashable {
  package var suite: Suite
  package var dtype: DType
  package var shape: [Int]
  package var layout: Layout
  package var labels: LabelForm
  /// Labels of the first two axes, where they are of no such form.
  package var index: [Label]?
  package var columns: [Label]?
  package var arguments: [Call.Argument]
  package var elements: ElementSource
  /// How many different cases there are.
  package var space: Int
  /// How many of them are run.
  package var count: Int
  /// In the stacked suite each row of the array is a case of its own.
  package var isStacked: Bool { suite == .stacked }
  package var asksGradient: Bool

  package init(
    suite: Suite, dtype: DType, shape: [Int], layout: Layout = .rowMajor,
    labels: LabelForm = .none, arguments: [Call.Argument], elements: ElementSource, space: Int
  ) {
    self.suite = suite
    self.dtype = dtype
    self.shape = shape
    self.layout = layout
    self.labels = labels
    self.arguments = arguments
    self.elements = elements
    self.space = space
    asksGradient = suite == .gradient
    count = 0
  }

  /// The labels of an axis; `nil` for 0, 1, 2, ….
  func labels(ofAxis axis: Int) -> [Label]? {
    guard axis < shape.count else { return nil }
    return (axis == 0 ? index : columns) ?? labels.labels(count: shape[axis])
  }

  /// How many cases one call holds.
  package var casesPerCall: Int { isStacked ? max(shape[0], 1) : 1 }
  package var calls: Int { count / casesPerCall }
}

/// Labels that a case's axes carry.
package enum LabelForm: String, Sendable, Hashable, CaseIterable {
  /// 0, 1, 2, ….
  case none
  case text, descending, duplicates

  package func labels(count: Int) -> [Label]? {
    switch self {
    case .none: nil
    case .text: (0..<count).map { .value(.string("r\($0)")) }
    case .descending: (0..<count).map { .value(.int(Int64(count - $0) * 10)) }
    case .duplicates: (0..<count).map { .value(.string($0 % 2 == 0 ? "x" : "y")) }
    }
  }
}

/// How the elements of a case are chosen from the stratum's alphabet.
package enum ElementSource: Sendable, Hashable {
  /// All combinations, in an order that spreads a short run over the whole space.
  case combinations
  /// All combinations of the numbers among them: most mixtures of Python objects cannot be compared at all.
  case combinationsOfNumbers
  /// One marked element in a vector, at every position, in several ways.
  case marked
  /// At random, from this seed.
  case random(UInt64)
  /// These, in C order.
  case fixed([Scalar])
}
