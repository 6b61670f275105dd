import CodeAudit
import Testing

/// What is left of cells for Python's parser.
struct MagicTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var cell: String
    /// `nil` where the cell is in another language.
    var python: String?
    var testDescription: String { cell }

    init(_ cell: String, _ python: String?) {
      self.cell = cell
      self.python = python
    }
  }

  static let cases = [
    Case("", ""),
    Case("x = 1\ny", "x = 1\ny"),
    Case("%matplotlib inline\nx", "pass\nx"),
    Case("  %cd é\nx", "  pass\nx"),
    Case("!pip install x\n!ls | wc\nx", "pass\npass\nx"),
    Case("!!ls", "pass"),
    Case("!pip install x \\\n  y \\\n  z\nx", "pass\n  \n  \nx"),
    Case(
      "if x:\n    !ls\n    %cd ..\nelse:\n\t%cd /\n", "if x:\n    pass\n    pass\nelse:\n\tpass\n"),
    Case("x = %timeit f()\ny = !ls\nz=! ls", "pass\npass\npass"),
    Case("a, b = !ls\nx.y[0] = %pwd", "pass\npass"),
    Case("?np.argmax\nnp.argmax?\nx??\n??x\nx", "pass\npass\npass\npass\nx"),
    Case("np.argmax? # help", "pass"),
    Case("%%time\nx", "pass\nx"),
    Case("\n\n%%timeit -n 10\nx\ny", "\n\npass\nx\ny"),
    Case("%%capture out\n!ls\nx", "pass\npass\nx"),
    Case("%%bash\nls", nil),
    Case("%%html\n<a>", nil),
    Case("%%writefile x.py\nimport os", nil),
    Case("%%\nx", nil),
    // Operators, strings and comments that look like magics.
    Case("x = (a\n  % b)\n", "x = (a\n  % b)\n"),
    Case("x = a \\\n  % b", "x = a \\\n  % b"),
    Case("x = [\n%s\n]", "x = [\n%s\n]"),
    Case("s = '''\n%time\n!ls\nhelp?\n'''\n%time", "s = '''\n%time\n!ls\nhelp?\n'''\npass"),
    Case("s = \"\"\"a'''\n!x\n\"\"\"", "s = \"\"\"a'''\n!x\n\"\"\""),
    Case("s = 'a?'\nt = '?' # what?", "s = 'a?'\nt = '?' # what?"),
    Case("# (\n!ls", "# (\npass"),
    Case("s = '(' \n!ls", "s = '(' \npass"),
    Case("s = 'it\\'s ('\n!ls", "s = 'it\\'s ('\npass"),
    Case("s = r'\\'\n!ls", "s = r'\\'\npass"),
    Case("s = 'a\\\n!b'\n!ls", "s = 'a\\\n!b'\npass"),
    Case("x = y != z\nx %= 2\nx == (1 % 2)", "x = y != z\nx %= 2\nx == (1 % 2)"),
    Case("f(x=1) % 2\nf(a=!b)", "f(x=1) % 2\nf(a=!b)"),
    Case("!ls\r\nx\r\n", "pass\r\nx\r\n"),
    Case("'é', m1\n!é", "'é', m1\npass"),
    Case("x = (1,\n!ls", "x = (1,\n!ls"),
  ]

  @Test(arguments: cases) func python(_ sample: Case) {
    let python = Magics.python(in: LineIndex(Array(sample.cell.utf8)))
    #expect(python.map { String(decoding: $0, as: UTF8.self) } == sample.python)
  }
}
