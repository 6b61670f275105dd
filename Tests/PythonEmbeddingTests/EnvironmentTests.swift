import Foundation
import PythonEmbedding
import PythonTesting
import Testing

extension EmbeddedPythonTests {
  /// One after the other too: a script cannot run while another thread's child still inherits it
  /// open for writing.
  @Suite struct Environments {
    private static func message(_ path: String) -> String {
      do {
        _ = try PythonEnvironment(path: path).sharedLibrary()
        return "no error"
      } catch {
        return error.description
      }
    }

    /// A folder of its own with a `bin/python` that is the given shell script.
    private static func folder(_ script: String?) throws -> URL {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      let bin = folder.appending(path: "bin")
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      if let script {
        let file = bin.appending(path: "python")
        try "#!/bin/sh\n\(script)\n".write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      }
      return folder
    }

    @Test func noSuchPath() {
      #expect(
        Self.message("/no/such/path")
          == "no Python environment at /no/such/path: no such file or folder; make one with "
          + "'python3 -m venv /no/such/path'")
    }

    @Test func folderWithoutInterpreter() throws {
      let path = try Self.folder(nil).path
      #expect(
        Self.message(path)
          == "no Python interpreter in \(path): it has no bin/python; make one with "
          + "'python3 -m venv \(path)'")
    }

    @Test func anotherProgram() {
      #expect(
        Self.message("/bin/echo")
          == "/bin/echo is not a Python interpreter: it did not answer as one; name an interpreter "
          + "or the folder of a virtual environment")
    }

    @Test(arguments: [
      ("echo noise; echo first >&2; echo 'last line' >&2; exit 3", "last line"),
      ("exit 3", "it ended with exit code 3"),
      ("kill -9 $$", "it was killed by signal 9"),
    ])
    func failingInterpreter(script: String, reason: String) throws {
      let path = try Self.folder(script).path
      #expect(
        Self.message(path)
          == "the Python interpreter \(path)/bin/python failed: \(reason); try "
          + "'\(path)/bin/python -c \"import sysconfig\"'")
    }

    @Test func fileThatCannotRun() {
      #expect(
        Self.message("/etc/passwd")
          == "the Python interpreter /etc/passwd failed: Permission denied; try "
          + "'/etc/passwd -c \"import sysconfig\"'")
    }

    private static func answer(
      version: String = "[3, 11, 7]", implementation: String = "cpython",
      library: String = "libpython3.11.a"
    ) -> String {
      """
      echo 'a line of a start-up file'
      echo '{"executable": "/e/bin/python", "prefix": "/e", "basePrefix": "/b", \
      "version": \(version), "implementation": "\(implementation)", "libraryFolder": "/b/lib", \
      "libraryName": "\(library)", "multiarch": "x-y", "isSharedBuild": false, \
      "isFreeThreaded": false}'
      """
    }

    @Test(arguments: [
      ("[2, 7, 18]", "cpython", "cpython 2.7.18"), ("[3, 8, 18]", "cpython", "cpython 3.8.18"),
      ("[3, 10, 1]", "pypy", "pypy 3.10.1"),
    ])
    func unsupported(version: String, implementation: String, named: String) throws {
      let script = Self.answer(version: version, implementation: implementation)
      #expect(
        Self.message(try Self.folder(script).path)
          == "/e/bin/python is \(named), and only CPython 3.9 or later with its lock can be "
          + "embedded; make an environment from one: 'python3 -m venv ENV'")
    }

    @Test func staticBuild() throws {
      #expect(
        Self.message(try Self.folder(Self.answer()).path)
          == "/e/bin/python has no shared library to embed (looked for "
          + "/b/lib/libpython3.11.so.1.0, /usr/lib/x-y/libpython3.11.so.1.0); install it with "
          + "'apt-get install libpython3.11', or build Python with --enable-shared")
    }

    @Test func describesItself() throws {
      let environment = try PythonEnvironment(path: Self.folder(Self.answer()).path)
      #expect(environment.executable == "/e/bin/python")
      #expect(environment.prefix == "/e")
      #expect(environment.basePrefix == "/b")
      #expect(environment.version == PythonVersion(major: 3, minor: 11, micro: 7))
      #expect(environment.multiarch == "x-y")
      #expect(!environment.isSharedBuild)
    }

    @Test @PythonActor func versionsOfDistributions() throws {
      let versions = try SharedPython.environment().installedVersions(of: [
        "numpy", "no-such-thing",
      ])
      #expect(try versions == ["numpy": SharedPython.numPy().version])
    }

    /// In a process of its own, since a second interpreter cannot start in one that has its first.
    @Test func librariesThatCannotBeLoaded() async {
      await #expect(processExitsWith: .success) {
        var environment = try await SharedPython.environment()
        let folder = try Self.folder(nil).path
        environment.libraryFolder = folder
        environment.libraryName = "libpython.so"
        let library = "\(folder)/libpython.so"
        try "no library here".write(toFile: library, atomically: true, encoding: .utf8)
        let broken = environment
        let error = #expect(throws: EnvironmentError.self) { _ = try Interpreter.start(broken) }
        #expect(
          error?.description
            == "the Python library \(library) could not be loaded: \(library): file too short; try "
            + "'ldd \(library)'")
        // The C library is one that loads and is not Python's.
        let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
        let line = try #require(maps.split(separator: "\n").first { $0.contains("/libc.so") })
        let loaded = URL(filePath: String(try #require(line.split(separator: " ").last)))
        environment.libraryFolder = loaded.deletingLastPathComponent().path
        environment.libraryName = loaded.lastPathComponent
        let foreign = environment
        let other = #expect(throws: EnvironmentError.self) { _ = try Interpreter.start(foreign) }
        #expect(
          other
            == .libraryNotLoaded(
              library: try foreign.sharedLibrary(),
              reason: "it has no symbol Py_SetProgramName"))
      }
    }

    @Test func anotherPrefix() async {
      await #expect(processExitsWith: .success) {
        var environment = try await SharedPython.environment()
        let found = environment.prefix
        environment.prefix = "/another"
        let wrong = environment
        let error = #expect(throws: EnvironmentError.self) { _ = try Interpreter.start(wrong) }
        let library = try environment.sharedLibrary()
        #expect(
          error?.description
            == "Python started from \(library) with sys.prefix \(found) instead of /another, so it "
            + "has other packages than \(environment.executable); unset PYTHONHOME, or make the "
            + "environment again: '\(environment.executable) -m venv --upgrade /another'")
      }
    }

    @Test func anotherVersion() async {
      await #expect(processExitsWith: .success) {
        var environment = try await SharedPython.environment()
        let found = environment.version
        environment.version.micro += 1
        let wrong = environment
        let error = #expect(throws: EnvironmentError.self) { _ = try Interpreter.start(wrong) }
        #expect(
          error
            == .wrongVersion(
              library: try environment.sharedLibrary(), expected: environment.version, found: found)
        )
      }
    }
  }
}
