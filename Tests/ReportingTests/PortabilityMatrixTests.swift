import Conformance
import Emulation
import Reporting
import Semantics
import Testing

/// What counts as a difference, on surveys made by hand.
@Suite struct PortabilityMatrixTests {
  private static func index(_ value: Int64, _ dtype: String = "int64") -> Outcome {
    .indices(dtype: dtype, shape: [], data: [value])
  }

  private static func error(_ type: String, _ message: String = "") -> Outcome {
    .error(.init(type: type, message: message))
  }

  /// A survey in which one rule's questions are all answered alike, and no others.
  private static func survey(
    _ function: String, _ rule: RuleName, _ outcome: Outcome?,
    _ extremum: FunctionSpec.Objective = .max
  ) throws -> Survey {
    let specs = try SpecFolder(
      path: TestScripts.url.appending(path: "Specs").path(percentEncoded: false))
    return Survey(
      function: FunctionID(library: "demo", function: function), extremum: extremum,
      call: try #require(specs["shelf"]?.functions.first?.call),
      answers: SharedCases.all.map { $0.rule == rule ? outcome : nil })
  }

  @Test(arguments: [
    (RuleName.ties, index(1), index(1), false),
    (.ties, index(1), index(2), true),
    (.ties, index(1), index(1, "int32"), false),
    (.resultDType, index(1), index(1, "int32"), true),
    (.resultDType, index(1), index(1), false),
    (.empty, error("ValueError", "a"), error("ValueError", "b"), false),
    (.empty, error("ValueError"), error("IndexError"), true),
    (.empty, error("ValueError"), index(0), true),
    (.empty, Outcome.none, index(0), true),
    (.ties, index(1), .labels(shape: [], data: [.value(.int(1))]), false),
    (.ties, index(1), .labels(shape: [], data: [.value(.string("b"))]), true),
    (.labels, index(1), .labels(shape: [], data: [.value(.int(1))]), true),
    (.keepdims, index(1), .indices(dtype: "int64", shape: [1], data: [1]), true),
  ])
  func differences(_ rule: RuleName, _ first: Outcome, _ second: Outcome, differ: Bool) throws {
    let entries = try PortabilityMatrix.entries([
      Self.survey("a", rule, first), Self.survey("b", rule, second),
    ])
    let count = SharedCases.all.count { $0.rule == rule }
    #expect(count > 0)
    #expect(entries.map(\.rule) == [rule, rule])
    #expect(entries.map(\.cases) == [count, count])
    #expect(entries.map(\.differences) == (differ ? [count, count] : [0, 0]))
    let example = entries[0].example
    #expect((example != nil) == differ)
    if let example {
      #expect(example.from == first)
      #expect(example.to == second)
      #expect(example.call.function == "a")
      #expect(example.call.array == SharedCases.all.first { $0.rule == rule }?.array)
    }
  }

  @Test func onlyWhatBothWereAskedCounts() throws {
    #expect(
      try PortabilityMatrix.entries([
        Self.survey("a", .ties, Self.index(1)), Self.survey("b", .nan, Self.index(1)),
        Self.survey("c", .ties, nil),
      ]) == [])
  }

  @Test func onlyTheSameEndIsPorted() throws {
    let entries = try PortabilityMatrix.entries([
      Self.survey("a", .ties, Self.index(1)), Self.survey("b", .ties, Self.index(1), .min),
      Self.survey("c", .ties, Self.index(1)),
    ])
    #expect(entries.map { $0.from.function + $0.to.function } == ["ac", "ca"])
  }

  @Test func jsonIsReadBack() throws {
    for entry in try SampleComparisons.portability() {
      var read = try PortabilityEntry(json: try JSONValue(parsing: entry.json.description))
      // A long message is cut in the report.
      if case .error(let error)? = read.example?.to {
        #expect(error.message.count == 60)
        read.example?.to = try #require(entry.example?.to)
      }
      #expect(read == entry)
    }
  }
}
