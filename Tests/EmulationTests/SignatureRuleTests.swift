import Arrays
import Emulation
import Semantics
import Testing

/// What a function's signature decides: places, arguments that it lacks, and gradients.
@Suite struct SignatureRuleTests {
  private static func matrix() throws -> LabelledArray {
    try .floats(1, 9, 2, 3, 0, 4, shape: [2, 3])
  }

  private static let placed = TestSpec(
    parameters: "\"1\": axis, axis: axis, \"2\": keepdims, keepdims: keepdims")

  @Test(
    arguments: [
      ([.init("1", .int(1))], "int64[2] 1 2"), ([.init("1", .none)], "int64[] 1"),
      ([.init("1", .int(0)), .init("2", .bool(true))], "int64[1, 3] 1 0 1"),
      ([.init("1", .int(0)), .keepdims(.bool(true))], "int64[1, 3] 1 0 1"),
      ([.axis(.int(1)), .init("1", .int(1))], "TypeError"),
      ([.init("1", .int(1)), .axis(.int(1))], "TypeError"),
      ([.init("1", .int(1)), .init("2", .bool(true)), .keepdims(.bool(true))], "TypeError"),
      ([.init("1", .int(1)), .init("2", .bool(true)), .init("3", .none)], "TypeError"),
    ] as [([Call.Argument], String)])
  func argumentsByPlace(_ arguments: [Call.Argument], _ expected: String) throws {
    #expect(try Self.placed.outcome(Self.matrix(), arguments) == expected)
  }

  /// A trial passes by name what has a name: a second place alone would be the first.
  @Test func trialsAndProofsPassByName() throws {
    #expect(try Self.placed.profile().call.name(of: .axis) == "axis")
    #expect(try Self.placed.profile().call.name(of: .keepdims) == "keepdims")
    let unnamed = TestSpec(parameters: "\"1\": axis, \"2\": keepdims")
    #expect(try unnamed.profile().call.name(of: .axis) == "1")
    #expect(try unnamed.profile().call.name(of: .keepdims) == nil)
    let proof = try #require(try Self.placed.profile().proof(of: .keepdims))
    #expect(proof.call.arguments.allSatisfy { Int($0.name) == nil })
  }

  @Test func withoutArgumentsItWouldBeAnother() throws {
    let spec = TestSpec(
      rules: ["default-axis": "{required: TypeError}"], call: ["needs-arguments: true"])
    let error = #expect(throws: Unanswerable.self) { try spec.answer(Self.matrix()) }
    #expect(error == .noArguments(function: "testlib.top"))
    #expect(
      error?.description
        == "testlib.top needs an argument beside the array: without one it is another function")
    #expect(try spec.outcome(Self.matrix(), [.axis(.int(1))]) == "int64[2] 1 2")
    #expect(try spec.outcome(Self.matrix(), [.keepdims(.bool(true))]) == "TypeError")
    #expect(try spec.answer(Self.matrix(), [.axis(.int(1))]).exercised.contains(.inputDType))
  }

  // MARK: Rules that follow from the signature

  private static let bare = TestSpec(
    rules: ["default-axis": nil, "axis-bounds": nil, "axis-type": nil, "keepdims": nil],
    parameters: "")

  @Test func whatASignatureLacksIsRefused() throws {
    #expect(try Self.bare.outcome(Self.matrix()) == "int64[] 1")
    for argument in [
      Call.Argument.axis(.int(0)), .axis(.none), .keepdims(.bool(true)), .init("dim", .int(0)),
    ] {
      #expect(try Self.bare.outcome(Self.matrix(), [argument]) == "TypeError", "\(argument.name)")
    }
    let rules = try Self.bare.profile().rules
    #expect(rules.defaultAxis.value == .flatten)
    #expect(rules.keepdims.value == .unsupported(ErrorName("TypeError")))
    #expect(Set(rules.axisType.value.kinds.values) == [.error(ErrorName("TypeError"))])
    #expect(rules.axisBounds.source == "the signature, which has no such parameter")
  }

  @Test(arguments: ["default-axis", "axis-bounds", "axis-type"])
  func whatASignatureHasMustBeSaid(_ rule: String) {
    let error = #expect(throws: SpecError.self) {
      try TestSpec(rules: [rule: nil], parameters: "axis: axis").profile()
    }
    #expect(error?.problem == "rule \"\(rule)\" is missing")
    let keepdims = #expect(throws: SpecError.self) {
      try TestSpec(rules: ["keepdims": nil]).profile()
    }
    #expect(keepdims?.problem == "rule \"keepdims\" is missing")
  }

  // MARK: Gradients

  private static func differentiable(_ rule: String, _ except: String? = nil) -> TestSpec {
    TestSpec(
      rules: ["gradient": rule], except: except.map { ["gradient": $0] } ?? [:],
      call: ["gradient: {call: testlib.grad, positional: [$array], arguments: true}"])
  }

  @Test(arguments: [("none", "None"), ("zeros", "zeros[2, 3]"), ("KeyError", "KeyError")])
  func gradients(_ rule: String, _ expected: String) throws {
    let emulator = try Emulator(Self.differentiable(rule).profile())
    let answer = try emulator.gradient(Self.matrix(), [])
    #expect(answer.outcome.brief == expected)
    #expect(answer.exercised == RuleNames(.gradient))
    #expect(answer.difference(from: .zeros(shape: [3, 2])) != nil)
  }

  @Test func gradientsOfSomeArrays() throws {
    let profile = try Self.differentiable(
      "zeros", "[{ranks: [1], value: none}, {dtypes: [float32], value: KeyError}]"
    ).profile()
    #expect(try Emulator(profile).gradient(.floats(1), []).outcome.brief == "None")
    let (empty, along) = (try LabelledArray.empty(2, 0), [Call.Argument.axis(.int(0))])
    #expect(try Emulator(profile).answer(empty, along).outcome.brief == "int64[0]")
    #expect(try Emulator(profile).gradient(empty, along).outcome.brief == "zeros[2, 0]")
    let single = try LabelledArray.made(.float32, [1, 1], [.float(1)])
    #expect(try Emulator(profile).gradient(single, []).outcome.brief == "KeyError")
  }

  /// A call that fails is no other call for asking what flows back through it.
  @Test(arguments: [
    [Call.Argument.axis(.int(99))], [.axis(.string("x"))], [.init("bogus", .none)],
    [.axis(.int(1))],
  ])
  func gradientsOfCallsThatFail(_ arguments: [Call.Argument]) throws {
    let emulator = try Emulator(Self.differentiable("zeros").profile())
    let array = try LabelledArray.empty(2, 0)
    let forward = try emulator.answer(array, arguments)
    guard case .error = forward.outcome else {
      Issue.record("\(forward.outcome)")
      return
    }
    #expect(try emulator.gradient(array, arguments) == forward)
    // An expression that passes no arguments on is answered as without them.
    var spec = Self.differentiable("zeros")
    spec.call = ["gradient: {call: testlib.grad, positional: [$array]}"]
    let plain = try Emulator(spec.profile()).gradient(.floats(1, 2), arguments)
    #expect(plain.outcome == .zeros(shape: [2]))
  }

  @Test func gradientsThatNobodyKnows() throws {
    let plain = #expect(throws: Unanswerable.self) {
      try Emulator(TestSpec().profile()).gradient(Self.matrix(), [])
    }
    #expect(plain == .noGradient(function: "testlib.top"))
    #expect(plain?.description == "the spec of testlib.top says nothing about gradients")
    var spec = Self.differentiable("zeros")
    spec.rules["input-dtype"] = "{accepted: [float32]}"
    spec.rules["complex-order"] = .some(nil)
    spec.call.append("ranks: [1, 2]")
    spec.rules["zero-dim"] = .some(nil)
    let emulator = try Emulator(spec.profile())
    #expect(throws: Unanswerable.dtype(.float64, function: "testlib.top")) {
      try emulator.gradient(Self.matrix(), [])
    }
    #expect(throws: Unanswerable.rank(3, function: "testlib.top")) {
      try emulator.gradient(.floats(1, shape: [1, 1, 1]), [])
    }
  }

  @Test func gradientsAmongLines() throws {
    let yaml = Self.differentiable("zeros").yaml
    try withSpecs(["testlib.yaml": yaml]) { (folder: SpecFolder) throws -> Void in
      func reply(_ gradient: String) -> String {
        "\(Emulators(folder).reply(to: #"{"id":1,"library":"testlib","function":"top","array":{"dtype":"float64","shape":[2],"data":[1,2]}"# + gradient + "}"))"
      }
      #expect(reply(#","gradient":true"#) == #"{"id":1,"outcome":{"kind":"zeros","shape":[2]}}"#)
      let plain = #"{"id":1,"outcome":{"kind":"indices","dtype":"int64","shape":[],"data":[1]}}"#
      #expect(reply(#","gradient":false"#) == plain)
      #expect(reply("") == plain)
    }
  }
}
