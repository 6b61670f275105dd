internal import CPython

extension NumPyBridge {
  /// Reads a result of indices: an integer scalar of NumPy, an exact `ndarray` of integers of any
  /// rank and layout, or a Python `int`. False for anything else (bools, subclasses, labels) and
  /// for a value beyond Int64; then the buffer holds nothing of use.
  ///
  /// Classes are told by their address and values read from memory, so it runs no Python code and
  /// allocates nothing, unless the buffer has to grow.
  public func decodeIndices(
    _ reference: borrowing BorrowedReference, into buffer: inout IndexBuffer
  ) -> Bool {
    let object = reference.address
    guard let type = py_type(object) else { return false }
    if type == arrayType { return decodeArray(object, into: &buffer) }
    for scalar in scalarTypes where scalar.class == type {
      let value = object + MemoryLayout<numpy_scalar>.offset(of: \.value)!
      guard let widened = widen(value, scalar.type) else { return false }
      buffer.setScalar(widened, scalar.type)
      return true
    }
    guard type == intType else { return false }
    var overflow: Int32 = 0
    let value = py_as_int_or_overflow(reference.pointer, &overflow)
    guard overflow == 0 else { return false }
    buffer.setScalar(value, .int)
    return true
  }

  private func decodeArray(
    _ object: UnsafeMutableRawPointer, into buffer: inout IndexBuffer
  ) -> Bool {
    let array = object.assumingMemoryBound(to: numpy_array.self)
    let descr = array.pointee.descr!
    guard let type = indexType(ofNumber: descr.pointee.type_number) else { return false }
    let rank = Int(array.pointee.rank)
    let shape = UnsafePointer<Int>(array.pointee.shape)
    var count = 1
    for axis in 0..<rank { count *= array.pointee.shape[axis] }
    let target = buffer.setArray(type, rank: rank, shape: shape, count: count)
    let source = Strided(
      start: UnsafeRawPointer(array.pointee.data), rank: rank, shape: array.pointee.shape,
      strides: array.pointee.strides, count: count,
      isContiguous: array.pointee.flags & Int32(numpy_c_contiguous) != 0,
      isSwapped: descr.pointee.byte_order == CChar(UInt8(ascii: ">")))
    switch type {
    case .int64, .int: return source.widen(Int64.self, into: target)
    case .int32: return source.widen(Int32.self, into: target)
    case .int16: return source.widen(Int16.self, into: target)
    case .int8: return source.widen(Int8.self, into: target)
    case .uint64: return source.widen(UInt64.self, into: target)
    case .uint32: return source.widen(UInt32.self, into: target)
    case .uint16: return source.widen(UInt16.self, into: target)
    case .uint8: return source.widen(UInt8.self, into: target)
    }
  }

  /// NumPy's numbers for C's integer types (`NPY_BYTE` is 1), on machines whose `long` has 8 bytes.
  @inline(__always)
  private func indexType(ofNumber number: Int32) -> IndexType? {
    switch number {
    case 1: .int8
    case 2: .uint8
    case 3: .int16
    case 4: .uint16
    case 5: .int32
    case 6: .uint32
    case 7, 9: .int64
    case 8, 10: .uint64
    default: nil
    }
  }

  @inline(__always)
  private func widen(_ value: UnsafeRawPointer, _ type: IndexType) -> Int64? {
    switch type {
    case .int64, .int: value.load(as: Int64.self)
    case .int32: Int64(value.load(as: Int32.self))
    case .int16: Int64(value.load(as: Int16.self))
    case .int8: Int64(value.load(as: Int8.self))
    case .uint64: Int64(exactly: value.load(as: UInt64.self))
    case .uint32: Int64(value.load(as: UInt32.self))
    case .uint16: Int64(value.load(as: UInt16.self))
    case .uint8: Int64(value.load(as: UInt8.self))
    }
  }
}
