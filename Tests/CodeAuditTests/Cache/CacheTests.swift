import CodeAudit
import Foundation
import PythonEmbedding
import Semantics
import Testing

struct CacheTests {
  private static let contents: CacheContents = {
    var contents = CacheContents()
    let stamp = FileStamp(size: 3, inode: 5, device: 7, modified: -9, changed: 11)
    let first = ContentHash(high: 1, low: 2)
    let second = ContentHash(high: 3, low: 4)
    contents.files["/a é.py"] = .init(stamp: stamp, content: first, day: CacheContents.today)
    contents.files["/b.py"] = .init(stamp: nil, content: second, day: CacheContents.today)
    contents.results = [first: Array("{}".utf8), second: []]
    var port = CacheContents.Port()
    port.day -= 2
    port.findings = [first: Array("[[]]".utf8), second: Array("[]".utf8)]
    contents.ports = ["numpy to jax (x64)": port, "numpy to torch": CacheContents.Port()]
    return contents
  }()

  @Test func bytesAndBack() throws {
    let read = try #require(CacheContents(Self.contents.bytes))
    #expect(read.files == Self.contents.files)
    #expect(read.results == Self.contents.results)
    #expect(read.ports == Self.contents.ports)
  }

  @Test func damageIsSeen() {
    let bytes = Self.contents.bytes
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x40
      #expect(CacheContents(damaged) == nil, "byte \(place)")
      #expect(CacheContents(Array(bytes[..<place])) == nil)
    }
  }

  @Test func pruned() {
    var contents = Self.contents
    contents.files["/b.py"]?.day = CacheContents.today - 31
    contents.prune()
    #expect(contents.files.keys.sorted() == ["/a é.py"])
    #expect(contents.results.count == 1)
    #expect(contents.ports["numpy to jax (x64)"]?.findings.count == 1)
    contents.ports["numpy to torch"]?.day = CacheContents.today - 31
    contents.prune()
    #expect(contents.ports.keys.sorted() == ["numpy to jax (x64)"])
  }

  /// Ports go first, of these those that were used longest ago.
  @Test func shrunk() {
    var contents = CacheContents()
    let hash = ContentHash(high: 1, low: 2)
    contents.results = [hash: Array("12345".utf8), ContentHash(high: 3, low: 4): []]
    for (name, age) in [("b", 1), ("c", 0), ("a", 1)] {
      var port = CacheContents.Port()
      port.day -= UInt32(age)
      port.findings = [hash: Array("678".utf8)]
      contents.ports[name] = port
    }
    func left(_ most: Int) -> (results: [Int], ports: [String]) {
      var copy = contents
      copy.shrink(to: most)
      return (copy.results.values.map(\.count).sorted(), copy.ports.keys.sorted())
    }
    #expect(left(14) == ([0, 5], ["a", "b", "c"]))
    #expect(left(13) == ([0, 5], ["a", "c"]))
    #expect(left(8) == ([0, 5], ["c"]))
    #expect(left(5) == ([0, 5], []))
    #expect(left(4) == ([0], ["c"]))
  }

  /// Each part of the key makes another one.
  @Test func keys() throws {
    let folder = try TestFolder(["specs/a.yaml": "x", "program": "1", "other": "2"])
    func pool() throws -> AuditPool {
      AuditPool(
        program: folder("program"), environment: try SharedReader.environment,
        settings: .object(["rules": "TB101"]))
    }
    func key(_ change: (inout AuditPool) -> Void) throws -> CacheKey {
      var changed = try pool()
      change(&changed)
      return CacheKey(pool: changed, specs: folder("specs"))
    }
    let first = try key { _ in }
    #expect(first == (try key { $0.workers = 7 }))
    let others = [
      try key { $0.program = folder("other") }, try key { $0.arguments = ["x"] },
      try key { $0.settings = .object(["rules": "TB102"]) }, try key { $0.limits.file = 1 },
      try key { $0.environment.version = PythonVersion(major: 3, minor: 99, micro: 0) },
    ]
    #expect(Set(others).count == others.count && !others.contains(first))
    try folder.write("y", to: "specs/a.yaml")
    let changed = try key { _ in }
    #expect(changed != first)
    try folder.write("y", to: "specs/types/b.yaml")
    #expect(try key { _ in } != changed)
    // What links lead to counts; those that lead in circles end.
    let files = FileManager.default
    try folder.write("x", to: "elsewhere/c.yaml")
    try files.createSymbolicLink(
      atPath: folder("specs/linked"), withDestinationPath: folder("elsewhere"))
    try files.createSymbolicLink(
      atPath: folder("elsewhere/up"), withDestinationPath: folder("specs"))
    let linked = try key { _ in }
    try folder.write("y", to: "elsewhere/c.yaml")
    #expect(try key { _ in } != linked)
  }
}
