import Arrays
import Emulation
import Foundation
import Semantics
import Testing

/// One call under every profile, and calls by name.
@Suite struct TrialTests {
  private static func withFolder<Result>(
    _ specs: [TestSpec], _ body: (SpecFolder) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "specs-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (number, spec) in specs.enumerated() {
      let text = spec.yaml.replacing("library: testlib", with: "library: lib\(number)")
      try Data(text.utf8).write(to: folder.appending(path: "lib\(number).yaml"))
    }
    return try body(SpecFolder(path: folder.path(percentEncoded: false)))
  }

  private static let specs: [TestSpec] = [
    TestSpec(rules: ["ties": "any", "nan": "last-wins"], function: "top"),
    TestSpec(extremum: "min", function: "low"),
    TestSpec(
      rules: ["keepdims": "{unsupported: TypeError}", "zero-dim": nil],
      call: ["ranks: [1]"], parameters: "axis: axis", function: "Thing.top"),
    TestSpec(
      rules: [
        "keepdims": "{unsupported: TypeError}", "complex-order": nil,
        "input-dtype": "{accepted: [int64]}",
      ], parameters: "", function: "bare"),
  ]

  private func lines(
    _ array: LabelledArray, axis: ArgumentValue? = nil, keepdims: Bool = false,
    function: String = "argmax"
  ) throws -> [String] {
    try Self.withFolder(Self.specs) { folder in
      try Trial(array, axis: axis, keepdims: keepdims, function: function, specs: folder)
        .entries.map { entry in
          #expect(entry.observed == nil)
          #expect(entry.call.function == entry.function)
          switch entry.reply {
          case .answer(let answer, let reasons):
            let why = reasons.map { "\($0.rule.rawValue): \($0.value)" }.joined(separator: "; ")
            return "\(entry.library).\(entry.function): \(answer.outcome.brief) (\(why))"
          case .impossible(let why): return "\(entry.library).\(entry.function): \(why)"
          }
        }
    }
  }

  @Test func everyFunctionThatSeeksTheEnd() throws {
    #expect(
      try lines(.floats(1, .nan, .nan)) == [
        "lib0.top: int64[] 2 (nan: last NaN wins; ties: any of equals)",
        "lib2.Thing.top: int64[] 1 (nan: first NaN wins; ties: first of equals)",
        "lib3.bare: its spec says nothing of dtype float64",
      ])
    #expect(try lines(.ints(2, 1), function: "argmin") == ["lib1.low: int64[] 1 ()"])
  }

  @Test func callsThatCannotBe() throws {
    #expect(
      try lines(.ints(1, 2, shape: [1, 2]), axis: .int(1), keepdims: true) == [
        "lib0.top: int64[1, 1] 1 ()", "lib2.Thing.top: takes no argument for keepdims",
        "lib3.bare: takes no argument for an axis",
      ])
    #expect(
      try lines(.ints(1, 2, shape: [1, 2])) == [
        "lib0.top: int64[] 1 (default-axis: default axis: flatten)",
        "lib2.Thing.top: has no arrays of rank 2",
        "lib3.bare: int64[] 1 (default-axis: default axis: flatten)",
      ])
  }

  @Test func functionsByName() throws {
    #expect(
      try lines(.empty(0), function: "top") == [
        "lib0.top: ValueError (empty: empty: ValueError)",
        "lib2.Thing.top: ValueError (empty: empty: ValueError)",
      ])
    #expect {
      try lines(.ints(1), function: "lov")
    } throws: { error in
      "\(error)".contains("no spec has a function \"lov\"; did you mean \"low\"?")
    }
  }

  @Test func repeatedLabelsInATrial() throws {
    let unique = TestSpec(call: ["unique-labels: true"])
    let label = Label.value(.string("a"))
    let array = try LabelledArray.ints(1, 2).labelled([label, label])
    try Self.withFolder([unique]) { folder in
      let trial = try Trial(array, axis: nil, keepdims: false, function: "top", specs: folder)
      #expect(
        trial.entries.map(\.reply)
          == [.impossible("needs unique labels, and 'a' stands twice")])
    }
  }

  @Test func callsByName() throws {
    try Self.withFolder(Self.specs) { (folder: SpecFolder) throws -> Void in
      let emulators = Emulators(folder)
      func outcome(_ library: String, _ function: String) throws -> String {
        let call = Call(library: library, function: function, array: try .ints(1, 2))
        return try emulators.answer(call).outcome.brief
      }
      #expect(try outcome("lib0", "top") == "int64[] 1")
      #expect(try outcome("lib2", "top") == "int64[] 1")
      for (library, function, hint) in [
        ("lib", "top", #""lib" is no library with a spec; did you mean"#),
        ("lib0", "topp", #""topp" is no function of lib0; did you mean "top"?"#),
      ] {
        #expect {
          try outcome(library, function)
        } throws: { error in
          "\(error)".contains(hint)
        }
      }
    }
  }
}
