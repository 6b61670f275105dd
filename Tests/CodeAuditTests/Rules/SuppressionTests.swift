import CodeAudit
import Semantics
import Testing

struct SuppressionTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var source: String
    /// The codes of the findings, in the order of the source.
    var expected: [String]

    init(_ name: String, _ source: String, _ expected: [String]) {
      self.name = name
      self.source = "import numpy as np\nx = np.zeros((2, 3))\n" + source
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let examples = [
    Example("nothing", "np.argmax(x)", ["TB101"]),
    Example("all", "np.argmax(x)  # tiebreak: ignore", []),
    Example("code", "np.argmax(x)  # tiebreak: ignore[TB101]", []),
    Example("lower case", "np.argmax(x)  # tiebreak:ignore [tb101]", []),
    Example("name", "np.argmax(x)  # tiebreak: ignore[Axis-Omitted]", []),
    Example("beginning", "np.argmax(x)  # tiebreak: ignore[TB1]", []),
    Example("no comma", "np.argmax(x)  # tiebreak: ignore[tb201 TB101]", []),
    Example(
      "name of another rule", "np.argmax(x)  # tiebreak: ignore[full-sort-for-top1]",
      ["TB101", "TB100"]),
    Example("unused name", "y = 1  # tiebreak: ignore[axis-omitted]", ["TB100"]),
    // TB102 was not asked.
    Example("unused beginning", "y = 1  # tiebreak: ignore[TB1]", []),
    Example("no such name", "np.argmax(x)  # tiebreak: ignore[axis-omited]", ["TB101", "TB100"]),
    Example("misspelled", "np.argmax(x)  # tiebreak: ignores", ["TB101", "TB100"]),
    Example("capitals", "np.argmax(x)  # Tiebreak: Ignore", ["TB101", "TB100"]),
    Example("capitals of the mark", "np.argmax(x)  # TIEBREAK:ignore[TB101]", ["TB101", "TB100"]),
    Example(
      "misspelled, with a code", "np.argmax(x)  # tiebreak: ignroe[TB101] flat", ["TB101", "TB100"]),
    Example("misspelled, of the file", "y = 1  # tiebreak: ignore-fil # noqa", ["TB100"]),
    Example("a sentence in capitals", "np.argmax(x)  # Tiebreak: Ignore the order", ["TB101"]),
    Example("several", "np.argmax(x)  # tiebreak: ignore[TB104, TB101]", ["TB100"]),
    Example("other code", "np.argmax(x)  # tiebreak: ignore[TB104]", ["TB101", "TB100"]),
    Example("behind another", "np.argmax(x)  # noqa  # tiebreak: ignore[TB101] flat is meant", []),
    Example("line above", "# tiebreak: ignore[TB101]\nnp.argmax(x)", ["TB101", "TB100"]),
    Example("first line of the call", "np.argmax(  # tiebreak: ignore[TB101]\n    x\n)", []),
    Example("middle line", "np.argmax(\n    x  # tiebreak: ignore\n)", []),
    Example("last line", "np.argmax(\n    x\n)  # tiebreak: ignore[TB101]", []),
    Example("in a string", "np.argmax(x), '# tiebreak: ignore[TB101]'", ["TB101"]),
    Example("in an f-string", "np.argmax(x), f'# tiebreak: ignore[TB101] {x}'", ["TB101"]),
    Example("in bytes", "np.argmax(x), b'# tiebreak: ignore[TB101]'", ["TB101"]),
    Example("in a long string", "y = np.argmax(x), '''a\n# tiebreak: ignore\n'''", ["TB101"]),
    Example("behind a string", "np.argmax(x), '#', \"it's #\"  # tiebreak: ignore[TB101]", []),
    Example("behind a raw string", ##"np.argmax(x), r"\"#"  # tiebreak: ignore"##, []),
    Example(
      "between strings", "y = (np.argmax(x), 'a'  # tiebreak: ignore[TB101]\n  '#b')", []),
    Example("a sentence", "np.argmax(x)  # tiebreak: ignored by design", ["TB101"]),
    Example("another word", "np.argmax(x)  # tiebreak: the first one", ["TB101"]),
    Example("no bracket", "np.argmax(x)  # tiebreak: ignore[TB101", ["TB101", "TB100"]),
    Example("no code", "np.argmax(x)  # tiebreak: ignore[]", ["TB101", "TB100"]),
    Example("no such code", "np.argmax(x)  # tiebreak: ignore[TB101, TB999]", ["TB100"]),
    Example("code of a rule that was not asked", "y = 1  # tiebreak: ignore[TB201]", []),
    Example("unused", "y = 1  # tiebreak: ignore", ["TB100"]),
    Example("unused, kept", "y = 1  # tiebreak: ignore[TB101, TB100]", []),
    // Another run may need these: beside a call only the codes of rules that were asked are missed.
    Example("all, beside a call", "np.argmax(x, 0)  # tiebreak: ignore", []),
    Example("all, on a later line of a call", "np.argmax(\n  x, 0)  # tiebreak: ignore", []),
    Example("all, behind a call", "np.argmax(x, 0)\n# tiebreak: ignore", ["TB100"]),
    Example("code, beside a call", "np.argmax(x, 0)  # tiebreak: ignore[TB101]", ["TB100"]),
    Example("port's code, beside a call", "np.argmax(x, 0)  # tiebreak: ignore[TB201]", []),
    Example("two comments", "np.argmax(  # tiebreak: ignore\n  x  # tiebreak: ignore\n)", []),
    Example(
      "two comments with codes",
      "np.argmax(  # tiebreak: ignore[TB101]\n  x  # tiebreak: ignore[TB101]\n)", ["TB100"]),
    // Wrong brackets silence nothing.
    Example("round brackets", "np.argmax(x)  # tiebreak: ignore(TB101)", ["TB101", "TB100"]),
    Example("braces", "np.argmax(x)  # tiebreak: ignore {TB101}", ["TB101", "TB100"]),
    Example("colon", "np.argmax(x)  # tiebreak: ignore: TB101", ["TB101", "TB100"]),
    Example("equals sign", "np.argmax(x)  # tiebreak: ignore=TB1", ["TB101", "TB100"]),
    Example("blank", "np.argmax(x)  # tiebreak: ignore tb101 # noqa", ["TB101", "TB100"]),
    Example(
      "name behind a blank", "np.argmax(x)  # tiebreak: ignore axis-omitted", ["TB101", "TB100"]),
    Example(
      "round brackets of words", "np.argmax(x)  # tiebreak: ignore (flat)", ["TB101", "TB100"]),
    Example("a reason", "np.argmax(x)  # tiebreak: ignore - flat is meant", []),
    Example(
      "a reason with a code behind codes",
      "np.argmax(x)  # tiebreak: ignore[TB101] not TB104", []),
    // More than one on a line.
    Example(
      "two of a line", "np.argmax(x)  # tiebreak: ignore[TB201] # tiebreak: ignore[TB101]", []),
    Example(
      "two of a line, one idle",
      "np.argmax(x)  # tiebreak: ignore[TB101] # tiebreak: ignore[TB104]", ["TB100"]),
    Example(
      "two of a line, one misspelled",
      "np.argmax(x)  # tiebreak: ignroe # tiebreak: ignore[TB101]", ["TB100"]),
    Example(
      "two pairs", "np.argmax(x)  # tiebreak: ignore[TB101][TB201]", ["TB101", "TB100"]),
    Example(
      "codes behind codes", "np.argmax(x)  # tiebreak: ignore[TB201], TB101", ["TB101", "TB100"]),
    Example(
      "two with one sign", "np.argmax(x)  # tiebreak: ignore[TB201] tiebreak: ignore[TB101]",
      ["TB101", "TB100"]),
    // Between f-strings, and in them.
    Example("between f-strings", "print(f'{np.argmax(x)}'  # tiebreak: ignore\n  f'b')", []),
    Example(
      "between f-strings, idle", "print(f'{x}'  # tiebreak: ignore\n  f'#')", ["TB100"]),
    Example(
      "between long f-strings",
      "print(f''''{x!r:#>3}' {{''' rf'\\{np.argmax(x)}#'  # tiebreak: ignore\n  'b')", []),
    Example(
      "in a format", "print(f'{np.argmax(x):\"# tiebreak: ignore>30}' f'')", ["TB101"]),
    Example(
      "in a long f-string", "print(f'{x}' f'''{np.argmax(x)}\n# tiebreak: ignore\n''')", ["TB101"]),
    Example("file below", "# tiebreak: ignore-file\nnp.argmax(x)", ["TB101", "TB100"]),
  ]

  @Test(arguments: examples) func silences(_ example: Example) throws {
    #expect(try TestRules.codes(example.source, RuleRegistry.defaults) == example.expected)
  }

  static let files: [(String, [String])] = [
    ("# tiebreak: ignore-file[TB101]\nimport numpy as np\nnp.argmax(np.zeros((2, 3)))\n", []),
    ("\"\"\"Doc.\"\"\"\n# tiebreak: ignore-file\nimport numpy as np\nnp.argmax(np.eye(2))\n", []),
    (
      "# tiebreak: ignore-file[TB104]\nimport numpy as np\nnp.argmax(np.eye(2))\n",
      ["TB101", "TB100"]
    ),
    ("# tiebreak: ignore-file\n", ["TB100"]),
    (
      "# tiebreak: ignore-file(TB104)\nimport numpy as np\nnp.argmax(np.eye(2))\n",
      ["TB101", "TB100"]
    ),
    (
      "@f  # tiebreak: ignore-file\ndef g(): ...\nimport numpy as np\nnp.argmax(np.eye(2))\n",
      ["TB101", "TB100"]
    ),
    (
      "# tiebreak: ignore-file\n@f\ndef g(): ...\nimport numpy as np\nnp.argmax(np.eye(2))\n", []
    ),
    ("# tiebreak: ignore-file[TB100]\ny = 1  # tiebreak: ignore[TB101]\n", []),
    // Something to silence, should a run ask for it.
    ("# tiebreak: ignore-file\nimport numpy as np\nnp.argmax(np.eye(2), 0)\n", []),
    ("# tiebreak: ignore-file[TB201]\nimport numpy as np\nnp.argmax(np.eye(2), 0)\n", []),
  ]

  @Test(arguments: files) func silencesFiles(_ source: String, _ expected: [String]) throws {
    #expect(try TestRules.codes(source, RuleRegistry.defaults) == expected)
  }

  private static let call = "import numpy as np\nnp.argmax(np.eye(2))"

  /// The top of a notebook is above its first statement, whatever cells and magics stand there.
  static let notebooks: [([String], [String])] = [
    (["", "# tiebreak: ignore-file", call], []),
    (["# Words.\n", "'''Doc.'''", "# tiebreak: ignore-file", call], []),
    (["%load_ext x\n!ls\n# tiebreak: ignore-file\n" + call], []),
    (["%load_ext x", "%%bash\nx", "# tiebreak: ignore-file\n" + call], []),
    (["pass\n# tiebreak: ignore-file\n" + call], ["TB101", "TB100"]),
    ([call, "# tiebreak: ignore-file"], ["TB101", "TB100"]),
    (["%time y = 1", "# tiebreak: ignore-file", call], ["TB101", "TB100"]),
    (["import numpy as np", "%time np.argmax(np.eye(2))  # tiebreak: ignore[TB101]"], []),
  ]

  @Test(arguments: notebooks) func silencesNotebooks(
    _ cells: [String], _ expected: [String]
  ) throws {
    let audit = try TestRules.audit(notebook: cells, RuleRegistry.defaults)
    #expect(audit.errors.isEmpty)
    #expect(audit.findings.map(\.finding.rule) == expected)
  }

  struct Removal: Sendable, CustomTestStringConvertible {
    var source: String
    var expected: String

    init(_ source: String, _ expected: String) {
      (self.source, self.expected) = (source, expected)
    }

    var testDescription: String { source.debugDescription }
  }

  /// What is left when a comment goes that is not needed.
  static let removals = [
    Removal("y = 1  # tiebreak: ignore[TB101]\nz = 2\n", "y = 1\nz = 2\n"),
    Removal("y = 1  # tiebreak: ignore", "y = 1"),
    Removal("y = 1\n  # tiebreak: ignore[TB101]\nz = 2\n", "y = 1\nz = 2\n"),
    Removal("# tiebreak: ignore-file\r\ny = 1\r\n", "y = 1\r\n"),
    Removal("if y:\n  z = 2\n  # tiebreak: ignore", "if y:\n  z = 2\n"),
    Removal("y = 1  # tiebreak: ignore[TB101] it is flat\n", "y = 1  # it is flat\n"),
    Removal("y = 1  # tiebreak: ignore[TB101]  # noqa: E501\n", "y = 1  # noqa: E501\n"),
    Removal("y = 1  # noqa # tiebreak: ignore \nz = 2\n", "y = 1  # noqa\nz = 2\n"),
    Removal(
      "y = 1  # tiebreak: ignore[TB101] # tiebreak: ignore[TB201]\n",
      "y = 1  # tiebreak: ignore[TB201]\n"),
    Removal(
      "y = 1  # tiebreak: ignore[TB201] # tiebreak: ignore[TB101] flat\n",
      "y = 1  # tiebreak: ignore[TB201] # flat\n"),
    Removal("y = '数'  # tiebreak: ignore[TB101]\n", "y = '数'\n"),
    Removal(
      "import numpy as np\nnp.argmax(np.eye(2))  # tiebreak: ignore [tb104, TB101,full-sort-for-top1] é\n",
      "import numpy as np\nnp.argmax(np.eye(2))  # tiebreak: ignore [TB101] é\n"),
  ]

  @Test(arguments: removals) func removes(_ example: Removal) throws {
    let audit = try TestRules.audit(example.source, RuleRegistry.defaults)
    let fixes = audit.findings.filter { $0.finding.rule == "TB100" }.compactMap(\.finding.fix)
    #expect(fixes.map(\.safety) == [.safe])
    let applied = EditApplier(Array(example.source.utf8), fixes)
    #expect(String(decoding: applied.bytes, as: UTF8.self) == example.expected)
    let again = try TestRules.audit(example.expected, RuleRegistry.defaults)
    #expect(again.findings.isEmpty)
  }

  /// A word that no rule is called was meant to say something: nobody but the user may take it away.
  @Test(arguments: [
    ("TB999", "no rule is called TB999; tiebreak rules lists them"),
    ("axis-omited", "no rule is called axis-omited; did you mean axis-omitted?"),
    ("TB101TB104", "no rule is called TB101TB104; tiebreak rules lists them"),
  ])
  func keepsWhatIsMisspelled(_ word: String, _ problem: String) throws {
    for words in [word, "TB104, \(word)"] {
      let audit = try TestRules.audit("y = 1  # tiebreak: ignore[\(words)]", RuleRegistry.defaults)
      let finding = try #require(audit.findings.first?.finding)
      #expect(finding.message.hasSuffix(problem), "\(finding.message)")
      #expect(finding.fix?.safety == .unsafe)
    }
  }

  @Test func cellsAreTheirOwn() throws {
    let cells = [
      "import numpy as np\nnp.argmax(np.eye(2))", "np.argmax(np.eye(2))\n",
      "y = 1\nnp.argmax(np.eye(2))  # tiebreak: ignore",
    ]
    let audit = try TestRules.audit(cells, RuleRegistry.defaults)
    #expect(audit.findings.map(\.cell) == [0, 1])
  }

  /// Findings that come later, as those of ports, are silenced by the same comments.
  @Test func reachesFindingsThatComeLater() throws {
    let source = "import numpy as np\nnp.argmax(np.eye(2), 0)  # tiebreak: ignore[TB201]\n"
    var audit = try FileAudit(json: TestRules.audit(source, RuleRegistry.defaults).json)
    let call = try #require(audit.calls.first)
    let finding = Finding(rule: "TB201", name: "n", severity: .silent, message: "m")
    audit.findings.append(AuditedFinding(finding: finding, span: call.callee, call: 0))
    audit.silence()
    #expect(audit.findings.isEmpty)
    #expect(audit.suppressions.map(\.silenced) == [["TB201"]])
    #expect(audit.unusedIgnores(asked: ["TB201"], known: ["TB201"]).isEmpty)
  }

  @Test func jsonRoundTrip() throws {
    let source = """
      # tiebreak: ignore-file[TB104]
      import numpy as np
      np.argmax(np.eye(2))  # tiebreak: ignore[TB101]
      y = 1  # tiebreak: ignore[
      """
    let audit = try TestRules.audit(source, ["TB101"])
    #expect(audit.suppressions.count == 3)
    #expect(try FileAudit(json: JSONValue(parsing: "\(audit.json)")) == audit)
  }
}
