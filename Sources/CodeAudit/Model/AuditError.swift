/// Why a file, or a cell of a notebook, could not be audited.
package struct AuditError: Error, Hashable, Sendable {
  /// What is wrong: one line of text.
  package var message: String
  /// From 1, where it is known.
  package var line: Int?
  /// From 0, in code points, where it is known.
  package var column: Int?
  /// The cell of a notebook, from 0.
  package var cell: Int?

  package init(_ message: String, line: Int? = nil, column: Int? = nil, cell: Int? = nil) {
    self.message = message
    self.line = line
    self.column = column
    self.cell = cell
  }
}

extension AuditError: CustomStringConvertible {
  package var description: String {
    var place: [String] = []
    if let cell { place.append("cell \(cell)") }
    if let line { place.append("line \(line)") }
    if let column { place.append("column \(column)") }
    return place.isEmpty ? message : place.joined(separator: ", ") + ": " + message
  }
}

extension AuditError {
  /// What messages begin with that are of a run, not of a file.
  package static let course = "not audited: "
  private static let reading = "cannot be read: "

  /// What came of how a run went, and may not come again: a crash, or a limit that was met.
  static func ofThisRun(_ reason: String) -> AuditError { AuditError(course + reason) }

  static func unreadable(_ reason: String) -> AuditError { AuditError(reading + reason) }

  fileprivate var isOfTheBytes: Bool {
    !message.hasPrefix(Self.course) && !message.hasPrefix(Self.reading)
  }
}

extension FileAudit {
  /// Whether another run would say the same of the same bytes.
  var isLasting: Bool { errors.allSatisfy(\.isOfTheBytes) }
}
