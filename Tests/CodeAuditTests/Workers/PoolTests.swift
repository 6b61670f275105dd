import CodeAudit
import Foundation
import PythonEmbedding
import Semantics
import Testing

/// Audits through real workers, which misbehave on request (`AuditWorkerFixture`).
@Suite(.serialized) struct PoolTests {
  static let program = {
    var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "AuditWorkerFixture").path
      if FileManager.default.isExecutableFile(atPath: candidate),
        (try? FileManager.default.contentsOfDirectory(atPath: candidate)) == nil
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return "AuditWorkerFixture"
  }()

  static func pool(
    workers: Int = 2, settings: JSONValue = .object([]), limits: AuditLimits = AuditLimits()
  ) throws -> AuditPool {
    AuditPool(
      program: program, environment: try SharedReader.environment,
      settings: settings, workers: workers, limits: limits)
  }

  static func job(_ path: String, _ source: String) -> AuditJob {
    AuditJob(path: path, source: .bytes(Array(source.utf8)))
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var source: String
    var error: String
    /// Seconds for one file, of processor time and on the clock.
    var limit = 20.0
    var wall = 300.0
    var testDescription: String { source }
  }

  static let faults = [
    Fault(
      source: "crash()",
      error: "not audited: the worker crashed with signal 11 (Segmentation fault)"),
    Fault(
      source: "dive()",
      error: "not audited: the worker crashed with signal 11 (Segmentation fault)"),
    Fault(source: "leave()", error: "not audited: the worker ended with exit code 3"),
    Fault(
      source: "hang()", error: "not audited: the worker took longer than 1.5 s", wall: 1.5),
    Fault(
      source: "spin()",
      error: "not audited: the worker took more than 0.5 s of processor time; "
        + "leave the file out with --exclude, or split it", limit: 0.5),
    Fault(
      source: "hog()",
      error: "not audited: the worker took more than 768 MiB of memory; "
        + "allow more with --memory, or leave the file out with --exclude"),
  ]

  @Test(arguments: faults) func oneFileIsLost(_ fault: Fault) async throws {
    var limits = AuditLimits()
    limits.file = fault.limit
    limits.wall = fault.wall
    limits.memory = 768 << 20
    let jobs = [
      Self.job("a.py", "f(1)"), Self.job("b.py", fault.source), Self.job("c.py", "g(1)"),
      Self.job("d.py", "h(1)"),
    ]
    for workers in [1, 2] {
      let audits = try await Self.pool(workers: workers, limits: limits).audit(jobs)
      #expect(audits.map(\.path) == ["a.py", "b.py", "c.py", "d.py"])
      #expect(audits.map { $0.calls.map(\.function) } == [["f"], [], ["g"], ["h"]])
      #expect(audits.map { $0.error?.message } == [nil, fault.error, nil, nil])
    }
  }

  @Test func orderIsThatOfPaths() async throws {
    let jobs = (0..<12).map { number in
      Self.job("\(11 - number)/é.py", number.isMultiple(of: 5) ? "dawdle()" : "f()\nchatter()")
    }
    let heard = Counter()
    let pool = try Self.pool()
    let first = try await pool.audit(jobs) { _ in await heard.add() }
    let second = try await pool.audit(jobs.reversed())
    #expect(first == second)
    #expect(first.map(\.path) == jobs.map(\.path).sorted())
    #expect(await heard.count == jobs.count)
  }

  @Test func slowFilesHoldUpNoOther() async throws {
    // Of two workers one is held by the first file; the other does the rest meanwhile.
    let jobs =
      [Self.job("0.py", String(repeating: "dawdle();", count: 10))]
      + (1..<20).map { Self.job("\($0).py", "f()") }
    let order = Recorder()
    _ = try await Self.pool().audit(jobs) { await order.add($0.path) }
    #expect(await order.paths.last == "0.py")
  }

  @Test func nestingCostsAtMostItsFile() async throws {
    let deep = [
      String(repeating: "(", count: 10_000),
      String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
      "a" + String(repeating: ".b", count: 100_000), "1" + String(repeating: "+1", count: 100_000),
      String(repeating: "-", count: 100_000) + "1", String(repeating: "not ", count: 50_000) + "x",
      "x" + String(repeating: "()", count: 100_000), "x" + String(repeating: "[0]", count: 100_000),
      (0..<150).map { String(repeating: " ", count: $0) + "if x:\n" }.joined(),
      "if x: pass\n" + String(repeating: "elif x: pass\n", count: 20_000),
      String(repeating: "lambda: ", count: 20_000) + "x",
      String(repeating: "x if y else ", count: 20_000) + "z",
      String(repeating: "x = ", count: 100_000) + "1",
      "f'" + String(repeating: "{f'", count: 1_000) + "'",
      "\"" + String(repeating: "x", count: 1_000_000) + "\"",
    ]
    let jobs =
      deep.enumerated().map { Self.job("deep\($0.offset).py", $0.element) }
      + [Self.job("last.py", "f()")]
    let audits = try await Self.pool().audit(jobs)
    #expect(audits.count == jobs.count)
    for audit in audits {
      let messages = audit.errors.map(\.message)
      #expect(
        !messages.contains { $0.hasPrefix("not audited") || $0.contains("\n") }, "\(messages)")
    }
    #expect(audits.last?.calls.map(\.function) == ["f"])
  }

  @Test func cancelled() async throws {
    let pool = try Self.pool()
    let start = ContinuousClock.now
    let audit = Task { try await pool.audit((0..<50).map { Self.job("\($0).py", "hang()") }) }
    try await Task.sleep(for: .milliseconds(300))
    audit.cancel()
    await #expect(throws: (any Error).self) { try await audit.value }
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func settingsAreRefused() async throws {
    let pool = try Self.pool(settings: .object(["refuse": "no such library"]))
    await #expect(throws: AuditPoolError("no such library")) {
      try await pool.audit([Self.job("a.py", "f()")])
    }
  }

  @Test func noWorkerStarts() async throws {
    var pool = try Self.pool()
    pool.program = "/bin/false"
    await #expect(
      throws: AuditPoolError(
        "the audit's worker did not start: it ended with exit code 1")
    ) {
      try await pool.audit([Self.job("a.py", "f()")])
    }
  }

  @Test func filesThatCannotBeRead() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = folder.appending(path: "pipe.py").path
    mkfifo(pipe, 0o600)
    let good = folder.appending(path: "good.py")
    try Data("f(é)\r\n".utf8).write(to: good)
    let jobs = [
      AuditJob(path: "absent", source: .file(folder.appending(path: "absent.py").path)),
      AuditJob(path: "folder", source: .file(folder.path)),
      AuditJob(path: "good", source: .file(good.path)), AuditJob(path: "pipe", source: .file(pipe)),
    ]
    let audits = try await Self.pool().audit(jobs)
    #expect(
      audits.map { $0.error?.message } == [
        "cannot be read: No such file or directory", "cannot be read: not a regular file", nil,
        "cannot be read: not a regular file",
      ])
    #expect(audits[2].calls.map(\.span.bytes) == [0..<5])
  }

  @Test func workersEndWithTheirParent() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let note = folder.appending(path: "pid").path
    let parent = Process()
    parent.executableURL = URL(filePath: Self.program)
    parent.arguments = ["parent", String(cString: getenv("TIEBREAK_PYTHON")), note]
    try parent.run()
    var worker: pid_t?
    for _ in 0..<200 where worker == nil {
      try await Task.sleep(for: .milliseconds(100))
      worker = (try? String(contentsOfFile: note, encoding: .utf8)).flatMap { pid_t($0) }
    }
    kill(parent.processIdentifier, SIGKILL)
    let process = try #require(worker)
    for _ in 0..<100 where kill(process, 0) == 0 { try await Task.sleep(for: .milliseconds(50)) }
    #expect(kill(process, 0) != 0)
  }
}

private actor Counter {
  private(set) var count = 0
  func add() { count += 1 }
}

private actor Recorder {
  private(set) var paths: [String] = []
  func add(_ path: String) { paths.append(path) }
}
