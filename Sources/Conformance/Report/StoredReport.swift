import Foundation
import Semantics

/// Why a file is no report that can be used, in one line.
package struct UnreadableReport: Error, Hashable, CustomStringConvertible {
  package var file: String
  package var problem: String
  package var description: String { "\(file): \(problem)" }

  package init(file: String, problem: String) {
    self.file = file
    self.problem = problem
  }
}

extension ConformanceReport {
  /// Reads a `conformance.json`, or the one in a folder.
  package init(path: String) throws(UnreadableReport) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let file = isFolder.boolValue ? "\(path)/conformance.json" : path
    guard exists, let data = FileManager.default.contents(atPath: file) else {
      throw UnreadableReport(
        file: file,
        problem: FileManager.default.fileExists(atPath: file)
          ? "cannot be read" : "there is no such file; tiebreak check --report DIR writes one")
    }
    do {
      try self.init(json: try JSONValue(parsingUTF8: data))
    } catch let error as JSONError {
      throw UnreadableReport(file: file, problem: "is no whole JSON: \(error)")
    } catch {
      throw UnreadableReport(file: file, problem: "\(error)")
    }
  }
}
