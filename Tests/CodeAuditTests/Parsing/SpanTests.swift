import CodeAudit
import Testing

/// Where names stand: by line and column, and in the bytes as they are stored.
struct SpanTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var source: [UInt8]
    /// Of the names `m1`, `m2` …, which the source holds once each.
    var places: [Position]
    var testDescription: String { name }

    init(_ name: String, _ source: [UInt8], _ places: (Int, Int)...) {
      self.name = name
      self.source = source
      self.places = places.map { Position(line: $0.0, column: $0.1) }
    }

    init(_ name: String, _ source: String, _ places: (Int, Int)...) {
      self.name = name
      self.source = Array(source.utf8)
      self.places = places.map { Position(line: $0.0, column: $0.1) }
    }
  }

  static let cases = [
    Case("plain", "m1\n  \nm2 + (m3)\n", (1, 0), (3, 0), (3, 6)),
    Case("no newline at the end", "x\nm1", (2, 0)),
    Case("a comment at the end", "m1 # é", (1, 0)),
    Case("BOM", bytes([0xEF, 0xBB, 0xBF], "m1\nm2"), (1, 0), (2, 0)),
    Case("BOM and umlauts", bytes([0xEF, 0xBB, 0xBF], "'äö', m1\nm2"), (1, 6), (2, 0)),
    Case("BOM and a cookie", bytes([0xEF, 0xBB, 0xBF], "# coding: utf-8\n'é', m1"), (2, 5)),
    Case("a cookie of UTF-8", "# -*- coding: UTF_8 -*-\n'é', m1", (2, 5)),
    Case(
      "latin-1", bytes("# -*- coding: latin-1 -*-\n'", [0xE9, 0xE8], "', m1\nm2"), (2, 6), (3, 0)),
    Case("latin-1 in its own comment", bytes("# \u{e9}: coding=iso-8859-15\nm1"), (2, 0)),
    Case(
      "bytes that are no UTF-8 before the cookie",
      bytes("# ", [0xE9], " coding=latin-1\n'", [0xE9], "', m1"), (2, 5)),
    Case(
      "cp1252", bytes("#!/x\n\u{0C}# vim: set fileencoding=cp1252 :\n'", [0x80, 0x85], "', m1"),
      (3, 6)),
    Case("latin-1 with NEL", bytes("# coding: latin-1\n'", [0x85], "', m1"), (2, 5)),
    Case(
      "Shift JIS, whose second bytes can be backslashes",
      bytes("# coding: shift_jis\n'", [0x83, 0x5C, 0x83, 0x5C], "', m1\nm2"), (2, 6), (3, 0)),
    Case("UTF-7", "# coding: utf-7\n'+AOkA6Q-', m1\nm2", (2, 6), (3, 0)),
    Case(
      "Shift JIS with CRLF", bytes("# coding: shift_jis\r\n'", [0x83, 0x5C], "'\r\nm1"), (3, 0)),
    Case("a cookie in the third line", "\n\n# coding: latin-1\n'é', m1", (4, 5)),
    Case("a cookie after code", "x = 1\n# coding: latin-1\n'é', m1", (3, 5)),
    Case("two bytes", "'éé', m1", (1, 6)),
    Case("combining marks", "'e\u{301}', m1", (1, 6)),
    Case("astral", "'😀😀', m1, '𝒳', m2", (1, 6), (1, 15)),
    Case("identifiers outside ASCII", "naïve = größe(m1)\nm2", (1, 14), (2, 0)),
    Case("CRLF", "x\r\n  \r\nm1\r\nm2\r\n", (3, 0), (4, 0)),
    Case("lone CR", "x\rm1\r\rm2", (2, 0), (4, 0)),
    Case("every line end", "x\n\rm1\r\n\nm2\r\r\nm3", (3, 0), (5, 0), (7, 0)),
    Case("CRLF in a string", "'''a\r\né''', m1\r\nm2", (2, 6), (3, 0)),
    Case("a continued line", "x = \\\r\n  m1 + \\\n\tm2", (2, 2), (3, 1)),
    Case("form feed", "x\n\u{0C}m1\nif x:\n\u{0C}  m2", (2, 1), (4, 3)),
    Case(
      "controls that end no line",
      "'''\u{0C}\u{0B}\u{1C}\u{1D}\u{1E}\u{85}\u{2028}\u{2029}''', m1\nm2", (1, 16), (2, 0)),
    Case("tabs", "if x:\n\tm1;\tm2", (2, 1), (2, 5)),
    Case("a file separator in a comment", "# \u{1C}\nm1", (2, 0)),
    Case(
      "a long line", "[" + String(repeating: "'é', ", count: 5_000) + "m1]\nm2", (1, 25_001), (2, 0)
    ),
    Case("a name in an f-string", "é = f'é'; f(f'é {x} {m1}')", (1, 21)),
  ]

  @Test(arguments: cases) func places(_ sample: Case) throws {
    let part = try SharedReader.read(sample.source)
    let names = Self.names(in: part.module)
    for (index, place) in sample.places.enumerated() {
      let name = "m\(index + 1)"
      let span = try #require(names[name], "\(name) is not found")
      #expect(span.start == place)
      #expect(span.end == Position(line: place.line, column: place.column + 2))
      #expect(span.bytes == Self.range(of: name, in: sample.source))
      #expect(part.text.text(of: span) == name)
    }
  }

  /// The text of each node of the first lines, beyond single names.
  @Test func textOfSpans() throws {
    let source = bytes("# coding: latin-1\nx = f(\"", [0xE9], "\",\r\n  'b')\n")
    let part = try SharedReader.read(source)
    let call = try #require(part.module.nodes(.body).first?.node(.value)?.span)
    #expect(part.text.text(of: call) == "f(\"é\",\r\n  'b')")
    #expect(part.text.line(2) == "x = f(\"é\",")
    #expect(Array(source[call.bytes]).count == "f(\"é\",\r\n  'b')".unicodeScalars.count)
  }

  static let strings = [
    Case("a string of one line", "é = f'é {x:{m1}} {m2!r}'", (1, 12), (1, 18)),
    Case("a nested string", "f(f'é {g(f\"{m1}\")}')", (1, 12)),
    Case("strings side by side", "x = ('é' f'{m1}'\n  f'é{m2}')", (1, 12), (2, 6)),
  ]

  static let longStrings = [
    Case("lines of text before", "x = f\"\"\"\né {m1}\n {m2} \"\"\"", (2, 3), (3, 2)),
    Case("an expression of two lines", "x = f\"\"\"{f(\n é)}{m1}\"\"\"", (2, 5)),
  ]

  @Test(arguments: strings) func insideStrings(_ sample: Case) throws {
    try places(sample)
  }

  /// 3.9 tells wrong places there, so none are taken.
  @Test(arguments: longStrings) func insideStringsOfSeveralLines(_ sample: Case) throws {
    guard try SharedReader.version.minor < 10 else { return try places(sample) }
    let names = Self.names(in: try SharedReader.read(sample.source).module)
    #expect(names["m1"] == nil)
    #expect(names["x"] != nil)
  }

  @Test(arguments: ["", "\n", "\r", "a", "a\n", "é\r\n\r\nb", "\u{0C}\r\rx\n"])
  func indexOfLines(_ text: String) {
    let index = LineIndex(Array(text.utf8))
    for offset in 0...text.utf8.count {
      let position = index.position(of: offset)
      let line = index.line(position.line)
      // A place between the two bytes of a line's end, or of a letter, is no place that a node can have.
      guard line.contains(offset) || line.upperBound == offset,
        offset == text.utf8.count || index.utf8[offset] & 0xC0 != 0x80
      else { continue }
      #expect(index.offset(of: position) == offset)
    }
    #expect(index.line(0).isEmpty && index.line(99).isEmpty)
  }

  static func names(in node: SyntaxNode) -> [String: Span] {
    var names: [String: Span] = [:]
    if node.kind == .name, let name = node.text(.id) { names[name] = node.span }
    for child in node.children { names.merge(Self.names(in: child)) { first, _ in first } }
    return names
  }

  private static func range(of name: String, in source: [UInt8]) -> Range<Int>? {
    let name = Array(name.utf8)
    return source.indices.first { source[$0...].starts(with: name) }.map { $0..<$0 + name.count }
  }
}
