import Arrays

/// Which elements form a slice, and where its answer stands.
struct Geometry: Sendable {
  /// `nil` where all elements are one slice.
  var axis: Int?
  var sliceLength: Int
  var slices: Int
  var resultShape: [Int]

  init(_ axis: Binding.Axis, keepdims: Bool, shape: [Int]) {
    switch axis {
    case .flatten:
      self.axis = nil
      sliceLength = Shape.count(shape)
      slices = 1
      resultShape = keepdims ? shape.map { _ in 1 } : []
    case .number(let number):
      self.axis = number
      sliceLength = shape[number]
      var rest = shape
      rest.remove(at: number)
      slices = Shape.count(rest)
      resultShape = keepdims ? shape : rest
      if keepdims { resultShape[number] = 1 }
    }
  }
}
