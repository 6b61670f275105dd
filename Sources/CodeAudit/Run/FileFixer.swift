internal import Foundation

/// A file with the fixes of its findings written into it.
package struct FileFixer: Sendable {
  package let path: String
  package let old: [UInt8]
  package private(set) var new: [UInt8]
  package private(set) var applied = 0
  /// Those that met others: the next audit may make them again.
  package private(set) var waiting = 0

  /// - Parameters:
  ///   - entries: the calls of this file.
  ///   - takesUnsafe: whether fixes that may change answers are taken too.
  /// - Throws: `AuditError` where the file cannot be read any more.
  package init(
    path: String, bytes: [UInt8], entries: [AuditReport.Entry], takesUnsafe: Bool
  ) throws(AuditError) {
    self.path = path
    old = bytes
    new = bytes
    let cells = Dictionary(grouping: entries, by: \.call.cell)
    for (cell, entries) in cells.sorted(by: { ($0.key ?? -1) < ($1.key ?? -1) }) {
      let fixes = entries.flatMap(\.findings).compactMap(\.fix)
        .filter { takesUnsafe || $0.safety == .safe }
      guard !fixes.isEmpty else { continue }
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

  private mutating func count(_ applier: EditApplier) {
    applied += applier.applied.count
    waiting += applier.waiting.count
  }

  /// Writes the new bytes in place of the file: beside it first, with its permissions, so that there is no moment
  /// without a whole file. A symbolic link stays one.
  package func write() throws(AuditError) {
    let target = URL(filePath: path).resolvingSymlinksInPath()
    let beside = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).\(getpid()).tmp")
    do {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: target.path(percentEncoded: false))
      try Data(new).write(to: beside)
      if let permissions = attributes[.posixPermissions] {
        try FileManager.default.setAttributes(
          [.posixPermissions: permissions], ofItemAtPath: beside.path(percentEncoded: false))
      }
      guard rename(beside.path(percentEncoded: false), target.path(percentEncoded: false)) == 0
      else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(at: beside)
      throw AuditError("\(path): cannot be written: \(error.localizedDescription)")
    }
  }
}
