import Arrays
import Conformance
import Semantics

/// What two made-up libraries answer differently, and what a page says of them.
enum SampleComparisons {
  private static let shelf = FunctionID(library: "shelf", function: "argmax")
  private static let twin = FunctionID(library: "shelf", function: "sorted[-1]")
  private static let place = FunctionID(
    library: "shelf", function: "Row.place", mode: Mode(rawValue: "jit"))
  private static let drawer = FunctionID(library: "drawer", function: "argmax")

  static func portability() throws -> [PortabilityEntry] {
    let functions = [shelf, twin, place, drawer]
    return try functions.flatMap { from in
      try functions.filter { $0 != from }.flatMap { to in try entries(from, to) }
    }
  }

  private static func entries(
    _ from: FunctionID, _ to: FunctionID
  ) throws -> [PortabilityEntry] {
    let isSame = Set([from, to]) == [shelf, twin]
    let array = LabelledArray(
      try NDArray(dtype: .float64, shape: [2], elements: [.float(.nan), .float(1)]))
    let call = Call(
      library: from.library, mode: from.mode, function: from.function, array: array,
      arguments: [.init("axis", .int(0))])
    let error = ErrorOutcome(
      type: "ValueError", message: "no | <order> " + String(repeating: "x", count: 80))
    return [
      PortabilityEntry(
        from: from, to: to, rule: .ties, cases: 40, differences: isSame ? 0 : 30,
        example: isSame
          ? nil
          : .init(
            call: call, from: .indices(dtype: "int64", shape: [], data: [0]),
            to: .indices(dtype: "int64", shape: [], data: [1]))),
      PortabilityEntry(
        from: from, to: to, rule: .nan, cases: 8, differences: isSame ? 0 : 8,
        example: isSame
          ? nil
          : .init(
            call: call, from: .indices(dtype: "int64", shape: [], data: [0]), to: .error(error))),
      PortabilityEntry(from: from, to: to, rule: .empty, cases: 4, differences: 0),
    ]
  }

  static func claims() throws -> [ClaimResult] {
    let text = """
      title: A page
      claims:
        shelf-ties:
          section: table
          row: Ties
          statement: The last wins.
          library: shelf
          function: argmax
          calls: [{array: "[1.0, 1.0]", gives: {indices: [1]}}]
        shelf-default:
          section: text
          statement: "It <flattens>."
          library: shelf
          function: argmax
          rule: {name: default-axis, value: first}

      """
    let specs = try SpecFolder(
      path: TestScripts.url.appending(path: "Specs").path(percentEncoded: false))
    return ClaimJudge(specs).judge(try ClaimDocument(yaml: text, file: "page.yaml"))
      .results
  }
}
