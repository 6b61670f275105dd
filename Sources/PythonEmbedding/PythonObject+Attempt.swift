internal import CPython

/// What a call gave, with the exception itself for those who look closer at it.
public enum CallResult {
  case answer(PythonObject)
  /// `exception` is `nil` only where a call failed without one, which is a bug of the callee.
  case raised(PythonError, exception: PythonObject?)
}

extension PythonObject {
  /// `self(*positional)`, an exception being an answer too.
  public func attempt(_ positional: [PythonObject]) throws(PythonError) -> CallResult {
    let tuple = try makeTuple(positional)
    defer { extendLifetime(tuple) }
    guard let answer = py_call(pointer, tuple.pointer, nil) else {
      let (error, exception) = PythonError.takeCurrentWithException()
      return .raised(error, exception: exception)
    }
    return .answer(PythonObject(owning: answer))
  }
}
