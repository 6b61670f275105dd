internal import Semantics

/// A file with the fixes of its findings written into it.
package struct FileFixer: Sendable {
  package let path: String
  package let old: [UInt8]
  package private(set) var new: [UInt8]
  package private(set) var applied = 0
  /// Those that met others: the next audit may make them again.
  package private(set) var waiting = 0

  /// - Parameters:
  ///   - fixes: those of this file.
  ///   - takesUnsafe: whether fixes that may change answers are taken too.
  /// - Throws: `AuditError` where the file cannot be read any more.
  package init(
    path: String, bytes: [UInt8], fixes: [AuditReport.PlacedFix], takesUnsafe: Bool
  ) throws(AuditError) {
    self.path = path
    old = bytes
    new = bytes
    let cells = Dictionary(
      grouping: fixes.filter { takesUnsafe || $0.fix.safety == .safe }, by: \.cell)
    for (cell, fixes) in cells.sorted(by: { ($0.key ?? -1) < ($1.key ?? -1) }) {
      let fixes = onePerCall(fixes)
      if let cell {
        let notebook = try Notebook(new)
        guard notebook.cells.indices.contains(cell) else { continue }
        let applier = EditApplier(Array(notebook.cells[cell].source.utf8), fixes)
        new = notebook.replacing(
          sourceOf: cell, with: String(decoding: applier.bytes, as: UTF8.self))
        count(applier)
      } else {
        let applier = EditApplier(new, fixes)
        new = applier.bytes
        count(applier)
      }
    }
  }

  /// Each fix is made for a call as it stands: a second one of the same call waits, and may be another one by then.
  private mutating func onePerCall(_ fixes: [AuditReport.PlacedFix]) -> [Fix] {
    var taken: [Range<Int>: Fix] = [:]
    return fixes.compactMap { placed in
      guard let call = placed.call else { return placed.fix }
      let first = taken[call] ?? placed.fix
      taken[call] = first
      if first != placed.fix { waiting += 1 }
      return first == placed.fix ? first : nil
    }
  }

  private mutating func count(_ applier: EditApplier) {
    applied += applier.applied.count
    waiting += applier.waiting.count
  }

  /// Writes the new bytes in place of the file.
  package func write() throws(AuditError) {
    do throws(FileReplacement.Failure) {
      try FileReplacement.write(new, to: path)
    } catch {
      throw AuditError("\(path): cannot be written: \(error.reason)")
    }
  }
}
