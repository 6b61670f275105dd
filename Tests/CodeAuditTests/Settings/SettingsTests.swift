import CodeAudit
import Foundation
import PythonEmbedding
import Semantics
import Testing

/// Settings files, read by a real worker.
@Suite(.serialized) struct SettingsTests {
  private static func parse(_ files: [SettingsFile]) async throws -> [TOMLAnswer] {
    let request = TOMLRequest(
      program: PoolTests.program, environment: try SharedReader.environment)
    return try await request.read(files)
  }

  private static func tree(_ folder: TestFolder, _ names: String...) async throws -> SettingsTree {
    try await SettingsTree(above: names, workingFolder: folder.path, parse: Self.parse)
  }

  /// What is said of the settings in a file, or of the use of them.
  private static func problem(_ files: [String: String]) async throws -> String {
    let folder = try TestFolder(files)
    do {
      let tree = try await tree(folder, "a.py")
      let specs = try SpecFolder(
        path: TestRules.project.appending(path: "Specs").path(percentEncoded: false))
      _ = try AuditPlan(AuditOptions(), settings: tree, named: [], specs: specs)
      return "nothing"
    } catch {
      return "\(error)"
    }
  }

  @Test func allKeys() async throws {
    let folder = try TestFolder([
      "tiebreak.toml": """
      from = "pandas@1.5"
      to = 'pandas'
      select = ["TB1", "port-nan"]
      extend-select = ["TB102"]
      ignore = []
      exclude = ["build/", "*_pb2.py"]
      baseline = "audit/known.json"
      unsafe-fixes = true
      format = "github"
      jobs = 3
      [per-file-ignores]
      "tests/**" = ["TB101", "bare-top1"]
      """
    ])
    let settings = try #require(await Self.tree(folder, "a.py").settings(of: "a.py"))
    #expect(settings.from == "pandas@1.5" && settings.to == "pandas")
    #expect(settings.select == ["TB1", "port-nan"] && settings.extendSelect == ["TB102"])
    #expect(settings.ignore == [] && settings.exclude.count == 2)
    #expect(settings.baseline == folder("audit/known.json"))
    #expect(settings.unsafeFixes == true && settings.format == "github" && settings.jobs == 3)
    #expect(settings.perFileIgnores.map(\.codes) == [["TB101", "TB111"]])
  }

  /// For each file the nearest settings count, and those alone.
  @Test func nearestCounts() async throws {
    let folder = try TestFolder([
      "pyproject.toml": "[tool.tiebreak]\njobs = 1\nformat = 'json'\n",
      "a/pyproject.toml": "[project]\nname = 'tiebreak'\n",
      "a/b/tiebreak.toml": "jobs = 2\n",
      "a/b/pyproject.toml": "[tool.tiebreak]\njobs = 3\n",
      "c/pyproject.toml": "tool = {tiebreak = {jobs = 4}}\n",
    ])
    let tree = try await Self.tree(folder, "x.py", "a/x.py", "a/b/d/x.py", "c/../c/x.py", "c/y.py")
    #expect(tree.settings(of: "x.py")?.jobs == 1)
    #expect(tree.settings(of: "a/x.py")?.jobs == 1)
    #expect(tree.settings(of: folder("a/b/d/x.py"))?.jobs == 2)
    #expect(tree.settings(of: "./a/b/d/x.py")?.format == nil)
    #expect(tree.settings(of: "c/x.py")?.jobs == 4)
    #expect(
      tree.all.map(\.file.name).sorted() == [
        "a/b/tiebreak.toml", "c/pyproject.toml", "pyproject.toml",
      ])
  }

  @Test func oneForAll() async throws {
    let folder = try TestFolder([
      "tiebreak.toml": "jobs = 1\n", "other.toml": "jobs = 2\n",
      "d/pyproject.toml": "[tool.tiebreak]\njobs = 3\n", "e/pyproject.toml": "[tool.black]\n",
    ])
    for (name, jobs) in [("other.toml", 2), ("d/pyproject.toml", 3)] {
      let tree = try await SettingsTree(
        file: name, workingFolder: folder.path, parse: Self.parse)
      #expect(tree.settings(of: "x.py")?.jobs == jobs)
      #expect(tree.all.count == 1)
    }
    for (name, problem) in [
      ("e/pyproject.toml", "e/pyproject.toml: has no table [tool.tiebreak]"),
      ("absent.toml", "absent.toml: there is no such file"),
    ] {
      await #expect {
        _ = try await SettingsTree(file: name, workingFolder: folder.path, parse: Self.parse)
      } throws: { "\($0)" == problem }
    }
  }

  /// Most projects have no settings for this program: no parser is started then.
  @Test func nothingIsStartedInVain() async throws {
    let folder = try TestFolder([
      "pyproject.toml": "[tool.black]\nline-length = 88\n[tool.ruff", "a.py": "",
    ])
    let tree = try await SettingsTree(above: ["a.py"], workingFolder: folder.path) { _ in
      Issue.record("a parser was asked")
      return []
    }
    #expect(tree.settings(of: "a.py") == nil)
    #expect(tree.all.isEmpty)
  }

  static let problems: [(toml: String, problem: String)] = [
    ("x = [", "tiebreak.toml: is no TOML: Invalid value (at end of document)"),
    ("a = 1\nb = = 2", "tiebreak.toml:2: is no TOML: Invalid value (at line 2, column 5)"),
    (
      "\n\nselct = []",
      "tiebreak.toml:3: \"selct\" is no key of tiebreak.toml; did you mean \"select\"?"
    ),
    ("select = \"TB101\"", "tiebreak.toml:1: select: must be a list of texts in quotes"),
    ("ignore = [\"TB101\", 3]", "tiebreak.toml:1: ignore: must be a list of texts in quotes"),
    (
      "# \n'extend-select' = ['TB999']",
      "tiebreak.toml:2: extend-select: no rule is called TB999; tiebreak rules lists them"
    ),
    ("exclude = [\"#\"]", "tiebreak.toml:1: exclude: \"#\" is no pattern"),
    ("jobs = 0", "tiebreak.toml:1: jobs: is a whole number from 1 to 1024"),
    ("jobs = 1.5", "tiebreak.toml:1: jobs: is a whole number from 1 to 1024"),
    ("unsafe-fixes = \"yes\"", "tiebreak.toml:1: unsafe-fixes: is true or false"),
    ("baseline = \"\"", "tiebreak.toml:1: baseline: must be a text in quotes"),
    ("format = 3", "tiebreak.toml:1: format: must be a text in quotes"),
    (
      "per-file-ignores = []",
      "tiebreak.toml:1: per-file-ignores: must be a table of globs, such as \"tests/**\" = [\"TB101\"]"
    ),
    (
      "[per-file-ignores]\n\"a.py\" = []\n\"b.py\" = [\"TB0\"]",
      "tiebreak.toml:3: per-file-ignores: no rule is called TB0; tiebreak rules lists them"
    ),
    (
      "[per-file-ignores]\n\"b.py\" = \"TB101\"",
      "tiebreak.toml:2: b.py: must be a list of texts in quotes"
    ),
    (
      "\nper-file-ignores = {\"a\" = \"TB1\"}",
      "tiebreak.toml:2: a: must be a list of texts in quotes"
    ),
    ("select = [\"\"]", "tiebreak.toml:1: select: an empty word names no rule"),
    ("\u{FEFF}jobs = 0", "tiebreak.toml:1: jobs: is a whole number from 1 to 1024"),
    (
      "from = \"numpy\"\nto = \"numpy\"",
      "tiebreak.toml:2: to: is no port: both ends are numpy"
    ),
    ("from = \"numpy\"\nto = \"numpy@1.26\"", "nothing"),
    ("from = \"numpy\"", "tiebreak.toml:1: from: needs \"to\" beside it, or --to LIB"),
    (
      "\nto = \"torch\"",
      "tiebreak.toml:2: to: needs \"from\" beside it, or --from LIB: whose calls are ported"
    ),
    (
      "from = \"numpy\"\nto = \"torhc\"",
      "tiebreak.toml:2: to: \"torhc\": \"torhc\" is no library with a spec; did you mean \"torch\"?"
    ),
    ("from = \"numpy\"\nto = \"torch\"", "nothing"),
    ("", "nothing"),
  ]

  @Test(arguments: problems) func refused(_ toml: String, _ problem: String) async throws {
    #expect(try await Self.problem(["tiebreak.toml": toml]) == problem)
  }

  @Test func problemsOfSharedFiles() async throws {
    let file = "pyproject.toml"
    #expect(
      try await Self.problem([file: "[tool]\ntiebreak = 3\n"])
        == "pyproject.toml:2: tool.tiebreak is no table")
    #expect(
      try await Self.problem([file: "[project]\njob = 1\n[tool.tiebreak]\njob = 1\n"])
        == "pyproject.toml:4: \"job\" is no key of [tool.tiebreak]; did you mean \"jobs\"?")
    #expect(
      try await Self.problem([file: "[tool.tiebreak.per-file-ignore]\n"])
        == "pyproject.toml:1: \"per-file-ignore\" is no key of [tool.tiebreak]; did you mean \"per-file-ignores\"?"
    )
    // A table of another tool is nobody's concern here.
    #expect(try await Self.problem([file: "[tool.other]\nname = 'tiebreak'\nx = 1\n"]) == "nothing")
  }

  @Test func filesThatAreNoText() async throws {
    let folder = try TestFolder()
    try Data([0x61, 0xFF]).write(to: URL(filePath: folder("tiebreak.toml")))
    await #expect {
      _ = try await Self.tree(folder, "a.py")
    } throws: { "\($0)" == "tiebreak.toml: is not UTF-8, as TOML has to be" }
    let deep = String(repeating: "[", count: 100_000)
    let problem = try await Self.problem(["tiebreak.toml": "x = \(deep)"])
    #expect(problem.hasPrefix("tiebreak.toml: is no TOML: "), "\(problem)")
    #expect(!problem.contains("\n"))
  }

  /// A Python without `tomllib` is named only where there are settings for it to read.
  @Test func oldPython() async throws {
    var environment = try SharedReader.environment
    environment.version = PythonVersion(major: 3, minor: 9, micro: 2)
    let request = TOMLRequest(program: "/bin/false", environment: environment)
    let folder = try TestFolder([
      "a/pyproject.toml": "[project]\nkeywords = ['tiebreak']\n",
      "b/pyproject.toml": "[tool.tiebreak]\n",
    ])
    let tree = try await SettingsTree(
      above: ["a/x.py"], workingFolder: folder.path, parse: request.read)
    #expect(tree.all.isEmpty)
    let problem =
      "b/pyproject.toml: settings need Python 3.11 or later, and \(environment.executable) is 3.9.2; "
      + "name another with --python ENV, or leave them out with --isolated"
    await #expect {
      _ = try await SettingsTree(
        above: ["b/x.py"], workingFolder: folder.path, parse: request.read)
    } throws: { "\($0)" == problem }
  }

  @Test func workerThatDies() async throws {
    let request = TOMLRequest(
      program: "/bin/false", environment: try SharedReader.environment)
    let folder = try TestFolder(["tiebreak.toml": ""])
    await #expect(throws: AuditPoolError("settings were not read: the worker did not answer")) {
      _ = try await SettingsTree(
        above: ["a.py"], workingFolder: folder.path, parse: request.read)
    }
  }
}
