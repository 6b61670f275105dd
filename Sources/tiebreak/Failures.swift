import ArgumentParser
import CodeAudit
import Conformance
import Foundation
import PythonEmbedding
import Reporting
import Semantics

/// A mistake of the user's or of an input: one line on standard error, and exit code 2.
struct UserError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

extension Tiebreak {
  /// Ends the program as CONTRACT says: 2 for wrong usage or unreadable input, 3 for what this machine lacks, with one
  /// line on standard error.
  static func leave(with error: any Error) -> Never {
    if let code = error as? ExitCode { _exit(code.rawValue) }
    if let code = Self.code(for: error) {
      Output.complain("tiebreak: \(error)")
      _exit(code)
    }
    // Help and version are "errors" of code 0, and go to standard output.
    let code = exitCode(for: error)
    guard code == .success else {
      Output.complain(fullMessage(for: error))
      _exit(2)
    }
    Output.line(fullMessage(for: error))
    _exit(0)
  }

  private static func code(for error: any Error) -> Int32? {
    switch error {
    case is EnvironmentError, is MissingPart: 3
    case let error as CheckError: error.isUsage ? 2 : 3
    case is AuditPoolError: 3
    case is UnknownRule, is PortError, is AuditError: 2
    case is UserError, is SpecError, is InvalidCall, is ReportWriter.Failure, is UnreadableReport: 2
    default: nil
    }
  }
}

extension CheckError {
  fileprivate var isUsage: Bool {
    switch self {
    case .unknownLibrary, .unknownFunction: true
    case .notInstalled, .cannotImport, .temporaryFolder: false
    }
  }
}
