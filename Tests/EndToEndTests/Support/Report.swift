import Foundation
import Semantics

/// A `conformance.json`.
struct Report {
  let json: JSONValue

  init(in folder: String) throws {
    let data = try Data(contentsOf: URL(filePath: folder).appending(path: "conformance.json"))
    json = try JSONValue(parsing: String(decoding: data, as: UTF8.self))
  }

  /// The report without what differs from run to run.
  var lasting: JSONValue { .object((json.members ?? []).filter { $0.key != "run" }) }

  var faults: [JSONValue] { json["faults"]?.elements ?? [] }
  var unstable: [JSONValue] { json["unstable"]?.elements ?? [] }
  var notTested: [JSONValue] { json["notTested"]?.elements ?? [] }
  var profiles: [JSONValue] { json["profiles"]?.elements ?? [] }

  var planned: Int { profiles.reduce(0) { $0 + ($1["planned"]?.integer ?? 0) } }
  var cases: Int { profiles.reduce(0) { $0 + ($1["cases"]?.integer ?? 0) } }
  var mismatches: Int { profiles.reduce(0) { $0 + ($1["mismatches"]?.integer ?? 0) } }
}

/// Runs of `check` on fixture libraries.
struct FixtureCheck {
  var ending: Program.Ending
  /// `nil` where none was written.
  var report: Report?

  /// Checks one function of the library `misbehaving`.
  init(
    _ function: String, cases: Int = 12_000, _ more: [String] = [],
    environment: [String: String] = [:]
  ) throws {
    try self.init(
      specs: ["misbehaving"],
      ["misbehaving", "--function", function, "--cases", "\(cases)"] + more,
      environment: environment)
  }

  /// Checks with the spec files named.
  init(specs: [String], _ arguments: [String], environment: [String: String] = [:]) throws {
    let folder = try Folder()
    try Self.copy(specs, to: folder)
    let place = folder.url("report").path
    ending = try Program.run(
      ["check", "--specs", folder.path, "--report", place] + arguments, environment: environment)
    report = try? Report(in: place)
  }

  static func copy(_ specs: [String], to folder: Folder) throws {
    for name in specs {
      try FileManager.default.copyItem(
        atPath: "\(Program.fixtures)/\(name).yaml", toPath: folder.url("\(name).yaml").path)
    }
  }
}
