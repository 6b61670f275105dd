import Arrays
import Emulation
import Semantics
import Testing

/// Arguments of every kind, and every two faults in both orders.
@Suite struct ArgumentTests {
  private static func matrix() throws -> LabelledArray {
    try .floats(1, 9, 2, 3, 0, 4, shape: [2, 3])
  }

  private static func error(_ spec: TestSpec, _ arguments: [Call.Argument]) throws -> ErrorOutcome {
    guard case .error(let error) = try spec.answer(matrix(), arguments).outcome else {
      return ErrorOutcome(type: "none", message: "")
    }
    return error
  }

  @Test func anAxisThatNoIntegerHoldsIsNamedAsItWasPassed() throws {
    let spec = TestSpec(rules: ["axis-type": "{others: as-integer}"])
    let shown: [(ArgumentValue, String)] = [
      (.int(2), "2"), (.int(-3), "-3"), (.int(.max), "9223372036854775807"),
      (.int(.min), "-9223372036854775808"),
      (.bigInt("-9223372036854775809"), "-9223372036854775809"),
      (.float(-.infinity), "float('-inf')"), (.float(1e300), "1e+300"), (.string("x"), "'x'"),
      (.list([.int(0)]), "[0]"),
    ]
    for (value, text) in shown {
      #expect(
        try Self.error(spec, [.axis(value)])
          == ErrorOutcome(
            type: "AxisError",
            message: "axis \(text) is out of bounds for array of dimension 2"))
    }
  }

  // MARK: Flags

  /// One value of each kind, and its truth in Python.
  private static let flags: [(kind: String, value: ArgumentValue, truth: Bool)] = [
    ("none", .none, false), ("bool", .bool(true), true), ("bool", .bool(false), false),
    ("integer", .int(0), false), ("integer", .int(-2), true), ("big-integer", .int(1 << 40), true),
    ("huge-integer", .bigInt("9223372036854775808"), true), ("whole-float", .float(0), false),
    ("whole-float", .float(-0.0), false), ("float", .float(0.5), true),
    ("float", .float(.nan), true),
    ("string", .string(""), false), ("string", .string("False"), true), ("list", .list([]), false),
    ("list", .list([.bool(false)]), true),
  ]

  /// What a rule says of keepdims it says of every name that the argument goes by, and of no other.
  @Test(arguments: [("keepdims", "ValueError"), ("keepdim", "ValueError"), ("keep", "TypeError")])
  func keepdimsThatIsRefused(_ name: String, _ error: String) throws {
    let spec = TestSpec(
      rules: ["keepdims": "{unsupported: ValueError}"], parameters: "axis: axis")
    #expect(try spec.outcome(Self.matrix(), [.init(name, .bool(true))]) == error)
  }

  @Test func keepdimsOfEveryKind() throws {
    let (kept, dropped) = ("int64[1, 3] 1 0 1", "int64[3] 1 0 1")
    for (kind, value, truth) in Self.flags {
      func outcome(_ rule: String) throws -> String {
        let answer = try TestSpec(rules: ["keepdims": rule])
          .answer(Self.matrix(), [.axis(.int(0)), .keepdims(value)])
        #expect(answer.exercised.contains(.keepdims))
        return answer.outcome.brief
      }
      let hint = Comment(rawValue: "\(value)")
      #expect(try outcome("supported") == (truth ? kept : dropped), hint)
      #expect(try outcome("{supported: {\(kind): truth}}") == (truth ? kept : dropped), hint)
      #expect(try outcome("{supported: {\(kind): omitted}}") == dropped, hint)
      #expect(try outcome("{supported: {\(kind): KeyError}}") == "KeyError", hint)
      #expect(
        try outcome("{supported: {others: KeyError}}")
          == (kind != "bool" ? "KeyError" : truth ? kept : dropped), hint)
      #expect(try outcome("{unsupported: IndexError}") == "IndexError", hint)
    }
  }

  @Test(arguments: [true, false])
  func skipnaOfEveryKind(_ standard: Bool) throws {
    let array = try LabelledArray.floats(1, .nan, 2)
    func spec(_ kinds: String) -> TestSpec {
      TestSpec(
        rules: [
          "nan": "{skipped: {all-nan: ValueError}}",
          "skipna": "{default: \(standard), when-false: {settles: {index: -1}}, kinds: \(kinds)}",
        ], parameters: "axis: axis, keepdims: keepdims, skipna: skipna")
    }
    func text(_ skips: Bool) -> String { skips ? "int64[] 2" : "int64[] -1" }
    let omitted = try spec("{}").answer(array)
    #expect(omitted.outcome.brief == text(standard))
    #expect(!omitted.exercised.contains(.skipna))
    for (kind, value, truth) in Self.flags {
      func outcome(_ kinds: String) throws -> String {
        let answer = try spec(kinds).answer(array, [.skipna(value)])
        #expect(answer.exercised.contains(.skipna))
        return answer.outcome.brief
      }
      let hint = Comment(rawValue: "\(value)")
      #expect(try outcome("{}") == text(truth), hint)
      #expect(try outcome("{\(kind): omitted}") == text(standard), hint)
      #expect(try outcome("{\(kind): KeyError}") == "KeyError", hint)
    }
  }

  /// A parameter for the result takes arrays, which no call here holds, and `None`.
  @Test func parametersWithoutARole() throws {
    let array = try LabelledArray.floats(1, 2)
    func outcome(_ others: String, _ value: ArgumentValue) throws -> String {
      try TestSpec(call: ["others: {\(others)}"]).outcome(array, [.init("out", value)])
    }
    for others in [
      "out: anything", "out: {of-type: int64}", "out: {none-else: KeyError}",
      "out: {arrays-else: KeyError}",
    ] {
      #expect(try outcome(others, .none) == "int64[] 1")
      #expect(
        try outcome(others, .int(1)) == (others.contains("else") ? "KeyError" : "TypeError"))
    }
    #expect(try outcome("", .none) == "TypeError")
  }

  // MARK: The order of checks

  /// What makes each check fail: a rule, and an argument or an array.
  private struct Fault {
    var check: String
    var rules: [String: String?] = [:]
    var arguments: [Call.Argument] = []
    var shape: [Int]?
    /// What can be wrong with one thing only, such as the axis.
    var about: Set<String> = []
  }

  private static let faults: [Fault] = [
    Fault(check: "arguments", arguments: [.init("bogus", .none)]),
    Fault(check: "others", arguments: [.init("out", .int(1))]),
    Fault(
      check: "axis-type", rules: ["axis-type": "{others: E_axis_type}"],
      arguments: [.axis(.string("x"))], about: ["axis"]),
    Fault(
      check: "keepdims", rules: ["keepdims": "{supported: {string: E_keepdims}}"],
      arguments: [.keepdims(.string("x"))]),
    Fault(
      check: "skipna",
      rules: ["skipna": "{default: true, when-false: first-wins, kinds: {string: E_skipna}}"],
      arguments: [.skipna(.string("x"))]),
    Fault(
      check: "input-dtype",
      rules: ["input-dtype": "{accepted: [complexes], refused: {float64: E_input_dtype}}"]),
    Fault(
      check: "zero-dim", rules: ["zero-dim": "{refused: E_zero_dim}"], shape: [],
      about: ["shape", "axis"]),
    Fault(
      check: "axis-bounds", rules: ["axis-bounds": "{outside: E_axis_bounds}"],
      arguments: [.axis(.int(7))], about: ["axis"]),
    Fault(
      check: "empty", rules: ["empty": "{reduced: E_empty, nothing-due: same}"], shape: [0],
      about: ["shape"]),
  ]

  @Test func ofTwoFaultsTheFirstCheckedDecides() throws {
    for first in Self.faults {
      for second in Self.faults
      where first.check != second.check && first.about.isDisjoint(with: second.about) {
        let others = FunctionSpec.Check.allCases.map(\.rawValue)
          .filter { $0 != first.check && $0 != second.check }
        let shape = first.shape ?? second.shape ?? [1]
        let array = try LabelledArray.made(
          .float64, shape, shape == [0] ? [] : [.float(1)])
        // Wherever the two stand among the others.
        for place in 0...others.count {
          var checks = others
          checks.insert(first.check, at: place)
          checks.append(second.check)
          let rules = first.rules.merging(second.rules) { own, _ in own }
          let spec = TestSpec(
            rules: rules, call: ["others: {out: {none-else: E_others}}"],
            parameters: rules["skipna"] == nil
              ? "axis: axis, keepdims: keepdims"
              : "axis: axis, keepdims: keepdims, skipna: skipna",
            checks: checks.joined(separator: ", "))
          let expected =
            first.check == "arguments"
            ? "TypeError" : "E_" + first.check.replacing("-", with: "_")
          #expect(
            try spec.outcome(array, first.arguments + second.arguments) == expected,
            "\(first.check) before \(second.check)")
        }
      }
    }
  }
}
