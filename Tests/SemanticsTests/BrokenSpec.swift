import Foundation
import Semantics
import Testing

/// A spec with a fault, and what is said of it.
struct BrokenSpec: Sendable, CustomTestStringConvertible {
  var name: String
  var yaml: String
  var message: String
  /// Whether the fault is of a kind that a schema cannot see.
  var isSound: Bool

  var testDescription: String { name }

  /// Reads one of `Fixtures/broken-specs.json`: a `whole` spec, or the sound one with something `added`, or
  /// with the first occurrence of `replacing` replaced `by` something.
  init?(json: JSONValue) {
    guard let name = json["name"]?.text, let message = json["says"]?.text else { return nil }
    self.name = name
    self.message = message
    isSound = json["schema"] == "passes"
    yaml = json["whole"]?.text ?? Self.sound + (json["added"]?.text ?? "")
    if let old = json["replacing"]?.text, let new = json["by"]?.text {
      guard let range = yaml.firstRange(of: old) else { return nil }
      yaml.replaceSubrange(range, with: new)
    }
  }

  /// Those of the fixture; none where it cannot be read.
  static let all: [BrokenSpec] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/broken-specs.json")
    guard let data = try? Data(contentsOf: file),
      let cases = try? JSONValue(parsingUTF8: data).elements
    else { return [] }
    return cases.compactMap { BrokenSpec(json: $0) }
  }()

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
    #expect(BrokenSpec.all.count == 242)
  }

  @Test(arguments: BrokenSpec.all)
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
      default:
        "demo.yaml:1:11: not YAML: Maximum nesting level reached, "
          + "set with yaml_set_max_nest_level())"
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
        == "demo.yaml:3:5: notes[1][0]: an alias (*name) is not supported; write the value out")
  }
}
