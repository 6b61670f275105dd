import CodeAudit
import Foundation
import Semantics
import Testing

/// What settings and the command line ask of a file together.
struct PlanTests {
  /// A plan with these settings, given as JSON, in the folder `/p`, whence the audit is started.
  private static func plan(
    _ json: String?, _ options: AuditOptions = AuditOptions(), named: [String] = []
  ) async throws -> AuditPlan {
    let specs = try SpecFolder(
      path: TestRules.project.appending(path: "Specs").path(percentEncoded: false))
    guard let json else {
      return try AuditPlan(
        options, settings: SettingsTree(workingFolder: "/p"), named: named, specs: specs)
    }
    let folder = try TestFolder(["tiebreak.toml": ""])
    let document = try JSONValue(parsing: json)
    let tree = try await SettingsTree(file: "tiebreak.toml", workingFolder: folder.path) { _ in
      [.document(document)]
    }
    return try AuditPlan(options, settings: tree, named: named, specs: specs)
  }

  struct Example: Sendable, CustomTestStringConvertible {
    var settings: String
    var select: [String] = []
    var ignore: [String] = []
    var rules: Set<String>
    var testDescription: String { "\(settings) --select \(select) --ignore \(ignore)" }
  }

  private static let usual = Set(RuleRegistry.defaults)

  static let examples = [
    Example(settings: "{}", rules: usual),
    Example(settings: #"{"select": ["TB101", "TB104"]}"#, rules: ["TB101", "TB104"]),
    Example(settings: #"{"select": []}"#, rules: []),
    Example(settings: #"{"extend-select": ["TB102"]}"#, rules: usual.union(["TB102"])),
    Example(settings: #"{"ignore": ["TB101"]}"#, rules: usual.subtracting(["TB101"])),
    // The command line's selection stands for all of the settings' own.
    Example(
      settings: #"{"select": ["TB104"], "ignore": ["TB101"]}"#, select: ["TB101"],
      rules: ["TB101"]),
    Example(
      settings: #"{"select": ["TB101", "TB104"], "ignore": ["TB101"]}"#, ignore: ["TB104"],
      rules: []),
  ]

  @Test(arguments: examples) func rules(_ example: Example) async throws {
    var options = AuditOptions()
    (options.select, options.ignore) = (example.select, example.ignore)
    let plan = try await Self.plan(example.settings, options)
    let rules = plan.scope(of: "a.py")?.rules.filter { !RuleRegistry.isOfPorts($0) }
    #expect(rules == example.rules)
  }

  @Test(arguments: [
    ("tests/*", "tests/a.py", true), ("tests/*", "tests/b/a.py", true),
    ("tests/*", "src/tests/a.py", false), ("**/tests/**", "src/tests/a.py", true),
    ("tests", "src/tests/a.py", true), ("tests/", "tests", false), ("a.py", "b/a.py", true),
    ("/a.py", "b/a.py", false), ("*.ipynb", "b/a.py", false), ("!src/**", "src/a.py", false),
    ("!src/**", "tests/a.py", true),
  ])
  func perFileIgnores(_ glob: String, _ path: String, _ isIgnored: Bool) async throws {
    let plan = try await Self.plan(#"{"per-file-ignores": {"\#(glob)": ["TB101"]}}"#)
    let scope = try #require(plan.scope(of: path))
    #expect(scope.rules.contains("TB101") == !isIgnored)
    #expect(scope.rules.contains("TB104"))
    #expect(plan.rules.contains("TB101"))
  }

  @Test(arguments: [
    ("a.py", false, false, false), ("gen/a.py", false, false, true),
    ("gen/a.py", true, false, false),
    ("gen/a.py", true, true, true), ("gen/keep.py", false, false, true),
    ("x_pb2.py", false, false, true), ("x/y_pb2.py", false, false, true),
    ("old/keep.py", false, false, false), ("old/b.py", false, false, true),
    ("cli/a.py", true, false, false), ("cli/a.py", true, true, true),
  ])
  func exclusions(_ path: String, isNamed: Bool, isForced: Bool, isOut: Bool) async throws {
    var options = AuditOptions()
    (options.exclude, options.excludesNamed) = (["cli/"], isForced)
    let plan = try await Self.plan(
      #"{"exclude": ["gen", "!gen/keep.py", "*_pb2.py", "old/*", "!old/keep.py"]}"#, options,
      named: isNamed ? [path] : [])
    #expect((plan.scope(of: path) == nil) == isOut)
  }

  @Test func ports() async throws {
    let numpyToTorch = #"{"from": "numpy", "to": "torch"}"#
    func names(_ plan: AuditPlan) -> [String]? {
      plan.scope(of: "a.py")?.port.map { [$0.from.name, $0.to.name] }
    }
    #expect(names(try await Self.plan(numpyToTorch)) == ["numpy", "torch"])
    #expect(names(try await Self.plan("{}")) == nil)
    var options = AuditOptions()
    options.to = "jax"
    #expect(names(try await Self.plan(numpyToTorch, options)) == ["numpy", "jax"])
    await #expect {
      _ = try await Self.plan("{}", options)
    } throws: { "\($0)" == "--to jax needs --from LIB: whose calls are ported" }
    options.from = "nunpy"
    #expect(throws: PortError.self) {
      try AuditPlan.check(
        options, specs: SpecFolder(path: TestRules.project.appending(path: "Specs").path))
    }
    (options.from, options.to) = ("numpy", nil)
    await #expect {
      _ = try await Self.plan(nil, options)
    } throws: { "\($0)" == "--from needs --to" }
  }

  @Test func theCommandLineWins() async throws {
    let settings = #"{"baseline": "b.json", "unsafe-fixes": false}"#
    var options = AuditOptions()
    let own = try await Self.plan(settings)
    #expect(own.baseline(of: "a.py")?.hasSuffix("/b.json") == true)
    #expect(!own.takesUnsafe("a.py"))
    (options.baseline, options.unsafeFixes) = ("/c.json", true)
    let other = try await Self.plan(settings, options)
    #expect(other.baseline(of: "a.py") == "/c.json")
    #expect(other.takesUnsafe("a.py"))
    #expect(try await Self.plan(nil).baseline(of: "a.py") == nil)
  }
}
