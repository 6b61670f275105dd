import CodeAudit
import Testing

struct IgnorePatternTests {
  /// A pattern, a path, and whether git leaves the path out (asked of git 2.39 with
  /// `check-ignore --no-index`; of `a**/` its documentation).
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var path: String
    var isOut: Bool
    var isFolder = false
    var testDescription: String { "\(pattern) \(path)" }
  }

  static let cases: [Case] = [
    .init(pattern: "*.py", path: "a/b.py", isOut: true),
    .init(pattern: "*.py", path: "a/b.pyi", isOut: false),
    .init(pattern: "/b.py", path: "a/b.py", isOut: false),
    .init(pattern: "/b.py", path: "b.py", isOut: true),
    .init(pattern: "a/*.py", path: "a/b.py", isOut: true),
    .init(pattern: "a/*.py", path: "a/c/b.py", isOut: false),
    .init(pattern: "a/**/b.py", path: "a/b.py", isOut: true),
    .init(pattern: "a/**/b.py", path: "a/c/d/b.py", isOut: true),
    .init(pattern: "a/**", path: "a/c/d/b.py", isOut: true),
    .init(pattern: "**/b.py", path: "b.py", isOut: true),
    .init(pattern: "**/a/b.py", path: "c/a/b.py", isOut: true),
    .init(pattern: "a**/b.py", path: "ac/d/b.py", isOut: true),
    .init(pattern: "a**/b.py", path: "ab.py", isOut: true),
    .init(pattern: "x/a**", path: "x/a", isOut: true),
    .init(pattern: "?a**/b.py", path: "xa/d/b.py", isOut: false),
    .init(pattern: "?a**/b.py", path: "xac/b.py", isOut: true),
    .init(pattern: "b[0-9].py", path: "b7.py", isOut: true),
    .init(pattern: "b[!0-9].py", path: "b7.py", isOut: false),
    .init(pattern: "b[]x].py", path: "b].py", isOut: true),
    .init(pattern: "b[[:digit:]].py", path: "b7.py", isOut: true),
    .init(pattern: "b[[:digit:]].py", path: "bd.py", isOut: false),
    .init(pattern: "b[^[:alpha:]_].py", path: "b_.py", isOut: false),
    .init(pattern: "b[[:nothing:]b].py", path: "bb.py", isOut: false),
    .init(pattern: "b[[:]].py", path: "b:].py", isOut: true),
    .init(pattern: "b[\\]].py", path: "b].py", isOut: true),
    .init(pattern: "b[a-\\c].py", path: "bb.py", isOut: true),
    .init(pattern: "b[a-].py", path: "b-.py", isOut: true),
    .init(pattern: "b[a-c-e].py", path: "bd.py", isOut: false),
    .init(pattern: "b[.py", path: "b[.py", isOut: false),
    .init(pattern: "*[.py", path: "b[.py", isOut: false),
    .init(pattern: "b?.py", path: "bc.py", isOut: true),
    .init(pattern: "b?.py", path: "b.py", isOut: false),
    .init(pattern: "\\#b.py", path: "#b.py", isOut: true),
    .init(pattern: "build/", path: "build", isOut: false),
    .init(pattern: "build/", path: "x/build", isOut: true, isFolder: true),
    .init(pattern: "x/build/", path: "x/build", isOut: true, isFolder: true),
    .init(pattern: "b.py  ", path: "b.py", isOut: true),
    .init(pattern: "b.py\r", path: "b.py", isOut: true),
    .init(pattern: "b\\*.py", path: "bx.py", isOut: false),
  ]

  @Test(arguments: cases)
  func fits(_ example: Case) throws {
    let pattern = try #require(IgnorePattern(line: example.pattern))
    let name = example.path.split(separator: "/").last.map(String.init) ?? ""
    #expect(
      pattern.fits(path: example.path, name: name, isFolder: example.isFolder) == example.isOut)
  }

  @Test(arguments: ["", "   ", "# b.py", "/", "!", "\r"])
  func noPattern(_ line: String) {
    #expect(IgnorePattern(line: line) == nil)
  }

  @Test(arguments: ["a.py\r\nb.py\r\n", "\u{FEFF}a.py\nb.py", "\r\n#\r\na.py\n\r\nb.py"])
  func lines(_ text: String) {
    let ignored = IgnoreFile().adding(text, in: "")
    #expect(
      ["a.py", "b.py", "c.py"].map { ignored.leavesOut($0, name: $0, isFolder: false) }
        == [true, true, false])
  }

  @Test func theInnermostFileDecides() {
    let outer = IgnoreFile().adding("*.py\n!keep.py", in: "")
    #expect(outer.leavesOut("a/b.py", name: "b.py", isFolder: false))
    #expect(!outer.leavesOut("a/keep.py", name: "keep.py", isFolder: false))
    let inner = outer.adding("!b.py\n/keep.py", in: "a")
    #expect(!inner.leavesOut("a/b.py", name: "b.py", isFolder: false))
    #expect(inner.leavesOut("a/keep.py", name: "keep.py", isFolder: false))
    let above = IgnoreFile().adding("/src/gen/", in: "x", lead: "src")
    #expect(above.leavesOut("x/gen", name: "gen", isFolder: true))
    #expect(!above.leavesOut("x/y/gen", name: "gen", isFolder: true))
  }
}
