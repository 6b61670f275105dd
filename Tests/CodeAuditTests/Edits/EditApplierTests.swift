import CodeAudit
import Foundation
import Testing

@Suite struct EditApplierTests {
  /// `start-end:replacement` for each edit, edits of a fix joined by `;`, and `!` before those that fixes share.
  private static func fix(_ text: String) -> Fix {
    let edits = text.split(separator: ";").map { part -> Fix.Edit in
      let halves = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let bounds = halves[0].drop { $0 == "!" }.split(separator: "-").compactMap { Int($0) }
      let place = Position(line: 1, column: 0)
      return Fix.Edit(
        span: Span(start: place, end: place, bytes: bounds[0]..<bounds[1]),
        replacement: String(halves[1]), isShared: part.hasPrefix("!"))
    }
    return Fix(title: text, safety: .safe, edits: edits)
  }

  struct Case: Sendable {
    var text: String
    var fixes: [String]
    var after: String
    var applied: [String]
  }

  @Test(arguments: [
    Case(text: "abcdef", fixes: [], after: "abcdef", applied: []),
    Case(text: "abcdef", fixes: ["1-3:X"], after: "aXdef", applied: ["1-3:X"]),
    // In any order, many edits as one.
    Case(
      text: "abcdef", fixes: ["4-5:Y", "3-3:-;0-1:Z"], after: "Zbc-dYf",
      applied: ["3-3:-;0-1:Z", "4-5:Y"]),
    // The first by place wins; the other waits, whole.
    Case(text: "abcdef", fixes: ["2-4:Y", "1-3:X"], after: "aXdef", applied: ["1-3:X"]),
    Case(
      text: "abcdef", fixes: ["1-3:X", "0-1:Q;2-4:Y"], after: "QbYef", applied: ["0-1:Q;2-4:Y"]),
    Case(text: "abcdef", fixes: ["1-4:X", "2-2:Y"], after: "aXef", applied: ["1-4:X"]),
    // Side by side is no overlap.
    Case(text: "abcdef", fixes: ["1-3:X", "3-4:Y"], after: "aXYef", applied: ["1-3:X", "3-4:Y"]),
    Case(text: "abcdef", fixes: ["1-3:X", "3-3:Y"], after: "aXYdef", applied: ["1-3:X", "3-3:Y"]),
    // Two insertions at one place have an order within a fix only.
    Case(text: "abcdef", fixes: ["2-2:X", "2-2:Y"], after: "abXcdef", applied: ["2-2:X"]),
    Case(text: "abcdef", fixes: ["2-2:X;2-2:Y"], after: "abXYcdef", applied: ["2-2:X;2-2:Y"]),
    // What is inserted stands before what is replaced from there on, in whatever order they are told.
    Case(text: "abcdef", fixes: ["0-2:X;0-0:Y"], after: "YXcdef", applied: ["0-2:X;0-0:Y"]),
    Case(text: "abcdef", fixes: ["0-2:X", "0-0:Y"], after: "YXcdef", applied: ["0-2:X", "0-0:Y"]),
    // Fixes share an edit, which is made once, before all others.
    Case(
      text: "abcdef", fixes: ["0-1:X;!0-0:Y", "4-5:Z;!0-0:Y", "2-2:W;!0-0:V"], after: "YXbcdZf",
      applied: ["0-1:X;!0-0:Y", "4-5:Z;!0-0:Y"]),
    // The same fix under two findings.
    Case(text: "abcdef", fixes: ["1-3:X", "1-3:X"], after: "aXdef", applied: ["1-3:X"]),
    // A fix that overlaps itself, lies outside, or cuts a character.
    Case(text: "abcdef", fixes: ["1-3:X;2-4:Y"], after: "abcdef", applied: []),
    Case(text: "abcdef", fixes: ["5-7:X"], after: "abcdef", applied: []),
    Case(text: "aéb", fixes: ["2-3:X"], after: "aéb", applied: []),
    Case(text: "aéb", fixes: ["1-3:X"], after: "aXb", applied: ["1-3:X"]),
    // Bytes that are no concern of it.
    Case(
      text: "\u{FEFF}a\r\nb\r\n", fixes: ["6-7:X"], after: "\u{FEFF}a\r\nX\r\n", applied: ["6-7:X"]),
    Case(text: "a\rb\u{C}c", fixes: ["0-1:X"], after: "X\rb\u{C}c", applied: ["0-1:X"]),
    Case(text: "", fixes: ["0-0:X"], after: "X", applied: ["0-0:X"]),
  ])
  func fixes(example: Case) {
    let applier = EditApplier(Array(example.text.utf8), example.fixes.map(Self.fix))
    #expect(Array(applier.bytes) == Array(example.after.utf8))
    #expect(applier.applied.map(\.title) == example.applied)
    #expect(applier.applied.count + applier.waiting.count == Set(example.fixes).count)
  }

  @Test func bytesThatAreNoTextAreKept() {
    let applier = EditApplier([0xFF, 0x61, 0x00, 0xE9, 0x0D], [Self.fix("1-2:b")])
    #expect(applier.bytes == [0xFF, 0x62, 0x00, 0xE9, 0x0D])
  }

  /// An edit and its undoing give the file back.
  @Test func undoing() {
    let text = Array("y = np.argmax(x)\r\nz = 1".utf8)
    let once = EditApplier(text, [Self.fix("4-6:torch")])
    #expect(EditApplier(once.bytes, [Self.fix("4-9:np")]).bytes == text)
  }
}

@Suite struct UnifiedDiffTests {
  struct Case: Sendable {
    var old: String
    var new: String
    var diff: String
  }

  @Test(arguments: [
    Case(old: "a\nb\n", new: "a\nb\n", diff: ""),
    Case(
      old: "a\nb\nc\n", new: "a\nB\nc\n",
      diff: "--- a/f.py\n+++ b/f.py\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"),
    // Only what is near is shown, and near changes share a hunk.
    Case(
      old: "1\n2\n3\n4\n5\n6\n7\n8\n9\n", new: "1\n2\n3\n4\nX\n6\n7\n8\n9\n",
      diff: "--- a/f.py\n+++ b/f.py\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n"),
    Case(
      old: "1\n2\n3\n4\n5\n6\n7\n8\n", new: "X\n2\n3\n4\n5\n6\n7\nY\n",
      diff:
        "--- a/f.py\n+++ b/f.py\n@@ -1,8 +1,8 @@\n-1\n+X\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+Y\n"),
    Case(
      old: "1\n2\n3\n4\n5\n6\n7\n8\n9\n", new: "X\n2\n3\n4\n5\n6\n7\n8\nY\n",
      diff: "--- a/f.py\n+++ b/f.py\n@@ -1,4 +1,4 @@\n-1\n+X\n 2\n 3\n 4\n"
        + "@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+Y\n"),
    Case(
      old: "a\nb", new: "a\nB",
      diff: "--- a/f.py\n+++ b/f.py\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n"
        + "+B\n\\ No newline at end of file\n"),
    Case(
      old: "a\nb", new: "A\nb",
      diff: "--- a/f.py\n+++ b/f.py\n@@ -1,2 +1,2 @@\n-a\n+A\n b\n\\ No newline at end of file\n"),
    Case(
      old: "a\r\nb\r\n", new: "a\r\nB\r\n",
      diff: "--- a/f.py\n+++ b/f.py\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+B\r\n"),
    Case(old: "", new: "a\n", diff: "--- a/f.py\n+++ b/f.py\n@@ -0,0 +1 @@\n+a\n"),
    Case(
      old: "a\nb\n", new: "a\nnew\nb\n",
      diff: "--- a/f.py\n+++ b/f.py\n@@ -1,2 +1,3 @@\n a\n+new\n b\n"),
  ])
  func diffs(example: Case) throws {
    let diff = UnifiedDiff(
      path: "f.py", old: Array(example.old.utf8), new: Array(example.new.utf8))
    #expect(diff.text == example.diff)
    if !example.diff.isEmpty { try Self.apply(diff, to: example.old, gives: example.new, "f.py") }
  }

  @Test(arguments: ["src/a b.py", "/abs/é.py", "odd\"name.py"])
  func namesSurvive(path: String) throws {
    let diff = UnifiedDiff(path: path, old: Array("a\n".utf8), new: Array("b\n".utf8))
    let relative = path.hasPrefix("/") ? String(path.dropFirst()) : path
    try Self.apply(diff, to: "a\n", gives: "b\n", relative)
  }

  /// What Git makes of the diff.
  private static func apply(
    _ diff: UnifiedDiff, to old: String, gives new: String, _ path: String
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(old.utf8).write(to: file)
    let patch = folder.appending(path: "the.diff")
    try Data(diff.bytes).write(to: patch)
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "apply", "--whitespace=nowarn", "the.diff"]
    git.currentDirectoryURL = folder
    try git.run()
    git.waitUntilExit()
    #expect(git.terminationStatus == 0)
    #expect(try Data(contentsOf: file) == Data(new.utf8))
  }
}
