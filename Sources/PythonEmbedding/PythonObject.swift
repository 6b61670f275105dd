internal import CPython

/// One strong reference to a Python object: taken when made, given back when the last Swift
/// reference goes.
///
/// Not `Sendable`: objects stay on the thread that started the interpreter.
public final class PythonObject {
  let pointer: PythonPointer

  /// Takes over a reference that the caller owns.
  init(owning pointer: PythonPointer) {
    self.pointer = pointer
  }

  /// Adds a reference to one that stays with its owner.
  init(retaining pointer: PythonPointer) {
    py_retain(pointer)
    self.pointer = pointer
  }

  deinit {
    assert(py_on_bound_thread(), "a Python object was released on a foreign thread")
    py_release(pointer)
  }

  // MARK: Attributes and items

  /// The attribute `name`, as `getattr` finds it.
  public func attribute(_ name: String) throws(PythonError) -> PythonObject {
    // Interned, since the interpreter's cache of attributes knows names by their address.
    let name = try owned(py_interned_text(name))
    defer { extendLifetime(name) }
    return try owned(py_attribute(pointer, name.pointer))
  }

  /// Sets the attribute `name`.
  public func setAttribute(_ name: String, to value: PythonObject) throws(PythonError) {
    try checked(py_set_attribute(pointer, name, value.pointer))
  }

  /// `self[key]`
  public func item(_ key: PythonObject) throws(PythonError) -> PythonObject {
    try owned(py_item(pointer, key.pointer))
  }

  /// `self[key] = value`
  public func setItem(_ key: PythonObject, to value: PythonObject) throws(PythonError) {
    try checked(py_set_item(pointer, key.pointer, value.pointer))
  }

  /// `self[index]` of a sequence. Beyond its end an `IndexError`.
  public func item(at index: Int) throws(PythonError) -> PythonObject {
    try owned(py_sequence_item(pointer, index))
  }

  /// `len(self)`
  public func count() throws(PythonError) -> Int {
    try checked(py_size(pointer))
  }

  // MARK: Iteration

  /// Runs `body` for each element that iteration yields.
  public func forEach(_ body: (PythonObject) throws(PythonError) -> Void) throws(PythonError) {
    let iterator = try owned(py_iterator(pointer))
    defer { extendLifetime(iterator) }
    while let next = py_next(iterator.pointer) {
      try body(PythonObject(owning: next))
    }
    if py_error_occurred() != nil { throw PythonError.takeCurrent() }
  }

  /// All that iteration yields.
  public func elements() throws(PythonError) -> [PythonObject] {
    var elements: [PythonObject] = []
    try forEach { (element) throws(PythonError) in elements.append(element) }
    return elements
  }

  // MARK: Types and comparison

  /// `type(self).__name__`
  public var typeName: String {
    PythonError.name(ofType: py_type(pointer))
  }

  /// `type(self)`
  public var type: PythonObject {
    PythonObject(retaining: py_type(pointer).assumingMemoryBound(to: PyObject.self))
  }

  /// `isinstance(self, type)`; `type` may be a tuple of types.
  public func isInstance(of type: PythonObject) throws(PythonError) -> Bool {
    try checked(py_is_instance(pointer, type.pointer)) == 1
  }

  /// Whether both are the same object (`is`).
  public func isIdentical(to other: PythonObject) -> Bool {
    pointer == other.pointer
  }

  /// `bool(self == other)`. As containers do it: an object equals itself, even NaN.
  public func isEqual(to other: PythonObject) throws(PythonError) -> Bool {
    try checked(py_compare(pointer, other.pointer, 2 /* Py_EQ */)) == 1
  }

  /// Whether this is `None`.
  public var isNone: Bool { pointer == py_none() }
}
