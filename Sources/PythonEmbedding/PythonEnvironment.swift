internal import FoundationEssentials

/// A Python environment, as its own interpreter describes it: what is needed to run the same
/// interpreter, with the same packages, inside this process.
public struct PythonEnvironment: Hashable, Sendable, Codable {
  /// The interpreter, inside a virtual environment the environment's own (`sys.executable`).
  public var executable: String
  /// The environment's folder (`sys.prefix`).
  public var prefix: String
  /// The folder of the installation that it was made from; without a virtual one, the same.
  public var basePrefix: String
  public var version: PythonVersion
  /// The folder of the library, in `sysconfig` called `LIBDIR`.
  public var libraryFolder: String
  /// The library's file name, in `sysconfig` called `INSTSONAME`. In a static build of the
  /// interpreter it may end in `.a`.
  public var libraryName: String
  /// The folder below `/usr/lib` that Debian keeps libraries in, or nothing.
  public var multiarch: String?
  /// Whether the interpreter was built with a shared library (`Py_ENABLE_SHARED`).
  public var isSharedBuild: Bool
  /// Whether it runs without an interpreter lock; such builds lay objects out otherwise.
  public var isFreeThreaded: Bool

  /// Asks the interpreter at `path`, or the one in `path/bin` when that is a folder.
  public init(path: String) throws(EnvironmentError) {
    let interpreter = try Self.interpreter(at: path)
    let output = try Self.run(interpreter, ["-c", Self.question])
    guard let answer = Self.decode(Answer.self, from: output) else {
      throw .notAnInterpreter(path: interpreter)
    }
    self.init(answer: answer, interpreter: interpreter)
    guard answer.implementation == "cpython", version >= .oldestSupported, !isFreeThreaded else {
      throw .unsupported(
        executable: executable, implementation: answer.implementation, version: version,
        isFreeThreaded: isFreeThreaded)
    }
  }

  /// The versions of those of `distributions` that are installed, by the names asked for.
  public func installedVersions(
    of distributions: [String]
  ) throws(EnvironmentError) -> [String: String] {
    let output = try Self.run(executable, ["-c", Self.versionsQuestion] + distributions)
    guard let versions = Self.decode([String: String].self, from: output) else {
      throw .notAnInterpreter(path: executable)
    }
    return versions
  }

  /// The file of the environment's own libpython.
  public func sharedLibrary() throws(EnvironmentError) -> String {
    let name =
      libraryName.contains(".so")
      ? libraryName : "libpython\(version.major).\(version.minor).so.1.0"
    var folders = [libraryFolder, "\(basePrefix)/lib"]
    if let multiarch { folders.append("/usr/lib/\(multiarch)") }
    let candidates = folders.map { "\($0)/\(name)" }
    for candidate in candidates where FileManager.default.fileExists(atPath: candidate) {
      return candidate
    }
    throw .noSharedLibrary(executable: executable, version: version, looked: unique(candidates))
  }

  private func unique(_ paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }
}

extension PythonEnvironment {
  /// What the interpreter answers to `question`.
  private struct Answer: Decodable {
    var executable: String?
    var prefix: String
    var basePrefix: String
    var version: [Int]
    var implementation: String
    var libraryFolder: String?
    var libraryName: String?
    var multiarch: String?
    var isSharedBuild: Bool
    var isFreeThreaded: Bool
  }

  /// Keeps modules of the working folder from taking the place of Python's own: there may be a `json.py`.
  private static let leaveFolder = """
    import sys
    sys.path[:] = [place for place in sys.path if place]

    """

  /// Runs under any version from 2.7 on, so that one too old is told from a broken one.
  private static let question =
    leaveFolder + """
      import json, platform, sysconfig
      get = sysconfig.get_config_var
      print("\\n" + json.dumps({
        "executable": sys.executable, "prefix": sys.prefix,
        "basePrefix": getattr(sys, "base_prefix", sys.prefix),
        "version": list(sys.version_info[:3]),
        "implementation": platform.python_implementation().lower(),
        "libraryFolder": get("LIBDIR"), "libraryName": get("INSTSONAME"),
        "multiarch": get("MULTIARCH"), "isSharedBuild": bool(get("Py_ENABLE_SHARED")),
        "isFreeThreaded": bool(get("Py_GIL_DISABLED"))}))
      """

  private static let versionsQuestion =
    leaveFolder + """
      import importlib.metadata, json
      found = {}
      for name in sys.argv[1:]:
        try:
          found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
          pass
      print("\\n" + json.dumps(found))
      """

  private init(answer: Answer, interpreter: String) {
    let numbers = answer.version + [0, 0, 0]
    executable = answer.executable ?? interpreter
    prefix = answer.prefix
    basePrefix = answer.basePrefix
    version = PythonVersion(major: numbers[0], minor: numbers[1], micro: numbers[2])
    libraryFolder = answer.libraryFolder ?? "\(answer.basePrefix)/lib"
    libraryName = answer.libraryName ?? ""
    multiarch = answer.multiarch
    isSharedBuild = answer.isSharedBuild
    isFreeThreaded = answer.isFreeThreaded
  }

  private static func interpreter(at path: String) throws(EnvironmentError) -> String {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .noSuchPath(path)
    }
    guard isFolder else { return path }
    for name in ["python", "python3"] {
      let interpreter = "\(path)/bin/\(name)"
      if FileManager.default.fileExists(atPath: interpreter) { return interpreter }
    }
    if let target = end(ofLink: "\(path)/bin/python") {
      throw .interpreterGone(folder: path, target: target)
    }
    throw .noInterpreter(folder: path)
  }

  /// Where a chain of symbolic links ends; nil for no link.
  private static func end(ofLink path: String) -> String? {
    var place = path
    for _ in 0..<10 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: place) else {
        break
      }
      let folder = place.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      place = next.hasPrefix("/") ? next : folder.joined(separator: "/") + "/" + next
    }
    return place == path ? nil : place
  }

  private static func run(
    _ interpreter: String, _ arguments: [String]
  ) throws(EnvironmentError) -> String {
    let result: ChildProcess.Result
    do {
      result = try ChildProcess.run(interpreter, arguments)
    } catch {
      throw .interpreterFailed(path: interpreter, reason: error.description)
    }
    guard result.status == .exited(0) else {
      let lastLine = result.errorOutput.split(whereSeparator: \.isNewline).last.map(String.init)
      throw .interpreterFailed(path: interpreter, reason: lastLine ?? result.status.description)
    }
    return result.output
  }

  /// Reads the last line only: start-up files of an environment may print lines of their own.
  private static func decode<Value: Decodable>(_: Value.Type, from output: String) -> Value? {
    guard let line = output.split(whereSeparator: \.isNewline).last else { return nil }
    return try? JSONDecoder().decode(
      Value.self, from: [UInt8](line.utf8).withUnsafeBytes { Data($0) })
  }
}
