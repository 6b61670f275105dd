import Semantics
import Testing

/// A spec with a fault, and what is said of it.
struct BrokenSpec: Sendable, CustomTestStringConvertible {
  var name: String
  var yaml: String
  var message: String

  var testDescription: String { name }

  /// - Parameter by: what stands for the first occurrence of `replacing` in the sound spec.
  init(_ name: String, replacing old: String, by new: String, says message: String) {
    self.name = name
    yaml = Self.sound
    if let range = yaml.firstRange(of: old) { yaml.replaceSubrange(range, with: new) }
    self.message = message
  }

  /// - Parameter added: what follows the sound spec.
  init(_ name: String, added: String, says message: String) {
    self.name = name
    yaml = Self.sound + added
    self.message = message
  }

  init(_ name: String, whole: String, says message: String) {
    self.name = name
    yaml = whole
    self.message = message
  }

  /// A spec without fault.
  static let sound = """
    library: demo
    package: {version: demo.__version__, module: demo}
    functions:
      argmax:
        extremum: max
        call: {path: demo.argmax, parameters: {axis: axis}, ranks: [1, 2]}
        rules:
          default-axis: {value: flatten, status: observed, source: asked}
          axis-bounds: {value: {outside: IndexError}, status: observed, source: asked}
          axis-type: {value: {others: TypeError}, status: observed, source: asked}
          result-dtype: {value: int64, status: observed, source: asked}
          input-dtype: {value: {accepted: [integers]}, status: observed, source: asked}
          ties: {value: first, status: observed, source: asked}
          nan: {value: first-wins, status: observed, source: asked}
          keepdims: {value: {unsupported: TypeError}, status: observed, source: asked}
          empty: {value: {reduced: ValueError, nothing-due: same}, status: observed, source: asked}

    """
}

@Suite struct SpecErrorTests {
  @Test func theSoundSpecIsSound() throws {
    let spec = try Spec(yaml: BrokenSpec.sound, file: "demo.yaml")
    #expect(spec.functions.map(\.name) == ["argmax"])
  }

  @Test(arguments: brokenYAMLSpecs + brokenStructureSpecs + brokenRuleSpecs + brokenCallSpecs)
  func message(_ broken: BrokenSpec) {
    #expect(broken.yaml != BrokenSpec.sound)
    let result = Result { () throws(SpecError) in try Spec(yaml: broken.yaml, file: "demo.yaml") }
    switch result {
    case .success: Issue.record("no error")
    case .failure(let error): #expect("\(error)" == broken.message)
    }
  }

  @Test(arguments: [20, 64, 65, 500, 100_000])
  func deepNesting(depth: Int) throws {
    let open = String(repeating: "[", count: depth)
    let close = String(repeating: "]", count: depth)
    let error = #expect(throws: SpecError.self) {
      try Spec(yaml: "library: \(open)\(close)\n", file: "demo.yaml")
    }
    let expected =
      switch depth {
      case ..<65: "demo.yaml:1:1: key \"package\" is missing"
      case 65..<1000:
        "demo.yaml:1:74: library\(String(repeating: "[0]", count: 64)): nested more than 64 deep"
      default: "demo.yaml:1:1010: not YAML: exceeded maximum nesting depth"
      }
    #expect(error?.description == expected)
  }

  /// Aliases that would grow to 2⁶⁰ values are refused before they do.
  @Test func growingAliases() {
    var yaml = "notes:\n  - &a0 [x, x]\n"
    for level in 1...60 { yaml += "  - &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let error = #expect(throws: SpecError.self) { try Spec(yaml: yaml, file: "demo.yaml") }
    #expect(
      error?.description
        == "demo.yaml:3:9: notes[1][0]: an alias (*name) is not supported; write the value out")
  }
}
