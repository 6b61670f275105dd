import Semantics
import Testing

struct TypeCatalogTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var yaml: String
    var message: String
    var testDescription: String { yaml }

    init(_ yaml: String, _ message: String) {
      self.yaml = yaml
      self.message = message
    }
  }

  static let faults = [
    Case("", "a.yaml:1:1: the file is empty"),
    Case("rots: [a]", "a.yaml:1:1: \"rots\" is no key of this mapping; did you mean \"roots\"?"),
    Case("roots: [a]", "a.yaml:1:1: key \"library\" is missing"),
    Case("library: a\nroots: a", "a.yaml:2:8: roots: expected a list; found a"),
    Case("library: a\nroots: [a-b]", "a.yaml:2:9: roots[0]: expected a dotted path; found a-b"),
    Case(
      "library: a\nfunctions:\n  - {in: a, give: \"(T\", names: [f]}",
      "a.yaml:3:19: functions[0].give: expected a type, as in \"Tensor | (Tensor, int)\"; found (T"),
    Case(
      "library: a\ntypes: {Tensor: {}}\nfunctions:\n  - {in: a, give: \"[Tensr]\", names: [f]}",
      "a.yaml:4:19: functions[0].give: expected a type; found a.Tensr; did you mean a.Tensor?"),
    Case(
      "library: a\ntypes:\n  T:\n    methods:\n      int: [f]\n      float: [f]",
      "a.yaml:6:14: types.T.methods.float: \"f\" stands twice"),
    Case(
      "library: a\ntypes: {T: {bases: [U]}}",
      "a.yaml:2:21: types.T.bases[0]: expected a type; found a.U; did you mean a.T?"),
    Case(
      "library: a\nidioms: [{function: f, pattern: {cal: x}}]",
      "a.yaml:2:33: idioms[0].pattern: expected a pattern with call, method, attribute, item, lambda, generator, tuple; found cal"
    ),
    Case(
      "library: a\nidioms: [{pattern: _}]",
      "a.yaml:2:10: idioms[0]: key \"function\" or \"either\" is missing"),
    Case(
      "library: a\ngenerics: {a.b: optionl}",
      "a.yaml:2:17: generics.a.b: expected one of cast, first, mapping, optional, sequence, tuple, union, variable; found optionl; did you mean optional?"
    ),
  ]

  @Test(arguments: faults) func fault(_ example: Case) {
    let error = #expect(throws: SpecError.self) {
      try TypeCatalog(files: [("a.yaml", example.yaml)], specs: [])
    }
    #expect(error?.description == example.message)
  }

  @Test func librariesStandOnce() {
    let error = #expect(throws: SpecError.self) {
      try TypeCatalog(files: [("a.yaml", "library: a"), ("b.yaml", "library: a")], specs: [])
    }
    #expect(error?.description == "b.yaml:1:1: library \"a\" stands in two files")
  }

  /// Every function of a spec that a path or a method names is what the catalog finds there.
  @Test func specsFunctionsAreFound() throws {
    let specs = try SpecFolder(path: Folders.specs)
    let catalog = try TypeCatalog(specs: specs)
    let paths = [
      "numpy.argmax", "torch.argmin", "jax.numpy.nanargmax", "tensorflow.math.argmax",
      "tensorflow.experimental.numpy.argmin", "keras.ops.argmax", "dask.array.argmax",
      "array_api_strict.argmax",
    ]
    for path in paths {
      let reduction = try #require(catalog.reduction(at: path), "\(path)")
      let owners = catalog.libraries.first { $0.library == reduction.library }?.specs
      let spec = specs[(owners ?? [reduction.library])[0]]
      #expect(spec?.functions.contains { $0.name == reduction.function } == true, "\(path)")
    }
    for spec in specs.specs {
      let owner = catalog.libraries.first { $0.specs.contains(spec.library) }
      for function in spec.functions where function.name.contains(".") {
        let parts = function.name.split(separator: ".").map(String.init)
        let name = TypeName(library: owner?.library ?? spec.library, name: parts[0])
        guard parts.count == 2, let type = catalog.types[name] else { continue }
        #expect(type.reductions[parts[1]] == function.name, "\(spec.library) \(function.name)")
      }
    }
  }

  @Test func pathsAreOneForOneThing() throws {
    let catalog = try TypeCatalog(specs: try SpecFolder(path: Folders.specs))
    #expect(catalog.canonical("tensorflow.keras.backend.argmax") == "keras.backend.argmax")
    #expect(catalog.canonical("tensorflow.compat.v1.argmax") == "tensorflow.argmax")
    #expect(catalog.canonical("numpy.argmax") == "numpy.argmax")
    #expect(catalog.library(of: "numpyro.argmax") == nil)
    #expect(catalog.reduction(at: "sklearn.utils.argmin") == nil)
    #expect(catalog.reduction(at: "numpy.ma.argmax")?.function == "ma.argmax")
  }

  @Test func aCircleOfPathsEnds() throws {
    let catalog = try TypeCatalog(
      files: [("a.yaml", "library: a\nsame: {a.b: a.c, a.c: a.b}")], specs: [])
    #expect(["a.b.x", "a.c.x"].contains(catalog.canonical("a.b.x")))
  }
}
