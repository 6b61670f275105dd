/// Room for one decoded result of indices, used again and again: it grows and never shrinks, so
/// that decoding allocates nothing once the largest result has been seen.
public struct IndexBuffer: ~Copyable {
  /// NumPy's limit on the rank, the larger one of its two major versions.
  package static var maximumRank: Int { 64 }

  public internal(set) var type: IndexType = .int64
  /// Zero for a scalar and for a zero-dimensional array.
  public internal(set) var rank = 0
  public internal(set) var count = 0
  /// Whether the result was an `ndarray`, not a scalar.
  public internal(set) var isArray = false
  @usableFromInline let dimensions: UnsafeMutablePointer<Int>
  @usableFromInline var storage: UnsafeMutablePointer<Int64>
  private var capacity: Int

  public init(capacity: Int = 64) {
    self.capacity = max(capacity, 1)
    dimensions = .allocate(capacity: Self.maximumRank)
    dimensions.initialize(repeating: 0, count: Self.maximumRank)
    storage = .allocate(capacity: self.capacity)
    storage.initialize(repeating: 0, count: self.capacity)
  }

  deinit {
    dimensions.deallocate()
    storage.deallocate()
  }

  /// The value at a position in C order. `uint64` beyond Int64 is never decoded.
  @inlinable public subscript(position: Int) -> Int64 {
    precondition(position >= 0 && position < count, "index buffer: position out of range")
    return storage[position]
  }

  @inlinable public func dimension(_ axis: Int) -> Int {
    precondition(axis >= 0 && axis < rank, "index buffer: axis out of range")
    return dimensions[axis]
  }

  /// Copies of both, for those who are not in a hurry.
  public var shape: [Int] { Array(UnsafeBufferPointer(start: dimensions, count: rank)) }
  public var values: [Int64] { Array(UnsafeBufferPointer(start: storage, count: count)) }

  /// Lends the values, in C order.
  @inlinable public borrowing func withValues<R>(
    _ body: (UnsafeBufferPointer<Int64>) throws -> R
  ) rethrows -> R {
    try body(UnsafeBufferPointer(start: storage, count: count))
  }

  /// Makes it the scalar `value`.
  mutating func setScalar(_ value: Int64, _ type: IndexType) {
    self.type = type
    isArray = false
    rank = 0
    count = 1
    storage[0] = value
  }

  /// Makes it an array of that shape, whose values the caller fills in.
  mutating func setArray(
    _ type: IndexType, rank: Int, shape: UnsafePointer<Int>?, count: Int
  ) -> UnsafeMutablePointer<Int64> {
    precondition(rank <= Self.maximumRank, "index buffer: rank out of range")
    self.type = type
    isArray = true
    self.rank = rank
    self.count = count
    if let shape { for axis in 0..<rank { dimensions[axis] = shape[axis] } }
    if count > capacity { grow(to: count) }
    return storage
  }

  private mutating func grow(to count: Int) {
    storage.deallocate()
    capacity = max(count, 2 * capacity)
    storage = .allocate(capacity: capacity)
    storage.initialize(repeating: 0, count: capacity)
  }
}
