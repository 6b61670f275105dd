import CodeAudit
import Testing

@Suite struct PathTextTests {
  static let paths: KeyValuePairs = [
    "/a/b.py": "/a/b.py", "a": "/w/f/a", "a/b": "/w/f/a/b", "": "/w/f", ".": "/w/f", "..": "/w",
    "/": "/", "//": "/", "/..": "/", "/a/": "/a", "/a/.": "/a", "/a/..": "/", "/a//b": "/a/b",
    "/a/./b": "/a/b", "/a/../b": "/b", "./a": "/w/f/a", "../a": "/w/a", "../../../a": "/a",
    // Names that only look like steps.
    "...": "/w/f/...", "/a/.b": "/a/.b", "/a/..b": "/a/..b", "/a/b.": "/a/b.", "/a/b..": "/a/b..",
    "/.../b": "/.../b", "/é/..ü": "/é/..ü",
  ]

  @Test(arguments: paths.map { ($0.key, $0.value) })
  func fromTheRoot(_ path: String, whole: String) {
    #expect(PathText.absolute(path, in: "/w/f") == whole)
  }
}
