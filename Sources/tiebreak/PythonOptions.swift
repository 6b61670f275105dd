import ArgumentParser
import Foundation

/// Which Python is asked.
struct PythonOptions: ParsableArguments {
  @Option(
    name: .customLong("python"),
    help: ArgumentHelp(
      "An interpreter or a virtual environment.",
      discussion: "Otherwise $TIEBREAK_PYTHON, $VIRTUAL_ENV, or what scripts/setup made.",
      valueName: "env"))
  var environment: String?

  /// The environment to use.
  func path() throws -> String {
    if let environment { return environment }
    let variables = ProcessInfo.processInfo.environment
    for name in ["TIEBREAK_PYTHON", "VIRTUAL_ENV"] {
      if let value = variables[name], !value.isEmpty { return value }
    }
    let made = UserCache.path + "/env"
    guard FileManager.default.fileExists(atPath: made) else {
      throw MissingPart(
        "there is no Python environment yet; make one with scripts/setup, or name one with --python ENV"
      )
    }
    return made
  }

  /// The environment for what asks no library: any Python will do.
  func pathOfAny() throws -> String {
    do {
      return try path()
    } catch let missing as MissingPart {
      let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      let found = folders.map { "\($0)/python3" }
        .first(where: FileManager.default.isExecutableFile)
      guard let found else { throw missing }
      return found
    }
  }
}

/// Where Tiebreak keeps what it can make again.
enum UserCache {
  static var path: String {
    let variables = ProcessInfo.processInfo.environment
    let cache =
      variables["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? (variables["HOME"] ?? "") + "/.cache"
    return cache + "/tiebreak"
  }
}
