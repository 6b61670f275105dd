import ArgumentParser
import CodeAudit
import Foundation
import PythonEmbedding
import Reporting

/// Which settings files an audit obeys.
struct AuditSettingsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The settings file for all files, a pyproject.toml or one like tiebreak.toml.",
      discussion: "Otherwise the nearest one in the folder of each file or above it.",
      valueName: "file"))
  var config: String?

  @Flag(help: "Obey no settings file.")
  var isolated = false

  func validate() throws {
    if isolated, config != nil {
      throw ValidationError("--isolated and --config exclude each other")
    }
  }

  func load(
    for paths: [String], _ found: SourceFinder, _ environment: PythonEnvironment
  ) async throws -> SettingsTree {
    if isolated { return SettingsTree() }
    let request = TOMLRequest(program: Tiebreak.program, environment: environment)
    if let config { return try await SettingsTree(file: config, parse: request.read) }
    let probe = Self.probe(paths).map { [$0] } ?? []
    return try await SettingsTree(
      above: found.files.map(\.path) + paths.filter { $0 == CodeAudit.Audit.standardInput } + probe,
      parse: request.read)
  }

  /// A path whose settings say what can be said once only: a file in the first folder, or the first file.
  static func probe(_ paths: [String]) -> String? {
    paths.first.map { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      return exists && isFolder.boolValue ? "\(path)/-" : path
    }
  }

  func format(in settings: AuditSettings?) throws -> AuditFormat {
    guard let settings, let name = settings.format else { return .text }
    guard let format = AuditFormat(rawValue: name) else {
      let known = AuditFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw settings.error("format", "\"\(name)\" is none of \(known)")
    }
    return format
  }
}
