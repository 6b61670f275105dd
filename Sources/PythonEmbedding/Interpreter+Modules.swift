internal import CPython

extension Interpreter {
  /// The module `name`, as `importlib.import_module` answers it: `numpy.linalg` is the inner one.
  public func importModule(_ name: String) throws(PythonError) -> PythonObject {
    checkThread()
    return try owned(py_import(name))
  }

  /// The same for a module that the work depends on: the error names the package to install.
  public func requireModule(
    _ name: String, package: String
  ) throws(EnvironmentError) -> PythonObject {
    do throws(PythonError) {
      return try importModule(name)
    } catch {
      throw .missingModule(
        module: name, package: package, executable: environment.executable,
        reason: error.description)
    }
  }

  /// What a dotted path names: `numpy.linalg.norm`, `builtins.max`, `numpy.ndarray.argmax`.
  ///
  /// As in `pkgutil.resolve_name`: the longest prefix that imports is the module, the rest are
  /// attributes. A module that exists and fails to import is an error; the path is not tried on.
  public func resolve(path: String) throws(PythonError) -> PythonObject {
    let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var object = try importModule(names[0])
    var importing = true
    var prefix = names[0]
    for name in names.dropFirst() {
      prefix += ".\(name)"
      if importing, let module = try importIfPresent(prefix) {
        object = module
      } else {
        importing = false
        object = try object.attribute(name)
      }
    }
    return object
  }

  /// Nil where there is no such module; an error where there is and its import fails.
  private func importIfPresent(_ name: String) throws(PythonError) -> PythonObject? {
    if let module = py_import(name) { return PythonObject(owning: module) }
    let (error, exception) = PythonError.takeCurrentWithException()
    guard error.isKind(of: "ModuleNotFoundError"), let exception else { throw error }
    // The module that was not found may be one that this one imports.
    guard try exception.attribute("name").str() == name else { throw error }
    return nil
  }
}
