/// How an array lies in memory. The values in index order are the same in every layout.
public enum Layout: String, Hashable, Sendable, CaseIterable {
  case rowMajor = "C"
  case columnMajor = "F"
  /// Every axis backwards in memory: negative strides.
  case reversed
  /// Every second element along the last axis of a wider array.
  case strided
  /// One row in memory, repeated along the first axis by a stride of zero. Only rows that are equal fit.
  case broadcast

  /// Strides in bytes, the offset of the first element and the bytes needed.
  public func place(
    shape: [Int], itemSize: Int
  ) -> (strides: [Int], origin: Int, byteCount: Int) {
    var strides = Shape.rowMajorStrides(shape, itemSize: itemSize)
    switch self {
    case .rowMajor: break
    case .columnMajor: strides = Shape.columnMajorStrides(shape, itemSize: itemSize)
    case .reversed: strides = strides.map { -$0 }
    case .strided: strides = strides.map { $0 * 2 }
    case .broadcast: if !strides.isEmpty { strides[0] = 0 }
    }
    let extent = Shape.extent(shape, strides: strides, itemSize: itemSize)
    return (strides, -extent.lowerBound, extent.count)
  }
}
