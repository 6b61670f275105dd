import Conformance
import Semantics

/// A profile of a library that is not there, with modes, places, result types and a gradient.
enum TestProfile {
  /// - Parameters:
  ///   - call: more lines of the call.
  ///   - mode: `eager`, or `fast` and `checked`, which can be asked 40 signatures; in the latter an error costs none.
  static func make(
    mode: Mode = .eager, layouts: String = "[C, F, reversed, strided, broadcast]",
    call: [String] = [], gradient: Bool = false
  ) throws -> Profile {
    let yaml = """
      library: demo
      package: {version: demo.__version__, module: demo}
      evidence: {status: observed, source: test}
      layouts: \(layouts)
      modes: {fast: {signatures: 40}, checked: {signatures: 40, errors-compile: false}}
      functions:
        argmax:
          extremum: max
          call:
            path: demo.argmax
            parameters: {"1": axis, axis: axis, "2": result-dtype, kind: result-dtype}
      \((call + (gradient ? ["gradient: {call: demo.grad, positional: [$array]}"] : [])).map { "      " + $0 }.joined(separator: "\n"))
          rules:
            default-axis: {value: flatten}
            axis-bounds: {value: {outside: IndexError}}
            axis-type: {value: {none: flatten, others: TypeError}}
            result-dtype: {value: {default: int64, argument: {accepted: [int8, int64], refused: ValueError, no-type: TypeError}}}
            input-dtype: {value: {accepted: [int8, float32, float64], unimplemented: {uint16: RuntimeError}, unspecified: [float16]}}
            ties: {value: first}
            nan: {value: first-wins}
            empty: {value: {reduced: ValueError, nothing-due: same}}
            zero-dim: {value: {axes: []}}
      \(gradient ? "      gradient: {value: zeros}" : "")
      """
    let spec = try Spec(yaml: yaml, file: "demo.yaml")
    guard let profile = spec.profile(of: spec.functions[0], mode: mode) else { throw NoProfile() }
    return profile
  }

  struct NoProfile: Error {}
}
