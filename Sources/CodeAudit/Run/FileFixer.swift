/// The bytes of a file with fixes of its findings written into them.
struct FileFixer: Sendable {
  private(set) var new: [UInt8]
  /// Those that were made, with the cells of a notebook.
  private(set) var applied: [(cell: Int?, fix: Fix)] = []

  /// - Parameter fixes: those of this file.
  /// - Throws: `AuditError` where the bytes are not those that were audited.
  init(_ bytes: [UInt8], _ fixes: [AuditReport.PlacedFix]) throws(AuditError) {
    new = bytes
    let cells = Dictionary(grouping: fixes, by: \.cell)
    var shared = SharedEdits()
    for (cell, fixes) in cells.sorted(by: { ($0.key ?? -1) < ($1.key ?? -1) }) {
      let fixes = shared.left(of: Self.onePerCall(fixes))
      if let cell {
        let notebook = try Notebook(new)
        guard notebook.cells.indices.contains(cell) else { continue }
        let applier = EditApplier(Array(notebook.cells[cell].source.utf8), fixes)
        new = notebook.replacing(
          sourceOf: cell, with: String(decoding: applier.bytes, as: UTF8.self))
        shared.note(applier.applied)
        applied += applier.applied.map { fix -> (cell: Int?, fix: Fix) in (cell, fix) }
      } else {
        let applier = EditApplier(new, fixes)
        new = applier.bytes
        applied += applier.applied.map { fix -> (cell: Int?, fix: Fix) in (cell, fix) }
      }
    }
  }

  /// Each fix is made for a call as it stands: a second one of the same call waits, and may be another one by then.
  private static func onePerCall(_ fixes: [AuditReport.PlacedFix]) -> [Fix] {
    var taken: [Range<Int>: Fix] = [:]
    return fixes.compactMap { placed in
      guard let call = placed.call else { return placed.fix }
      let first = taken[call] ?? placed.fix
      taken[call] = first
      return first == placed.fix ? first : nil
    }
  }
}
