import Foundation
import Testing

extension EndToEnd {
  /// An interrupted check leaves the previous report, and nothing else.
  @Suite struct Interrupts {
    @Test(
      arguments: [
        (SIGINT, false, "interrupted", 130), (SIGINT, true, "interrupted", 130),
        (SIGTERM, false, "ended by signal 15 (Terminated)", 143),
        (SIGHUP, true, "ended by signal 1 (Hangup)", 129),
      ] as [(Int32, Bool, String, Int32)])
    func midRun(_ number: Int32, toGroup: Bool, word: String, code: Int32) async throws {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      let place = try Self.previousReport(in: folder)
      let running = try Program.start(Self.arguments(folder, "slow"))
      let worker = try await #require(Processes.worker(of: running.identifier))
      try await Task.sleep(for: .milliseconds(300))
      let workers = Processes.children(of: running.identifier)
      #expect(workers.contains(worker))
      // The program leads a group of its own here, as a shell's job does.
      #expect(getpgid(running.identifier) == running.identifier)
      #expect(kill(toGroup ? -running.identifier : running.identifier, number) == 0)
      let ending = try running.wait()
      #expect(ending.code == code)
      #expect(ending.errors == "tiebreak: \(word); the report before it is as it was\n")
      #expect(ending.output == "")
      #expect(try Self.contents(of: place) == ["conformance.json": "previous"])
      #expect(running.leftovers == [])
      try await Task.sleep(for: .milliseconds(100))
      for worker in workers { #expect(!Processes.isAlive(worker)) }
    }

    /// A hanging call, which holds Python's lock, does not stand in the way.
    @Test func whileTheLibraryHangs() async throws {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      let running = try Program.start(Self.arguments(folder, "spinning"))
      let worker = try await #require(Processes.worker(of: running.identifier))
      try await Task.sleep(for: .milliseconds(1500))
      #expect(kill(running.identifier, SIGINT) == 0)
      #expect(try running.wait().code == 130)
      try await Task.sleep(for: .milliseconds(100))
      #expect(!Processes.isAlive(worker))
    }

    /// Killed without a chance to tidy up, the program still takes its workers with it.
    @Test func killedOutright() async throws {
      let folder = try Folder()
      try FixtureCheck.copy(["misbehaving"], to: folder)
      let place = try Self.previousReport(in: folder)
      let running = try Program.start(Self.arguments(folder, "slow"))
      let worker = try await #require(Processes.worker(of: running.identifier))
      #expect(kill(running.identifier, SIGKILL) == 0)
      _ = try running.wait()
      for _ in 0..<100 where Processes.isAlive(worker) {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(!Processes.isAlive(worker))
      #expect(try Self.contents(of: place) == ["conformance.json": "previous"])
    }

    private static func arguments(_ folder: Folder, _ function: String) -> [String] {
      [
        "check", "misbehaving", "--function", function, "--specs", folder.path, "--report",
        folder.url("report").path,
      ]
    }

    private static func previousReport(in folder: Folder) throws -> String {
      let place = folder.url("report")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try "previous".write(
        to: place.appending(path: "conformance.json"), atomically: true, encoding: .utf8)
      return place.path
    }

    private static func contents(of folder: String) throws -> [String: String] {
      var found: [String: String] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        found[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      }
      return found
    }
  }
}
