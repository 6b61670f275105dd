internal import CPython

/// A Python exception, taken out of the interpreter: its class by name and its text. Open by
/// nature, since every library brings classes of its own.
public struct PythonError: Error, Hashable, Sendable {
  /// The class's `__name__`, as in `AxisError`.
  public var typeName: String
  /// The names of the classes that it derives from, nearest first, without `object`.
  public var bases: [String]
  /// `str(exception)`
  public var message: String

  public init(typeName: String, bases: [String] = [], message: String) {
    self.typeName = typeName
    self.bases = bases
    self.message = message
  }

  /// Whether `except name` would catch it, by the class's name.
  public func isKind(of name: String) -> Bool {
    typeName == name || bases.contains(name)
  }
}

extension PythonError: CustomStringConvertible {
  /// As the last line of a traceback words it.
  public var description: String {
    message.isEmpty ? typeName : "\(typeName): \(message)"
  }
}

extension PythonError {
  /// Takes the current exception out of the interpreter, which has none after.
  static func takeCurrent() -> PythonError {
    takeCurrentWithException().error
  }

  /// The same with the exception itself, for those who look closer.
  static func takeCurrentWithException() -> (error: PythonError, exception: PythonObject?) {
    var type: PythonPointer?
    var value: PythonPointer?
    var trace: PythonPointer?
    py_error_fetch(&type, &value, &trace)
    if type != nil { py_error_normalize(&type, &value, &trace) }
    if let trace { py_release(trace) }
    if let type { py_release(type) }
    guard let value else {
      let message = "a call failed without an exception"
      return (PythonError(typeName: "SystemError", message: message), nil)
    }
    // The class is asked of the value, since normalizing may have replaced the one that was raised.
    let exception = PythonObject(owning: value)
    let names = ExceptionNames.shared.names(ofType: py_type(value))
    let error = PythonError(
      typeName: names.own, bases: names.bases, message: text(of: exception))
    return (error, exception)
  }

  /// `str` of an exception; where that raises in turn, what a traceback prints then.
  private static func text(of exception: PythonObject) -> String {
    do throws(PythonError) {
      return try exception.str()
    } catch {
      return "<exception str() failed>"
    }
  }

  /// `type.__name__`
  static func name(ofType type: UnsafeMutableRawPointer) -> String {
    let type = PythonObject(retaining: type.assumingMemoryBound(to: PyObject.self))
    do throws(PythonError) {
      return try type.attribute("__name__").string()
    } catch {
      return "?"
    }
  }
}
