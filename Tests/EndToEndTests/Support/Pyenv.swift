import Foundation

/// Interpreters of other versions, where pyenv has them.
enum Pyenv {
  private static let versions: String = {
    let variables = ProcessInfo.processInfo.environment
    return (variables["PYENV_ROOT"] ?? "\(variables["HOME"] ?? "")/.pyenv") + "/versions"
  }()

  /// The newest interpreter of a version such as `3.12`.
  static func interpreter(_ version: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
    return names.filter { $0.hasPrefix("\(version).") }
      .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
      .map { "\(versions)/\($0)/bin/python3" }
      .last { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// An environment of that version with one package, made once and kept in the cache; `nil` where that fails.
  static func environment(_ version: String, package: String) -> String? {
    guard let interpreter = interpreter(version) else { return nil }
    let variables = ProcessInfo.processInfo.environment
    let cache =
      variables["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? "\(variables["HOME"] ?? "")/.cache"
    let name = package.replacing("==", with: "-")
    let folder = "\(cache)/tiebreak/tests-python\(version)-\(name)"
    let line = """
      set -e; exec 2>&1; folder='\(folder)'; [ -e "$folder/.complete" ] && exit 0
      rm -rf "$folder"; mkdir -p "$(dirname "$folder")"; '\(interpreter)' -m venv "$folder"
      "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary=:all: '\(package)'
      touch "$folder/.complete"
      """
    return (try? Program.shell(line, environment: ["PYTHONPATH": "", "TMPDIR": "/tmp"]))?.code == 0
      ? folder : nil
  }
}
