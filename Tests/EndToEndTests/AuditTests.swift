import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// The audit of source files, as users run it.
  @Suite struct Audits {
    private static let port = ["--from", "numpy", "--to", "torch"]

    private func folder(_ files: [String: String]) throws -> Folder {
      let folder = try Folder()
      for (name, text) in files {
        try FileManager.default.createDirectory(
          at: folder.url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.url(name))
      }
      return folder
    }

    private func audit(_ folder: Folder, _ arguments: [String]) throws -> Program.Ending {
      try Program.run(["audit", folder.path] + arguments)
    }

    /// The fields that CONTRACT names, with the values of one call.
    @Test func fields() throws {
      let folder = try folder([
        "a.py": "import numpy as np\nx = np.zeros((2, 3))\ni = np.nanargmin(x, axis=-1)\n"
      ])
      let ending = try audit(folder, Self.port + ["--format", "json"])
      #expect(ending.code == 1)
      let json = try JSONValue(parsing: ending.output)
      #expect(json["schema"]?.text == "tiebreak/audit/1")
      #expect(json["files"]?.elements?.map { $0["path"]?.text } == [folder.url("a.py").path])
      #expect(json["files"]?.elements?.first?["error"] == .null)
      let call = try #require(json["calls"]?.elements?.first)
      #expect(call["file"]?.text == folder.url("a.py").path)
      let places = ["line", "column", "endLine", "endColumn"].map { call[$0].map { "\($0)" } }
      #expect(places == ["3", "4", "3", "28"])
      let words = ["library", "function", "form", "axis", "keepdims"].map { call[$0]?.text }
      #expect(words == ["numpy", "nanargmin", "module-function", "-1", "omitted"])
      #expect(call["certain"] == .bool(true))
      let finding = try #require(
        call["findings"]?.elements?.first { $0["name"]?.text == "port-nan" })
      #expect(finding["rule"]?.text == "TB207")
      #expect(finding["severity"]?.text == "error")
    }

    @Test(arguments: [
      ("import numpy\nnumpy.argmax([1], axis=0)\n", [String](), Int32(0)),
      ("import numpy\nnumpy.argmax(numpy.zeros((2, 3)))\n", [], 1),
      ("import numpy\nnumpy.argmax(numpy.zeros((2, 3)))\n", ["--ignore", "TB101"], 0),
      ("import numpy\nnumpy.argmax(numpy.zeros((2, 3)))\n", ["--select", "TB110,nan-unsafe"], 0),
      ("import numpy\nnumpy.argmax(numpy.zeros((2, 3)))  # tiebreak: ignore[TB101]\n", [], 0),
      ("import numpy\nnumpy.argmax(f(\n", [], 2),
      ("print argmax(x)\n", [], 2),
      ("x = 1\n", port, 0),
      // A note alone.
      ("import numpy\nnumpy.argmax(x, axis=1)\n", port, 1),
      ("import numpy\nnumpy.argmax(x, axis=1)\n", port + ["--fail-on", "note"], 1),
      ("import numpy\nnumpy.argmax(x, axis=1)\n", port + ["--fail-on", "warning"], 0),
      ("import numpy\nnumpy.argmax(numpy.zeros((2, 3)))\n", ["--fail-on", "error"], 0),
      ("import numpy\nnumpy.nanargmax(x, axis=1)\n", port + ["--fail-on", "error"], 1),
    ])
    func exitCodes(_ source: String, _ arguments: [String], _ code: Int32) throws {
      let ending = try audit(folder(["a.py": source]), arguments)
      #expect(ending.code == code, "\(ending)")
      #expect(ending.errors.split(separator: "\n").count == (code == 2 ? 1 : 0))
    }

    @Test(arguments: [
      (["--from", "numpy"], "--from needs --to"),
      (["--to", "torch"], "--to torch needs --from"),
      (["--from", "nunpy", "--to", "torch"], #"did you mean "numpy""#),
      (["--from", "numpy", "--to", "torch@jit"], "neither a version nor a mode"),
      (["--select", "TB999"], "no rule is called TB999"),
      (["--fix", "--diff"], "exclude each other"),
      (["--statistics", "--diff"], "exclude each other"),
      (["--diff", "--fail-on", "error"], "--fail-on and --diff exclude each other"),
      (["--statistics", "--format", "json"], "--format json excludes"),
      (["--diff", "--format", "json"], "--format json excludes"),
      (["--select", ""], "an empty word names no rule"),
      (["--ignore", " "], "an empty word names no rule"),
      (["--from", "numpy", "--to", "numpy"], "is no port: both ends are numpy"),
      (["--jobs", "0"], "--jobs is from 1 to 1024"),
      (["--format", "html"], "html"),
      (["--fail-on", "never"], "never"),
    ])
    func wrongUsage(_ arguments: [String], _ problem: String) throws {
      let ending = try audit(folder(["a.py": ""]), arguments)
      #expect(ending.code == 2)
      #expect(ending.output == "")
      #expect(ending.errors.contains(problem), "\(ending.errors)")
    }

    @Test func missingFile() throws {
      let folder = try folder(["a.py": "import numpy\nnumpy.argmax(f(), axis=0)\n"])
      let ending = try Program.run(["audit", folder.url("b.py").path, folder.path])
      #expect(ending.code == 2)
      #expect(
        ending.errors == "tiebreak: \(folder.url("b.py").path): No such file or directory\n")
      #expect(ending.output.contains("1 call"))
    }

    /// A file that would be noticed if it were imported or run.
    @Test func nothingIsRun() throws {
      let folder = try folder(["keep.txt": "here"])
      let source = """
        import os, numpy
        os.remove(\(folder.url("keep.txt").path.debugDescription))
        open(\(folder.url("made.txt").path.debugDescription), "w")
        numpy.argmax(x, axis=1)

        """
      for name in ["a.py", "setup.py", "conftest.py", "sitecustomize.py", "numpy.py", "ast.py"] {
        try Data(source.utf8).write(to: folder.url(name))
      }
      let ending = try audit(folder, [])
      #expect(ending.code == 0, "\(ending)")
      #expect(FileManager.default.fileExists(atPath: folder.url("keep.txt").path))
      #expect(!FileManager.default.fileExists(atPath: folder.url("made.txt").path))
    }

    @Test func standardInput() throws {
      let ending = try Program.shell(
        #"printf 'import numpy\nnumpy.argmax(numpy.zeros((2, 3)))\n' | "$TIEBREAK" audit - --format json"#
      )
      #expect(ending.code == 1, "\(ending)")
      let json = try JSONValue(parsing: ending.output)
      #expect(json["calls"]?.elements?.first?["file"]?.text == "-")
    }

    @Test(arguments: [
      ([String](), "-:cell 0:2:1:"), (["--diff", "--unsafe-fixes"], "+++ b/-\n"),
    ])
    func notebookOnStandardInput(_ arguments: [String], _ shown: String) throws {
      let source = #"["import numpy as np\n","np.argmax(np.zeros((2, 3)))"]"#
      let cell = #"{"cell_type":"code","metadata":{},"source":\#(source)}"#
      let notebook = #" {"cells":[\#(cell)],"metadata":{},"nbformat":4,"nbformat_minor":5}"#
      let ending = try Program.run(["audit", "-"] + arguments, input: Data(notebook.utf8))
      #expect(ending.code == 1, "\(ending)")
      #expect(ending.output.contains(shown), "\(ending)")
    }

    @Test func data() throws {
      let folder = try folder(["a.py": "", "y.csv": "argmax,1\n"])
      for arguments in [[], ["--diff"]] {
        let ending = try Program.run(["audit", folder.url("y.csv").path] + arguments)
        #expect(ending.code == 2)
        #expect(
          ending.errors.hasSuffix(
            "y.csv: holds data: only Python files and notebooks are audited\n"))
      }
      #expect(try audit(folder, []).code == 0)
    }

    /// `--diff` makes the passes that `--fix` makes, under names that Git takes, and each file once.
    @Test func diffIsWhatFixWrites() throws {
      let source =
        "import numpy as np\nx = np.zeros((3, 4))\ny = np.argmax(x, keepdims=True, axis=1)\n"
      let folder = try folder(["w/a.py": source, "b.py": source])
      let run =
        "cd '\(folder.path)/w' && $TIEBREAK audit --from numpy --to tensorflow --select TB102,TB2"
        + " --unsafe-fixes a.py ./a.py ../b.py"
      let diff = try Program.shell("\(run) --diff --output ../o.diff")
      #expect(diff.code == 1, "\(diff)")
      #expect(diff.output == "")
      let text = try String(contentsOf: folder.url("o.diff"), encoding: .utf8)
      let names = text.split(separator: "\n").filter { $0.hasPrefix("+++ ") }
      #expect(names == ["+++ b\(folder.url("b.py").path)", "+++ b/a.py"])
      #expect(try Program.shell("\(run) --diff").output == text)
      let apply = "cd '\(folder.path)' && cp -r w g && cd g && git apply --include=a.py ../o.diff"
      #expect(try Program.shell(apply).code == 0)
      let fixed = try Program.shell("\(run) --fix")
      let after = try String(contentsOf: folder.url("w/a.py"), encoding: .utf8)
      #expect(fixed.errors.contains("fixes written"), "\(fixed)")
      #expect(after != source)
      #expect(try String(contentsOf: folder.url("b.py"), encoding: .utf8) == after)
      #expect(try String(contentsOf: folder.url("g/a.py"), encoding: .utf8) == after)
      #expect(try Program.shell("\(run) --diff").output == "")
    }

    /// What `--diff` shows is what `--fix` writes, and every other byte stays.
    @Test func fixes() throws {
      let source =
        "\u{FEFF}import numpy as np, torch\r\n\tx = 1 if 0 else np.argmax(np.zeros(3))  # é\r\n"
        .replacingOccurrences(of: "\t", with: "")
      let folder = try folder(["a.py": source])
      // The array has to be one of the other library by then: nobody but the user knows.
      let without = try audit(folder, Self.port + ["--diff"])
      #expect(without.output == "")
      #expect(without.errors.contains("(--unsafe-fixes)"), "\(without)")
      let diff = try audit(folder, Self.port + ["--diff", "--unsafe-fixes"])
      #expect(diff.code == 1)
      #expect(diff.output.contains("+x = 1 if 0 else torch.argmax(np.zeros(3))  # é"))
      #expect(try Data(contentsOf: folder.url("a.py")) == Data(source.utf8))
      let fixed = try audit(folder, Self.port + ["--fix", "--unsafe-fixes"])
      #expect(fixed.errors.contains("1 fix written"))
      #expect(
        try Data(contentsOf: folder.url("a.py"))
          == Data(source.replacingOccurrences(of: "np.argmax", with: "torch.argmax").utf8))
      #expect(try audit(folder, Self.port + ["--diff", "--unsafe-fixes"]).output == "")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.py"])
    }

    /// An edit for another library brings its import, once for a file or a notebook.
    @Test func fixesImport() throws {
      let cell = { (text: String) in
        #"{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":["\#(text)"]}"#
      }
      let notebook = { (cells: [String]) in
        #"{"cells":[\#(cells.map(cell).joined(separator: ","))],"#
          + #""metadata":{},"nbformat":4,"nbformat_minor":5}"#
      }
      let folder = try folder([
        "a.py": "import numpy as np\ny = np.argmax(x)\nz = np.argmin(x, axis=0)\n",
        // A cell's magic has to stay its first line, and what it imports is there in the cells below.
        "b.ipynb": notebook([
          #"import numpy as np\n","x = np.ones(3)"#, #"%%time\n","np.argmax(x)"#,
          #"%time z = np.argmin(x)\n","np.argmax(x)"#,
        ]),
      ])
      let fixed = try audit(folder, Self.port + ["--fix", "--unsafe-fixes"])
      #expect(fixed.errors.contains("5 fixes written"))
      #expect(
        try String(contentsOf: folder.url("a.py"), encoding: .utf8)
          == "import numpy as np\nimport torch\ny = torch.argmax(x)\nz = torch.argmin(x, axis=0)\n")
      let changed = try String(contentsOf: folder.url("b.ipynb"), encoding: .utf8)
      let sources = try JSONValue(parsing: changed)["cells"]?.elements?.map {
        $0["source"]?.elements?.compactMap(\.text).joined()
      }
      #expect(
        sources == [
          "import numpy as np\nx = np.ones(3)", "%%time\nimport torch\ntorch.argmax(x)",
          "%time z = torch.argmin(x)\ntorch.argmax(x)",
        ])
    }

    /// What other rules would change beside gives another answer, and is not what the port is for.
    @Test(arguments: [
      ("jax", "d = x.argmax()", "d = jax.numpy.argmax(x)"),
      ("pandas", "d = np.argmax(x)", "d = x.idxmax()"),
    ])
    func portsMakeTheirOwnFixesOnly(to: String, call: String, after: String) throws {
      let head = "import numpy as np\nx = np.zeros((3, 4))\n"
      let folder = try folder(["a.py": head + call + "\n"])
      let fixed = try audit(folder, ["--from", "numpy", "--to", to, "--fix", "--unsafe-fixes"])
      #expect(!fixed.errors.contains("left as it is"), "\(fixed.errors)")
      let text = try String(contentsOf: folder.url("a.py"), encoding: .utf8)
      #expect(text.split(separator: "\n").last.map(String.init) == after)
    }

    /// In a port nobody is told of fixes that a port does not make.
    @Test func portsTellOfTheirOwnFixesOnly() throws {
      let source = "import numpy as np\nx = np.zeros((3, 4))\nnp.argmax(x, axis=1)\n"
      let folder = try folder(["a.py": source])
      let habit = try audit(folder, ["--select", "TB102"])
      #expect(habit.output.contains("1 unsafe edit (--unsafe-fixes)"))
      let port = try audit(folder, Self.port + ["--select", "TB102"])
      #expect(port.output.contains("1 finding") && !port.output.contains("edit"), "\(port)")
    }

    /// What an edit leaves different is told where its finding goes with the call.
    @Test func fixesTellWhatDiffersStill() throws {
      let source = "import numpy as np\ny = np.nanargmax(x)\nz = np.nanargmax(y, 0)\n"
      let folder = try folder(["a.py": source])
      let told = "a.py:2, and 1 other edit: after the edit nan still differs (silent): of np.array"
      for option in ["--diff", "--fix"] {
        let ending = try audit(folder, Self.port + [option, "--unsafe-fixes"])
        #expect(ending.errors.contains(told), "\(ending)")
        #expect(ending.errors.contains("raises if it is bool, uint16"))
      }
    }

    /// In a notebook lines count in their cell.
    @Test func fixesTellCells() throws {
      let sources = [#""import numpy as np""#, #""\n", "y = np.nanargmax(x)""#]
      let cells = sources.map { #"{"cell_type":"code","metadata":{},"source":[\#($0)]}"# }
      let folder = try folder([
        "a.ipynb":
          #"{"cells":[\#(cells.joined(separator: ","))],"metadata":{},"nbformat":4,"nbformat_minor":5}"#
      ])
      let ending = try audit(folder, Self.port + ["--diff", "--unsafe-fixes"])
      #expect(ending.errors.contains("a.ipynb:cell 1:2: the edit takes the array"), "\(ending)")
    }

    @Test func unmeasuredVersions() throws {
      let folder = try folder(["a.py": "import numpy as np\ny = np.argmax(x)\n"])
      let ending = try audit(folder, ["--from", "numpy@0.1", "--to", "torch@99"])
      #expect(ending.code == 1)
      #expect(
        ending.errors.split(separator: "\n").map { $0.prefix { $0 != "," } } == [
          "tiebreak: \"numpy@0.1\": NumPy 0.1 was not measured",
          "tiebreak: \"torch@99\": PyTorch 99 was not measured",
        ])
    }

    @Test func statistics() throws {
      let source = """
        import numpy as np
        m = np.zeros((2, 3))
        np.argmax(m)
        np.argmin(m)
        np.argsort(np.zeros(3))[-1]

        """
      let ending = try audit(folder(["a.py": source]), ["--statistics"])
      #expect(ending.output.hasPrefix("2  TB101  axis-omitted\n1  TB110  full-sort-for-top1\n"))
    }

    @Test func rules() throws {
      let all = try Program.run(["rules"])
      #expect(all.code == 0)
      #expect(all.output.contains("TB101  axis-omitted"))
      #expect(all.output.contains("TB207  port-nan"))
      #expect(try Program.run(["rules", "TB101"]).output.hasPrefix("TB101 axis-omitted"))
      #expect(try Program.run(["rules", "port-nan"]).output.hasPrefix("TB207 port-nan"))
      #expect(try Program.run(["rules", "TB219"]).output.contains("It has to be selected, since"))
      #expect(try Program.run(["rules", "TB11"]).output.split(separator: "\n").count == 2)
      let wrong = try Program.run(["rules", "axis-omited"])
      #expect(wrong.code == 2)
      #expect(
        wrong.errors == "tiebreak: no rule is called axis-omited; did you mean axis-omitted?\n")
    }
  }
}
