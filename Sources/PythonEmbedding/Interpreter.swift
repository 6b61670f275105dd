internal import CPython
internal import Synchronization

/// The CPython interpreter of this process, running inside one environment.
///
/// There is one for a process, and never a second: NumPy and its like refuse to load twice. It
/// belongs to the thread that started it, which holds the interpreter lock throughout; no signal
/// handlers are installed. It is not finalized: flush the streams and `_exit`.
public final class Interpreter {
  /// The environment that it was started in.
  public let environment: PythonEnvironment

  private init(environment: PythonEnvironment) {
    self.environment = environment
  }

  /// Whether this process has one already.
  private static let claimed = Atomic<Bool>(false)

  /// Loads the environment's library, starts the interpreter on the calling thread, and checks
  /// that it came up as that environment: a wrong one does not fail by itself.
  ///
  /// When the library cannot be loaded, another environment may be tried; after that, never.
  public static func start(
    _ environment: PythonEnvironment
  ) throws(EnvironmentError) -> Interpreter {
    let library = try environment.sharedLibrary()
    guard !claimed.exchange(true, ordering: .relaxed) else {
      throw .alreadyStarted(executable: environment.executable)
    }
    try load(library, of: environment)
    py_set_program_name(py_decode_locale(environment.executable, nil))
    py_initialize(0)
    py_bind_thread()
    let interpreter = Interpreter(environment: environment)
    try interpreter.verify(library: library)
    return interpreter
  }

  private static func load(
    _ library: String, of environment: PythonEnvironment
  ) throws(EnvironmentError) {
    var reason = [UInt8](repeating: 0, count: 512)
    let loaded = reason.withUnsafeMutableBytes {
      cpython_load(library, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard !loaded else { return }
    claimed.store(false, ordering: .relaxed)
    throw .libraryNotLoaded(
      library: library, reason: String(decoding: reason.prefix { $0 != 0 }, as: UTF8.self))
  }

  /// Compares what came up with what the environment's own interpreter said.
  private func verify(library: String) throws(EnvironmentError) {
    let prefix: String
    let version: PythonVersion
    do throws(PythonError) {
      let system = try importModule("sys")
      let numbers = try system.attribute("version_info")
      prefix = try system.attribute("prefix").string()
      version = PythonVersion(
        major: Int(try numbers.item(at: 0).int64()), minor: Int(try numbers.item(at: 1).int64()),
        micro: Int(try numbers.item(at: 2).int64()))
    } catch {
      throw .libraryNotLoaded(library: library, reason: error.description)
    }
    guard version == environment.version else {
      throw .wrongVersion(library: library, expected: environment.version, found: version)
    }
    guard prefix == environment.prefix else {
      throw .wrongPrefix(
        executable: environment.executable, library: library, expected: environment.prefix,
        found: prefix)
    }
  }

  /// Stops a call from a foreign thread, which would run without the interpreter lock.
  func checkThread() {
    precondition(py_on_bound_thread(), "Python is entered from a thread that did not start it")
  }

  /// Flushes `sys.stdout`, `sys.stderr` and C's streams. A stream that is `None`, closed or broken
  /// is passed over, since there is nobody left to tell.
  public func flushStandardStreams() {
    checkThread()
    for name in ["stdout", "stderr"] {
      _ = try? resolve(path: "sys.\(name).flush").call()
    }
    cpython_flush()
  }
}
