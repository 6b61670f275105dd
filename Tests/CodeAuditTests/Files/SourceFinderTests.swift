import CodeAudit
import Foundation
import Testing

struct SourceFinderTests {
  /// A folder with these files, gone when the test ends.
  private func withFiles(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "finder-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try body(root.path(percentEncoded: false))
  }

  private func found(_ root: String, _ finder: SourceFinder) -> [String] {
    finder.files.map { String($0.path.dropFirst(root.count + 1)) }
  }

  @Test func folders() throws {
    let files = [
      ".git/HEAD": "", ".gitignore": "gen/\n*.pyi\n", "a.py": "", "b.pyi": "", "c.txt": "",
      "d/e.ipynb": "{}", "d/gen/f.py": "", "d/.hidden/g.py": "", "d/__pycache__/h.py": "",
      "d/.gitignore": "!keep.pyi\nskip.py", "d/keep.pyi": "", "d/skip.py": "", "z/venv/i.py": "",
      "z/j.pyw": "",
    ]
    try withFiles(files) { root in
      let finder = SourceFinder([root])
      #expect(found(root, finder) == ["a.py", "d/e.ipynb", "d/keep.pyi", "z/j.pyw"])
      #expect(finder.files.map(\.kind) == [.python, .notebook, .python, .python])
      #expect(finder.failures.isEmpty)
      // The files above a folder count for it too; what is named is taken.
      #expect(found(root, SourceFinder([root + "/d"])) == ["d/e.ipynb", "d/keep.pyi"])
      #expect(
        found(root, SourceFinder([root + "/d/skip.py", root + "/c.txt"])) == ["c.txt", "d/skip.py"])
      #expect(found(root, SourceFinder([root], excluding: ["**/d/*", "*.pyw"])) == ["a.py"])
      #expect(found(root, SourceFinder([root, root + "/a.py"])).count == 4)
    }
  }

  /// However it is named: what it is called first, as a file rather than in a folder, counts.
  @Test func eachFileOnce() throws {
    try withFiles(["a/b.py": "", "a/c.py": ""]) { root in
      let manager = FileManager.default
      try manager.createSymbolicLink(atPath: root + "/link", withDestinationPath: "a")
      #expect(found(root, SourceFinder([root + "/a/b.py", root + "/a/./b.py"])) == ["a/b.py"])
      #expect(found(root, SourceFinder([root + "/a", root + "/a/../a/"])) == ["a/b.py", "a/c.py"])
      #expect(
        found(root, SourceFinder([root + "/a", root + "/link/c.py"])) == ["a/b.py", "link/c.py"])
      #expect(found(root, SourceFinder([root, root + "/link"])) == ["a/b.py", "a/c.py"])
    }
  }

  /// What is excluded is told from the working folder, however a path is named.
  @Test(arguments: [
    ("/s/build", [""], ["b.py", "s/a.py", "s/x/build/d.py"]),
    ("s/build", ["/s", "/./s/"], ["s/a.py", "s/x/build/d.py"]),
    ("/build", ["/s"], ["s/a.py", "s/build/c.py", "s/x/build/d.py"]),
    ("build", ["/s/build"], []), ("s", ["/s/build", "/b.py"], ["b.py"]),
    ("s/", ["/s/build/../x"], []), ("build/", ["/s/x/build/"], []),
    ("*.py", ["/s", "/b.py"], ["b.py"]),
    ("..", ["/s"], ["s/a.py", "s/build/c.py", "s/x/build/d.py"]),
  ])
  func exclusions(_ glob: String, _ paths: [String], _ expected: [String]) throws {
    let files = ["b.py": "", "s/a.py": "", "s/build/c.py": "", "s/x/build/d.py": ""]
    try withFiles(files) { root in
      let finder = SourceFinder(
        paths.map { root + $0 }, excluding: [glob], workingFolder: root)
      #expect(
        finder.files.map { String($0.path.replacing("/./", with: "/").dropFirst(root.count + 1)) }
          == expected)
    }
  }

  @Test func namedFilesThatCannotBeAudited() throws {
    let files = [
      "x.npy": "", "y.CSV": "1,2", "z.bin": "argmax\0", "script": "", "s.txt": "", "n.py": "\0",
    ]
    try withFiles(files) { root in
      let finder = SourceFinder(files.keys.sorted().map { root + "/" + $0 })
      #expect(found(root, finder) == ["n.py", "s.txt", "script"])
      let data = "holds data: only Python files and notebooks are audited"
      #expect(
        finder.failures.map(\.reason) == [
          data, data, "is neither a Python file nor a notebook",
        ])
      #expect(SourceFinder([root]).failures.isEmpty)
    }
  }

  @Test func linksAndFailures() throws {
    try withFiles(["a/b.py": ""]) { root in
      let manager = FileManager.default
      try manager.createSymbolicLink(atPath: root + "/a/loop", withDestinationPath: root)
      try manager.createSymbolicLink(atPath: root + "/a/c.py", withDestinationPath: "b.py")
      try manager.createSymbolicLink(atPath: root + "/a/gone.py", withDestinationPath: "nowhere")
      let finder = SourceFinder([root, root + "/missing.py", "/dev/null"])
      #expect(found(root, finder) == ["a/b.py", "a/c.py"])
      #expect(
        finder.failures == [
          .init(path: root + "/missing.py", reason: "No such file or directory"),
          .init(path: "/dev/null", reason: "is neither a file nor a folder"),
        ])
    }
  }
}
