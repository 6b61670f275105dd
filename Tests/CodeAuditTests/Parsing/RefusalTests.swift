import CodeAudit
import Testing

/// Files that cannot be read: one line of text, and the place where it is known.
struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: [UInt8]
    var error: String
    var testDescription: String { error }

    init(_ source: String, _ error: String) {
      self.init(Array(source.utf8), error)
    }

    init(_ source: [UInt8], _ error: String) {
      self.source = source
      self.error = error
    }
  }

  static let cases = [
    Case("x = (1,\n", "line 1, column 4: SyntaxError: '(' was never closed"),
    Case(
      "print 'a'\n",
      "line 1, column 0: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"
    ),
    Case(
      "try:\n  f()\nexcept E, e:\n  pass\n",
      "line 3, column 7: SyntaxError: multiple exception types must be parenthesized"),
    Case(
      "x = 0777\n",
      "line 1, column 4: SyntaxError: leading zeros in decimal integer literals are not "
        + "permitted; use an 0o prefix for octal integers"),
    Case(
      "'é' = 1",
      "line 1, column 0: SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"
    ),
    Case(
      "'é', 'é' x", "line 1, column 9: SyntaxError: invalid syntax"),
    Case("(é é)", "line 1, column 1: SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
    Case(
      "if x:\nf()\n",
      "line 2, column 0: IndentationError: expected an indented block after 'if' statement on line 1"
    ),
    Case(
      "if x:\n\ta\n        b\n",
      "line 3, column 0: TabError: inconsistent use of tabs and spaces in indentation"),
    Case(
      "x = '''a\nb\n",
      "line 1, column 4: SyntaxError: unterminated triple-quoted string literal (detected at line 2)"
    ),
    Case("# coding: nonsense\nx", "unknown encoding: nonsense"),
    Case("# coding: rot13\nx", "unknown encoding: rot13"),
    Case(
      bytes("x = '\u{e9}", [0xE9], "'"),
      "line 1, column 6: byte 0xe9 is not UTF-8, and no encoding is declared"),
    Case(bytes("# coding: utf-8\nx\r\n'", [0xC3]), "line 3, column 1: byte 0xc3 is not UTF-8"),
    Case(bytes("# coding: ascii\n'é'"), "line 2, column 1: byte 0xc3 is not ascii"),
    Case(bytes("# coding: cp1252\n'", [0x81], "'"), "line 2, column 1: byte 0x81 is not cp1252"),
    Case(
      bytes([0xEF, 0xBB, 0xBF], "# coding: latin-1\nx"),
      "line 1: encoding latin-1 is declared after a byte order mark of UTF-8"),
    Case([0xFF, 0xFE, 0x78, 0x00], "UTF-16 or UTF-32 text, which Python does not read as source"),
    Case([0xFE, 0xFF, 0x00, 0x78], "UTF-16 or UTF-32 text, which Python does not read as source"),
    Case(bytes("x\ny = ", [0]), "line 2, column 4: source code cannot contain null bytes"),
    Case(
      "1" + String(repeating: "+1", count: 20_000),
      "nested too deeply to be parsed"),
    Case(
      String(repeating: "-", count: 20_000) + "1",
      "nested too deeply to be parsed"),
    Case("async def f(): pass\nawait f() x", "line 2, column 10: SyntaxError: invalid syntax"),
  ]

  @Test(arguments: cases) func error(_ sample: Case) throws {
    do {
      _ = try SharedReader.read(sample.source)
      Issue.record("it was read")
    } catch {
      let isPythons = sample.error.contains("Error: ")
      // 3.9 words and counts otherwise.
      guard try SharedReader.version.minor > 9 || !isPythons else { return }
      #expect("\(error)" == sample.error)
    }
  }

  /// Sources that look odd and are none of those.
  @Test(arguments: [
    "", "\n", "\u{FEFF}", "\u{0C}", "# coding:\nx", "# coding: utf-8-anything\nx", "x = '\\d'",
    "\r\r\n",
  ])
  func accepted(_ source: String) throws {
    _ = try SharedReader.read(source)
  }

  /// Nothing is printed, and a filter that makes errors of warnings changes nothing.
  @Test(arguments: ["x = '\\d'", "x is 1", "assert (x, 1)", "0in x", "x = '\\400'"])
  func warnings(_ source: String) throws {
    let printed = try SharedReader.use { reader, python in
      let system = try python.importModule("sys")
      let stream = try python.resolve(path: "io.StringIO").call()
      let before = try system.attribute("stderr")
      try system.setAttribute("stderr", to: stream)
      let result = Result { try reader.read(Array(source.utf8)) }
      try system.setAttribute("stderr", to: before)
      _ = try result.get()
      return try stream.call(method: "getvalue").string()
    }
    #expect(printed == "")
  }
}
