package import Conformance
import Foundation

/// Writes a report's files into a folder: each beside its place first, then all renamed, so that an interrupted or
/// failed write leaves the previous report whole.
package struct ReportWriter: Sendable {
  private let folder: String

  /// Why a report cannot be written.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// Makes the folder, and tries whether it can be written, before anything is asked.
  package init(folder: String) throws(Failure) {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(description: "\(folder): cannot be made; name another with --report DIR")
    }
    guard Self.canWrite(beside: "\(folder)/probe") else {
      throw Failure(description: "\(folder): cannot be written; name another with --report DIR")
    }
  }

  /// Whether a file can be made in a file's folder. Tried, not asked: root may write everywhere by its permissions, and
  /// in some folders nobody can make a file.
  package static func canWrite(beside path: String) -> Bool {
    guard let file = fopen(staged(path), "w") else { return false }
    fclose(file)
    unlink(staged(path))
    return true
  }

  /// Whether a file is one that a report is written to.
  package func writes(_ path: String) -> Bool {
    func resolved(_ path: String) -> String? {
      realpath(path, nil).map { name in
        defer { free(name) }
        return String(cString: name)
      }
    }
    guard let own = resolved("\(folder)/conformance.json") else { return false }
    return own == resolved(path)
  }

  package func write(_ view: ReportView) throws(Failure) {
    try Self.write([
      ("\(folder)/conformance.json", view.report.jsonText),
      ("\(folder)/conformance.md", MarkdownReport(view).text),
      ("\(folder)/portability.md", MarkdownPorting(view).text),
      ("\(folder)/conformance.html", HTMLReport(view).text),
      ("\(folder)/junit.xml", JUnitReport(view).text),
    ])
  }

  /// Writes the report's JSON alone to a file.
  package static func write(_ report: ConformanceReport, to path: String) throws(Failure) {
    try write([(path, report.jsonText)])
  }

  private static func write(_ files: [(path: String, text: String)]) throws(Failure) {
    defer { for (path, _) in files { discard(path) } }
    for (path, text) in files { try stage(path, text) }
    // An interrupt comes before all of them are renamed or after.
    try Leftovers.shared.uninterrupted { () throws(Failure) in
      for (path, _) in files {
        guard rename(staged(path), path) == 0 else { throw failure(path) }
      }
    }
  }

  /// The place beside a file where it is written first.
  private static func staged(_ path: String) -> String {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return "\(path[..<start]).\(path[start...]).\(getpid())"
  }

  private static func stage(_ path: String, _ text: String) throws(Failure) {
    Leftovers.shared.add(path: staged(path))
    guard let file = fopen(staged(path), "w") else { throw failure(path) }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    let isWhole = written == bytes.count && fflush(file) == 0 && fsync(fileno(file)) == 0
    let reason = errno
    fclose(file)
    guard isWhole else {
      errno = reason
      throw failure(path)
    }
  }

  /// Removes what was staged and not renamed.
  private static func discard(_ path: String) {
    unlink(staged(path))
    Leftovers.shared.remove(path: staged(path))
  }

  private static func failure(_ path: String) -> Failure {
    Failure(
      description:
        "\(path): \(String(cString: strerror(errno))); the report before it is as it was")
  }
}
