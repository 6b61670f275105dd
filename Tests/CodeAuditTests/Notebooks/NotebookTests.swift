import CodeAudit
import Testing

struct NotebookTests {
  /// A notebook of cells that are written as JSON.
  static func notebook(_ cells: [String], metadata: String = "{}") -> [UInt8] {
    Array(
      """
      {
       "cells": [
        \(cells.joined(separator: ",\n  "))
       ],
       "metadata": \(metadata),
       "nbformat": 4
      }

      """.utf8)
  }

  static func code(_ source: String) -> String {
    #"{"cell_type": "code", "metadata": {}, "outputs": [{"data": [NaN, "\ud83d"]}], "source": \#(source)}"#
  }

  static func read(_ bytes: [UInt8]) throws -> ParsedFile {
    try SharedReader.use { $0.readFile("a.ipynb", bytes) }
  }

  @Test func cellsInOrder() throws {
    let file = try Self.read(
      Self.notebook([
        #"{"cell_type": "markdown", "metadata": {}, "source": ["m1"]}"#,
        Self.code(#"["import numpy as np\n", "%time\n", "'é\ud83d\ude00', m1\n"]"#),
        Self.code(#""x = (""#),
        Self.code(#""\n\tawait m2\r\n""#.replacing("\\t", with: "")),
        Self.code(#""%%bash\nls""#), Self.code("[]"), Self.code("7"),
        #"{"cell_type": "raw", "source": "m3"}"#,
      ]))
    #expect(file.parts.map(\.cell) == [1, 3, 5])
    #expect(file.isNotebook)
    #expect(file.errors.map(\.cell) == [2])
    #expect(file.errors.map(\.line) == [1])
    #expect(file.errors.first?.message.hasPrefix("SyntaxError: ") == true)
    let first = SpanTests.names(in: file.parts[0].module)["m1"]
    #expect(first?.start == Position(line: 3, column: 6))
    #expect(first.map { file.parts[0].text.text(of: $0) } == "m1")
    #expect(SpanTests.names(in: file.parts[1].module)["m2"]?.start == Position(line: 2, column: 6))
  }

  @Test(arguments: [
    ("{}", true), (#"{"kernelspec": {"language": "python", "name": "python3"}}"#, true),
    (#"{"language_info": {"name": "ipython"}}"#, true),
    (#"{"language_info": {"name": "R"}}"#, false),
    (#"{"kernelspec": {"language": "julia"}}"#, false), (#"{"kernelspec": {"name": "ir"}}"#, false),
    ("null", true),
    // The name of a kernel is that of an environment.
    (#"{"kernelspec": {"name": "myenv", "display_name": "Python (myenv)"}}"#, true),
    (#"{"kernelspec": {"name": "xpython"}}"#, true), (#"{"kernelspec": {"name": "irene"}}"#, true),
    (#"{"kernelspec": {"name": "conda-env-torch-py"}}"#, true),
    (#"{"kernelspec": {"name": "julia", "display_name": "Python 3 (julia)"}}"#, true),
    (#"{"kernelspec": {"name": "julia-1.9"}}"#, false),
    (#"{"kernelspec": {"name": ".net-csharp", "display_name": ".NET (C#)"}}"#, false),
    (#"{"kernelspec": {"name": "xcpp17"}}"#, false),
  ])
  func language(metadata: String, isPython: Bool) throws {
    let file = try Self.read(Self.notebook([Self.code(#""x""#)], metadata: metadata))
    #expect(file.parts.count == (isPython ? 1 : 0))
    #expect(file.errors.isEmpty)
  }

  @Test func languageOfCells() throws {
    let file = try Self.read(
      Self.notebook([
        #"{"cell_type": "code", "metadata": {"vscode": {"languageId": "sql"}}, "source": "SELECT 1"}"#,
        Self.code(#""x""#),
      ]))
    #expect(file.parts.map(\.cell) == [1])
    #expect(file.errors.isEmpty)
  }

  @Test func formatThree() throws {
    let text = #"""
      {"worksheets": [{"cells": [{"cell_type": "heading", "source": "a"},
        {"cell_type": "code", "language": "python", "input": ["m1\n", "m2"], "outputs": []}]}], "nbformat": 3}
      """#
    let file = try Self.read(Array(text.utf8))
    #expect(file.parts.map(\.cell) == [1])
    #expect(file.parts.first.map { SpanTests.names(in: $0.module).keys.sorted() } == ["m1", "m2"])
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var text: [UInt8]
    var error: String
    var testDescription: String { error }

    init(_ text: [UInt8], _ error: String) {
      self.text = text
      self.error = error
    }

    init(_ text: String, _ error: String) {
      self.init(Array(text.utf8), error)
    }
  }

  static let refusals = [
    Refusal("", "line 1, column 0: not valid JSON: a value is missing"),
    Refusal("{}", "not a notebook: it has no list of cells"),
    Refusal("[]", "not a notebook: it has no list of cells"),
    Refusal(#"{"cells": {}}"#, "not a notebook: it has no list of cells"),
    Refusal(#"{"cells": ["#, "line 1, column 11: not valid JSON: a value is missing"),
    Refusal("{\"cells\":\n [\"é\" 1]}", "line 2, column 6: not valid JSON: expected , or ]"),
    Refusal(#"{"cells": "#, "line 1, column 10: not valid JSON: a value is missing"),
    Refusal(#"{"cells": []} x"#, "line 1, column 14: not valid JSON: text after the end"),
    Refusal(#"{"cells\"#, "line 1, column 8: not valid JSON: a string has no end"),
    Refusal(#"{cells: []}"#, "line 1, column 1: not valid JSON: expected a name in quotes"),
    Refusal("[\"a\nb\"]", "line 1, column 3: not valid JSON: a control character in a string"),
    Refusal(
      String(repeating: "[", count: 100_000),
      "line 1, column 1000: not valid JSON: nested too deeply"),
    Refusal(bytes("{\"a\": \"", [0xFF], "\"}"), "line 1, column 7: byte 0xff is not UTF-8"),
  ]

  @Test(arguments: refusals) func error(_ sample: Refusal) throws {
    let file = try Self.read(sample.text)
    #expect(file.parts.isEmpty)
    #expect(file.errors.map(\.description) == [sample.error])
  }

  @Test func markBeforeTheText() throws {
    let file = try Self.read([0xEF, 0xBB, 0xBF] + Self.notebook([Self.code(#""x""#)]))
    #expect(file.parts.count == 1)
  }
}
