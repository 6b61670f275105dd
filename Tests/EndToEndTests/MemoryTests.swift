import Foundation
import Testing

extension EndToEnd {
  /// What a worker holds does not grow with the cases it has asked.
  @Suite struct Memory {
    @Test func staysFlat() async throws {
      let few = try await Self.highWater(cases: 200_000)
      let many = try await Self.highWater(cases: 2_000_000)
      #expect(
        abs(many - few) < 10 << 20,
        "\(few >> 10) KiB at 200,000 cases, \(many >> 10) KiB at 2,000,000")
    }

    /// The most that the first worker of a run held, read until it is gone.
    private static func highWater(cases: Int) async throws -> Int {
      let folder = try Folder()
      try FileManager.default.copyItem(
        atPath: "\(Program.package)/Specs/numpy.yaml", toPath: folder.url("numpy.yaml").path)
      let running = try Program.start([
        "check", "numpy", "--function", "argmax", "--specs", folder.path, "--cases", "\(cases)",
        "--report", folder.url("report").path,
      ])
      let worker = try await #require(Processes.worker(of: running.identifier))
      var most = 0
      while let now = Processes.highWater(worker) {
        most = max(most, now)
        try await Task.sleep(for: .milliseconds(5))
      }
      _ = try running.wait()
      return most
    }
  }
}
