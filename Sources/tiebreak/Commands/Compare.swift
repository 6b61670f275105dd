import ArgumentParser
import Reporting
import Semantics

extension Tiebreak {
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the comparison table of libraries, each cell with the call that shows it.",
      discussion: """
        Needs no Python. Example:
          tiebreak compare --format markdown --evidence --output comparison.md
        """)

    @Argument(
      help: "Libraries, by all their functions; every library by its first one where none is named."
    )
    var libraries: [String] = []

    @Option(help: "markdown or json.")
    var format: ComparisonTable.Format = .markdown

    @Flag(help: "Show the call behind each cell (JSON always has it).")
    var evidence = false

    @Option(help: "The file that is written; standard output where left out.")
    var output: String?

    @OptionGroup var specs: SpecOptions

    func run() throws {
      let specs = try specs.load()
      for name in libraries where specs[name] == nil {
        let hint =
          nearest(name, among: specs.libraries).map { "did you mean \"\($0)\"?" }
          ?? "known are \(specs.libraries.joined(separator: ", "))"
        throw UserError("no spec of \"\(name)\"; \(hint)")
      }
      let comparison = Comparison(
        specs, libraries: libraries, claims: try specs.claims())
      let text = ComparisonTable(comparison, showsEvidence: evidence).render(format)
      try Output.text(text, toFile: output)
    }
  }
}
