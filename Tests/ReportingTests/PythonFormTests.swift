import Arrays
import Reporting
import Semantics
import Testing

/// The less common forms of calls as Python to paste, and what it gives when it is run.
@Suite struct PythonFormTests {
  private static let yaml = """
    library: forms
    package: {version: numpy.__version__, module: numpy, alias: np}
    evidence: {status: observed, source: test}
    inputs:
      row:
        - dtypes: [float8s]
          value:
            method: astype
            of: {method: view, of: $array, positional: [{call: builtins.getattr, positional: [{object: ml_dtypes}, $dtype]}]}
            positional: [float32]
        - {value: $array}
    modes:
      fast: {wrap: {call: functools.partial, positional: [$function]}}
    functions:
      argmax:
        extremum: max
        call:
          path: numpy.argmax
          of: $row
          parameters: {"1": axis, axis: axis, "2": keepdims, keepdims: keepdims}
          gradient: {call: numpy.zeros_like, positional: [$row]}
        rules:
          axis-type: {value: {none: flatten, others: TypeError}}
          axis-bounds: {value: {outside: AxisError}}
          default-axis: {value: flatten}
          keepdims: {value: supported}
          zero-dim: {value: {axes: [-1, 0]}}
          empty: {value: {reduced: ValueError, nothing-due: same}}
          input-dtype: {value: {accepted: [float64, float8s]}}
          result-dtype: {value: int64}
          nan: {value: first-wins}
          ties: {value: first}
          gradient: {value: none}
      both:
        like: argmax
        call:
          expression:
            item: 0
            of: {call: {attribute: argmax, of: {object: numpy}}, positional: [[$row, $row]], arguments: true}
          gradient: $row
    """

  private struct Example {
    var function = "argmax"
    var mode = Mode.eager
    var dtype = DType.float64
    var arguments: [Call.Argument] = []
    var asksGradient = false
    var line: String
    /// What running it gives, in JSON; `nil` where it is not run.
    var outcome: String?
  }

  private static let examples = [
    Example(
      arguments: [.init("1", .int(0))],
      line: "import numpy as np; np.argmax(np.array([1.0, 2.0]), 0)",
      outcome: #"{"kind":"indices","dtype":"int64","shape":[],"data":[1]}"#),
    Example(
      arguments: [.init("keepdims", .bool(true)), .init("1", .int(0))],
      line: "import numpy as np; np.argmax(np.array([1.0, 2.0]), 0, keepdims=True)",
      outcome: #"{"kind":"indices","dtype":"int64","shape":[1],"data":[1]}"#),
    Example(
      arguments: [.init("2", .none), .init("1", .int(0)), .init("keepdims", .bool(false))],
      line: "import numpy as np; np.argmax(np.array([1.0, 2.0]), 0, None, keepdims=False)",
      outcome: #"{"kind":"indices","dtype":"int64","shape":[],"data":[1]}"#),
    Example(
      mode: Mode(rawValue: "fast"), arguments: [.init("1", .int(-1))],
      line:
        "import functools; import numpy as np; functools.partial(np.argmax)(np.array([1.0, 2.0]), -1)",
      outcome: #"{"kind":"indices","dtype":"int64","shape":[],"data":[1]}"#),
    Example(
      function: "both", arguments: [.init("axis", .int(1))],
      line: "import numpy as np; r = np.array([1.0, 2.0]); np.argmax([r, r], axis=1)[0]",
      outcome: #"{"kind":"indices","dtype":"int64","shape":[],"data":[1]}"#),
    Example(
      dtype: .float8(.e4m3fn), arguments: [.init("1", .none)],
      line:
        "import numpy as np; import ml_dtypes; np.argmax(np.array([0x38, 0x40], dtype='uint8')"
        + ".view(getattr(ml_dtypes, 'float8_e4m3fn')).astype('float32'), None)",
      outcome: #"{"kind":"indices","dtype":"int64","shape":[],"data":[1]}"#),
    Example(
      asksGradient: true, line: "import numpy as np; np.zeros_like(np.array([1.0, 2.0]))"),
  ]

  @Test func linesSayWhatIsAsked() throws {
    let spec = try Spec(yaml: Self.yaml, file: "forms.yaml")
    for example in Self.examples {
      let declared = try #require(spec.functions.first { $0.name == example.function })
      let profile = try #require(spec.profile(of: declared, mode: example.mode))
      var call = Call(
        library: "forms", mode: example.mode, function: example.function,
        array: LabelledArray(
          try NDArray(dtype: example.dtype, shape: [2], elements: [.float(1), .float(2)])),
        arguments: example.arguments)
      call.asksGradient = example.asksGradient
      #expect(PythonSource(call, profile: profile).line == example.line)
      #expect(try Call(json: call.json()) == call)
    }
  }

  @Test func linesGiveTheirAnswers() throws {
    let run = Self.examples.filter { $0.outcome != nil }
    let answers = try TestScripts.run(
      "run_sources.py",
      run.map {
        JSONValue.object(["source": .string($0.line), "labels": .bool(false)]).description
      })
    try #require(answers.count == run.count)
    for (example, answer) in zip(run, answers) {
      let json = try JSONValue(parsing: answer)
      if json["missing"] == "ml_dtypes" { continue }
      let expected = try Outcome(json: try JSONValue(parsing: example.outcome ?? ""))
      #expect(try Outcome(json: json) == expected, "\(example.line)")
    }
  }
}
