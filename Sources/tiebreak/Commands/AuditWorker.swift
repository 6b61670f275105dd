import ArgumentParser
import CodeAudit
import Semantics

extension Tiebreak {
  /// What `audit` starts itself again as; only here is Python loaded, and only to parse.
  struct AuditWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "audit-worker", shouldDisplay: false)

    func run() throws {
      AuditWorker.main { settings in
        guard let path = settings["specs"]?.text, let rules = settings["rules"]?.elements else {
          throw UserError("a worker needs specs and rules")
        }
        let specs = try SpecFolder(path: path)
        return try RuleAnalyzer(
          types: try TypeCatalog(specs: specs), specs: specs, codes: rules.compactMap(\.text))
      }
    }

    static func settings(specs: String, rules: [String]) -> JSONValue {
      .object(["specs": .string(specs), "rules": .array(rules.map { .string($0) })])
    }
  }
}
