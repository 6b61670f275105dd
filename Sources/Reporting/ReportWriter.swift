import Conformance
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
    // Tried, not asked: root may write everywhere by its permissions, and in some folders nobody can make a file.
    let probe = "\(folder)/.probe.\(getpid())"
    guard let file = fopen(probe, "w") else {
      throw Failure(description: "\(folder): cannot be written; name another with --report DIR")
    }
    fclose(file)
    unlink(probe)
  }

  package func write(_ view: ReportView) throws(Failure) {
    let files: KeyValuePairs = [
      "conformance.json": view.report.jsonText,
      "conformance.md": MarkdownReport(view).text,
      "portability.md": MarkdownPorting(view).text,
      "conformance.html": HTMLReport(view).text,
      "junit.xml": JUnitReport(view).text,
    ]
    defer { for (name, _) in files { discard(name) } }
    for (name, text) in files { try stage(name, text) }
    // An interrupt comes before all of them are renamed or after.
    try Leftovers.shared.uninterrupted { () throws(Failure) in
      for (name, _) in files {
        guard rename(staged(name), "\(folder)/\(name)") == 0 else { throw failure(name) }
      }
    }
  }

  private func staged(_ name: String) -> String { "\(folder)/.\(name).\(getpid())" }

  private func stage(_ name: String, _ text: String) throws(Failure) {
    Leftovers.shared.add(path: staged(name))
    guard let file = fopen(staged(name), "w") else { throw failure(name) }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    let isWhole = written == bytes.count && fflush(file) == 0 && fsync(fileno(file)) == 0
    let reason = errno
    fclose(file)
    guard isWhole else {
      errno = reason
      throw failure(name)
    }
  }

  /// Removes what was staged and not renamed.
  private func discard(_ name: String) {
    unlink(staged(name))
    Leftovers.shared.remove(path: staged(name))
  }

  private func failure(_ name: String) -> Failure {
    Failure(
      description:
        "\(folder)/\(name): \(String(cString: strerror(errno))); the report before it is as it was")
  }
}
