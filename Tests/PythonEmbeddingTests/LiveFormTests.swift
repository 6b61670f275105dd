import Arrays
import Conformance
import Emulation
import PythonEmbedding
import PythonTesting
import Semantics
import Testing

extension EmbeddedPythonTests {
  /// Calls as specs write them, asked of a module that notes how it was called.
  @Suite struct LiveForms {
    private static let module = """
      import sys, types
      import numpy as np

      lib = sys.modules["formlib"] = types.ModuleType("formlib")
      lib.__version__, lib.log, lib.wide = "1.0", [], False

      def argmax(a, axis=None, keepdims=False):
        lib.log.append(f"argmax {axis} {keepdims}")
        return np.argmax(a, axis=axis, keepdims=keepdims)

      def jit(function, static=()):
        lib.log.append(f"jit {static}")
        def wrapped(*arguments, **keywords):
          lib.log.append("fast")
          return function(*arguments, **keywords)
        return wrapped

      def widen(wide):
        lib.wide = wide
        lib.log.append("widen")

      def pair(values):
        lib.log.append(f"pair {type(values).__name__} {len(values)} {values[1]}")
        return values[0]

      class Leaf:
        def __init__(self, array):
          self.array = array

      def leaf_argmax(leaf, axis=None):
        return (leaf, axis)

      def grad(result, leaf):
        if result[0] is not leaf:
          raise RuntimeError("another leaf")
        if result[1] == 0:
          return None
        if result[1] == 1:
          return np.ones_like(leaf.array)
        return np.zeros_like(leaf.array)

      for f in (argmax, jit, widen, pair, Leaf, leaf_argmax, grad):
        setattr(lib, f.__name__, f)
      """

    private static let yaml = """
      library: formlib
      package: {version: formlib.__version__, module: formlib}
      evidence: {status: observed, source: test}
      inputs:
        leaf: [{value: {call: formlib.Leaf, positional: [$array]}}]
      modes:
        wide: {prepare: [{call: formlib.widen, positional: [true]}]}
        fast: {wrap: {call: formlib.jit, positional: [$function], keyword: {static: [axis]}}}
      functions:
        argmax:
          extremum: max
          call:
            path: formlib.argmax
            parameters: {"1": axis, axis: axis, "2": keepdims, keepdims: keepdims}
            gradient:
              call: formlib.grad
              positional: [{call: formlib.leaf_argmax, positional: [$leaf], arguments: true}, $leaf]
          rules:
            default-axis: {value: flatten}
            axis-bounds: {value: {outside: AxisError}}
            axis-type: {value: {none: flatten, others: TypeError}}
            result-dtype: {value: int64}
            input-dtype: {value: {accepted: [float64]}}
            ties: {value: first}
            nan: {value: first-wins}
            keepdims: {value: supported}
            empty: {value: {reduced: ValueError, nothing-due: same}}
            zero-dim: {value: {axes: [-1, 0]}}
            gradient: {value: none}
        listed:
          like: argmax
          call:
            expression:
              call: {attribute: argmax, of: {object: formlib}}
              positional: [{call: formlib.pair, positional: [[$array, null]]}]
              arguments: true
            gradient: $array
      """

    @PythonActor private static func function(
      _ name: String = "argmax", mode: Mode = .eager
    ) throws -> LiveFunction {
      _ = try SharedPython.run(module)
      let spec = try Spec(yaml: yaml, file: "formlib.yaml")
      let declared = try #require(spec.functions.first { $0.name == name })
      let library = try LiveLibrary(spec, mode: mode, in: SharedPython.interpreter())
      return library.function(try #require(spec.profile(of: declared, mode: mode)))
    }

    @PythonActor private static func log() throws -> [String] {
      try SharedPython.evaluate("__import__('formlib').log").elements().map { element in
        try element.string()
      }
    }

    private static func matrix() throws -> LabelledArray {
      LabelledArray(
        try NDArray(
          dtype: .float64, shape: [2, 3], elements: [1, 9, 2, 3, 0, 4].map { .float($0) }))
    }

    @Test(
      arguments: [
        ([], "argmax None False"), ([.init("1", .int(1))], "argmax 1 False"),
        ([.init("1", .int(1)), .init("2", .bool(true))], "argmax 1 True"),
        ([.init("2", .bool(true)), .init("1", .int(0))], "argmax 0 True"),
        ([.init("keepdims", .bool(true)), .init("1", .int(0))], "argmax 0 True"),
      ] as [([Call.Argument], String)])
    @PythonActor func argumentsByPlace(_ arguments: [Call.Argument], _ noted: String) throws {
      let function = try Self.function()
      let observed = try function.observe(Self.matrix(), arguments)
      #expect(try Self.log() == [noted])
      let declared = try Emulator(function.profile).answer(Self.matrix(), arguments)
      #expect(declared.difference(from: observed) == nil, "\(observed)")
    }

    @Test @PythonActor func listsAndCalledExpressions() throws {
      let function = try Self.function("listed")
      #expect(
        try function.observe(Self.matrix(), [.init("axis", .int(0))])
          == .indices(dtype: "int64", shape: [3], data: [1, 0, 1]))
      #expect(try Self.log() == ["pair list 2 None", "argmax 0 False"])
    }

    @Test @PythonActor func modesPrepareOnce() throws {
      let function = try Self.function(mode: Mode(rawValue: "wide"))
      _ = try function.observe(Self.matrix(), [])
      _ = try function.observe(Self.matrix(), [.init("axis", .int(0))])
      #expect(try Self.log() == ["widen", "argmax None False", "argmax 0 False"])
      #expect(try SharedPython.evaluate("__import__('formlib').wide").isTrue())
      _ = try Self.function()
      #expect(try Self.log() == [])
    }

    /// What is put around a function is made once, whatever the arguments of its calls.
    @Test @PythonActor func modesWrapOnce() throws {
      let function = try Self.function(mode: Mode(rawValue: "fast"))
      let plain = try function.observe(Self.matrix(), [])
      #expect(plain == .indices(dtype: "int64", shape: [], data: [1]))
      _ = try function.observe(Self.matrix(), [.init("axis", .int(0))])
      #expect(
        try Self.log() == [
          "jit ['axis']", "fast", "argmax None False", "fast", "argmax 0 False",
        ])
    }

    /// The leaf is one object in a call, so that what flows back flows back to it.
    @Test @PythonActor func gradients() throws {
      let function = try Self.function()
      func gradient(_ arguments: [Call.Argument]) throws -> Outcome? {
        try function.observeGradient(Self.matrix(), arguments)
      }
      #expect(try gradient([]) == .zeros(shape: [2, 3]))
      #expect(try gradient([.init("axis", .int(0))]) == Outcome.none)
      guard case .other(type: "ndarray", _)? = try gradient([.init("1", .int(1))]) else {
        Issue.record("ones are no zeros")
        return
      }
      guard case .error(let error)? = try gradient([.init("2", .none), .init("1", .none)]) else {
        Issue.record("leaf_argmax takes one argument")
        return
      }
      #expect(error.type == "TypeError")
    }
  }
}
