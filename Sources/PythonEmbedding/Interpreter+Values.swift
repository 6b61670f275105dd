internal import CPython

/// From Swift to Python. Each answer is a new reference. Only lack of memory can fail where nothing
/// else is said.
extension Interpreter {
  public var none: PythonObject { PythonObject(retaining: py_none()) }
  public var ellipsis: PythonObject { PythonObject(retaining: py_ellipsis()) }

  public func bool(_ value: Bool) -> PythonObject {
    PythonObject(retaining: value ? py_true() : py_false())
  }

  public func int(_ value: Int64) throws(PythonError) -> PythonObject {
    try owned(py_int(value))
  }

  public func int(_ value: UInt64) throws(PythonError) -> PythonObject {
    try owned(py_unsigned_int(value))
  }

  public func int(_ value: Int) throws(PythonError) -> PythonObject {
    try int(Int64(value))
  }

  /// An integer of any size, as `int(digits)` reads it: a `ValueError` for other text, and from
  /// 3.11 on for more than 4,300 digits.
  public func int(decimal digits: String) throws(PythonError) -> PythonObject {
    let builtin = PythonObject(retaining: py_int_type())
    return try builtin.call([makeText(digits)])
  }

  /// Bit for bit, NaN and −0 included.
  public func float(_ value: Double) throws(PythonError) -> PythonObject {
    try owned(py_float(value))
  }

  public func complex(_ real: Double, _ imaginary: Double) throws(PythonError) -> PythonObject {
    try owned(py_complex(real, imaginary))
  }

  public func string(_ text: String) throws(PythonError) -> PythonObject {
    try makeText(text)
  }

  /// A `str` of bytes in UTF-8; others are a `UnicodeDecodeError`.
  public func string(utf8 bytes: [UInt8]) throws(PythonError) -> PythonObject {
    try owned(
      bytes.withUnsafeBytes {
        py_text($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
      })
  }

  public func bytes(_ bytes: [UInt8]) throws(PythonError) -> PythonObject {
    try owned(
      bytes.withUnsafeBytes {
        py_bytes($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
      })
  }

  public func list(_ elements: [PythonObject]) throws(PythonError) -> PythonObject {
    let list = try owned(py_list(elements.count))
    for (index, element) in elements.enumerated() {
      py_retain(element.pointer)
      try checked(py_list_set(list.pointer, index, element.pointer))
    }
    return list
  }

  public func tuple(_ elements: [PythonObject]) throws(PythonError) -> PythonObject {
    try makeTuple(elements)
  }

  /// In the order given. Of equal keys the last counts; an unhashable key is a `TypeError`.
  public func dict(_ pairs: [(PythonObject, PythonObject)]) throws(PythonError) -> PythonObject {
    let dict = try owned(py_dict())
    for (key, value) in pairs {
      try checked(py_dict_set(dict.pointer, key.pointer, value.pointer))
    }
    return dict
  }

  /// `slice(start, stop, step)`, nil being `None`.
  public func slice(
    _ start: PythonObject? = nil, _ stop: PythonObject? = nil, _ step: PythonObject? = nil
  ) throws(PythonError) -> PythonObject {
    try owned(py_slice(start?.pointer, stop?.pointer, step?.pointer))
  }
}
