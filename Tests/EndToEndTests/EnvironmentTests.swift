import Foundation
import Testing

extension EndToEnd {
  /// A Python environment that cannot be used is exit code 3, and one line that says what to do.
  @Suite struct Environments {
    @Test func noSuchPath() throws {
      try Self.expect(
        "/no/such/path",
        "no Python environment at /no/such/path: no such file or folder; make one with "
          + "'python3 -m venv /no/such/path'")
    }

    @Test func folderWithoutInterpreter() throws {
      let folder = try Folder()
      try Self.expect(
        folder.path,
        "no Python interpreter in \(folder.path): it has no bin/python; make one with "
          + "'python3 -m venv \(folder.path)'")
    }

    @Test func notPython() throws {
      try Self.expect(
        "/bin/true",
        "/bin/true is not a Python interpreter: it did not answer as one; name an interpreter or the "
          + "folder of a virtual environment")
    }

    @Test func notAProgram() throws {
      let folder = try Folder()
      try "text".write(to: folder.url("file"), atomically: true, encoding: .utf8)
      let path = folder.url("file").path
      try Self.expect(
        path,
        "the Python interpreter \(path) failed: Permission denied; try '\(path) -c \"import sysconfig\"'"
      )
    }

    /// A virtual environment whose interpreter was upgraded away: `bin/python` points nowhere.
    @Test func interpreterGone() throws {
      let folder = try Folder()
      try FileManager.default.createDirectory(
        at: folder.url("bin"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder.url("bin/python").path, withDestinationPath: "python3")
      try FileManager.default.createSymbolicLink(
        atPath: folder.url("bin/python3").path, withDestinationPath: "/no/such/python3.11")
      try Self.expect(
        folder.path,
        "no Python interpreter in \(folder.path): its bin/python points to /no/such/python3.11, which is gone; "
          + "make the environment again with 'python3 -m venv --clear \(folder.path)'")
    }

    @Test(.enabled(if: Pyenv.interpreter("3.8") != nil, "pyenv has no Python 3.8 here"))
    func tooOld() throws {
      let interpreter = try #require(Pyenv.interpreter("3.8"))
      let ending = try Self.check(interpreter)
      #expect(ending.code == 3)
      #expect(ending.errors.contains(" is cpython 3.8."))
      #expect(ending.errors.contains("only CPython 3.9 or later with its lock can be embedded"))
      #expect(ending.errors.split(separator: "\n").count == 1)
    }

    @Test func noSharedLibrary() throws {
      let folder = try Folder()
      let path = try folder.script(
        "bin/python",
        """
        #!/bin/sh
        echo '{"executable": "\(folder.path)/bin/python", "prefix": "\(folder.path)", \
        "basePrefix": "\(folder.path)", "version": [3, 99, 1], "implementation": "cpython", \
        "libraryFolder": "\(folder.path)/lib", "libraryName": "libpython3.99.a", "multiarch": null, \
        "isSharedBuild": false, "isFreeThreaded": false}'
        """)
      try Self.expect(
        folder.path,
        "\(path) has no shared library to embed (looked for \(folder.path)/lib/libpython3.99.so.1.0); "
          + "install it with 'apt-get install libpython3.99', or build Python with --enable-shared")
    }

    @Test func packageMissing() throws {
      let folder = try Folder()
      let text = try String(contentsOfFile: "\(Program.fixtures)/misbehaving.yaml", encoding: .utf8)
        .replacing("package: {", with: "package: {distribution: no-such-distribution, ")
      try text.write(to: folder.url("misbehaving.yaml"), atomically: true, encoding: .utf8)
      let named = try Program.run([
        "check", "misbehaving", "--specs", folder.path, "--report", folder.url("report").path,
      ])
      let python = try #require(Program.python) + "/bin/python"
      #expect(named.code == 3)
      #expect(
        named.errors
          == "tiebreak: misbehaving is not installed in \(python); install it with: "
          + "\(python) -m pip install no-such-distribution\n")
      let unnamed = try Program.run([
        "check", "--specs", folder.path, "--report", folder.url("report").path,
      ])
      #expect(unnamed.code == 0)
      let entries = try Report(in: folder.url("report").path).notTested
      #expect(
        entries.map(\.description)
          == [#"{"library":"misbehaving","rule":null,"reason":"not installed"}"#])
    }

    private static func check(_ python: String) throws -> Program.Ending {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      return try Program.run([
        "check", "--python", python, "--specs", folder.path, "--report", folder.url("report").path,
      ])
    }

    private static func expect(_ python: String, _ message: String) throws {
      #expect(try check(python) == .init(code: 3, output: "", errors: "tiebreak: \(message)\n"))
    }
  }
}
