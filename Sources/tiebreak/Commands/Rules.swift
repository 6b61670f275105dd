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

    @Argument(help: "A code or short name, or the beginning of codes; all rules where left out.")
    var rule: String?

    func run() throws {
      guard let rule else { return Output.text(RuleRegistry.list()) }
      guard let known = RuleRegistry.rule(rule) else {
        return Output.text(RuleRegistry.list(try RuleRegistry.codes(rule)))
      }
      // Rules of ports have no page: what they say comes from the specs of both libraries.
      Output.text(
        RuleRegistry.page(known.code)?.text(width: Output.terminalWidth)
          ?? "\(known.code) \(known.name)\n\n\(known.summary)\n" + Self.reason(known))
    }

    private static func reason(_ rule: RuleMetadata) -> String {
      let reason = PortRule.allCases.first { $0.code == rule.code }?.offBecause
      return reason.map { "It has to be selected, since \($0).\n" } ?? ""
    }
  }
}
