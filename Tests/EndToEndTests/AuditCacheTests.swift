import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// What an audit keeps for the next one.
  @Suite struct AuditCaches {
    private let folder: Folder
    private var cache: String { folder.url("cache").path }

    init() throws {
      folder = try Folder()
      try write("import numpy as np\ni = np.argmax(np.zeros((2, 3)))\n", "src/a.py")
      try write("x = 1\n", "src/b.py")
      try write("import numpy as np\nnp.argmin(x\n", "src/c.py")
      try write("import numpy as np\nk = np.argmax(x)  # tiebreak: ignore\n", "src/d.py")
    }

    private func write(_ text: String, _ name: String) throws {
      let file = folder.url(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    private func audit(_ arguments: [String] = [], cache: String? = nil) throws -> Program.Ending {
      try Program.run(
        ["audit", folder.url("src").path, "--isolated", "--format", "json"] + arguments
          + ["--cache-dir", cache ?? self.cache])
    }

    private func auditAnew(_ arguments: [String] = []) throws -> Program.Ending {
      try Program.run(
        ["audit", folder.url("src").path, "--isolated", "--format", "json", "--no-cache"]
          + arguments)
    }

    private var kept: [URL] {
      get throws {
        try FileManager.default.contentsOfDirectory(
          at: folder.url("cache"), includingPropertiesForKeys: nil)
      }
    }

    @Test(arguments: [[String](), ["--from", "numpy", "--to", "torch"], ["--select", "TB101"]])
    func warmIsAsCold(_ arguments: [String]) throws {
      let anew = try auditAnew(arguments)
      #expect(anew.code == 2)
      for _ in 0..<2 { #expect(try audit(arguments) == anew) }
      // Stamps are trusted when they are old enough.
      sleep(3)
      for _ in 0..<2 { #expect(try audit(arguments) == anew) }
    }

    @Test func editsAreSeen() throws {
      sleep(3)
      let before = try audit()
      #expect(try audit() == before)
      let file = folder.url("src/b.py").path
      let old = try FileManager.default.attributesOfItem(atPath: file)
      try write("y = 2\n", "src/b.py")
      try write("import numpy as np\nj = np.argmin(np.zeros((2, 3)))\n", "src/a.py")
      // As long, and with the old time: the time of the change is not to be set.
      try FileManager.default.setAttributes(
        [.modificationDate: try #require(old[.modificationDate])], ofItemAtPath: file)
      let after = try audit()
      #expect(after == (try auditAnew()))
      #expect(after.output.contains("argmin") && !before.output.contains("argmin\""))
    }

    @Test func specsCount() throws {
      let specs = folder.url("Specs")
      try FileManager.default.copyItem(at: URL(filePath: Program.package + "/Specs"), to: specs)
      try write("import bumpy\nbumpy.argmax(x)\n", "src/e.py")
      let before = try audit(["--specs", specs.path])
      let types = specs.appending(path: "types/numpy.yaml")
      let text = try String(contentsOf: types, encoding: .utf8)
      try Data(text.replacing("same:\n", with: "same:\n  bumpy: numpy\n").utf8).write(to: types)
      let after = try audit(["--specs", specs.path])
      #expect(after == (try auditAnew(["--specs", specs.path])))
      #expect(after != before)
      #expect(try kept.count == 2)
    }

    @Test func damageIsMended() throws {
      let first = try audit()
      let file = try #require(try kept.first)
      let whole = try Data(contentsOf: file)
      for damaged in [whole.prefix(whole.count / 2), Data(), Data("{}".utf8)] {
        try damaged.write(to: file)
        #expect(try audit() == first)
        #expect(try Data(contentsOf: file).count >= whole.count)
      }
    }

    @Test func manyAtOnce() throws {
      let anew = try auditAnew()
      let runs = try (0..<4).map { _ in
        try Program.start(
          ["audit", folder.url("src").path, "--isolated", "--format", "json", "--cache-dir", cache])
      }
      for run in runs { #expect(try run.wait() == anew) }
      #expect(try kept.count == 1)
      #expect(try audit() == anew)
    }

    /// A line, and the audit all the same.
    @Test func folderThatCannotBeMade() throws {
      try write("", "file")
      let ending = try audit(cache: folder.url("file").path + "/cache")
      let anew = try auditAnew()
      #expect(ending.code == anew.code && ending.output == anew.output)
      let lines = ending.errors.split(separator: "\n")
      #expect(lines.count { $0.contains("the cache is not kept") } == 1)
    }
  }
}
