import Foundation
import Semantics

/// A folder with specs, reports and a baseline, for runs that are held against one another.
struct GateCheck: Sendable {
  static let numPy = ["argmax", "nanargmin"]

  let folder: Folder
  /// What every run of `check` is given.
  let arguments: [String]

  /// Specs of the package, or of the fixtures, each changed by `edit`; checks of these functions.
  init(
    _ specs: [String] = ["numpy"], functions: [String] = Self.numPy, cases: Int = 2000,
    edit: (String) -> String = { $0 }
  ) throws {
    folder = try Folder()
    arguments =
      ["--cases", "\(cases)", "--call-timeout", "2"] + functions.flatMap { ["--function", $0] }
    try FileManager.default.createDirectory(
      at: folder.url("specs"), withIntermediateDirectories: true)
    for name in specs {
      let own = "\(Program.package)/Specs/\(name).yaml"
      let file =
        FileManager.default.fileExists(atPath: own) ? own : "\(Program.fixtures)/\(name).yaml"
      try edit(try String(contentsOfFile: file, encoding: .utf8))
        .write(to: folder.url("specs/\(name).yaml"), atomically: true, encoding: .utf8)
    }
  }

  func path(_ name: String) -> String { folder.url(name).path }

  /// Runs `check` with its report in the folder `report`.
  @discardableResult
  func check(_ more: [String] = [], report: String = "report") throws -> Program.Ending {
    try Program.run(line(more, report: report))
  }

  func line(_ more: [String], report: String) -> [String] {
    ["check", "--specs", path("specs"), "--report", path(report)] + arguments + more
  }

  /// Runs `check` against the baseline.
  func held(_ more: [String] = [], report: String = "report") throws -> Program.Ending {
    try check(["--baseline", path("baseline.json")] + more, report: report)
  }

  func merge(
    _ reports: [String], _ more: [String] = [], report: String = "merged"
  ) throws -> Program.Ending {
    try Program.run(
      ["merge", "--specs", path("specs"), "--report", path(report)] + reports.map(path) + more)
  }

  /// Makes the baseline of one first run, changed by `edit`.
  func makeBaseline(_ edit: (JSONValue) -> JSONValue = { $0 }) throws {
    if !FileManager.default.fileExists(atPath: path("first")) { try check(report: "first") }
    let json = edit(try Report(in: path("first")).json)
    try json.description.write(to: folder.url("baseline.json"), atomically: true, encoding: .utf8)
  }

  /// Of each regression that a report tells: kind, function, rule.
  func regressions(in report: String = "report") throws -> [String]? {
    try Report(in: path(report)).json["regressions"]?.elements?.map { regression in
      ["kind", "function", "rule"].compactMap { regression[$0]?.text }.joined(separator: " ")
    }
  }
}

extension JSONValue {
  /// The value with a part of it changed. A step leads to a member of an object, or to the element of an array with
  /// that number or with that text in one of its members.
  func changing(_ path: [String], _ change: (JSONValue) -> JSONValue) -> JSONValue {
    guard let step = path.first else { return change(self) }
    let rest = Array(path.dropFirst())
    switch self {
    case .object(let members):
      return .object(
        members.map { $0.key == step ? .init($0.key, $0.value.changing(rest, change)) : $0 })
    case .array(let elements):
      let place =
        Int(step)
        ?? elements.firstIndex { $0.members?.contains { $0.value == .string(step) } ?? false }
      return .array(
        elements.enumerated().map { $0 == place ? $1.changing(rest, change) : $1 })
    default: return self
    }
  }

  func setting(_ path: [String], _ value: JSONValue) -> JSONValue { changing(path) { _ in value } }
}
