internal import Foundation
internal import Semantics

/// A file before and after its fixes.
package struct FixedFile: Hashable, Sendable {
  package let path: String
  package let old: [UInt8]
  package internal(set) var new: [UInt8]
  /// How many fixes were made.
  package internal(set) var applied = 0
  /// What those that were made take for granted, cost and leave different.
  package internal(set) var remarks: [Remark] = []

  package struct Remark: Hashable, Sendable {
    /// The cell of a notebook, from 0.
    package var cell: Int?
    /// The line of the fix in the file or the cell, as it was when the fix was made.
    package var line: Int
    package var text: String

    /// `3`, or `cell 0:3`, behind the file's name.
    package var place: String { (cell.map { "cell \($0):" } ?? "") + "\(line)" }
  }

  /// How many were left out, since it would not parse with them.
  package internal(set) var refused = 0

  /// What changed, by a name that `patch` and Git take in the working folder; from the root for files outside of it.
  package var diff: UnifiedDiff {
    let folder = PathText.workingFolder
    let name = PathText.shown(PathText.absolute(path, in: folder), in: folder)
    return UnifiedDiff(path: name, old: old, new: new)
  }

  /// Writes the new bytes in place of the old ones.
  package func write() throws(AuditError) {
    let now = FileManager.default.contents(atPath: path).map { Array($0) }
    // Another name of the same file may have been written already.
    guard now != new else { return }
    guard now == old else { throw AuditError("\(path): changed while it was audited") }
    do throws(FileReplacement.Failure) {
      try FileReplacement.write(new, to: path)
    } catch {
      throw AuditError("\(path): cannot be written: \(error.reason)")
    }
  }
}
