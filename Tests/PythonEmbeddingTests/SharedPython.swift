import Glibc
import PythonEmbedding
import Testing

/// All suites that need a running interpreter, one test after the other.
@Suite(.serialized) @PythonActor struct EmbeddedPythonTests {}

/// The interpreter of the test process, in the environment that TIEBREAK_PYTHON names.
@PythonActor enum SharedPython {
  struct NotSet: Error, CustomStringConvertible {
    var description: String {
      "TIEBREAK_PYTHON is not set: name a virtual environment or an interpreter that has NumPy"
    }
  }

  static func environment() throws -> PythonEnvironment {
    guard let path = getenv("TIEBREAK_PYTHON") else { throw NotSet() }
    return try PythonEnvironment(path: String(cString: path))
  }

  private static let started = Result { try Interpreter.start(environment()) }
  private static let bridged = Result { try NumPyBridge(started.get()) }

  static func interpreter() throws -> Interpreter { try started.get() }
  static func numPy() throws -> NumPyBridge { try bridged.get() }

  /// Runs statements, and answers the namespace that they leave.
  static func run(_ source: String) throws -> PythonObject {
    let python = try interpreter()
    let names = try python.dict([])
    try python.resolve(path: "builtins.exec").call([python.string(source), names])
    return names
  }

  static func evaluate(_ expression: String) throws -> PythonObject {
    let names = try run("import numpy as np\nvalue = \(expression)")
    return try names.item(interpreter().string("value"))
  }

  /// Whether the environment has a module.
  static func has(_ module: String) throws -> Bool {
    try evaluate("__import__('importlib.util').util.find_spec('\(module)') is not None").isTrue()
  }

  static func references(to object: PythonObject) throws -> Int64 {
    try interpreter().resolve(path: "sys.getrefcount").call([object]).int64()
  }
}
