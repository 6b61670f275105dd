import Arrays
import Foundation
import Semantics
import Testing

/// The forms of `Fixtures/all-forms.yaml` as they are understood.
@Suite struct FormTests {
  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/all-forms.yaml")

  private let spec: Spec

  init() throws {
    spec = try Spec(yaml: String(contentsOf: Self.file, encoding: .utf8), file: "all-forms.yaml")
  }

  private func profile(_ mode: String = "eager", of function: Int = 0) -> Profile? {
    spec.profile(of: spec.functions[function], mode: Mode(rawValue: mode))
  }

  @Test func theLibrary() {
    #expect(spec.package.environment == ["FORMS_TONE": "quiet", "FORMS_LEVEL": "3"])
    #expect(spec.isOnRequest)
    #expect(spec.layouts == [.rowMajor, .strided])
    #expect(spec.inputs["row"]?.map(\.sharesMemory) == [true, false])
    guard case .call(let pair)? = spec.inputs["row"]?.last?.value else { return }
    #expect(pair.target == .object("forms.pair"))
    #expect(pair.positional == [.list([.input("array"), .literal(.none)])])
    #expect(spec.modes.map(\.rawValue) == ["eager", "wide", "fast"])
    #expect(spec.modeSpecs.map(\.signatures) == [30, nil, 40])
    #expect(spec.modeSpecs.map(\.errorsCompile) == [false, true, true])
    #expect(spec.modeSpecs.map(\.patience) == [nil, nil, 60])
    #expect(spec.modeSpecs.map(\.prepare.count) == [0, 1, 0])
  }

  @Test func theEdits() {
    #expect(spec.edits.flatten?.spelled(["array": "x"], package: spec.package) == "x.reshape(-1)")
    #expect(
      spec.edits.keepdims?.spelled(["result": "f(x)", "axis": "1"], package: spec.package)
        == "forms.expand(f(x), 1)")
    #expect(spec.edits.resultDTypes.map(\.names) == [["int64", "int32"]])
    #expect(
      spec.edits.resultDTypes.first?.value
        .spelled(["result": "f(x)", "dtype": "'int32'"], package: spec.package)
        == "f(x).astype('int32')")
    #expect(spec.edits.casts.map(\.becomes) == [.uint8])
    #expect(
      spec.edits.casts.first?.value.spelled(["array": "x"], package: spec.package)
        == "x.to(forms.uint8)")
    #expect(spec.edits.fills.map(\.becomes) == [-.infinity, .infinity])
    #expect(
      spec.edits.fills.first?.value.spelled(["array": "x"], package: spec.package)
        == "forms.fill(x, float('-inf'))")
    // An input that is not given.
    #expect(spec.edits.flatten?.spelled([:], package: spec.package) == nil)
  }

  @Test func releasesAndErrors() throws {
    let measured = try #require(spec.package.measured)
    let covered = ["0.8.9", "0.9", "0.9.7", "1.0", "1.0.9", "1.1", "2"].filter {
      Version($0).map(measured.covers) == true
    }
    #expect(covered == ["0.9", "0.9.7", "1.0", "1.0.9"])
    #expect(spec.errors.mapValues(\.bases) == ["FormError": ["ValueError"], "PlainError": []])
    #expect(spec.errors["FormError"]?.path == "forms.errors.FormError")
  }

  @Test func evidence() throws {
    let rules = try #require(profile()).rules
    #expect(rules.defaultAxis.status == .observed)
    #expect(rules.defaultAxis.source == "forms 1.0")
    #expect(rules.nan.status == .contradicted)
    #expect(rules.nan.source == "forms 0.9")
    // One of the two alone.
    #expect(rules.empty.status == .observed)
    #expect(rules.empty.source == "the manual")
    #expect(try #require(profile("wide")).rules.nan.source == "forms 1.0")
  }

  @Test func theCall() throws {
    let call = try #require(profile()).call
    #expect(call.needsArguments)
    #expect(call.order == ["axis", "kind"])
    let other = try #require(spec.functions.last).call
    #expect(other.choosers == ["order": [.string("fast"), .bool(true), .int(3)]])
    #expect(call.choosers.isEmpty)
    #expect(
      call.others == [
        "out": .anything(else: ErrorName("TypeError")), "where": .none(else: ErrorName("KeyError")),
        "at": .ofType(.int64, isResized: false), "over": .ofType(.int32, isResized: true),
      ])
    #expect(call.role(at: 0) == .axis && call.role(at: 1) == .resultDType)
    #expect(call.role(at: 2) == nil)
    #expect(
      call.parameters == ["1": .axis, "axis": .axis, "2": .resultDType, "kind": .resultDType])
    guard case .call(let gradient)? = call.gradient, case .call(let maker) = gradient.target else {
      Issue.record("\(String(describing: call.gradient))")
      return
    }
    #expect(maker.target == .object("forms.grad"))
    #expect(maker.positional == [.object("forms.argmax")])
    #expect(gradient.positional == [.input("row")])
  }

  @Test func theRules() throws {
    let rules = try #require(profile()).rules
    let kinds = rules.axisType.value.kinds
    #expect(kinds[.bigInteger] == .low32Bits)
    #expect(kinds[.unsignedInteger] == .error(ErrorName("OverflowError")))
    #expect(kinds[.hugeInteger] == .unspecified)
    let choice = try #require(rules.resultDType.value.choice)
    #expect(rules.resultDType.value.name == "int64")
    #expect(choice.accepted == ["int32", "int64"])
    #expect(choice.refused == ErrorName("ValueError"))
    #expect(choice.noType == ErrorName("TypeError"))
    #expect(choice.kinds[.none] == .omitted)
    // What is not named is part of the huge ones.
    #expect(choice.kinds[.unsignedInteger] == .unspecified)
    #expect(choice.kinds[.float] == .error(ErrorName("KeyError")))
    #expect(choice.kinds[.string] == nil)
    let input = rules.inputDType.value
    #expect(input.comparedType(of: .int64) == .int32)
    #expect(input.comparedType(of: .uint64) == .uint32)
    #expect(input.comparedType(of: .float32) == .float32)
    #expect(input.verdict(on: .complex64) == .unimplemented(ErrorName("RuntimeError")))
    #expect(input.verdict(on: .float8(.e8m0fnu)) == .unspecified)
    #expect(input.verdict(on: .float8(.e5m2)) == .accepted)
    #expect(input.verdict(on: .bool) == .refused(ErrorName("TypeError")))
    #expect(rules.ties.value(for: .float64) == TieRule(.last, flushesSubnormals: true))
    #expect(rules.ties.value(for: .float16) == TieRule(.first))
    #expect(rules.nan.value == .restarts)
    let gradient = try #require(rules.gradient)
    #expect(
      gradient.value(for: RuleSubject(dtype: .float32, rank: 1)) == .error(ErrorName("TypeError")))
    #expect(gradient.value(for: RuleSubject(dtype: .float32, rank: 3)) == .zeros)
    #expect(gradient.value(for: RuleSubject(dtype: .float64, rank: 1)) == .none)
    #expect(rules.keepdims.value == .unsupported(ErrorName("TypeError")))
  }

  /// Unsigned integers that a rule does not name are as huge ones, in rules on axes and on flags.
  @Test func unsignedIntegersArePartOfHugeOnes() throws {
    let yaml = BrokenSpec.sound
      .replacing("{others: TypeError}", with: "{others: TypeError, huge-integer: OverflowError}")
      .replacing("{axis: axis}", with: "{axis: axis, keepdims: keepdims}")
      .replacing(
        "{unsupported: TypeError}", with: "{supported: {huge-integer: KeyError, others: TypeError}}"
      )
    let spec = try Spec(yaml: yaml, file: "demo.yaml")
    let rules = spec.functions[0].rules
    #expect(rules.axisType?.value.kinds[.unsignedInteger] == .error(ErrorName("OverflowError")))
    guard case .supported(let kinds)? = rules.keepdims?.value else { return }
    #expect(kinds[.unsignedInteger] == .error(ErrorName("KeyError")))
  }

  @Test(arguments: [
    ("9223372036854775807", "big-integer"), ("9223372036854775808", "unsigned-integer"),
    ("18446744073709551615", "unsigned-integer"), ("18446744073709551616", "huge-integer"),
    ("-9223372036854775808", "big-integer"), ("-9223372036854775809", "huge-integer"),
    ("2147483647", "integer"), ("2147483648", "big-integer"), ("-2147483649", "big-integer"),
  ])
  func kindsOfIntegers(_ text: String, _ kind: String) throws {
    #expect(try ArgumentValue(json: JSONValue(parsing: text)).kind.rawValue == kind)
  }

  /// A list of checks that leaves out the newer ones has them after their usual predecessors.
  @Test func checksThatAreLeftOut() throws {
    #expect(
      spec.functions[0].checks.map(\.rawValue) == [
        "arguments", "others", "input-dtype", "result-dtype", "axis-type", "keepdims", "skipna",
        "zero-dim",
        "axis-bounds", "axis-range", "result-type", "kernel", "empty", "nothing-due",
      ])
    let plain = try Spec(
      yaml: BrokenSpec.sound.replacing(
        "extremum: max",
        with:
          "extremum: max\n    checks: [empty, axis-bounds, zero-dim, input-dtype, skipna, keepdims, axis-type, arguments]"
      ), file: "demo.yaml")
    #expect(
      plain.functions[0].checks.map(\.rawValue) == [
        "empty", "nothing-due", "kernel", "axis-bounds", "zero-dim", "input-dtype", "result-dtype",
        "skipna",
        "keepdims", "axis-type", "axis-range", "result-type", "arguments", "others",
      ])
  }

  // MARK: Modes

  @Test func wrappedFunctions() throws {
    let profile = try #require(self.profile("fast"))
    #expect(profile.signatures == 40)
    guard case .call(let host) = profile.call.expression, case .call(let call) = host.target,
      case .call(let wrapper) = call.target
    else {
      Issue.record("\(profile.call.expression)")
      return
    }
    #expect(wrapper.target == .object("forms.jit"))
    #expect(wrapper.positional == [.object("forms.argmax")])
    #expect(wrapper.keywords.map(\.name) == ["static"])
    #expect(
      wrapper.keywords.map(\.value)
        == [.list([.literal(.string("axis")), .literal(.string("kind"))])])
    #expect(call.takesArguments)
    // No call in the gradient takes the arguments.
    #expect(profile.call.gradient == nil)
    let eager = try #require(self.profile())
    #expect(eager.call.expression != profile.call.expression)
    #expect(eager.signatures == 30)
    #expect(!eager.errorsCompile && profile.errorsCompile)
    #expect(self.profile("wide")?.call.expression == eager.call.expression)
    #expect(self.profile("wide")?.rules.nan.value == .firstWins)
  }

  /// Nothing can be put around a method.
  @Test func methodsAreAbsentWhereFunctionsAreWrapped() {
    #expect(profile("fast", of: 1) == nil)
    #expect(profile("wide", of: 1) != nil)
    #expect(profile(of: 1) != nil)
  }

  /// The call that takes the arguments is wrapped wherever it stands.
  @Test(arguments: [
    "{call: forms.host, positional: [{call: forms.argmax, positional: [$row], arguments: true}]}",
    "{call: forms.host, keyword: {of: {call: forms.argmax, positional: [$row], arguments: true}}}",
    "{call: forms.host, positional: [[1, {call: forms.argmax, positional: [$row], arguments: true}]]}",
    "{item: 0, of: {attribute: x, of: {call: forms.argmax, positional: [$row], arguments: true}}}",
    "{item: {call: forms.argmax, positional: [$row], arguments: true}, of: {object: forms.names}}",
  ])
  func wrappedAnywhere(_ expression: String) throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8).replacing(
      "{method: host, of: {call: forms.argmax, positional: [$row], arguments: true}}",
      with: expression)
    let spec = try Spec(yaml: text, file: "all-forms.yaml")
    let profile = try #require(
      spec.profile(of: spec.functions[0], mode: Mode(rawValue: "fast")))
    #expect("\(profile.call.expression)".contains("forms.jit"))
  }

  /// What chooses a function chooses it in other versions too, where they say nothing else.
  @Test(arguments: [("{array: q}", ["order"]), ("{chosen-by: {kind: [fast]}}", ["kind"])])
  func choosersOfVersions(call: String, names: [String]) throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let spec = try Spec(
      yaml: text + "    overrides:\n      - {versions: \"<0.5\", call: \(call)}\n",
      file: "all-forms.yaml")
    let row = try #require(spec.functions.last)
    let old = try #require(spec.profile(of: row, version: Version("0.4")))
    #expect(old.call.choosers.keys.sorted() == names)
    #expect(spec.profile(of: row)?.call.choosers.keys.sorted() == ["order"])
  }

  /// A function that calls something else has not its model's gradient.
  @Test func gradientsAreNotInheritedByOtherCalls() {
    let error = #expect(throws: SpecError.self) {
      let text = try String(contentsOf: Self.file, encoding: .utf8).replacing(
        ", gradient: {call: forms.row_grad, positional: [$row]}", with: "")
      _ = try Spec(yaml: text, file: "all-forms.yaml")
    }
    #expect(
      error?.problem == "rule \"gradient\" contradicts the call, which has no expression for it")
  }
}
