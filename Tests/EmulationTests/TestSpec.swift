import Arrays
import Emulation
import Semantics

/// A small spec as YAML: every rule has a plain value, and a test says what is different.
struct TestSpec {
  /// Rules by name, as flow YAML; `nil` leaves a rule out.
  var rules: [String: String?] = [:]
  /// Exceptions by rule, as a flow list.
  var except: [String: String] = [:]
  /// More lines of the call, such as `unique-labels: true`.
  var call: [String] = []
  var parameters = "axis: axis, keepdims: keepdims"
  var extremum = "max"
  var checks =
    "arguments, axis-type, keepdims, skipna, zero-dim, axis-bounds, input-dtype, empty"
  var function = "top"

  static let plain: [String: String] = [
    "default-axis": "flatten",
    "axis-bounds": "{outside: AxisError}",
    "axis-type": "{none: flatten, others: TypeError}",
    "result-dtype": "int64",
    "input-dtype":
      "{accepted: [bool, integers, floats, float8s, complexes, times, texts, object, nullable]}",
    "ties": "first",
    "nan": "first-wins",
    "keepdims": "supported",
    "empty": "{reduced: ValueError, nothing-due: same}",
    "zero-dim": "{axes: [-1, 0]}",
    "complex-order": "lexicographic",
  ]

  var yaml: String {
    let values = Self.plain.mapValues { Optional($0) }.merging(rules) { _, new in new }
    let lines = values.sorted { $0.key < $1.key }.compactMap { name, value in
      value.map { value in
        let exceptions = except[name].map { ", except: \($0)" } ?? ""
        return "      \(name): {value: \(value)\(exceptions), status: observed, source: test}"
      }
    }
    return """
      library: testlib
      package: {version: testlib.version, module: testlib}
      functions:
        \(function):
          extremum: \(extremum)
          call:
            path: testlib.top
            parameters: {\(parameters)}
      \(call.map { "      " + $0 }.joined(separator: "\n"))
          checks: [\(checks)]
          rules:
      \(lines.joined(separator: "\n"))
      """
  }

  func profile() throws -> Profile {
    let spec = try Spec(yaml: yaml, file: "test.yaml")
    guard let profile = spec.profile(of: spec.functions[0]) else { throw NoProfile() }
    return profile
  }

  func answer(_ array: LabelledArray, _ arguments: [Call.Argument] = []) throws -> Answer {
    try Emulator(profile()).answer(array, arguments)
  }

  /// The outcome in few words: `int64[] 1`, `int64[2] 1 0`, `labels[] 'a'`, `None`, `ValueError`.
  func outcome(_ array: LabelledArray, _ arguments: [Call.Argument] = []) throws -> String {
    try answer(array, arguments).outcome.brief
  }

  struct NoProfile: Error {}
}

extension Outcome {
  var brief: String {
    switch self {
    case .indices(let dtype, let shape, let data):
      ([dtype + "\(shape)"] + data.map { "\($0)" }).joined(separator: " ")
    case .labels(let shape, let data):
      (["labels\(shape)"]
        + data.map { label in
          switch label {
          case .value(let value): "\(value)"
          case .missing: "NaN"
          }
        }).joined(separator: " ")
    case .none: "None"
    case .zeros(let shape): "zeros\(shape)"
    case .error(let error): error.type
    case .other(let type, _): type
    }
  }
}

extension LabelledArray {
  static func floats(
    _ values: Double..., shape: [Int]? = nil, layout: Layout = .rowMajor
  ) throws -> LabelledArray {
    try made(.float64, shape ?? [values.count], values.map { .float($0) }, layout)
  }

  static func ints(_ values: Int64..., shape: [Int]? = nil) throws -> LabelledArray {
    try made(.int64, shape ?? [values.count], values.map { .int($0) })
  }

  static func objects(_ values: Scalar...) throws -> LabelledArray {
    try made(.object, [values.count], values)
  }

  static func complex(_ values: (Double, Double)...) throws -> LabelledArray {
    try made(.complex128, [values.count], values.map { .complex($0.0, $0.1) })
  }

  static func empty(_ shape: Int..., dtype: DType = .float64) throws -> LabelledArray {
    try made(dtype, shape, [])
  }

  static func made(
    _ dtype: DType, _ shape: [Int], _ elements: [Scalar], _ layout: Layout = .rowMajor
  ) throws -> LabelledArray {
    LabelledArray(try NDArray(dtype: dtype, shape: shape, elements: elements, layout: layout))
  }

  func labelled(_ index: [Label], columns: [Label]? = nil) -> LabelledArray {
    LabelledArray(values, index: index, columns: columns)
  }
}

extension Call.Argument {
  static func axis(_ value: ArgumentValue) -> Call.Argument { .init("axis", value) }
  static func keepdims(_ value: ArgumentValue) -> Call.Argument { .init("keepdims", value) }
  static func skipna(_ value: ArgumentValue) -> Call.Argument { .init("skipna", value) }
}
