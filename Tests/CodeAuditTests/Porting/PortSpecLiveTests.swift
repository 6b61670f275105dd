import Arrays
import CodeAudit
import Foundation
import Semantics
import Testing

/// What specs say of errors and of arguments without a rule, asked of the libraries.
@Suite struct PortSpecLiveTests {
  private static func told(_ sources: [String]) throws -> [String] {
    try TestScripts.run(
      "run_proofs.py", sources.map { JSONValue.object(["source": .string($0)]).description }
    ).map { try JSONValue(parsing: $0)["told"]?.text ?? "" }
  }

  /// A process for each spec: some libraries cannot be loaded beside others.
  @Test(arguments: Specs.folder.specs.filter { !$0.errors.isEmpty }.map(\.library))
  func classesOfErrors(library: String) throws {
    let spec = try #require(Specs.folder[library])
    let errors = spec.errors.values.sorted { $0.path < $1.path }
    let sources = errors.map { error in
      let parts = error.path.split(separator: ".").map(String.init)
      return "import importlib; [c.__name__ for c in importlib.import_module("
        + "'\(parts.dropLast().joined(separator: "."))').\(parts.last ?? "").__mro__[1:-3]]"
    }
    for (error, answer) in zip(errors, try Self.told(sources))
    where !spec.isOnRequest || answer != "ModuleNotFoundError" {
      let bases = error.bases.map { "'\($0)'" }.joined(separator: ", ")
      #expect(answer == "labels [\(bases)]", "\(error.path)")
    }
  }

  /// An error of which no spec says what it is derived from is taken to be an `Exception` and nothing else.
  @Test func errorsOfRulesAreKnown() throws {
    let specs = Specs.folder.specs
    let named = specs.reduce(into: Set<String>()) {
      $0.formUnion(Self.errorNames(in: $1.functions))
    }
    try #require(named.isSuperset(of: ["TypeError", "AxisError", "UFuncTypeError", "Fail"]))
    let rest = named.subtracting(specs.flatMap(\.errors.keys)).sorted()
    let answers = try Self.told(
      rest.map { "import builtins; [c.__name__ for c in builtins.\($0).__mro__[1:-3]]" })
    for (name, answer) in zip(rest, answers) { #expect(answer == "labels []", "\(name)") }
  }

  private static func errorNames(in value: Any) -> Set<String> {
    if let error = value as? ErrorName { return [error.name] }
    return Mirror(reflecting: value).children.reduce(into: []) {
      $0.formUnion(errorNames(in: $1.value))
    }
  }

  /// A place for the result, where a spec says what of it is taken.
  @Test(arguments: [
    ("numpy", "argmax", "numpy.argmax(a, out=%)"),
    ("numpy", "nanargmax", "numpy.nanargmax(a, out=%)"),
    ("numpy", "ndarray.argmax", "a.argmax(out=%)"),
    ("torch", "argmax", "torch.argmax(torch.from_numpy(a), out=%)"),
    ("torch", "argmin", "1 - torch.argmin(torch.from_numpy(a), out=%)"),
    ("torch", "Tensor.argmax", "torch.from_numpy(a).argmax(out=%)"),
    ("torch", "Tensor.argmin", "torch.from_numpy(a).argmin(out=%)"),
    ("jax", "argmax", "jax.numpy.argmax(a, out=%)"),
    ("jax", "nanargmax", "jax.numpy.nanargmax(a, out=%)"),
    ("pandas", "Series.argmax", "pandas.Series(a).argmax(out=%)"),
    ("pandas", "Series.idxmax", "pandas.Series(a).idxmax(out=%)"),
    ("pandas", "DataFrame.idxmax", "pandas.DataFrame([a]).idxmax(out=%)"),
    ("tensorflow", "math.argmax", "tensorflow.math.argmax(a, out=%)"),
  ])
  func places(library: String, name: String, call: String) throws {
    let spec = try #require(Specs.folder[library])
    let function = try #require(spec.functions.first { $0.name == name })
    let isTorch = library == "torch"
    let places =
      isTorch
      ? ["torch.tensor(0)", "None", "torch.tensor(0, dtype=torch.int32)"]
      : ["numpy.array(0)", "None"]
    let answers = try Self.told(
      places.map {
        "import numpy, \(library); a = numpy.array([1.0, 3.0]); "
          + "int(\(call.replacingOccurrences(of: "%", with: $0)))"
      })
    switch function.call.others["out"] {
    case .anything?: #expect(answers == ["1 int", "1 int"])
    case .ofType(let dtype, let isResized)?:
      #expect(dtype == .int64)
      #expect(answers == ["1 int", "1 int", "RuntimeError"])
      let place = "z = torch.zeros(4, dtype=torch.int64)"
      let shape = try Self.told([
        "import numpy, torch; a = numpy.array([1.0, 3.0]); \(place); "
          + "\(call.replacingOccurrences(of: "%", with: "z")); len(z.shape)"
      ])
      #expect(shape == [isResized ? "0 int" : "RuntimeError"])
    case .none(let error)?: #expect(answers == [error.name, "1 int"])
    case nil: #expect(answers == places.map { _ in "TypeError" })
    }
  }

  /// Slices backwards, of an array as the library makes it.
  @Test(arguments: [
    ("numpy", "numpy.arange(3)"), ("torch", "torch.arange(3)"),
    ("tensorflow", "tensorflow.range(3)"),
    ("jax", "jax.numpy.arange(3)"), ("pandas", "pandas.Series([0, 1, 2])"),
    ("polars", "polars.Series([0, 1, 2])"), ("dask", "dask.array.arange(3)"),
    ("xarray", "xarray.DataArray([0, 1, 2])"),
  ])
  func negativeSteps(library: String, array: String) throws {
    let spec = try #require(Specs.folder[library])
    let module = array.prefix { $0 != "(" }.split(separator: ".").dropLast().joined(separator: ".")
    let answer = try Self.told(["import \(module); len(\(array)[::-1])"])[0]
    guard !spec.isOnRequest || answer != "ModuleNotFoundError" else { return }
    #expect(answer == (spec.edits.negativeStep?.name ?? "3 int"))
  }

  /// What the audit takes for the type of an array is what NumPy makes.
  @Test(arguments: [
    "numpy.arange(4)", "numpy.arange(1, 9, 2)", "numpy.arange(4.0)", "numpy.arange(0, 1, 0.5)",
    "numpy.array([1, -2])", "numpy.array([1, True])", "numpy.array([[1], [2.5]])",
    "numpy.array([True])",
    "numpy.asarray((1, 2))", "numpy.random.randint(3, size=2)",
    "numpy.random.randint(0, 3, 2, 'int8')",
    "numpy.random.poisson(3, 2)", "numpy.random.normal(size=2)",
    "numpy.random.default_rng().integers(3, size=2)",
    "numpy.random.default_rng().integers(0, 3, 2, 'uint8')",
    "numpy.random.default_rng().random(2, 'float32')",
    "numpy.random.default_rng().random(2)", "numpy.random.default_rng().multinomial(3, [0.5, 0.5])",
    "numpy.random.RandomState(1).randint(3, size=2)", "numpy.random.RandomState(1).rand(2)",
  ])
  func elementTypes(array: String) throws {
    let sites = try TestResolver.resolve("import numpy\nnumpy.argmax(\(array))\n").calls
    let dtype = try #require(sites.first?.site.array?.dtype)
    #expect(try Self.told(["import numpy; [\(array).dtype.name]"]) == ["labels ['\(dtype)']"])
  }

  /// Another way to ask for a function by its arguments is another spelling of the same, on an array of which the
  /// function that it is like gives another place.
  @Test func choosers() throws {
    let spec = try #require(Specs.folder["numpy"])
    // Of a type for which no machine has a vectorised sort.
    let elements = (0..<40).map { Scalar.float($0 % 2 == 0 ? 2 : 1) }
    let array = LabelledArray(try NDArray(dtype: .float16, shape: [40], elements: elements))
    func line(_ name: String, _ arguments: [Call.Argument]) throws -> String {
      let function = try #require(spec.functions.first { $0.name == name })
      let profile = try #require(spec.profile(of: function))
      let call = Call(library: "numpy", function: name, array: array, arguments: arguments)
      return PythonSource(call, profile: profile).line
    }
    let functions = spec.functions.filter { !$0.call.choosers.isEmpty }
    #expect(!functions.isEmpty)
    for function in functions {
      let like = try #require(function.like)
      var lines = [try line(function.name, [])]
      for (name, values) in function.call.choosers {
        for value in values { lines.append(try line(like, [Call.Argument(name, value)])) }
      }
      let answers = try Self.told(lines)
      #expect(answers.count == lines.count)
      #expect(answers.allSatisfy { $0 == "38 int64" }, "\(answers)")
      var others = [try line(like, [])]
      for kind in ["quicksort", "heapsort"] {
        others.append(try line(like, [Call.Argument("kind", .string(kind))]))
      }
      #expect(try Self.told(others) == others.map { _ in "0 int64" })
    }
  }

  /// What the audit advises where numbers below the normal ones are zero to a library.
  @Test(arguments: [
    "import jax; jax.numpy.argmax(%)", "import tensorflow; tensorflow.math.argmax(%).numpy()",
  ])
  func subnormalsScaledBefore(call: String) throws {
    let small = "numpy.array([0, 1e-45], 'float32')"
    let answers = try Self.told(
      [small, "numpy.ldexp(\(small), 64)"].map {
        "import numpy; " + call.replacingOccurrences(of: "%", with: $0)
      })
    #expect(answers.map { $0.prefix(1) } == ["0", "1"])
  }
}
