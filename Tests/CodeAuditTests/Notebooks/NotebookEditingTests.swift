import CodeAudit
import Testing

/// What a new source of a cell changes in the file: compared byte by byte.
struct NotebookEditingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// As JSON.
    var before: String
    var source: String
    /// As JSON.
    var after: String
    var testDescription: String { name }

    init(_ name: String, _ before: String, _ source: String, _ after: String) {
      self.name = name
      self.before = before
      self.source = source
      self.after = after
    }
  }

  static let cases = [
    Case("nothing", #"["a\n", "\u00e9"]"#, "a\né", #"["a\n", "\u00e9"]"#),
    Case(
      "one line", "[\n    \"a(x)\\n\",\n    \"b\"\n   ]", "a(x, 1)\nb",
      "[\n    \"a(x, 1)\\n\",\n    \"b\"\n   ]"),
    Case(
      "escapes of other lines, and of the rest of the line",
      #"["\u00e9 = \"a\/b\"\n", "f(\u00e9)\n", "\u0041"]"#, "é = \"a/b\"\nf(é, 1)\nA",
      #"["\u00e9 = \"a\/b\"\n", "f(\u00e9, 1)\n", "\u0041"]"#),
    Case(
      "two lines with one between", #"["a\n", "\u0042\n", "c\n"]"#, "aa\nB\ncc\n",
      #"["aa\n", "\u0042\n", "cc\n"]"#),
    Case("quotes and backslashes", #"["f('a')\n"]"#, "f(\"\\t\t\")\n", #"["f(\"\\t\t\")\n"]"#),
    Case(
      "a line more", "[\n  \"a\\n\",\n  \"c\"\n ]", "a\nb\nc",
      "[\n  \"a\\n\",\n  \"b\\n\",\n  \"c\"\n ]"),
    Case(
      "a line more in a list of one", "[\n  \"a\"\n ]", "import x\na",
      "[\n  \"import x\\n\",\n  \"a\"\n ]"),
    Case("a line more at the end", #"["a\n"]"#, "a\nb\n", #"["a\n","b\n"]"#),
    Case("one string", #""a\n\u00e9\nb""#, "a\né\nimport y\nc", #""a\n\u00e9\nimport y\nc""#),
    Case("letters beyond ASCII in a file of ASCII", #""x""#, "é😀", #""\u00e9\ud83d\ude00""#),
    Case("letters beyond ASCII in a file that has some", #""ä x""#, "ä é😀", #""ä é😀""#),
    Case("letters that share bytes", #""ä""#, "ö", #""ö""#),
    Case(
      "strings that are no lines", #"["a", "b\nc", "d\n"]"#, "ab\ncxd\n", #"["a", "b\nc", "xd\n"]"#),
    Case("a surrogate pair before", #""\ud83d\ude00 f(x)""#, "😀 g(x)", #""\ud83d\ude00 g(x)""#),
    Case("letters that end alike", #""é""#, "©", #""©""#),
    Case("an empty list", "[]", "a\nb", #"["a\nb"]"#),
    Case("an empty string", #""""#, "a", #""a""#),
    Case("all removed", #"["a\n", "b"]"#, "", #"[""]"#),
  ]

  @Test(arguments: cases) func bytesOfTheFile(_ sample: Case) throws {
    func file(_ source: String) -> [UInt8] {
      NotebookTests.notebook([NotebookTests.code(#""\n""#), NotebookTests.code(source)])
    }
    let notebook = try Notebook(file(sample.before))
    let edited = notebook.replacing(sourceOf: 1, with: sample.source)
    let expected =
      file(sample.after)
    #expect(String(decoding: edited, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    #expect(edited == expected)
    #expect(try Notebook(edited).cells[1].source == sample.source)
  }

  /// Every stretch of a source replaced by every text: what is read back is what was meant.
  @Test func everyChange() throws {
    for source in [
      #"["a\n", "\u00e9b\n", "\n", "c"]"#, #""a\n\u00e9b\n\nc""#, #"["a\n\u00e9", "", "b\n\nc"]"#,
    ] {
      let notebook = try Notebook(NotebookTests.notebook([NotebookTests.code(source)]))
      let old = Array(notebook.cells[0].source.unicodeScalars)
      for start in 0...old.count {
        for end in start...old.count {
          for text in ["", "x", "\n", "x\ny", "é\n\n", "\"\\"] {
            var new = String.UnicodeScalarView()
            new.append(contentsOf: old[..<start])
            new.append(contentsOf: text.unicodeScalars)
            new.append(contentsOf: old[end...])
            let edited = notebook.replacing(sourceOf: 0, with: String(new))
            #expect(try Notebook(edited).cells[0].source == String(new))
          }
        }
      }
    }
  }
}
