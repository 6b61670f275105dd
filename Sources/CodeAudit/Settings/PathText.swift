internal import Foundation

/// Paths as text: nothing is looked up, and links are not followed.
package enum PathText {
  static var workingFolder: String { FileManager.default.currentDirectoryPath }

  /// A path from the root, without `.` and `..`.
  package static func absolute(_ path: String, in folder: String) -> String {
    let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    if isPlain(whole) { return whole }
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Whether no part of an absolute path is empty, `.` or `..`, as of nearly all paths: each of many files is asked.
  private static func isPlain(_ path: String) -> Bool {
    var (length, points) = (0, 0)
    for byte in path.utf8.dropFirst() {
      if byte == UInt8(ascii: "/") {
        if length == 0 || length <= 2 && points == length { return false }
        (length, points) = (0, 0)
      } else {
        length += 1
        if byte == UInt8(ascii: ".") { points += 1 }
      }
    }
    return length > 2 || points < length
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
