internal import CPython

/// Which object something is: equal for one object only, as long as it lives.
public struct ObjectIdentity: Hashable {
  @usableFromInline let address: UnsafeMutableRawPointer

  @inlinable init(address: UnsafeMutableRawPointer) {
    self.address = address
  }

  /// A number that differs between most objects, in its lower bits too.
  @inlinable public var spread: Int {
    let number = Int(bitPattern: address)
    return number >> 4 ^ number >> 12
  }

  @inlinable public static func == (first: Self, second: Self) -> Bool {
    first.address == second.address
  }
}

extension PythonObject {
  public var identity: ObjectIdentity { ObjectIdentity(address: UnsafeMutableRawPointer(pointer)) }
}

/// For reading large structures: no reference is counted, and nothing is allocated on Swift's side.
extension BorrowedReference {
  public var identity: ObjectIdentity { ObjectIdentity(address: address) }

  public var typeIdentity: ObjectIdentity { ObjectIdentity(address: py_type(address)) }

  /// What a builtin value is, by its exact type; `other` for all that derives from one.
  public enum Shape: Sendable {
    case none, bool, integer, float, text, list, other
  }

  public var shape: Shape {
    let type = py_type(address)
    if type == UnsafeMutableRawPointer(py_text_type()) { return .text }
    if type == UnsafeMutableRawPointer(py_list_type()) { return .list }
    if type == UnsafeMutableRawPointer(py_int_type()) { return .integer }
    if pointer == py_none() { return .none }
    if pointer == py_true() || pointer == py_false() { return .bool }
    if type == UnsafeMutableRawPointer(py_float_type()) { return .float }
    return .other
  }

  public var isNone: Bool { pointer == py_none() }

  /// Whether this is `True` itself.
  public var isTrue: Bool { pointer == py_true() }

  /// The value of an `int`; `nil` beyond 64 bits, or where it is none.
  public var int64: Int64? {
    let value = py_as_int(pointer)
    if value == -1, py_error_occurred() != nil {
      py_error_clear()
      return nil
    }
    return value
  }

  /// The value of a `float`; `nil` where it is none.
  public var double: Double? {
    let value = py_as_double(pointer)
    if value == -1, py_error_occurred() != nil {
      py_error_clear()
      return nil
    }
    return value
  }

  /// The text of a `str`; `nil` where it is none, or holds half of a surrogate pair.
  public var text: String? {
    var size = 0
    guard let utf8 = py_as_utf8(pointer, &size) else {
      py_error_clear()
      return nil
    }
    return String(decoding: UnsafeRawBufferPointer(start: utf8, count: size), as: UTF8.self)
  }

  /// Runs `body` for each attribute in the object's `__dict__`, in the order in which they were set, with the
  /// number it comes at and the name's identity. Names are interned: one name is one object. `body` must not change
  /// the object.
  public func forEachAttribute(
    _ body: (Int, ObjectIdentity, borrowing BorrowedReference) -> Void
  ) {
    guard let dict = py_instance_dict(pointer, nil) else { return py_error_clear() }
    defer { py_release(dict) }
    var position = 0
    var key: PythonPointer?
    var value: PythonPointer?
    var number = 0
    while py_dict_next(dict, &position, &key, &value) != 0, let key, let value {
      body(
        number, ObjectIdentity(address: UnsafeMutableRawPointer(key)),
        BorrowedReference(address: UnsafeMutableRawPointer(value)))
      number += 1
    }
  }

  /// `len` of a `list`; 0 where it is none.
  public var listCount: Int {
    let count = py_list_size(pointer)
    if count < 0 { py_error_clear() }
    return max(count, 0)
  }

  /// Runs `body` for each element of a `list`, which must not change it.
  public func forEachListElement(_ body: (borrowing BorrowedReference) -> Void) {
    for index in 0..<listCount {
      guard let element = py_list_item(pointer, index) else { return py_error_clear() }
      body(BorrowedReference(address: UnsafeMutableRawPointer(element)))
    }
  }
}
