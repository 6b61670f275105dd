package import Conformance
import Foundation
import Semantics

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

  /// Whether a file can be made in a file's folder.
  package static func canWrite(beside path: String) -> Bool { FileReplacement(path).canBeStaged }

  /// Whether a file is one that a report in a folder is written to.
  package static func writes(_ path: String, in folder: String) -> Bool {
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
    let all = files.map { FileReplacement($0.path) }
    defer { for file in all { discard(file) } }
    do throws(FileReplacement.Failure) {
      for (file, (_, text)) in zip(all, files) {
        if let place = file.stagingPlace { Leftovers.shared.add(path: place) }
        try file.stage(Array(text.utf8))
      }
      // An interrupt comes before all of them are renamed or after.
      try Leftovers.shared.uninterrupted { () throws(FileReplacement.Failure) in
        for file in all { try file.commit() }
      }
    } catch {
      throw Failure(description: "\(error); the report before it is as it was")
    }
  }

  /// Removes what was staged and not renamed.
  private static func discard(_ file: FileReplacement) {
    file.discard()
    if let place = file.stagingPlace { Leftovers.shared.remove(path: place) }
  }
}
