internal import Foundation
package import Semantics

/// What became of a text that was to be TOML.
package enum TOMLAnswer: Hashable, Sendable {
  case document(JSONValue)
  /// In one line.
  case refused(String)
}

/// The settings files of a tree of folders. For each folder the nearest one counts, and that one alone: its own, or
/// that of the next folder above which has one.
package struct SettingsTree: Sendable {
  /// By folder, from the root; `nil` where no settings count.
  private var nearest: [String: AuditSettings?] = [:]
  /// What counts everywhere instead.
  private let only: AuditSettings?
  let workingFolder: String

  /// Reads files of TOML; it is asked once at most, and not at all where there is none.
  package typealias Parser = @Sendable (_ files: [SettingsFile]) async throws -> [TOMLAnswer]

  /// No settings at all.
  package init(workingFolder: String? = nil) {
    only = nil
    self.workingFolder = workingFolder ?? PathText.workingFolder
  }

  /// One file's settings everywhere.
  ///
  /// - Throws: `SettingsError`, or what the parser throws.
  package init(
    file: String, workingFolder: String? = nil, parse: Parser
  ) async throws {
    let working = workingFolder ?? PathText.workingFolder
    let file = try SettingsFile(
      path: PathText.absolute(file, in: working), workingFolder: working)
    let answers = try await parse([file])
    guard let settings = try Self.settings(file, answers.first) else {
      throw SettingsError(file.name, "has no table [\(file.table.joined(separator: "."))]")
    }
    only = settings
    self.workingFolder = working
  }

  /// The settings that count for files.
  ///
  /// - Parameter paths: of the files, as the audit names them.
  /// - Throws: `SettingsError` where one that counts cannot be used, or what the parser throws.
  package init(
    above paths: [String], workingFolder: String? = nil, parse: Parser
  ) async throws {
    only = nil
    let working = workingFolder ?? PathText.workingFolder
    self.workingFolder = working
    var candidates = Candidates(workingFolder: working)
    let folders = Set(
      paths.map { PathText.folder(of: PathText.absolute($0, in: working)) ?? "/" })
    for folder in folders { try candidates.look(from: folder) }
    let files = candidates.files
    let answers = files.isEmpty ? [] : try await parse(files)
    var known = Known(
      answers: Dictionary(
        zip(files, answers).map { ($0.path, $1) }, uniquingKeysWith: { first, _ in first }))
    for folder in folders.sorted() {
      nearest[folder] = .some(try Self.nearest(to: folder, candidates, &known))
    }
  }

  /// What files hold. One that counts nowhere may be wrong, so that each is looked at when it is come to.
  private struct Known {
    let answers: [String: TOMLAnswer]
    private var settings: [String: AuditSettings?] = [:]

    init(answers: [String: TOMLAnswer]) { self.answers = answers }

    mutating func settings(_ file: SettingsFile) throws(SettingsError) -> AuditSettings? {
      if let known = settings[file.path] { return known }
      let found = try SettingsTree.settings(file, answers[file.path])
      settings[file.path] = .some(found)
      return found
    }
  }

  /// The settings that count for a file.
  package func settings(of path: String) -> AuditSettings? {
    if let only { return only }
    let folder = PathText.folder(of: PathText.absolute(path, in: workingFolder)) ?? "/"
    return nearest[folder] ?? nil
  }

  /// All that count for some file, each once.
  package var all: [AuditSettings] {
    var seen: Set<String> = []
    return (only.map { [$0] } ?? nearest.sorted { $0.key < $1.key }.compactMap(\.value))
      .filter { seen.insert($0.file.path).inserted }
  }

  private static func nearest(
    to folder: String, _ candidates: Candidates, _ known: inout Known
  ) throws(SettingsError) -> AuditSettings? {
    var place: String? = folder
    while let folder = place {
      for file in candidates.byFolder[folder] ?? [] {
        if let settings = try known.settings(file) { return settings }
      }
      place = PathText.folder(of: folder)
    }
    return nil
  }

  private static func settings(
    _ file: SettingsFile, _ answer: TOMLAnswer?
  ) throws(SettingsError) -> AuditSettings? {
    switch answer {
    case .document(let document): return try AuditSettings(file, document: document)
    case .refused(let reason): throw SettingsError(file.name, line: line(in: reason), reason)
    case nil: throw SettingsError(file.name, "was not read")
    }
  }
}

extension SettingsTree {
  /// The line that the parser names.
  private static func line(in reason: String) -> Int? {
    reason.ranges(of: "(at line ").last.flatMap { range in
      Int(reason[range.upperBound...].prefix(while: \.isNumber))
    }
  }
}

/// The files that may hold settings, in folders and those above them.
private struct Candidates {
  let workingFolder: String
  /// In each folder its own file before the shared one.
  var byFolder: [String: [SettingsFile]] = [:]

  var files: [SettingsFile] { byFolder.sorted { $0.key < $1.key }.flatMap(\.value) }

  init(workingFolder: String) { self.workingFolder = workingFolder }

  mutating func look(from folder: String) throws(SettingsError) {
    var place: String? = folder
    while let folder = place, byFolder[folder] == nil {
      var files: [SettingsFile] = []
      for name in [SettingsFile.ownName, SettingsFile.sharedName] {
        let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        let file = try SettingsFile(path: path, workingFolder: workingFolder)
        if file.mayMatter { files.append(file) }
      }
      byFolder[folder] = files
      place = PathText.folder(of: folder)
    }
  }
}
