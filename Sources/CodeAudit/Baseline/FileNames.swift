internal import Foundation

/// What files are called in baselines: by where they really stand, whatever links lead there. A file that is a link
/// itself keeps its own name.
struct FileNames: Sendable {
  private let workingFolder = PathText.workingFolder
  /// Folders as they really are, by the paths that lead to them.
  private var known: [String: String] = [:]

  /// Makes later questions about a file's folder cheap.
  mutating func learn(_ file: String) {
    let folder = parts(of: file).folder
    if known[folder] == nil { known[folder] = Self.real(folder) }
  }

  /// - Parameter baseline: a path from the root.
  func name(of file: String, in baseline: String) -> String {
    PathText.relative(real(file), to: realFolder(of: baseline))
  }

  /// The name of a file that a baseline names, perhaps by a link.
  func name(named: String, in baseline: String) -> String {
    name(of: (PathText.folder(of: baseline) ?? "/") + "/" + named, in: baseline)
  }

  /// The file, from the root, that such a name means.
  func file(named name: String, in baseline: String) -> String {
    PathText.absolute(name, in: realFolder(of: baseline))
  }

  private func realFolder(of baseline: String) -> String {
    PathText.folder(of: real(baseline)) ?? "/"
  }

  private func real(_ file: String) -> String {
    let (folder, name) = parts(of: file)
    return (known[folder] ?? Self.real(folder)) + "/" + name
  }

  private func parts(of file: String) -> (folder: String, name: String) {
    let whole = file.hasPrefix("/") ? file : "\(workingFolder)/\(file)"
    let slash = whole.lastIndex(of: "/") ?? whole.startIndex
    return (String(whole[..<slash]), String(whole[whole.index(after: slash)...]))
  }

  /// A folder that is not there any more is where the nearest one above it is.
  private static func real(_ folder: String) -> String {
    if let resolved = realpath(folder.isEmpty ? "/" : folder, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let plain = PathText.absolute(folder, in: "/")
    guard let above = PathText.folder(of: plain) else { return "/" }
    return real(above) + "/" + (plain.split(separator: "/").last ?? "")
  }
}
