import Glibc
package import PythonEmbedding

/// The interpreter of the test process, in the environment that TIEBREAK_PYTHON names.
@PythonActor package enum SharedPython {
  struct NotSet: Error, CustomStringConvertible {
    var description: String {
      "TIEBREAK_PYTHON is not set: name a virtual environment or an interpreter that has NumPy"
    }
  }

  nonisolated package static func environment() throws -> PythonEnvironment {
    guard let path = getenv("TIEBREAK_PYTHON") else { throw NotSet() }
    return try PythonEnvironment(path: String(cString: path))
  }

  private static let started = Result { try Interpreter.start(environment()) }
  private static let bridged = Result { try NumPyBridge(started.get()) }

  package static func interpreter() throws -> Interpreter { try started.get() }
  package static func numPy() throws -> NumPyBridge { try bridged.get() }

  /// Runs statements, and answers the namespace that they leave.
  package static func run(_ source: String) throws -> PythonObject {
    let python = try interpreter()
    let names = try python.dict([])
    try python.resolve(path: "builtins.exec").call([python.string(source), names])
    return names
  }

  package static func evaluate(_ expression: String) throws -> PythonObject {
    let names = try run("import numpy as np\nvalue = \(expression)")
    return try names.item(interpreter().string("value"))
  }

  /// Whether the environment has a module.
  package static func has(_ module: String) throws -> Bool {
    try evaluate("__import__('importlib.util').util.find_spec('\(module)') is not None").isTrue()
  }

  package static func references(to object: PythonObject) throws -> Int64 {
    try interpreter().resolve(path: "sys.getrefcount").call([object]).int64()
  }
}
