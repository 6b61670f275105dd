import ArgumentParser
import CodeAudit
import Foundation
import PythonEmbedding
import Reporting
import Semantics

extension Tiebreak {
  struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Finds every arg-reduction in Python sources, and what a port would change.",
      discussion: """
        Nothing that is audited is imported or run. Example:
          tiebreak audit --from numpy --to torch src/
          tiebreak audit --from pandas@1.5 --to pandas notebooks/ model.py --diff
        """)

    @Argument(
      help: ArgumentHelp(
        "Python files, notebooks and folders; - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(
      help: ArgumentHelp("The library that calls are ported from.", valueName: "lib[@version|@mode]"))
    var from: String?

    @Option(help: ArgumentHelp("The library ported to.", valueName: "lib[@version|@mode]"))
    var to: String?

    @Option(help: "\(AuditFormat.allNames).")
    var format: AuditFormat = .text

    @Option(help: "The file that is written; standard output where left out.")
    var output: String?

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("Codes, or beginnings of codes, that are wanted.", valueName: "rules"))
    var select: [String] = []

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("Codes, or beginnings of codes, that are not.", valueName: "rules"))
    var ignore: [String] = []

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("Files and folders to pass over, as in .gitignore.", valueName: "glob"))
    var exclude: [String] = []

    @Flag(help: "Write safe fixes into the files.")
    var fix = false

    @Flag(help: "Show what --fix would write, and write nothing.")
    var diff = false

    @Flag(help: "Take fixes that may change answers, too.")
    var unsafeFixes = false

    @Flag(help: "Count findings by rule instead of showing each.")
    var statistics = false

    @Option(help: "How many files at once.")
    var jobs: Int?

    @OptionGroup var python: PythonOptions
    @OptionGroup var specs: SpecOptions

    func validate() throws {
      if from != nil, to == nil { throw ValidationError("--from needs --to") }
      if fix, diff { throw ValidationError("--fix and --diff exclude each other") }
      if fix, paths.contains(CodeAudit.Audit.standardInput) {
        throw ValidationError("standard input cannot be fixed; --diff shows the change")
      }
      if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is from 1 to 1024") }
    }
  }
}
