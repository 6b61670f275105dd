import CodeAudit
import Foundation
import Semantics
import Synchronization
import Testing

/// What a port changes is taken from the cache where all is as it was, and from nowhere else. Here the cache lies, so
/// that what comes of it is seen; everything is known to it, so that no worker starts.
struct PortCacheTests {
  private static let text = "np.argmax(x, 1)\nnumpy.argmin(x, 1, keepdims=True)\n"
  private static let lie = Finding(
    rule: "TB202", name: "port-nan", severity: .silent, message: "a lie", details: ["of", "two"])

  private let folder: TestFolder
  private let cache: AuditCache

  init() throws {
    folder = try TestFolder(["a.py": Self.text])
    var key = CacheKey()
    key.add("test", "\(Self.self)")
    cache = AuditCache(folder: folder("cache"), key: key)
  }

  private var file: String { "\(cache.folder)/\(cache.key.name).cache" }

  private static func hash(_ text: String) -> ContentHash {
    Array(text.utf8).withUnsafeBytes { ContentHash($0) }
  }

  private static func calls(_ path: String) -> [CallSite] {
    [("np.argmax", "argmax"), ("numpy.argmin", "argmin")].map { callee, function in
      var call = SampleCall(text, callee: callee, "numpy", function).site
      call.file = path
      return call
    }
  }

  private static func audit(_ path: String) -> FileAudit {
    FileAudit(path: path, calls: calls(path))
  }

  /// A cache that knows the file, whatever it holds, and lies about a port of what it held first.
  private func lies(_ port: PortAudit, _ findings: [[Finding]] = [[lie], []]) throws
    -> CacheContents
  {
    var contents = CacheContents()
    let json = Array("\(Self.audit("b.py").json)".utf8)
    for text in [Self.text, Self.text + "#"] {
      contents.results[Self.hash(text)] = json
    }
    contents.files[folder("a.py")] = .init(
      stamp: nil, content: Self.hash(Self.text), day: CacheContents.today)
    var kept = CacheContents.Port()
    kept.findings[Self.hash(Self.text)] = Array(
      "\(JSONValue.array(findings.map { .array($0.map(\.json)) }))".utf8)
    contents.ports[port.name] = kept
    return contents
  }

  private func write(_ contents: CacheContents) throws {
    try FileManager.default.createDirectory(
      atPath: cache.folder, withIntermediateDirectories: true)
    try Data(contents.bytes).write(to: URL(filePath: file))
  }

  private func read() throws -> CacheContents {
    try #require(CacheContents(Array(try Data(contentsOf: URL(filePath: file)))))
  }

  /// The findings of each call of all files.
  private func run(
    _ scope: @escaping @Sendable (String) -> AuditScope?
  ) async throws -> [[Finding]] {
    var audit = Audit(
      pool: try PoolTests.pool(),
      filter: NameFilter(marks: try TypeCatalog(specs: Specs.folder).marks), scope: scope)
    audit.cache = cache
    return try await audit.run([folder.path]).calls.map(\.findings)
  }

  private func run(_ port: PortAudit) async throws -> [[Finding]] {
    try await run { _ in AuditScope(rules: RuleRegistry.codes, port: port) }
  }

  private func truth(_ port: PortAudit) -> [[Finding]] {
    port.findings(for: Self.calls(folder("a.py"))) { _ in Array(Self.text.utf8) }
  }

  @Test func takesWhatIsKept() async throws {
    let port = try Specs.audit("numpy", "torch")
    try write(lies(port))
    #expect(try await run(port) == [[Self.lie], []])
    try folder.write(Self.text, to: "other/name.py")
    #expect(try await run(port) == [[Self.lie], [], [Self.lie], []])
  }

  @Test(arguments: [
    ("jax", "torch"), ("numpy@1.21", "torch"), ("numpy", "jax"), ("numpy", "torch@2.0"),
    ("numpy", "torch@compile"), ("numpy", "torch@2.0@compile"), ("numpy", "numpy@1.21"),
  ])
  func eachPortHasItsOwn(from: String, to: String) async throws {
    let port = try Specs.audit(from, to)
    try write(lies(Specs.audit("numpy", "torch")))
    #expect(try await run(port) == truth(port))
    // Kept as it was found, beside the other.
    #expect(try await run(port) == truth(port))
    #expect(try read().ports.keys.sorted() == ["numpy to torch", port.name].sorted())
    #expect(try await run(Specs.audit("numpy", "torch")) == [[Self.lie], []])
  }

  @Test func otherBytesAreAskedAnew() async throws {
    let port = try Specs.audit("numpy", "torch")
    try write(lies(port))
    try folder.write(Self.text + "#", to: "a.py")
    #expect(try await run(port) == truth(port))
  }

  /// What is no answer for these calls is as good as nothing.
  @Test func nonsenseIsAskedAnew() async throws {
    let port = try Specs.audit("numpy", "torch")
    for json in ["", "[", "[[]]", "[[],[],[]]", "[[],{}]", "[[],[{}]]", "{}", "[[],null]"] {
      var contents = try lies(port)
      contents.ports[port.name]?.findings[Self.hash(Self.text)] = Array(json.utf8)
      try write(contents)
      #expect(try await run(port) == truth(port), "\(json)")
      #expect(try await run(port) == truth(port))
      #expect(try read().ports[port.name]?.findings[Self.hash(Self.text)] != Array(json.utf8))
    }
  }

  /// Rules are chosen behind the cache, for each file by itself, and so are ports.
  @Test func rulesAndPortsOfFiles() async throws {
    let port = try Specs.audit("numpy", "torch")
    let other = try Specs.audit("numpy", "jax")
    let unheard = try Specs.audit("numpy", "tensorflow")
    try folder.write(Self.text, to: "b.py")
    try folder.write(Self.text, to: "c.py")
    try write(lies(port))
    for _ in 0..<2 {
      let found = try await run { path in
        switch path.suffix(4) {
        case "a.py": AuditScope(rules: [], port: unheard)
        case "b.py": AuditScope(rules: RuleRegistry.codes, port: other)
        default: AuditScope(rules: RuleRegistry.codes)
        }
      }
      #expect(found == [[], []] + truth(other) + [[], []])
    }
    #expect(try await run(port) == [[Self.lie], [], [Self.lie], [], [Self.lie], []])
    #expect(try await run(unheard) == truth(unheard) + truth(unheard) + truth(unheard))
  }

  /// What is found in a file that has changed since it was parsed is not what its old bytes give.
  @Test func changesMeanwhile() async throws {
    let port = try Specs.audit("numpy", "torch")
    var contents = try lies(port)
    contents.ports = [:]
    try write(contents)
    let looks = Looks()
    _ = try await run { [folder] _ in
      if looks.next() == 2 { try? folder.write(Self.text.replacing("x", with: "y"), to: "a.py") }
      return AuditScope(rules: RuleRegistry.codes, port: port)
    }
    #expect(try folder.text("a.py") != Self.text)
    #expect(try read().ports[port.name]?.findings[Self.hash(Self.text)] == nil)
    try folder.write(Self.text, to: "a.py")
    #expect(try await run(port) == truth(port))
  }

  /// The day on which it was last asked for counts, and only that.
  @Test func daysOfPorts() async throws {
    let port = try Specs.audit("numpy", "torch")
    var contents = try lies(port)
    contents.ports[port.name]?.day -= 30
    contents.ports["other"] = contents.ports[port.name]
    contents.ports["old"] = contents.ports[port.name]
    contents.ports["old"]?.day -= 1
    try write(contents)
    #expect(try await run(port) == [[Self.lie], []])
    let kept = try read().ports
    #expect(kept.keys.sorted() == [port.name, "other"])
    #expect(kept[port.name]?.day == CacheContents.today)
  }

  /// Counts how often it is asked.
  private final class Looks: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0
      }
    }
  }
}
