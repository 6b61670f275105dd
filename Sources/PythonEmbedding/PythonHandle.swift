internal import CPython

/// A reference as C sees it. No other type of this target's interface shows one.
typealias PythonPointer = UnsafeMutablePointer<PyObject>

/// A reference that somebody else owns, and that is valid only while the closure runs that was
/// given it. It cannot be copied, so it cannot leave that closure.
public struct BorrowedReference: ~Copyable {
  @usableFromInline let address: UnsafeMutableRawPointer

  @inlinable init(address: UnsafeMutableRawPointer) {
    self.address = address
  }

  var pointer: PythonPointer { address.assumingMemoryBound(to: PyObject.self) }

  /// A reference of one's own to the same object, which outlives the closure.
  public borrowing func retained() -> PythonObject {
    PythonObject(retaining: pointer)
  }
}

extension PythonObject {
  /// Lends the reference to `body`, as a prepared call lends its result.
  public func withReference<R: ~Copyable>(_ body: (borrowing BorrowedReference) -> R) -> R {
    defer { extendLifetime(self) }
    return body(BorrowedReference(address: UnsafeMutableRawPointer(pointer)))
  }
}

/// Releases a result that `PreparedCall` lent out.
@usableFromInline func release(_ address: UnsafeMutableRawPointer) {
  py_release(address.assumingMemoryBound(to: PyObject.self))
}

/// An owned object from a function that answers a new reference, or an exception.
func owned(_ pointer: PythonPointer?) throws(PythonError) -> PythonObject {
  guard let pointer else { throw PythonError.takeCurrent() }
  return PythonObject(owning: pointer)
}

/// Passes on the exception of a function that answers −1 with one, and its answer otherwise.
@discardableResult
func checked<Status: SignedInteger>(_ status: Status) throws(PythonError) -> Status {
  guard status != -1 else { throw PythonError.takeCurrent() }
  return status
}
