internal import CPython

extension NumPyBridge {
  /// An `ndarray` on memory of Swift, without a copy.
  ///
  /// - Parameters:
  ///   - memory: The element whose indices are all 0; with negative strides others lie before it.
  ///   - strides: In bytes, negative and zero allowed; nil for C order.
  ///   - owner: Kept alive until NumPy lets go of the memory, which may be after the array dies,
  ///     since views keep it too. Nil where the caller sees to that.
  public func array(
    at memory: UnsafeMutableRawPointer, dtype: NumPyDType, shape: [Int], strides: [Int]? = nil,
    writable: Bool = false, owner: AnyObject? = nil
  ) throws(PythonError) -> PythonObject {
    precondition(strides == nil || strides?.count == shape.count, "one stride for each dimension")
    // Given strides, NumPy works out what they amount to; without any it trusts what it is told.
    var flags = writable ? Int32(numpy_writeable) : 0
    if UInt(bitPattern: memory) % UInt(dtype.alignment) == 0 { flags |= Int32(numpy_aligned) }
    py_retain(dtype.object.pointer)
    let pointer = shape.withUnsafeBufferPointer { shape in
      let rank = Int32(shape.count)
      guard let strides else {
        return numpy_new_array(
          api, dtype.object.pointer, rank, shape.baseAddress, nil, memory, flags)
      }
      return strides.withUnsafeBufferPointer { strides in
        numpy_new_array(
          api, dtype.object.pointer, rank, shape.baseAddress, strides.baseAddress, memory, flags)
      }
    }
    let array = try owned(pointer)
    if let owner { try keep(owner, for: array) }
    return array
  }

  /// The same with the element type by name.
  public func array(
    at memory: UnsafeMutableRawPointer, typestr: String, shape: [Int], strides: [Int]? = nil,
    writable: Bool = false, owner: AnyObject? = nil
  ) throws(PythonError) -> PythonObject {
    try array(
      at: memory, dtype: dtype(typestr), shape: shape, strides: strides, writable: writable,
      owner: owner)
  }

  /// Makes `owner` the array's base object, in a capsule that releases it.
  private func keep(_ owner: AnyObject, for array: PythonObject) throws(PythonError) {
    let held = Unmanaged.passRetained(owner)
    let capsule = py_capsule(held.toOpaque(), nil) { capsule in
      guard let held = py_capsule_pointer(capsule, nil) else { return }
      Unmanaged<AnyObject>.fromOpaque(held).release()
    }
    guard let capsule else {
      held.release()
      throw PythonError.takeCurrent()
    }
    try checked(numpy_set_base(api, array.pointer, capsule))
  }
}

/// The memory of an `ndarray`, lent by `NumPyBridge.withArray`.
public struct NumPyMemory {
  /// The element whose indices are all 0.
  public var start: UnsafeMutableRawPointer
  public var dtype: NumPyDType
  public var shape: [Int]
  /// In bytes; negative and zero occur.
  public var strides: [Int]
  public var isWritable: Bool
}

extension NumPyBridge {
  /// Lends the memory of an exact `numpy.ndarray` for the time of `body`; nil for anything else,
  /// subclasses included, since those may mean something else by their memory (masked arrays do).
  public func withArray<R>(
    _ reference: borrowing BorrowedReference, _ body: (NumPyMemory) -> R
  ) throws(PythonError) -> R? {
    guard py_type(reference.address) == arrayType else { return nil }
    let array = reference.address.assumingMemoryBound(to: numpy_array.self).pointee
    let rank = Int(array.rank)
    let descr = UnsafeMutableRawPointer(array.descr).assumingMemoryBound(to: PyObject.self)
    return body(
      NumPyMemory(
        start: UnsafeMutableRawPointer(array.data),
        dtype: try NumPyDType(PythonObject(retaining: descr)),
        shape: Array(UnsafeBufferPointer(start: array.shape, count: rank)),
        strides: Array(UnsafeBufferPointer(start: array.strides, count: rank)),
        isWritable: array.flags & Int32(numpy_writeable) != 0))
  }
}
