import Foundation
import Semantics

/// The `tiebreak` that was built with these tests.
enum Program {
  /// How a run of it ended.
  struct Ending: Equatable {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Beside the test bundle, which is this process's own program, or in a folder above.
  static let path: String = {
    var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "tiebreak").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return "tiebreak"
  }()

  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures").path

  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The environment that `scripts/test` made.
  static let python: String? = ProcessInfo.processInfo.environment["TIEBREAK_PYTHON"]

  /// Whether a library must be there: `scripts/test` was told to install it.
  static func isPromised(_ library: String, isOnRequest: Bool) -> Bool {
    let names =
      ProcessInfo.processInfo.environment["TIEBREAK_LIBRARIES"]?.split(separator: ",") ?? []
    return names.contains { name in
      // Keras stands for its specs of all backends.
      library == name || library.hasPrefix("\(name)_") || name == "default" && !isOnRequest
    }
  }

  /// Whether every library is installed that a check asks without being told its name.
  static let hasAllLibraries: Bool = {
    guard let python, let specs = try? SpecFolder(path: "\(package)/Specs") else { return false }
    let modules = specs.specs.filter { !$0.isOnRequest }.map(\.package.module)
    let question =
      "import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, sys.argv[1:])))"
    let ending = try? shell(
      "'\(python)/bin/python' -c '\(question)' \(modules.joined(separator: " "))")
    return ending?.code == 0
  }()

  /// Runs it to its end.
  static func run(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Ending {
    let running = try start(arguments, input: input, environment: environment)
    return try running.wait()
  }

  static func start(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Running {
    try Running(path, arguments, input: input, environment: environment)
  }

  /// Runs a line of shell, in which `$TIEBREAK` is the program.
  static func shell(_ line: String, environment: [String: String] = [:]) throws -> Ending {
    try Running(
      "/bin/bash", ["-c", line], input: Data(),
      environment: environment.merging(["TIEBREAK": path]) { own, _ in own }
    ).wait()
  }
}

/// A program under way. Its input and outputs are files, so that none of them can fill up and stop it.
final class Running {
  private let process = Process()
  private let folder: Folder

  init(
    _ executable: String, _ arguments: [String], input: Data, environment: [String: String]
  ) throws {
    folder = try Folder()
    for name in ["out", "err"] { try Data().write(to: folder.url(name)) }
    try input.write(to: folder.url("in"))
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONPATH": Program.fixtures, "TMPDIR": folder.path]) { _, own in own }
      .merging(environment) { _, own in own }
    process.standardInput = try FileHandle(forReadingFrom: folder.url("in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.url("out"))
    process.standardError = try FileHandle(forWritingTo: folder.url("err"))
    try process.run()
  }

  var identifier: pid_t { process.processIdentifier }
  var errors: String { text("err") }

  func wait() throws -> Program.Ending {
    process.waitUntilExit()
    let code = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    return Program.Ending(code: code, output: text("out"), errors: text("err"))
  }

  /// What the program left in its temporary folder.
  var leftovers: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { !["in", "out", "err"].contains($0) }
  }

  private func text(_ name: String) -> String {
    String(decoding: (try? Data(contentsOf: folder.url(name))) ?? Data(), as: UTF8.self)
  }
}

/// A temporary folder, gone with its last user.
final class Folder: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appending(path: "tiebreak-tests-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func url(_ name: String) -> URL { URL(filePath: path).appending(path: name) }

  /// An executable of this text.
  func script(_ name: String, _ text: String) throws -> String {
    let file = url(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file.path
  }
}
