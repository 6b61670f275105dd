import Foundation
import Semantics
import Testing

extension EndToEnd {
  /// `check` notices every single rule that is wrong, and names it. `scripts/flip-rules` without arguments tries all
  /// functions of all specs, in a few minutes; here is one with an axis and flags, one with exceptions and kinds of
  /// arguments under one name, and one without an axis.
  @Suite struct Flips {
    @Test(
      .enabled(
        if: Program.hasYAML,
        "the Python environment has no PyYAML; make it with scripts/setup --tests"),
      arguments: [("numpy", "argmax"), ("numpy", "nanargmax"), ("python", "max-index")])
    func everyFlippedRuleIsNoticed(library: String, function: String) throws {
      let ending = try Program.script(
        "flip-rules", "--library '\(library)' --function '\(function)'")
      #expect(ending.code == 0, "\(ending.output)")
      #expect(ending.errors == "")
      // Only the table's head, the function's line and the sum are printed where all went well.
      #expect(ending.output.split(separator: "\n").count == 3, "\(ending.output)")
    }
  }
}

extension Program {
  /// Runs a script of the package with the environment's Python, on this build of the program.
  static func script(_ name: String, _ arguments: String) throws -> Ending {
    let python = try #require(Self.python)
    return try shell(
      "'\(python)/bin/python' '\(package)/scripts/\(name)' --program \"$TIEBREAK\" \(arguments)")
  }

  static var hasYAML: Bool {
    guard let python else { return false }
    return (try? shell("'\(python)/bin/python' -c 'import yaml'"))?.code == 0
  }

  /// A file of YAML, as PyYAML reads it.
  static func yaml(_ file: String) throws -> JSONValue {
    let python = try #require(Self.python)
    let ending = try shell(
      "'\(python)/bin/python' -c 'import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1])), default=str, skipkeys=True))' '\(file)'"
    )
    #expect(ending.code == 0, "\(ending.errors)")
    return try JSONValue(parsing: ending.output)
  }
}
