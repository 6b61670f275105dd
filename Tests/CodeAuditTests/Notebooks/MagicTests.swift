import CodeAudit
import Testing

/// What is left of cells for Python's parser.
struct MagicTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var cell: String
    /// `nil` where the cell is in another language.
    var python: String?
    /// How far the code of each line moved to the left, up to the last line that moved.
    var shifts: [Int]
    var testDescription: String { cell.debugDescription }

    init(_ cell: String, _ python: String?, _ shifts: [Int] = []) {
      self.cell = cell
      self.python = python
      self.shifts = shifts
    }
  }

  static let cases = [
    Case("", ""),
    Case("x = 1\ny", "x = 1\ny"),
    Case("%matplotlib inline\nx", "pass\nx"),
    Case("x\n  %cd é", "x\n  pass"),
    Case("!pip install x\n!ls | wc\nx", "pass\npass\nx"),
    Case("!!ls", "pass"),
    Case("!pip install x \\\n  y \\\n  z\nx", "pass\n  \n  \nx"),
    Case(
      "if x:\n    !ls\n    %cd ..\nelse:\n\t%cd /\n", "if x:\n    pass\n    pass\nelse:\n\tpass\n"),
    Case("y = !ls\nz=! ls", "pass\npass"),
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
    // What magics run as Python stays.
    Case("%time i = f(x)\nj", "i = f(x)\nj", [6]),
    Case("if x:\n  %timeit -n 3 -r2 -o f(x)\n", "if x:\n  f(x)\n", [0, 20]),
    Case("%time for i in x: f(i)", "for i in x: f(i)", [6]),
    Case("%time -x", "-x", [6]),
    Case("%time --no-raise-error f(x)", "f(x)", [23]),
    Case("%prun -l 7 -s cumulative f(x)", "f(x)", [25]),
    Case("%memit  f(x)", "f(x)", [8]),
    Case("%lprun -f g -f h g(x)", "g(x)", [17]),
    Case("%time %timeit f()", "f()", [14]),
    Case("%time f(x, \\\n  y)\nz", "f(x, \\\n  y)\nz", [6]),
    Case("%time\n%timeit -n 3", "pass\npass"),
    Case("%time !ls", "pass"),
    Case("%time f?", "pass", [6]),
    Case("%timer f(x)", "pass"),
    Case("y = %time f(x) # é", "y =       f(x) # é"),
    Case("y = %timeit -o f(x)", "f(x)", [15]),
    Case("y = %pwd", "pass"),
    Case("y = f(%time)", "y = f(%time)"),
    Case("%%timeit -n 3 y = f(x)\ny", "y = f(x)\ny", [14]),
    Case("%%prun -q f(x)\ny", "f(x)\ny", [10]),
    Case("%%time f(x)\ny", "pass\ny"),
    Case("%%capture out\n%%time\ny", "pass\npass\ny"),
    Case("%%time\n\n%%bash\nls", nil),
    Case("x\n%%bash", "x\npass"),
    // As IPython takes them: without the blanks that the first line begins with.
    Case("\n  x\n    y\n z\n  '''\n  '''", "\nx\n  y\n z\n'''\n'''", [0, 2, 2, 0, 2, 2]),
    Case("\t%time f(x)\n\ty", "f(x)\ny", [7, 1]),
    Case("  %%time\n  y", "pass\ny", [2, 2]),
    Case("  # a\nx", "# a\nx", [2]),
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
    Case("s = f'''{x[\"'\"]} ' {{\n!x\n'''\n!ls", "s = f'''{x[\"'\"]} ' {{\n!x\n'''\npass"),
    Case("s = f'{x['a']}('\n!ls", "s = f'{x['a']}('\npass"),
    Case("s = f'{x:\">3}(' f'\\{x['(']}'\n!ls", "s = f'{x:\">3}(' f'\\{x['(']}'\npass"),
    Case("s = rb'\\'(' if'('\n!ls", "s = rb'\\'(' if'('\npass"),
    Case("it's\n!ls", "it's\npass"),
    Case("x = y \\\r\n  % z\r\n!ls", "x = y \\\r\n  % z\r\npass"),
  ]

  @Test(arguments: cases) func python(_ sample: Case) {
    let python = Magics.python(in: LineIndex(Array(sample.cell.utf8)))
    #expect(python.map { String(decoding: $0.utf8, as: UTF8.self) } == sample.python)
    let shifts = python?.shifts ?? []
    #expect(shifts.starts(with: sample.shifts))
    #expect(shifts.dropFirst(sample.shifts.count).allSatisfy { $0 == 0 })
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    var cells: [String]
    /// The cell, line, column and text of each call.
    var calls: [String]
    var testDescription: String { "\(cells)" }

    init(_ cells: [String], _ calls: [String]) {
      (self.cells, self.calls) = (cells, calls)
    }
  }

  /// Calls behind magics, and what these bind, with the places that they have in their cells.
  @Test(arguments: [
    Sample(["%time i = np.argmax(x)"], ["1:1:10 np.argmax(x)"]),
    Sample(["%time é = 1; i = np.argmax(x)"], ["1:1:17 np.argmax(x)"]),
    Sample(
      ["%time y = np.zeros((2, 3))", "é = 1\n%timeit -n 3 y.argmax()"], ["2:2:13 y.argmax()"]),
    Sample(
      ["y = %time np.zeros((2, 3))\nfor i in y:\n    %timeit -r 2 i.argmin(\\\n  )"],
      ["1:3:17 i.argmin(\\\n  )"]),
    Sample(["%%timeit y = np.zeros(3)\ny.argmax()"], ["1:2:0 y.argmax()"]),
    Sample(["  y = np.zeros(3)\n  if 1:\n    y.argmax()"], ["1:3:4 y.argmax()"]),
    Sample(["  y = '''\n  ''', np.argmax(x)"], ["1:2:7 np.argmax(x)"]),
    // What follows a magic need not be Python: then the other lines are read without it.
    Sample(["%memit $x in {y}\n%time np.argmax(x)\nnp.argmin(x)"], ["1:3:0 np.argmin(x)"]),
  ])
  func places(_ sample: Sample) throws {
    let cells = ["import numpy as np"] + sample.cells
    let audit = try TestRules.audit(notebook: cells, [])
    #expect(audit.errors.isEmpty)
    let calls = audit.calls.map { call in
      let number = call.cell ?? 0
      let text = String(decoding: Array(cells[number].utf8)[call.span.bytes], as: UTF8.self)
      return "\(number):\(call.span.start.line):\(call.span.start.column) \(text)"
    }
    #expect(calls == sample.calls)
    #expect(audit.calls.allSatisfy { $0.library == "numpy" })
  }

  @Test func placesOfErrors() throws {
    let errors = try TestRules.audit(notebook: ["  x = 1\n  y = = 2"], []).errors
    #expect(errors.map(\.description) == ["cell 0, line 2, column 6: SyntaxError: invalid syntax"])
  }
}
