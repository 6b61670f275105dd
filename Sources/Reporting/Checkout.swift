import Foundation

/// The folder of a repository in which a service runs, and by whose paths it knows files.
struct Checkout {
  let root: String

  /// - Parameters:
  ///   - root: of the repository, where it is known.
  ///   - variable: the one of the environment in which the service names it; otherwise it is the working folder.
  init(root: String?, variable: String) {
    let named = ProcessInfo.processInfo.environment[variable] ?? ""
    self.root = root ?? (named.isEmpty ? FileManager.default.currentDirectoryPath : named)
  }

  /// A path as the checkout has it; `nil` outside of it.
  func relative(_ file: String) -> String? {
    let path = URL(filePath: file).standardizedFileURL.path(percentEncoded: false)
    let top = URL(filePath: root).standardizedFileURL.path(percentEncoded: false)
    let folder = top.hasSuffix("/") ? top : top + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : nil
  }
}
