internal import CPython

/// From Python to Swift. What does not fit is Python's own exception: `OverflowError` for an
/// integer out of range, `TypeError` for an object of another kind.
extension PythonObject {
  /// An integer, or what has `__index__` (NumPy's integer scalars), as Int64.
  public func int64() throws(PythonError) -> Int64 {
    let index = try owned(py_index(pointer))
    defer { extendLifetime(index) }
    let value = py_as_int(index.pointer)
    if value == -1, py_error_occurred() != nil { throw PythonError.takeCurrent() }
    return value
  }

  /// An integer, or what has `__index__`, as UInt64.
  public func uint64() throws(PythonError) -> UInt64 {
    let index = try owned(py_index(pointer))
    defer { extendLifetime(index) }
    let value = py_as_unsigned_int(index.pointer)
    if value == .max, py_error_occurred() != nil { throw PythonError.takeCurrent() }
    return value
  }

  /// A float, or what has `__float__` or `__index__`. An integer beyond the largest Double is an
  /// `OverflowError`; one between two Doubles is rounded.
  public func double() throws(PythonError) -> Double {
    let value = py_as_double(pointer)
    if value == -1, py_error_occurred() != nil { throw PythonError.takeCurrent() }
    return value
  }

  /// A complex number, or a real one with imaginary part 0.
  public func complex() throws(PythonError) -> (real: Double, imaginary: Double) {
    let real = py_complex_real(pointer)
    if real == -1, py_error_occurred() != nil { throw PythonError.takeCurrent() }
    let imaginary = py_complex_imaginary(pointer)
    if imaginary == -1, py_error_occurred() != nil { throw PythonError.takeCurrent() }
    return (real, imaginary)
  }

  /// Whether `bool(self)`, of any object.
  public func isTrue() throws(PythonError) -> Bool {
    try checked(py_truth(pointer)) == 1
  }

  /// `True` or `False` themselves; anything else is a `TypeError`.
  public func bool() throws(PythonError) -> Bool {
    if pointer == py_true() { return true }
    if pointer == py_false() { return false }
    py_error_set(py_type_error(), "expected a bool, found \(typeName)")
    throw PythonError.takeCurrent()
  }

  /// The text of a `str`. Anything else is a `TypeError`, a lone surrogate a `UnicodeEncodeError`.
  public func string() throws(PythonError) -> String {
    var size = 0
    guard let utf8 = py_as_utf8(pointer, &size) else { throw PythonError.takeCurrent() }
    return String(decoding: UnsafeRawBufferPointer(start: utf8, count: size), as: UTF8.self)
  }

  /// The contents of a `bytes` object.
  public func bytes() throws(PythonError) -> [UInt8] {
    var start: UnsafeMutablePointer<CChar>?
    var size = 0
    try checked(py_as_bytes(pointer, &start, &size))
    return Array(UnsafeRawBufferPointer(start: start, count: size))
  }

  /// `str(self)`; lone surrogates come as `\udc80`.
  public func str() throws(PythonError) -> String {
    try owned(py_str(pointer)).escapedString()
  }

  /// `repr(self)`; lone surrogates come as `\udc80`.
  public func repr() throws(PythonError) -> String {
    try owned(py_repr(pointer)).escapedString()
  }

  /// The text of a `str`, whatever it holds.
  private func escapedString() throws(PythonError) -> String {
    var size = 0
    if let utf8 = py_as_utf8(pointer, &size) {
      return String(decoding: UnsafeRawBufferPointer(start: utf8, count: size), as: UTF8.self)
    }
    py_error_clear()
    let encoded = try owned(py_encoded(pointer, "utf-8", "backslashreplace"))
    return String(decoding: try encoded.bytes(), as: UTF8.self)
  }
}
