internal import CPython

/// What the classes of exceptions are called. An exception is an ordinary answer here, and asking
/// its class for its names each time would cost more than the call that raised it.
///
/// Each class that is remembered is retained, so that its address names no other class later. At
/// most `limit` are, so a program that makes classes without end loses speed and no memory.
struct ExceptionNames {
  struct Names {
    var own: String
    var bases: [String]
  }

  /// Used by the thread of the interpreter only, which every caller is on: an exception is taken
  /// where a call of the C API has just failed.
  nonisolated(unsafe) static var shared = ExceptionNames()

  private static let limit = 256
  private var known: [UnsafeMutableRawPointer: Names] = [:]

  mutating func names(ofType type: UnsafeMutableRawPointer) -> Names {
    if let names = known[type] { return names }
    let names = Self.ask(type)
    if known.count < Self.limit {
      py_retain(type.assumingMemoryBound(to: PyObject.self))
      known[type] = names
    }
    return names
  }

  private static func ask(_ type: UnsafeMutableRawPointer) -> Names {
    let object = PythonObject(retaining: type.assumingMemoryBound(to: PyObject.self))
    let own = PythonError.name(ofType: type)
    do throws(PythonError) {
      let order = try object.attribute("__mro__").elements().dropFirst()
      var bases: [String] = []
      for base in order {
        let name = try base.attribute("__name__").string()
        if name != "object" { bases.append(name) }
      }
      return Names(own: own, bases: bases)
    } catch {
      return Names(own: own, bases: [])
    }
  }
}
