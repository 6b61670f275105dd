/// Why an environment cannot be asked or embedded. `EnvironmentError+Description.swift` words it.
public enum EnvironmentError: Error, Hashable, Sendable {
  case noSuchPath(String)
  /// A folder without `bin/python`.
  case noInterpreter(folder: String)
  /// A virtual environment whose base interpreter was removed: its link points nowhere.
  case interpreterGone(folder: String, target: String)
  /// A program that runs and does not answer as Python does.
  case notAnInterpreter(path: String)
  /// The interpreter could not be run, or ended in failure; the reason is its last line of errors.
  case interpreterFailed(path: String, reason: String)
  case unsupported(
    executable: String, implementation: String, version: PythonVersion, isFreeThreaded: Bool)
  /// A static build, or one whose library is not installed.
  case noSharedLibrary(executable: String, version: PythonVersion, looked: [String])
  case libraryNotLoaded(library: String, reason: String)
  /// The process has an interpreter already.
  case alreadyStarted(executable: String)
  /// The interpreter came up with another `sys.prefix`, so without the environment's packages.
  case wrongPrefix(executable: String, library: String, expected: String, found: String)
  case wrongVersion(library: String, expected: PythonVersion, found: PythonVersion)
  case missingModule(module: String, package: String, executable: String, reason: String)
}
