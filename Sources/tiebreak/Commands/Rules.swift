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
      guard let rule else { return Output.text(RuleRegistry.list()) }
      if let page = RuleRegistry.page(rule) {
        return Output.text(page.text(width: Output.terminalWidth))
      }
      // Those of ports have no page: what they say comes from the specs of both libraries.
      guard
        let port = RuleRegistry.metadata.first(where: {
          $0.code == rule.uppercased() || $0.name == rule.lowercased()
        })
      else { throw UnknownRule(rule) }
      Output.text("\(port.code) \(port.name)\n\n\(port.summary)\n")
    }
  }
}
