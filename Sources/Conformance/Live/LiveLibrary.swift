import Arrays
package import PythonEmbedding
package import Semantics

/// A library in this process' interpreter: what the spec's expressions name, found and called.
package final class LiveLibrary {
  package let spec: Spec
  /// As the library says it.
  package let version: String
  let interpreter: Interpreter
  /// `nil` where the environment has no NumPy; then only lists can be passed.
  let numpy: NumPyBridge?
  /// Called before each call but the fast lane's.
  var beforeCall: () -> Void = {}
  /// Time that calls took inside the library.
  let stopwatch = Stopwatch()
  private var objects: [String: PythonObject] = [:]
  private var made: [CallExpression: PythonObject] = [:]

  /// Imports the library, and makes it ready for a mode.
  ///
  /// - Throws: `EnvironmentError` where it is not there or its import fails.
  package init(
    _ spec: Spec, mode: Mode = .eager, in interpreter: Interpreter
  ) throws(EnvironmentError) {
    self.spec = spec
    self.interpreter = interpreter
    let package = spec.package
    _ = try interpreter.requireModule(
      package.module, package: package.distribution ?? package.module)
    numpy = try? NumPyBridge(interpreter)
    do {
      let text = try interpreter.resolve(path: package.version).str()
      version = String(text.prefix { !$0.isWhitespace })
      // Warnings are no answers, and a million of them would drown the report.
      _ = try interpreter.resolve(path: "warnings.simplefilter").call([interpreter.string("ignore")]
      )
      for expression in spec.modeSpec(mode)?.prepare ?? [] {
        _ = try CompiledCall.evaluate(expression, in: self)
      }
      // What the import made stays to the end: no use looking through it again at each collection.
      _ = try interpreter.resolve(path: "gc.freeze").call([])
    } catch {
      throw .missingModule(
        module: package.module, package: package.distribution ?? package.module,
        executable: interpreter.environment.executable, reason: error.description)
    }
  }

  /// The function of a profile, ready to be asked.
  package func function(_ profile: Profile) -> LiveFunction { LiveFunction(profile, in: self) }

  /// The object at a dotted path; each is looked up once.
  func object(_ path: String) throws(PythonError) -> PythonObject {
    if let known = objects[path] { return known }
    let object = try interpreter.resolve(path: path)
    objects[path] = object
    return object
  }

  /// What an expression without inputs gives, made once.
  func kept(
    _ expression: CallExpression, make: () throws(PythonError) -> PythonObject
  ) throws(PythonError) -> PythonObject {
    if let known = made[expression] { return known }
    let object = try make()
    made[expression] = object
    return object
  }

  /// A Python value for an argument.
  func value(_ argument: ArgumentValue) throws(PythonError) -> PythonObject {
    switch argument {
    case .none: return interpreter.none
    case .bool(let value): return interpreter.bool(value)
    case .int(let value): return try interpreter.int(value)
    case .bigInt(let digits): return try interpreter.int(decimal: digits)
    case .float(let value): return try interpreter.float(value)
    case .string(let text): return try interpreter.string(text)
    case .list(let values):
      var elements: [PythonObject] = []
      for value in values { elements.append(try self.value(value)) }
      return try interpreter.list(elements)
    }
  }

  /// A Python value for an element.
  func value(_ scalar: Scalar) throws(PythonError) -> PythonObject {
    switch scalar {
    case .bool(let value): return interpreter.bool(value)
    case .int(let value): return try interpreter.int(value)
    case .uint(let value): return try interpreter.int(value)
    case .float(let value): return try interpreter.float(value)
    case .complex(let real, let imaginary): return try interpreter.complex(real, imaginary)
    case .time(let count?): return try interpreter.int(count)
    case .string(let text): return try interpreter.string(text)
    case .bytes(let bytes): return try interpreter.bytes(bytes)
    case .time(nil), .none, .missing: return interpreter.none
    }
  }
}
