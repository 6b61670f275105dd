extension EnvironmentError: CustomStringConvertible {
  /// One line: what is wrong, where, what to do.
  public var description: String {
    switch self {
    case .noSuchPath(let path):
      "no Python environment at \(path): no such file or folder; make one with "
        + "'python3 -m venv \(path)'"
    case .noInterpreter(let folder):
      "no Python interpreter in \(folder): it has no bin/python; make one with "
        + "'python3 -m venv \(folder)'"
    case .interpreterGone(let folder, let target):
      "no Python interpreter in \(folder): its bin/python points to \(target), which is gone; make "
        + "the environment again with 'python3 -m venv --clear \(folder)'"
    case .notAnInterpreter(let path):
      "\(path) is not a Python interpreter: it did not answer as one; name an interpreter or the "
        + "folder of a virtual environment"
    case .interpreterFailed(let path, let reason):
      "the Python interpreter \(path) failed: \(reason); try '\(path) -c \"import sysconfig\"'"
    case .unsupported(let executable, let implementation, let version, let isFreeThreaded):
      "\(executable) is \(implementation) \(version)\(isFreeThreaded ? " without its lock" : ""), "
        + "and only CPython \(PythonVersion.oldestSupported.major)."
        + "\(PythonVersion.oldestSupported.minor) or later with its lock can be embedded; make "
        + "an environment from one: 'python3 -m venv ENV'"
    case .noSharedLibrary(let executable, let version, let looked):
      "\(executable) has no shared library to embed (looked for \(looked.joined(separator: ", "))"
        + "); install it with 'apt-get install libpython\(version.major).\(version.minor)', or "
        + "build Python with --enable-shared"
    case .libraryNotLoaded(let library, let reason):
      "the Python library \(library) could not be loaded: \(reason); try 'ldd \(library)'"
    case .alreadyStarted(let executable):
      "Python is running in this process already, so \(executable) cannot be started; use "
        + "another process"
    case .wrongPrefix(let executable, let library, let expected, let found):
      "Python started from \(library) with sys.prefix \(found) instead of \(expected), so it has "
        + "other packages than \(executable); unset PYTHONHOME, or make the environment again: "
        + "'\(executable) -m venv --upgrade \(expected)'"
    case .wrongVersion(let library, let expected, let found):
      "the Python library \(library) is version \(found) and its interpreter \(expected); install "
        + "both from one source: 'apt-get install --reinstall "
        + "libpython\(expected.major).\(expected.minor)'"
    case .missingModule(let module, let package, let executable, let reason):
      "the Python module \(module) could not be imported (\(reason)); install it with "
        + "'\(executable) -m pip install \(package)'"
    }
  }
}
