import ArgumentParser
import CodeAudit

extension Tiebreak {
  struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says which rules an audit knows, and what one of them is about.",
      discussion: """
        Needs no Python. Example:
          tiebreak rules TB101
        """)

    @Argument(help: "A code or short name; all rules where left out.")
    var rule: String?

    func run() throws {
      guard let rule else { return Output.text(RulePage.list()) }
      guard let page = RuleRegistry.page(rule) else { throw UnknownRule(rule) }
      Output.text(page.text(width: Output.terminalWidth))
    }
  }
}
