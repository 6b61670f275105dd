import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// What ports change is kept for the next audit, and told as if it had been found anew.
  @Suite struct PortCaches {
    private let folder: Folder

    /// Calls of several libraries, with edits of both kinds, imports to be added, comments and cells.
    private static let files = [
      "src/a.py": """
      import numpy as np
      m = np.zeros((2, 3))
      i = np.argmax(m, 1, keepdims=True)
      j = np.nanargmin(m, axis=-1)  # tiebreak: ignore[TB202, TB209]
      k = unknown.argmax(axis=0), np.argmax(m)
      l = unknown.argmin()  # tiebreak: ignore
      """,
      "src/b.py": """
      import pandas as pd
      import torch
      s = pd.Series([1.0, None])
      print(s.idxmax(), s.argmin(), torch.argmax(torch.zeros(2, 3), dim=1))
      x = torch.zeros(3).max(0)[1]
      """,
      "src/c.py": "xs = [1, 2]\ni = max(range(len(xs)), key=xs.__getitem__)\n",
      "src/d.ipynb": """
      {"cells": [
        {"cell_type": "code", "source": ["import numpy as np\\n", "%time np.argmax(x, 0)"],
          "metadata": {}, "outputs": [], "execution_count": null},
        {"cell_type": "markdown", "source": ["np.argmax"], "metadata": {}},
        {"cell_type": "code", "source": ["\\n", "y = x.argmin(1, keepdims=True)"],
          "metadata": {}, "outputs": [], "execution_count": null}],
       "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """,
      "src/e.py": "import numpy as np\nnp.argmin(x\n",
    ]

    init() throws {
      folder = try Folder()
      for (name, text) in Self.files { try write(text, name) }
      // Another name for the same bytes.
      try write(Self.files["src/a.py"] ?? "", "src/sub/a.py")
    }

    private func write(_ text: String, _ name: String) throws {
      let file = folder.url(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    private func audit(_ arguments: String, keeps: Bool = true) throws -> Program.Ending {
      try Program.shell(line(arguments, keeps: keeps))
    }

    private func line(_ arguments: String, keeps: Bool) -> String {
      "cd '\(folder.path)' && \"$TIEBREAK\" audit src \(arguments) "
        + (keeps ? "--cache-dir cache" : "--no-cache")
    }

    private static let ports = [
      "numpy torch", "numpy@1.21 torch", "numpy torch@compile", "numpy jax@x64",
      "pandas@1.5 pandas", "torch numpy", "python numpy",
    ].map { $0.split(separator: " ") }.map { "--isolated --from \($0[0]) --to \($0[1])" }

    /// All ports share one file of the cache: each finds there what is its own.
    @Test func warmIsAsCold() throws {
      let anew = try Self.ports.map { try audit("\($0) --format json", keeps: false) }
      #expect(Set(anew.map(\.output)).count == Self.ports.count)
      for _ in 0..<2 {
        for (port, ending) in zip(Self.ports, anew) {
          #expect(try audit("\(port) --format json") == ending, "\(port)")
        }
        // Stamps are trusted when they are old enough.
        sleep(3)
      }
      for port in Self.ports {
        let edits = "\(port) --diff --unsafe-fixes"
        #expect(try audit(edits) == audit(edits, keeps: false), "\(port)")
      }
      let kept = try FileManager.default.contentsOfDirectory(atPath: folder.url("cache").path)
      #expect(kept.count == 1)
    }

    /// A file and its copy have ports of their own, and rules that are chosen file by file: neither is kept.
    @Test func settingsCount() throws {
      let port = "from = \"numpy\"\nto ="
      let settings = [
        "\(port) \"torch\"", "\(port) \"jax\"", "\(port) \"torch\"\nunsafe-fixes = true",
        "\(port) \"torch\"\n[per-file-ignores]\n\"*.py\" = [\"TB2\"]",
        "\(port) \"polars\"\n[per-file-ignores]\n\"*.py\" = [\"TB2\"]", "\(port) \"polars\"", "",
      ]
      try write(settings[0], "tiebreak.toml")
      var seen: Set<String> = []
      // The first once more, when all others were asked.
      for text in settings + settings.prefix(1) {
        try write(text, "src/sub/tiebreak.toml")
        let anew = try audit("--format json", keeps: false)
        for _ in 0..<2 { #expect(try audit("--format json") == anew, "\(text)") }
        let edits = try audit("--diff")
        #expect(try edits == audit("--diff", keeps: false), "\(text)")
        seen.insert(anew.output + edits.output)
      }
      #expect(seen.count == 5)
    }

    /// The bytes of a file count, where the same calls stand in it too.
    @Test func editsAreSeen() throws {
      let port = "--isolated --from numpy --to torch --format json"
      let before = try audit(port)
      let text = Self.files["src/a.py"] ?? ""
      for edited in ["import torch\n" + text, text.replacing("keepdims", with: " keepdims")] {
        try write(edited, "src/a.py")
        let after = try audit(port)
        #expect(after == (try audit(port, keeps: false)))
        #expect(after != before)
      }
    }

    /// What the specs say of the library ported to counts.
    @Test func specsCount() throws {
      let specs = folder.url("Specs")
      try FileManager.default.copyItem(at: URL(filePath: Program.package + "/Specs"), to: specs)
      let port = "--isolated --from numpy --to torch --format json --specs Specs"
      let before = try audit(port)
      let file = specs.appending(path: "torch.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("title: PyTorch", with: "title: The other one").utf8).write(to: file)
      let after = try audit(port)
      #expect(after == (try audit(port, keeps: false)))
      #expect(after != before)
    }

    @Test func manyAtOnce() throws {
      let ports = ["torch", "jax", "torch", "jax@x64"].map { "--from numpy --to \($0)" }
      let anew = try ports.map { try audit("--isolated --format json \($0)", keeps: false) }
      for _ in 0..<2 {
        let runs = try ports.map { port in
          try Running(
            "/bin/bash", ["-c", line("--isolated --format json \(port)", keeps: true)],
            input: Data(), environment: ["TIEBREAK": Program.path])
        }
        for (run, ending) in zip(runs, anew) { #expect(try run.wait() == ending) }
      }
    }
  }
}
