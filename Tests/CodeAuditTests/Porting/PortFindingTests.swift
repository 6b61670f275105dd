import CodeAudit
import Semantics
import Testing

/// Which findings a call gets, by the specs of the project.
@Suite struct PortFindingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var from: String
    var to: String
    var call: SampleCall
    /// Names without `port-`, and severities.
    var found: [String]
    var testDescription: String { "\(from) → \(to): \(call.source)" }
  }

  private static func np(
    _ source: String, _ function: String = "argmax", dtype: String? = nil, rank: Int? = nil
  ) -> SampleCall {
    SampleCall(source, callee: "np.\(function)", "numpy", function, dtype: dtype, rank: rank)
  }

  private static func torch(_ source: String, dtype: String? = nil) -> SampleCall {
    SampleCall(source, callee: "torch.argmax", "torch", "argmax", dtype: dtype)
  }

  private static func pandas(_ source: String, _ function: String, dtype: String? = nil)
    -> SampleCall
  {
    let callee = source.prefix { $0 != "(" }.split(separator: " ").last.map(String.init) ?? ""
    return SampleCall(source, callee: callee, "pandas", function, form: .method, dtype: dtype)
  }

  private static func call(
    _ source: String, _ library: String, _ function: String,
    form: CallSite.Form = .moduleFunction, rank: Int? = nil
  ) -> SampleCall {
    let callee = source.prefix { $0 != "(" }
    return SampleCall(source, callee: String(callee), library, function, form: form, rank: rank)
  }

  static let cases: [Case] = [
    // Specs of one library for each backend speak of the same calls.
    Case(
      from: "keras_torch", to: "numpy", call: call("keras.ops.argmax(x)", "keras", "ops.argmax"),
      found: ["rewrite cosmetic", "error-type cosmetic"]),
    Case(
      from: "python", to: "numpy",
      call: call("xs.index(max(xs))", "builtin", "max-index", form: .builtinIdiom),
      found: ["nan silent", "result-dtype cosmetic"]),
    // In another version of the library it is no more than not known.
    Case(
      from: "numpy@1.22", to: "numpy",
      call: call("np.argsort(x)[0]", "numpy", "argsort[0]", form: .argsortTop1),
      found: ["no-counterpart cosmetic"]),
    Case(
      from: "numpy", to: "torch",
      call: call("np.argsort(x)[0]", "numpy", "argsort[0]", form: .argsortTop1),
      found: ["no-counterpart loud"]),
    // What no spec describes is not passed over.
    Case(
      from: "pandas", to: "numpy",
      call: call("df.groupby('a').idxmax()", "pandas", "DataFrameGroupBy.idxmax", form: .method),
      found: ["no-counterpart loud"]),
    Case(
      from: "torch", to: "numpy",
      call: call("torch.max(x, 1)[1]", "torch", "max.indices", form: .maxIndex),
      found: ["rewrite loud", "error-type cosmetic"]),
    Case(
      from: "numpy", to: "tensorflow", call: np("np.argmax(x)"),
      found: ["default-axis silent", "nan silent", "error-type cosmetic"]),
    // What the file tells takes findings away: a vector has one axis, integers have no NaN.
    Case(
      from: "numpy", to: "tensorflow", call: np("np.argmax(x)", rank: 1),
      found: ["nan silent", "error-type cosmetic"]),
    // Where the call raises, nothing is said of the type that an answer would have.
    Case(
      from: "numpy", to: "jax", call: np("np.argmax(x)", dtype: "complex128"),
      found: ["input-dtype loud"]),
    // Methods are not asked in that mode: nothing is known of them, and nothing claimed.
    Case(
      from: "torch", to: "torch@compile",
      call: call("x.argmax(-1)", "torch", "Tensor.argmax", form: .method),
      found: ["no-counterpart cosmetic"]),
    Case(
      from: "torch@compile", to: "torch",
      call: call("x.argmax(-1)", "torch", "Tensor.argmax", form: .method),
      found: ["no-counterpart cosmetic"]),
    // With nothing worse to say, the edit has a finding of its own.
    Case(
      from: "numpy", to: "tensorflow", call: np("np.argmax(x, axis=1)", dtype: "int64"),
      found: ["rewrite cosmetic", "error-type cosmetic"]),
    Case(
      from: "numpy", to: "tensorflow", call: np("np.argmax(x, axis=k)"),
      found: ["nan silent", "error-type cosmetic"]),
    // An array without axes is spoken of where the file shows one.
    Case(
      from: "numpy", to: "tensorflow", call: np("np.argmax(x, axis=k)", rank: 0),
      found: ["zero-dim loud"]),
    Case(
      from: "numpy", to: "tensorflow", call: np("np.argmax(x, axis=None)"),
      found: ["axis-type silent", "nan silent", "error-type cosmetic"]),
    Case(
      from: "numpy", to: "tensorflow", call: np("np.argmax(x, axis=1, keepdims=True)"),
      found: ["nan silent", "keepdims loud", "error-type cosmetic"]),
    Case(
      from: "numpy", to: "torch", call: np("np.argmax(x, 1)"),
      found: ["rewrite cosmetic", "error-type cosmetic"]),
    // Without an edit, too, it is said that there is something to write.
    Case(
      from: "numpy", to: "torch",
      call: SampleCall("best(x)", callee: "best", "numpy", "argmax", form: .alias),
      found: ["rewrite cosmetic", "error-type cosmetic"]),
    Case(
      from: "numpy", to: "torch", call: np("np.argmax(x > 0)", dtype: "bool"),
      found: ["input-dtype loud", "error-type cosmetic"]),
    Case(
      from: "numpy", to: "torch", call: np("np.argmax(x)", dtype: "str"),
      found: ["input-dtype loud"]),
    Case(
      from: "numpy", to: "jax", call: np("np.argmax(x, axis=0)", dtype: "float64", rank: 1),
      found: ["input-dtype silent", "ties silent", "rewrite cosmetic"]),
    // Of a type that is not told, the usual one is asked.
    Case(
      from: "numpy", to: "jax", call: np("np.argmax(x, axis=0)"),
      found: ["input-dtype silent", "rewrite cosmetic"]),
    Case(
      from: "numpy", to: "jax", call: np("np.argmax(x, axis=0)", dtype: "float32", rank: 2),
      found: ["ties silent", "rewrite cosmetic"]),
    Case(
      from: "numpy", to: "torch", call: np("np.argmax(x, out=z)"),
      found: ["rewrite cosmetic", "error-type cosmetic"]),
    Case(
      from: "numpy", to: "jax@x64", call: np("np.argmax(x, out=z)", dtype: "int64"),
      found: ["keyword loud"]),
    Case(
      from: "numpy", to: "jax@x64", call: np("np.argmax(x, out=None)", dtype: "int64"),
      found: ["rewrite cosmetic"]),
    Case(
      from: "numpy", to: "torch", call: np("np.nanargmax(x, axis=1)", "nanargmax"),
      found: ["nan silent", "error-type cosmetic"]),
    Case(
      from: "torch", to: "numpy", call: torch("torch.argmax(x, dim=1)"),
      found: ["keyword loud", "error-type cosmetic"]),
    Case(
      from: "torch", to: "torch@compile", call: torch("torch.argmax(x)"),
      found: ["error-type cosmetic"]),
    Case(
      from: "torch@2.13", to: "torch", call: torch("torch.argmax(x > 0)", dtype: "bool"), found: []),
    Case(
      from: "tensorflow", to: "jax",
      call: SampleCall(
        "tf.argmax(x, 1, tf.int32)", callee: "tf.argmax", "tensorflow", "math.argmax"),
      found: [
        "input-dtype silent", "nan silent", "gradient loud", "keyword loud", "error-type cosmetic",
      ]),
    Case(
      from: "pandas", to: "numpy", call: pandas("s.idxmax()", "Series.idxmax"),
      found: ["nan silent", "labels silent"]),
    Case(
      from: "pandas", to: "numpy", call: pandas("df.idxmax()", "DataFrame.idxmax"),
      found: ["default-axis silent", "nan silent", "labels silent", "empty loud"]),
    Case(
      from: "pandas", to: "numpy", call: pandas("df.idxmax(axis='columns')", "DataFrame.idxmax"),
      found: ["nan silent", "labels silent", "axis-type loud", "empty loud"]),
    Case(
      from: "pandas@1.5", to: "pandas@3.1", call: pandas("s.idxmax()", "Series.idxmax"),
      found: ["nan silent"]),
    Case(
      from: "pandas@1.5", to: "pandas@3.1",
      call: pandas("s.idxmax()", "Series.idxmax", dtype: "int64"), found: []),
    Case(
      from: "numpy", to: "python", call: np("np.argmax(x)", rank: 2),
      found: ["no-counterpart loud"]),
    // Calls of other libraries are none of the port's business.
    Case(from: "torch", to: "jax", call: np("np.argmax(x)"), found: []),
    Case(
      from: "numpy", to: "torch",
      call: SampleCall("z.argmax()", callee: "z.argmax", "unknown", "argmax", form: .method),
      found: ["error-type cosmetic"]),
    // Whatever it is, it takes what no array of NumPy takes.
    Case(
      from: "numpy", to: "torch",
      call: SampleCall("z.argmax(dim=1)", callee: "z.argmax", "unknown", "argmax", form: .method),
      found: []),
    Case(
      from: "numpy", to: "torch",
      call: SampleCall("z.idxmax()", callee: "z.idxmax", "unknown", "idxmax", form: .method),
      found: []),
    Case(
      from: "numpy", to: "torch",
      call: SampleCall("argmax(z)", callee: "argmax", "unknown", "argmax"), found: []),
  ]

  @Test(arguments: cases)
  func findings(example: Case) throws {
    let findings = try Specs.audit(example.from, example.to)
      .findings(for: [example.call.site]) { _ in example.call.bytes }[0]
    let short = findings.map { "\($0.name.dropFirst("port-".count)) \($0.severity.word)" }
    #expect(short == example.found)
    for finding in findings {
      #expect(PortRule.allCases.contains { $0.code == finding.rule && $0.name == finding.name })
      #expect(!finding.message.contains("\n"))
      let isDoubtful = finding.message.hasPrefix("if this is ")
      #expect(isDoubtful == (example.call.site.library == "unknown"))
    }
  }

  @Test func codesAreInTheOrderOfTheRules() {
    #expect(PortRule.semantics(.defaultAxis).code == "TB201")
    #expect(PortRule.semantics(.gradient).code == "TB215")
    #expect(PortRule.noCounterpart.code == "TB216")
    #expect(PortRule.keyword.code == "TB217")
    #expect(PortRule.rewrite.code == "TB218")
    #expect(PortRule.errorType.code == "TB219")
    #expect(PortRule.caughtError.code == "TB220")
    #expect(PortRule.allCases.filter { $0.offBecause != nil } == [.errorType])
    #expect(Set(PortRule.allCases.map(\.code)).count == RuleName.allCases.count + 5)
  }

  /// The whole of a finding, once.
  @Test func aFindingProvesItself() throws {
    let call = Self.np("np.argmax(x)", rank: 2)
    let finding = try #require(
      Specs.audit("numpy", "tensorflow").findings(for: [call.site]) { _ in call.bytes }[0].first)
    #expect(
      finding.message == """
        default-axis: "flatten" in numpy.argmax, "axis 0" in tensorflow.math.argmax; the answer \
        changes, and nothing says so
        """)
    #expect(
      finding.details == [
        "numpy: import numpy as np; np.argmax(np.array([[0.0, 5.0, 3.0], [1.0, 6.0, 4.0]]))  # 4 int64",
        "tensorflow: import tensorflow as tf; import numpy as np; "
          + "tf.math.argmax(tf.constant(np.array([[0.0, 5.0, 3.0], [1.0, 6.0, 4.0]]))).numpy()"
          + "  # [1, 1, 1] int64",
        "the edit takes the array as one of TensorFlow, which raises if it is complex64, complex128, "
          + "str, bytes",
        "after the edit nan still differs (silent): of np.array([1.0, np.nan]) it was 1 int64, and is "
          + "0 int64",
      ])
  }

  /// What no single call of the other library is, is said as the specs know it.
  @Test(arguments: [
    (
      "numpy", "torch", call("np.argsort(x)[-1]", "numpy", "argsort[-1]", form: .argsortTop1),
      "if the array is a vector: numpy.argsort[-1] is to be written as torch.argmax, since the spec of "
        + "PyTorch has nothing that is written like it; what was left open is settled there, so that "
        + "another answer may be given: ties (\"any\" becomes \"first\"), "
        + "nan (\"a NaN wins\" becomes \"first NaN wins\")"
    ),
    (
      "numpy", "torch",
      call("np.argsort(x)[:, -1]", "numpy", "argsort[-1]", form: .argsortTop1, rank: 2),
      "numpy.argsort[-1] is to be written as torch.argmax with axis=-1, since the spec of "
        + "PyTorch has nothing that is written like it; what was left open is settled there, so that "
        + "another answer may be given: ties (\"any\" becomes \"first\"), "
        + "nan (\"a NaN wins\" becomes \"first NaN wins\")"
    ),
    (
      "torch", "numpy", call("torch.max(x, 1)[1]", "torch", "max.indices", form: .maxIndex),
      "torch.max.indices is to be written as numpy.argmax, since the spec of NumPy has nothing that is "
        + "written like it"
    ),
    (
      "numpy@1.22", "numpy",
      call("np.argsort(x)[0]", "numpy", "argsort[0]", form: .argsortTop1),
      "numpy.argsort[0] is not in the spec of NumPy: the call stays as it is, and whether numpy answers "
        + "it as numpy 1.22 does is not known"
    ),
  ])
  func idioms(from: String, to: String, call: SampleCall, message: String) throws {
    let found = try Specs.audit(from, to).findings(for: [call.site]) { _ in call.bytes }[0]
    #expect(found.first?.message == message)
  }

  /// The last of an order is a row where the array is a matrix: along axis 0 it is the answer all the same.
  @Test(arguments: [
    ("np.argsort(x, axis=-1)[-1]", true), ("np.argsort(x, -1)[-1]", true),
    ("np.argsort(x, axis=k)[-1]", true), ("np.argsort(x, axis=0)[-1]", false),
    ("np.argsort(x, 0)[-1]", false), ("np.argsort(x, axis=None)[-1]", false),
    ("np.argsort(x, kind='stable')[-1]", true),
    ("np.argsort(x, axis=-1, kind='stable')[-1]", true),
    ("np.argsort(x, axis=0, kind='stable')[-1]", false),
    ("np.argsort(x, axis=1, kind='stable')[:, -1]", false), ("np.argsort(x, 1)[:, -1]", false),
  ])
  func ordersOfVectors(source: String, isOfVectors: Bool) throws {
    let call = Self.call(source, "numpy", "argsort[-1]", form: .argsortTop1)
    let found = try Specs.audit("numpy", "torch").findings(for: [call.site]) { _ in call.bytes }[0]
    let told = found.filter { $0.rule != PortRule.errorType.code }
    let rules = source.contains("stable") ? ["TB206", "TB207"] : ["TB218"]
    #expect(told.map(\.rule) == rules)
    for finding in told {
      #expect(finding.message.hasPrefix("if the array is a vector: ") == isOfVectors)
    }
  }

  /// What is true of every call is said once for a file; what is to be done stays at its call.
  @Test func aFileIsToldOnce() throws {
    let calls = ["np.argmax(x)", "np.argmax(z, axis=0)", "np.argmin(x)", "np.argmax(x, axis=1)"]
      .map { Self.np($0, $0.contains("argmin") ? "argmin" : "argmax") }
    let findings = try Specs.audit("numpy", "jax").findings(for: calls.map(\.site)) { site in
      calls.first { $0.site == site }?.bytes
    }
    let short = findings.map { $0.map { $0.name.dropFirst("port-".count).description } }
    #expect(short == [["input-dtype", "rewrite"], ["rewrite"], ["rewrite"], ["rewrite"]])
    #expect(
      findings[0][0].message == """
        if the array is float64: input-dtype: "takes float64" in numpy.argmax, "keeps float64 as \
        float32" in jax.numpy.argmax; the answer changes, and nothing says so
        """)
    #expect(
      findings[0][0].details.suffix(2) == [
        "in mode x64 it is taken as it is", "so in 3 other calls of this file",
      ])
    #expect(findings[0][0].fix == nil)
    #expect(
      findings[2][0].message == """
        numpy.argmin is to be written as jax.numpy.argmin; the result's type changes from int64 \
        to int32
        """)
    #expect(findings.allSatisfy { $0.last?.fix != nil })
  }

  /// A proof is a call that answered before, where there is one: an error that is raised no more is less telling.
  @Test func answersProveMoreThanErrors() throws {
    let call = Self.np("np.nanargmax(x)", "nanargmax")
    let finding = try #require(
      Specs.audit("numpy", "torch").findings(for: [call.site]) { _ in call.bytes }[0].first)
    #expect(finding.message.hasSuffix("the answer changes, and nothing says so"))
    #expect(!finding.details[0].hasSuffix("Error"))
  }

  struct Match: Sendable {
    var from: String
    var function: String
    var to: String
    var counterpart: String
  }

  @Test(arguments: [
    Match(from: "numpy", function: "argmax", to: "torch", counterpart: "torch.argmax"),
    Match(from: "numpy", function: "nanargmin", to: "torch", counterpart: "torch.argmin"),
    Match(from: "numpy", function: "nanargmax", to: "jax", counterpart: "jax.numpy.nanargmax"),
    Match(from: "torch", function: "max.indices", to: "numpy", counterpart: "numpy.argmax"),
    Match(
      from: "pandas", function: "Series.idxmin", to: "numpy", counterpart: "numpy.nanargmin"),
    Match(
      from: "numpy", function: "ndarray.argmax", to: "torch", counterpart: "torch.Tensor.argmax"),
    Match(
      from: "numpy", function: "argmax", to: "tensorflow", counterpart: "tensorflow.math.argmax"),
    Match(
      from: "numpy", function: "nanargmax", to: "pandas", counterpart: "pandas.Series.idxmax"),
  ])
  func counterparts(match: Match) throws {
    let from = try PortSide(match.from, specs: Specs.folder)
    let to = try PortSide(match.to, specs: Specs.folder)
    #expect(PortAudit(from: from, to: to).counterpart(of: match.function) == match.counterpart)
  }

  @Test(arguments: [
    ("nunpy", "\"nunpy\": \"nunpy\" is no library with a spec; did you mean \"numpy\"?"),
    (
      "torch@compiled",
      "\"torch@compiled\": \"compiled\" is neither a version nor a mode of torch; did you mean \"compile\"?"
    ),
    (
      "jax@0.10@jit@x64",
      "\"jax@0.10@jit@x64\": more than a version and a mode stands behind \"jax\""
    ),
    (
      "pandas@",
      "\"pandas@\": \"\" is neither a version nor a mode of pandas; known are eager"
    ),
    (
      "numpy@1.2!",
      "\"numpy@1.2!\": \"1.2!\" is neither a version nor a mode of numpy; known are eager"
    ),
  ])
  func badNamesGetOneLine(text: String, message: String) {
    #expect(throws: PortError.self) { try PortSide(text, specs: Specs.folder) }
    do {
      _ = try PortSide(text, specs: Specs.folder)
    } catch {
      #expect(error.description == message)
    }
  }

  /// What no run has asked is said to be a guess.
  @Test(arguments: [
    ("torch", nil), ("torch@2.14", nil), ("numpy@2.5.9", nil), ("keras_jax@1.0", nil),
    (
      "torch@99",
      "\"torch@99\": PyTorch 99 was not measured, but 2.13.0 to 2.15.0: "
        + "it is taken to answer as 2.15.0, which is a guess"
    ),
    (
      "numpy@0.1",
      "\"numpy@0.1\": NumPy 0.1 was not measured, but 1.21.6 to 2.5.0: "
        + "it is taken to answer as 1.21.6, which is a guess"
    ),
    (
      "tensorflow@2.20",
      "\"tensorflow@2.20\": TensorFlow 2.20 was not measured, but 2.21.0: "
        + "it is taken to answer as 2.21.0, which is a guess"
    ),
  ])
  func unmeasuredVersions(text: String, warning: String?) throws {
    #expect(try PortSide(text, specs: Specs.folder).warning == warning)
  }

  @Test(arguments: [
    ("numpy", "numpy"), ("pandas@1.5", "pandas 1.5"), ("torch@compile", "torch (compile)"),
    ("torch@2.13.0@compile", "torch 2.13.0 (compile)"), ("jax@x64", "jax (x64)"),
  ])
  func goodNames(text: String, name: String) throws {
    #expect(try PortSide(text, specs: Specs.folder).name == name)
  }
}
