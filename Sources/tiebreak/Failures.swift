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
      Output.complain(usage(message(for: error)))
      _exit(2)
    }
    Output.line(fullMessage(for: error))
    _exit(0)
  }

  /// A mistake in the words of a command in one line, and where its right words are told.
  private static func usage(_ message: String) -> String {
    let command = CommandLine.arguments.dropFirst().first { word in
      configuration.subcommands.contains { $0._commandName == word }
    }
    let lines = message.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
    let help = ["tiebreak", command, "--help"].compactMap { $0 }.joined(separator: " ")
    return "tiebreak: \(lines.joined(separator: " ")) (see \(help))"
  }

  private static func code(for error: any Error) -> Int32? {
    switch error {
    case is EnvironmentError, is MissingPart: 3
    case let error as CheckError: error.isUsage ? 2 : 3
    case is AuditPoolError: 3
    case is UnknownRule, is PortError, is AuditError, is FileReplacement.Failure: 2
    case is SettingsError, is BaselineError: 2
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
