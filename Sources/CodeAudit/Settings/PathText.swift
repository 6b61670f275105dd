internal import Foundation

/// Paths as text: nothing is looked up, and links are not followed.
enum PathText {
  static var workingFolder: String { FileManager.default.currentDirectoryPath }

  /// A path from the root, without `.` and `..`.
  static func absolute(_ path: String, in folder: String) -> String {
    var parts: [Substring] = []
    let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// How an absolute path is written in a folder.
  static func relative(_ path: String, to folder: String) -> String {
    let (parts, base) = (path.split(separator: "/"), folder.split(separator: "/"))
    let shared = zip(parts, base).prefix { $0 == $1 }.count
    return
      ([Substring](repeating: "..", count: base.count - shared) + parts.dropFirst(shared))
      .joined(separator: "/")
  }

  /// The folder that an absolute path stands in; `nil` for the root.
  static func folder(of path: String) -> String? {
    guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// How people read an absolute path: from the working folder where it lies below that.
  static func shown(_ path: String, in folder: String) -> String {
    let prefix = folder == "/" ? "/" : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
