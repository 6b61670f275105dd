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
    guard access(folder, W_OK | X_OK) == 0 else {
      throw Failure(description: "\(folder): cannot be written; name another with --report DIR")
    }
  }

  package func write(_ view: ReportView) throws(Failure) {
    let files: KeyValuePairs = [
      "conformance.json": view.report.json.indented() + "\n",
      "conformance.md": MarkdownReport(view).text,
      "conformance.html": HTMLReport(view).text,
      "junit.xml": JUnitReport(view).text,
    ]
    do throws(Failure) {
      for (name, text) in files { try stage(name, text) }
    } catch {
      for (name, _) in files { unlink(staged(name)) }
      throw error
    }
    for (name, _) in files {
      guard rename(staged(name), "\(folder)/\(name)") == 0 else { throw failure(name) }
    }
  }

  private func staged(_ name: String) -> String { "\(folder)/.\(name).\(getpid())" }

  private func stage(_ name: String, _ text: String) throws(Failure) {
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

  private func failure(_ name: String) -> Failure {
    Failure(
      description:
        "\(folder)/\(name): \(String(cString: strerror(errno))); the report before it is as it was")
  }
}
