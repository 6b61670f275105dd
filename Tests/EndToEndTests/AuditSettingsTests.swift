import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// Settings files, comments that ignore nothing, baselines and outputs of an audit, as users meet them.
  @Suite struct AuditSettings {
    private static let call = "import numpy as np\nm = np.zeros((2, 3))\nnp.argmax(m)\n"

    private func folder(_ files: [String: String]) throws -> Folder {
      let folder = try Folder()
      for (name, text) in files { try write(text, to: name, in: folder) }
      return folder
    }

    private func write(_ text: String, to name: String, in folder: Folder) throws {
      try FileManager.default.createDirectory(
        at: folder.url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: folder.url(name))
    }

    private func text(_ name: String, in folder: Folder) throws -> String {
      try String(contentsOf: folder.url(name), encoding: .utf8)
    }

    /// Runs an audit in a folder.
    private func audit(
      _ folder: Folder, _ arguments: String, environment: [String: String] = [:]
    ) throws -> Program.Ending {
      try Program.shell(
        "cd '\(folder.path)' && \"$TIEBREAK\" audit \(arguments)", environment: environment)
    }

    /// The rules of the findings, by file.
    private func rules(_ ending: Program.Ending) throws -> [String] {
      let json = try JSONValue(parsing: ending.output)
      return (json["calls"]?.elements ?? []).flatMap { call in
        (call["findings"]?.elements ?? []).map {
          "\(call["file"]?.text ?? "") \($0["rule"]?.text ?? "")"
        }
      }
    }

    // MARK: Comments that ignore nothing

    @Test func unusedIgnores() throws {
      let source = "x = 1  # tiebreak: ignore[TB101]\n"
      let folder = try folder(["a.py": source])
      let ending = try audit(folder, "a.py")
      #expect(ending.code == 1)
      #expect(ending.output.hasPrefix("a.py:1:8: note TB100 unused-ignore\n"))
      #expect(ending.output.contains("1 | x = 1  # tiebreak: ignore[TB101]\n"))
      #expect(ending.output.contains("    |        ^^^^^^^^^^^^^^^^^^^^^^^^^\n"))
      let json = try JSONValue(parsing: audit(folder, "a.py --format json").output)
      #expect(json["calls"]?.elements?.isEmpty == true)
      let other = try #require(json["otherFindings"]?.elements?.first)
      #expect(other["rule"]?.text == "TB100" && other["line"]?.integer == 1)
      #expect(try audit(folder, "a.py --statistics").output.hasPrefix("1  TB100  unused-ignore\n"))
      #expect(try audit(folder, "a.py --ignore TB100").code == 0)
      let diff = try audit(folder, "a.py --diff")
      #expect(diff.code == 1 && diff.output.hasSuffix("-\(source)+x = 1\n"))
      #expect(try audit(folder, "a.py --fix").code == 0)
      #expect(try text("a.py", in: folder) == "x = 1\n")
    }

    /// A comment that a port needs is left alone where there is none, and silences where there is.
    @Test func ignoresOfPorts() throws {
      let folder = try folder([
        "a.py": "import numpy as np\nnp.argmax(x, 0)  # tiebreak: ignore[TB207, TB209, TB212]\n"
      ])
      #expect(try audit(folder, "a.py").code == 0)
      let ending = try audit(folder, "a.py --from numpy --to torch --format json")
      #expect(try !rules(ending).contains("a.py TB207"))
      #expect(try JSONValue(parsing: ending.output)["otherFindings"]?.elements?.isEmpty == true)
    }

    // MARK: Settings

    @Test func settings() throws {
      let folder = try folder([
        "pyproject.toml": """
        [tool.tiebreak]
        from = "numpy"
        to = "torch"
        format = "json"
        select = ["TB101", "port-result-dtype", "port-rewrite"]
        exclude = ["gen/"]
        [tool.tiebreak.per-file-ignores]
        "tests/**" = ["TB2"]
        """,
        "a.py": Self.call, "tests/b.py": Self.call, "gen/c.py": Self.call,
        "old/tiebreak.toml": "ignore = [\"TB1\"]\n", "old/d.py": Self.call,
      ])
      let ending = try audit(folder, ".")
      #expect(ending.code == 1, "\(ending.errors)")
      let found = try rules(ending)
      #expect(found.contains("a.py TB101") && found.contains { $0.hasPrefix("a.py TB2") })
      #expect(found.filter { $0.hasPrefix("tests/b.py") } == ["tests/b.py TB101"])
      #expect(!found.contains { $0.hasPrefix("gen/") || $0.hasPrefix("old/") })
      // From elsewhere it is the same; the first path's settings say the format.
      let above = try Program.shell("cd / && \"$TIEBREAK\" audit '\(folder.path)'")
      #expect(try rules(above).map { $0.replacing("\(folder.path)/", with: "") } == found)
      #expect(
        try rules(audit(folder, ". --select TB101")) == [
          "a.py TB101", "old/d.py TB101", "tests/b.py TB101",
        ])
      #expect(try rules(audit(folder, ". --isolated --format json")).count == 4)
      #expect(try rules(audit(folder, "gen/c.py --select TB101")).count == 1)
      #expect(try rules(audit(folder, "gen/c.py --force-exclude")).isEmpty)
      #expect(try rules(audit(folder, "- < a.py")).contains("- TB101"))
      let other = try audit(folder, "a.py --config old/tiebreak.toml")
      #expect(other.code == 0 && other.output == "nothing to report on 1 call in 1 file\n")
    }

    @Test(arguments: [
      (
        "[tool.tiebreak]\nselct = []",
        "pyproject.toml:2: \"selct\" is no key of [tool.tiebreak]; did you mean \"select\"?"
      ),
      (
        "[tool.tiebreak]\nselect = [\"TB999\"]",
        "pyproject.toml:2: select: no rule is called TB999; tiebreak rules lists them"
      ),
      ("[tool.tiebreak]\njobs = true", "pyproject.toml:2: jobs: is a whole number from 1 to 1024"),
      (
        "[tool.tiebreak]\nto = \"torch\"",
        "pyproject.toml:2: to: needs \"from\" beside it, or --from LIB: whose calls are ported"
      ),
      (
        "[tool.tiebreak]\nformat = \"html\"",
        "pyproject.toml:2: format: \"html\" is none of text, json, sarif, github, gitlab, junit"
      ),
      (
        "[tool.tiebreak]\nbaseline = \"no.json\"",
        "no.json: there is no such file; --update-baseline makes it"
      ),
      (
        "[tool.tiebreak\n",
        "pyproject.toml:1: is no TOML: Expected ']' at the end of a table declaration (at line 1, column 15)"
      ),
    ])
    func wrongSettings(_ settings: String, _ problem: String) throws {
      let folder = try folder(["pyproject.toml": settings, "a.py": Self.call])
      let ending = try audit(folder, "a.py")
      #expect(ending == Program.Ending(code: 2, output: "", errors: "tiebreak: \(problem)\n"))
      #expect(try audit(folder, "a.py --isolated").code == 1)
    }

    @Test(arguments: [
      ("--config x.toml --isolated", "--isolated and --config exclude each other"),
      ("--config x.toml", "x.toml: there is no such file"),
      (
        "--update-baseline",
        "--update-baseline needs --baseline FILE, or a baseline in the settings"
      ),
      ("--update-baseline --baseline b --fix", "--update-baseline excludes --fix and --diff"),
      ("--baseline a.py", "a.py: is no baseline: "),
      ("--output absent/x", "absent/x: No such file or directory"),
    ])
    func wrongUsage(_ arguments: String, _ problem: String) throws {
      let ending = try audit(folder(["a.py": Self.call]), "a.py \(arguments)")
      #expect(ending.code == 2)
      #expect(ending.output == "")
      #expect(ending.errors.hasPrefix("tiebreak: \(problem)"), "\(ending.errors)")
      #expect(ending.errors.split(separator: "\n").count == 1)
    }

    /// Neither the folder that Python is asked in nor the user's own path can have it run what is audited, and no
    /// more where settings have to be read.
    @Test func nothingIsRun() throws {
      let folder = try folder(["tiebreak.toml": "ignore = [\"TB109\"]\n"])
      let source = "open('made.txt', 'w')\nimport numpy\nnumpy.argmax(x, axis=1)\n"
      for name in [
        "ast", "codecs", "encodings", "json", "platform", "re", "sitecustomize", "string",
        "sysconfig", "tomllib", "types", "typing", "usercustomize", "warnings",
      ] {
        try write(source, to: "\(name).py", in: folder)
      }
      for environment in [[:], ["PYTHONPATH": folder.path], ["PYTHONPATH": "."]] {
        let ending = try audit(folder, ".", environment: environment)
        #expect(ending.output == "nothing to report on 14 calls in 14 files\n", "\(ending)")
        #expect(!FileManager.default.fileExists(atPath: folder.url("made.txt").path))
      }
    }

    // MARK: Baselines

    @Test func baseline() throws {
      let folder = try folder(["a.py": Self.call, "d/b.py": Self.call])
      let made = try audit(folder, ". --baseline known.json --update-baseline")
      #expect(made.code == 0)
      #expect(
        made.output == "nothing to report on 2 calls in 2 files; 2 findings in the baseline\n")
      #expect(made.errors == "known.json: 2 findings, 2 added and 0 removed\n")
      let kept = try text("known.json", in: folder)
      // Lines move, a formatter goes over the file, another folder is worked in.
      try write(
        "\"\"\"Doc.\"\"\"\n\n\(Self.call.replacing("(m)", with: "(\n    m,\n)"))", to: "a.py",
        in: folder)
      #expect(try audit(folder, ". --baseline known.json").code == 0)
      #expect(try audit(folder, "d/../d --baseline d/../known.json").code == 0)
      try write("baseline = \"known.json\"\n", to: "tiebreak.toml", in: folder)
      #expect(
        try Program.shell("cd '\(folder.path)/d' && \"$TIEBREAK\" audit b.py ../a.py").code == 0)
      // What is known is not fixed; a second such call is new.
      #expect(try audit(folder, ". --fix --unsafe-fixes").errors.hasPrefix("0 fixes written"))
      try write(Self.call + "np.argmax(m)\n", to: "d/b.py", in: folder)
      let new = try audit(folder, ".")
      #expect(new.code == 1)
      #expect(new.output.hasPrefix("d/b.py:4:1: warning TB101"))
      #expect(
        new.output.contains(
          "1 finding (1 warning) on 3 calls in 2 files; 1 unsafe edit (--unsafe-fixes); 2 findings in the baseline"
        ))
      // What is no longer there is told, and goes with the next update; nothing else changes.
      try write("x = 1\n", to: "a.py", in: folder)
      try write(Self.call, to: "d/b.py", in: folder)
      let less = try audit(folder, ".")
      #expect(less.code == 0)
      #expect(
        less.errors == """
          tiebreak: known.json: a.py: TB101 is no longer there: np.argmax(m)
          tiebreak: --update-baseline takes them out of the baseline

          """)
      #expect(
        try audit(folder, "d --update-baseline").errors
          == "known.json: 2 findings, 0 added and 0 removed\n")
      #expect(try text("known.json", in: folder) == kept)
      #expect(
        try audit(folder, ". --update-baseline").errors
          == "known.json: 1 finding, 0 added and 1 removed\n")
      #expect(try text("known.json", in: folder) != kept)
    }

    // MARK: Outputs

    /// A link stays one, what is no file is written to, and nothing is left beside.
    @Test func outputs() throws {
      let folder = try folder(["a.py": Self.call, "real.txt": "old"])
      symlink("real.txt", folder.url("link.txt").path)
      let shown = try audit(folder, "a.py").output
      #expect(try audit(folder, "a.py --output link.txt").output == "")
      #expect(try text("real.txt", in: folder) == shown)
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder.url("link.txt").path)
          == "real.txt")
      #expect(try audit(folder, "a.py --output /dev/stdout").output == shown)
      #expect(try audit(folder, "a.py --output /dev/stdout | cat").output == shown)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(names) == ["a.py", "link.txt", "real.txt"])
      let table = try Program.run(["compare", "numpy", "--output", folder.url("link.txt").path])
      #expect(table.code == 0)
      #expect(try text("real.txt", in: folder).contains("NumPy"))
    }
  }
}
