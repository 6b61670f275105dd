import CodeAudit
import Semantics
import Testing

/// Files whose calls are ported whole: an edit brings the import that it needs, once, where it can stand.
@Suite struct PortImportTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var before: String
    /// `nil`: no edit.
    var after: String?
    var to = "torch"
    var testDescription: String { before.debugDescription }

    init(_ before: String, _ after: String?, to: String = "torch") {
      self.before = before
      self.after = after
      self.to = to
    }
  }

  static let cases = [
    Case(
      "import numpy as np\ny = np.argmax(x)\n",
      "import numpy as np\nimport torch\ny = torch.argmax(x)\n"),
    // Two calls, one import.
    Case(
      "import numpy as np\ny = np.argmax(x)\nz = np.argmin(x)\n",
      "import numpy as np\nimport torch\ny = torch.argmax(x)\nz = torch.argmin(x)\n"),
    // Under the name that it has.
    Case(
      "import torch as T\nimport numpy as np\ny = np.argmax(x)\n",
      "import torch as T\nimport numpy as np\ny = T.argmax(x)\n"),
    Case(
      "from numpy import argmax\nimport jax.numpy as jnp\ny = argmax(x)\n",
      "from numpy import argmax\nimport jax.numpy as jnp\ny = jnp.argmax(x)\n", to: "jax"),
    Case(
      "import numpy as np\nfrom jax import numpy as jnp, lax\ny = np.argmax(x)\n",
      "import numpy as np\nfrom jax import numpy as jnp, lax\ny = jnp.argmax(x)\n", to: "jax"),
    Case(
      "import numpy as np\ntry:\n    import torch\nexcept ImportError:\n    pass\ny = np.argmax(x)\n",
      "import numpy as np\ntry:\n    import torch\nexcept ImportError:\n    pass\ny = torch.argmax(x)\n"
    ),
    // Behind docstrings and what has to come first.
    Case(
      "#!/usr/bin/env python\n# é\n\"\"\"Text.\n\"\"\"\nfrom __future__ import annotations\n\nimport os\nimport numpy as np  # arrays\n\nY = np.argmax(x)\n",
      "#!/usr/bin/env python\n# é\n\"\"\"Text.\n\"\"\"\nfrom __future__ import annotations\n\nimport os\nimport numpy as np  # arrays\nimport torch\n\nY = torch.argmax(x)\n"
    ),
    Case(
      "\"\"\"Text.\"\"\"\ndef f(x):\n    import numpy as np\n    return np.argmax(x)\n",
      "\"\"\"Text.\"\"\"\n\nimport torch\ndef f(x):\n    import numpy as np\n    return torch.argmax(x)\n"
    ),
    Case(
      "from __future__ import annotations; import numpy as np; y = np.argmax(x)\n",
      "from __future__ import annotations; import numpy as np; import torch; y = torch.argmax(x)\n"),
    Case(
      "from numpy import (\n    argmax,\n)\ny = argmax(x)",
      "from numpy import (\n    argmax,\n)\nimport torch\ny = torch.argmax(x)"),
    // Before all else, where nothing has to come first.
    Case(
      "# coding: utf-8\n@property\ndef f(x):\n    from numpy import argmax\n    return argmax(x)\n",
      "# coding: utf-8\nimport torch\n@property\ndef f(x):\n    from numpy import argmax\n    return torch.argmax(x)\n"
    ),
    // Line ends as they are.
    Case(
      "\u{FEFF}import numpy as np\r\ny = np.argmax(x)\r\n",
      "\u{FEFF}import numpy as np\r\nimport torch\r\ny = torch.argmax(x)\r\n"),
    Case(
      "import numpy as np\ry = np.argmax(x)",
      "import numpy as np\rimport torch\ry = torch.argmax(x)"),
    // What is put around a call needs the package itself.
    Case(
      "import numpy as np\nimport tensorflow\ny = np.argmax(x)\n",
      "import numpy as np\nimport tensorflow\ny = tensorflow.math.argmax(tensorflow.reshape(x, [-1]))\n",
      to: "tensorflow"),
    Case(
      "import numpy as np\nimport tensorflow.math as m\ny = np.argmax(x)\n",
      "import numpy as np\nimport tensorflow.math as m\nimport tensorflow as tf\ny = m.argmax(tf.reshape(x, [-1]))\n",
      to: "tensorflow"),
    // Only for annotations: not there when the program runs.
    Case(
      "import typing, numpy\nif typing.TYPE_CHECKING:\n    import torch\ny = numpy.argmax(x)\n",
      "import typing, numpy\nimport torch\nif typing.TYPE_CHECKING:\n    import torch\ny = torch.argmax(x)\n"
    ),
    // A name that stands for something else, somewhere, is left alone.
    Case("import numpy as np\ntorch = None\ny = np.argmax(x)\n", nil),
    Case("import numpy as np\ndef f(torch): ...\ny = np.argmax(x)\n", nil),
    // So is one of Python's own.
    Case("import numpy as np\nimport torch\ndef f(x, float=1): return np.nanargmax(x)\n", nil),
    Case("import numpy as np\nfrom .backend import torch\ny = np.argmax(x)\n", nil),
    Case("import numpy as np\ndef f(x):\n    import torch\n    return np.argmax(x)\n", nil),
    Case("import numpy as np, mytorch as torch\ny = np.argmax(x)\n", nil),
    // A method needs none.
    Case(
      "import torch\ny = torch.zeros(2, 3).argmax(dim=1)\n",
      "import torch\ny = torch.zeros(2, 3).argmax(axis=1)\n", to: "numpy"),
  ]

  private static func fixes(
    _ sources: [String], _ to: String, areCells: Bool = false
  ) throws -> [CallSite: Fix] {
    let audit = try areCells ? TestRules.audit(notebook: sources, []) : TestRules.audit(sources, [])
    let from = to == "numpy" ? "torch" : "numpy"
    let findings = try Specs.audit(from, to)
      .findings(for: audit.calls, imports: audit.imports) { Array(sources[$0.cell ?? 0].utf8) }
    var fixes: [CallSite: Fix] = [:]
    for (call, found) in zip(audit.calls, findings) { fixes[call] = found.compactMap(\.fix).first }
    return fixes
  }

  @Test(arguments: cases) func files(_ example: Case) throws {
    let fixes = try Self.fixes([example.before], example.to)
    guard let after = example.after else {
      #expect(fixes.isEmpty)
      return
    }
    let applier = EditApplier(Array(example.before.utf8), fixes.values)
    #expect(String(decoding: applier.bytes, as: UTF8.self) == after)
    #expect(applier.waiting.isEmpty && fixes.values.allSatisfy { $0.safety == .unsafe })
    let imported = fixes.values.filter { $0.title.contains(", with `import ") }
    #expect(imported.isEmpty == !fixes.values.contains { $0.edits.contains(where: \.isShared) })
  }

  /// A cell has what those above it import, and no more.
  @Test func notebooks() throws {
    let cells = [
      "import numpy as np", "y = np.argmax(x)", "import torch", "%time\nz = np.argmax(x)",
    ].map { $0.replacingOccurrences(of: "%time", with: "pass") }
    let fixes = try Self.fixes(cells, "torch")
    let after = (0..<4).map { cell in
      let own = fixes.filter { $0.key.cell == cell }.values
      return String(decoding: EditApplier(Array(cells[cell].utf8), own).bytes, as: UTF8.self)
    }
    #expect(after[1] == "import torch\ny = torch.argmax(x)")
    #expect(after[3] == "pass\nz = torch.argmax(x)")
  }

  struct Cell: Sendable, CustomTestStringConvertible {
    var before: String
    /// `nil`: no edit.
    var after: String?
    var testDescription: String { before.debugDescription }

    init(_ before: String, _ after: String?) { (self.before, self.after) = (before, after) }
  }

  /// Where an import stands in a cell that holds more than Python, or is indented.
  @Test(arguments: [
    Cell("%time\n%cd x\nz = np.argmax(x)", "%time\n%cd x\nimport torch\nz = torch.argmax(x)"),
    Cell("%time z = np.argmax(x)", "import torch\n%time z = torch.argmax(x)"),
    Cell("%%timeit z = x\nnp.argmax(x)", nil),
    Cell("pass\nnp.argmax(x)", "import torch\npass\ntorch.argmax(x)"),
    Cell(
      "  %ls\n  if x:\n    z = np.argmax(x)",
      "  %ls\n  import torch\n  if x:\n    z = torch.argmax(x)"),
    Cell("  import os\n  np.argmax(x)", "  import os\n  import torch\n  torch.argmax(x)"),
  ])
  func cells(_ example: Cell) throws {
    let fixes = try Self.fixes(["import numpy as np", example.before], "torch", areCells: true)
    guard let after = example.after else {
      #expect(fixes.isEmpty)
      return
    }
    let applier = EditApplier(Array(example.before.utf8), fixes.values)
    #expect(String(decoding: applier.bytes, as: UTF8.self) == after)
    #expect(try TestRules.audit(notebook: [after], []).errors.isEmpty)
  }

  /// Files as they are after the edit, run from the first line to the last.
  @Test func editedFilesRun() throws {
    let heads = Self.cases.compactMap { example -> String? in
      guard let after = example.after, example.to == "torch", !after.contains("@property") else {
        return nil
      }
      return after
    }
    try #require(heads.count > 8)
    let array = "__import__('torch').tensor([1.0, 3.0, 2.0])"
    let sources = heads.map { $0.replacingOccurrences(of: "argmax(x)", with: "argmax(\(array))") }
      .map { $0.replacingOccurrences(of: "argmin(x)", with: "argmin(\(array))") }
      .map {
        $0 + ($0.hasSuffix("\n") || $0.hasSuffix("\r\n") ? "" : "\n") + "torch_is_there = 1\n"
      }
    let lines = sources.map {
      JSONValue.object(["source": .string($0.replacingOccurrences(of: "\u{FEFF}", with: "") + "1")])
        .description
    }
    let answers = try TestScripts.run("run_proofs.py", lines)
    for (answer, source) in zip(answers, sources) {
      #expect(try JSONValue(parsing: answer)["told"]?.text == "1 int", "\(source)")
    }
  }
}
