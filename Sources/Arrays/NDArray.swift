/// An array of any rank, 0 and empty axes included, over memory that this module owns.
///
/// Elements lie at `origin + Σ position × stride`, so transposed, reversed and broadcast arrays are views
/// with other strides on the same bytes. Object arrays and masks are kept as values in C order.
public struct NDArray: Sendable {
  public let dtype: DType
  public let shape: [Int]
  public let layout: Layout
  /// In bytes; all zero for object arrays.
  public let strides: [Int]
  /// Bytes of one element; 0 for object arrays.
  public let itemSize: Int
  /// One flag an element in C order, `true` where a nullable element is missing; empty where none can be.
  public let mask: [Bool]
  /// The elements of an object array in C order; empty for all other types.
  public let objects: [Scalar]

  let storage: RawStorage
  let origin: Int

  /// An array of the given elements in C order, laid out as `layout` says.
  ///
  /// - Throws: `ArrayError` where counts disagree or a value does not fit the type.
  public init(
    dtype: DType, shape: [Int], elements: [Scalar], layout: Layout = .rowMajor
  ) throws(ArrayError) {
    try Shape.check(shape, holds: elements.count)
    let itemSize = try Self.itemSize(of: dtype, elements: elements)
    try Self.check(shape: shape, itemSize: itemSize)
    if layout == .broadcast { try Self.checkRows(shape: shape, elements: elements) }
    let placed = layout.place(shape: shape, itemSize: itemSize)
    self.dtype = dtype
    self.shape = shape
    self.layout = layout
    self.strides = placed.strides
    self.itemSize = itemSize
    self.origin = placed.origin
    self.storage = RawStorage(byteCount: placed.byteCount)
    self.objects = dtype == .object ? elements : []
    self.mask = dtype.isNullable ? elements.map(\.isMissing) : []
    guard dtype != .object else { return }
    let offsets = Shape.offsets(shape, strides: placed.strides)
    for (position, (offset, element)) in zip(offsets, elements).enumerated() {
      let cell = UnsafeMutableRawBufferPointer(
        start: storage.base + origin + offset, count: itemSize)
      let value = dtype.isNullable && element.isMissing ? dtype.placeholder : element
      guard ElementCodec.store(value, as: dtype.values, in: cell) else {
        throw .valueDoesNotFit(element, dtype, position: position)
      }
    }
  }

  /// The empty vector.
  package static func empty(_ dtype: DType) -> NDArray {
    NDArray(emptyOf: dtype)
  }

  private init(emptyOf dtype: DType) {
    self.dtype = dtype
    shape = [0]
    layout = .rowMajor
    itemSize = dtype.itemSize ?? 0
    strides = [itemSize]
    mask = []
    objects = []
    storage = RawStorage(byteCount: 0)
    origin = 0
  }

  public var rank: Int { shape.count }
  public var count: Int { Shape.count(shape) }

  /// The elements in C order.
  public var elements: [Scalar] {
    if dtype == .object { return objects }
    let values = Shape.offsets(shape, strides: strides).map { offset in
      ElementCodec.load(
        UnsafeRawBufferPointer(start: storage.base + origin + offset, count: itemSize),
        as: dtype.values)
    }
    return mask.isEmpty ? values : zip(values, mask).map { $1 ? .missing : $0 }
  }

  /// The element of a numeric or time type at an address.
  package static func element(at address: UnsafeRawPointer, dtype: DType) -> Scalar {
    ElementCodec.load(
      UnsafeRawBufferPointer(start: address, count: dtype.itemSize ?? 0), as: dtype)
  }

  /// Lends the address of the first element (in index order, not in memory order).
  public func withBase<Result, Failure: Error>(
    _ body: (UnsafeMutableRawPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(storage) {} }
    return try body(storage.base + origin)
  }

  /// What keeps the memory of `withBase` alive.
  public var owner: AnyObject { storage }

  /// Strides must be numbers even where an empty axis leaves no elements; a strided layout doubles them.
  private static func check(shape: [Int], itemSize: Int) throws(ArrayError) {
    var reach = 2 * max(itemSize, 1)
    for length in shape {
      let (next, overflow) = reach.multipliedReportingOverflow(by: max(length, 1))
      guard !overflow else { throw .tooLarge(shape) }
      reach = next
    }
  }

  private static func checkRows(shape: [Int], elements: [Scalar]) throws(ArrayError) {
    guard let rows = shape.first, rows > 1, !elements.isEmpty else { return }
    let width = elements.count / rows
    if let position = elements.indices.first(where: { elements[$0] != elements[$0 % width] }) {
      throw .unequalRow(shape, row: position / width)
    }
  }

  private static func itemSize(of dtype: DType, elements: [Scalar]) throws(ArrayError) -> Int {
    if let size = dtype.itemSize { return size }
    if dtype == .object { return 0 }
    var longest = 1
    for element in elements {
      switch element {
      case .string(let text): longest = max(longest, text.unicodeScalars.count)
      case .bytes(let bytes): longest = max(longest, bytes.count)
      default: continue
      }
    }
    return dtype == .string ? longest * 4 : longest
  }
}

/// Memory of an array. `@unchecked Sendable` holds because the bytes are written only by the initialiser
/// that allocates them, before any other thread can have the reference.
final class RawStorage: @unchecked Sendable {
  let base: UnsafeMutableRawPointer

  init(byteCount: Int) {
    base = .allocate(byteCount: max(byteCount, 1), alignment: 64)
    base.initializeMemory(as: UInt8.self, repeating: 0, count: max(byteCount, 1))
  }

  deinit { base.deallocate() }
}

extension DType {
  /// What lies in memory under a masked element.
  fileprivate var placeholder: Scalar {
    switch values {
    case .bool: .bool(false)
    case .float32, .float64: .float(0)
    default: .int(0)
    }
  }
}

extension NDArray: Hashable {
  /// Same type, shape, layout and elements.
  public static func == (left: NDArray, right: NDArray) -> Bool {
    left.dtype == right.dtype && left.shape == right.shape && left.layout == right.layout
      && left.elements == right.elements
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(dtype)
    hasher.combine(shape)
    hasher.combine(elements)
  }
}
