import CodeAudit
import Semantics
import Testing

/// What a call site says of its arguments and its array.
struct ArgumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: String
    /// Array, its dtype and rank; arguments; whether there may be more.
    var expected: String
    var testDescription: String { source }

    init(_ source: String, _ expected: String) {
      self.source = source
      self.expected = expected
    }
  }

  static let imports = """
    import numpy as np, torch, functools
    import jax.numpy as jnp, pandas as pd

    """

  static let cases = [
    Case("np.argmax(x)", "x | "),
    Case("np.argmax(x, 1, None, keepdims=True)", "x | 0: 1, 1: None, keepdims=True"),
    Case("np.argmax(a=x, axis=-1)", "x | axis=-1"),
    Case("torch.argmax(input=x, dim=(0))", "x | dim=0"),
    Case("np.argmax(axis=0, *args)", "- | axis=0 | more"),
    Case("np.argmax(x, *args)", "x |  | more"),
    Case("np.argmax(x, **options)", "x |  | more"),
    Case("np.argmax(x, axis=k + 1)", "x | axis=(k + 1)"),
    Case("np.argmax(-x)", "(-x) | "),
    Case("np.argmax([1, 2])", "[1, 2] | "),
    Case("np.zeros((2, 3)).argmax(1)", "np.zeros((2, 3)) float64 rank 2 | 0: 1"),
    Case(
      "np.zeros(3, dtype=np.float32).argmax()", "np.zeros(3, dtype=np.float32) float32 rank 1 | "),
    Case("np.zeros(3, 'int8').argmax()", "np.zeros(3, 'int8') int8 rank 1 | "),
    Case("np.array([[1, 2]]).argmax()", "np.array([[1, 2]]) int64 rank 2 | "),
    Case("np.array([1]).astype(float).argmax()", "np.array([1]).astype(float) float64 rank 1 | "),
    Case("torch.zeros(2, 3).long().argmax(1)", "torch.zeros(2, 3).long() int64 rank 2 | 0: 1"),
    Case(
      "torch.rand(4).to(torch.float16).argmax()",
      "torch.rand(4).to(torch.float16) float16 rank 1 | "),
    Case("np.argmax(np.ones((2, 2))[0])", "np.ones((2, 2))[0] float64 rank 1 | "),
    Case("(np.ones(3) > 0).argmax()", "(np.ones(3) > 0) bool | "),
    Case("m = x > 0\nnp.argmax(m)", "m bool | "),
    Case("m = x > 0\nn = ~m & (y == 1)\nnp.argmax(n[::-1])", "n[::-1] bool | "),
    Case("m = x > 0\nm = f(m)\nnp.argmax(m)", "m | "),
    Case("m = x\nif y:\n  m = x > 0\nnp.argmax(m)", "m | "),
    Case("m = x > 0\n[np.argmax(m) for m in y]", "m | "),
    Case("x = np.ones(3)\nnp.argmax(x)", "x float64 rank 1 | "),
    Case("jnp.argmax(jnp.zeros(3), axis=0)", "jnp.zeros(3) float32 rank 1 | axis=0"),
    Case("functools.partial(np.argmax, axis=1)", "- | axis=1"),
    Case("functools.partial(np.argmax, x, axis=1)", "x | axis=1"),
    Case("torch.max(x, 1, keepdim=True)[1]", "x | 0: 1, keepdim=True"),
    Case("_, i = torch.ones(2, 2).max(dim=1)", "torch.ones(2, 2) float32 rank 2 | dim=1"),
    Case(
      "f = functools.partial(torch.max, dim=0)\nf(x, keepdim=True)[1]", "x | dim=0, keepdim=True"),
    Case("functools.partial(torch.max, dim=0)(x, dim=1)[1]", "x | dim=1"),
    Case("functools.partial(torch.max, x, 1)()[1]", "- | 0: 1"),
    Case(
      "f = functools.partial(functools.partial(torch.min, dim=0), keepdim=True)\nf(x)[1]",
      "x | dim=0, keepdim=True"),
    Case("functools.partial(torch.max, **options)(x, dim=1)[1]", "x | dim=1 | more"),
    Case("functools.partial(np.argsort, axis=-1)(x)[..., -1]", "x | axis=-1"),
    Case("f = torch.ones(2, 2).max\nf(1)[1]", "- | 0: 1"),
    Case("class A: f = torch.max\nA().f(x, 1)[1]", "x | 0: 1"),
    Case("pd.DataFrame(x).agg('idxmax', axis=1)", "pd.DataFrame(x) | axis=1"),
    Case("pd.DataFrame(x).agg(['idxmax'], 1)", "pd.DataFrame(x) | 0: 1"),
    Case("pd.DataFrame(x).agg(axis=1, func=['idxmax'])", "pd.DataFrame(x) | axis=1"),
    Case("pd.DataFrame(x).agg({'a': 'idxmax'}, 1)", "- | "),
    Case("pd.DataFrame(x).agg({0: 'idxmax'}, axis=1)", "- | "),
    Case("pd.DataFrame(x).agg({'a': 'idxmax'}, skipna=False)", "- | "),
    Case("pd.DataFrame(x).apply('idxmax', 1, False)", "pd.DataFrame(x) | 0: 1"),
    Case(
      "pd.DataFrame(x).apply('idxmax', raw=True, axis=1, skipna=False)",
      "pd.DataFrame(x) | axis=1, skipna=False"),
    Case("pd.Series(x).apply('idxmax', False)", "pd.Series(x) | "),
    Case("pd.DataFrame(x).apply('idxmax', *args)", "pd.DataFrame(x) |  | more"),
    Case("pd.DataFrame(x).groupby('a').agg(i=('b', 'idxmax'))", "- | "),
    Case("pd.Series(x).agg(i='idxmax')", "- | "),
    Case("np.argsort(x, axis=-1)[..., -1]", "x | axis=-1"),
    Case("xs.index(max(xs))", "xs | "),
    Case("max(d, key=d.get, default=0)", "d | default=0"),
    Case("def f(x: 'np.ndarray[Any, np.dtype[np.int32]]'):\n  x.argmax()", "x int32 | "),
  ]

  @Test(arguments: cases) func argument(_ example: Case) throws {
    let file = try TestResolver.resolve(Self.imports + example.source)
    let site = try #require(file.calls.first?.site)
    #expect(file.calls.count == 1)
    #expect(Self.text(of: site) == example.expected)
  }

  private static func text(of site: CallSite) -> String {
    var array = "-"
    if let operand = site.array {
      array = operand.isSimple ? operand.text : "(\(operand.text))"
      if let dtype = operand.dtype { array += " \(dtype)" }
      if let rank = operand.rank { array += " rank \(rank)" }
    }
    let arguments = site.arguments.map { argument in
      let place = argument.name.map { "\($0)=" } ?? argument.place.map { "\($0): " } ?? ""
      return place + (argument.literal == nil ? "(\(argument.text))" : argument.text)
    }
    return "\(array) | \(arguments.joined(separator: ", "))"
      + (site.hasOpenArguments ? " | more" : "")
  }

  @Test func spans() throws {
    let source = "import numpy as np\nβ = np.argsort(x)[-1] + np.argmax(\n  x)\n"
    let file = try TestResolver.resolve(source)
    let bytes = Array(source.utf8)
    let texts = file.calls.map { call in
      String(decoding: bytes[call.site.span.bytes], as: UTF8.self) + " by "
        + String(decoding: bytes[call.site.callee.bytes], as: UTF8.self)
    }
    #expect(texts == ["np.argsort(x)[-1] by np.argsort", "np.argmax(\n  x) by np.argmax"])
    #expect(file.calls.map(\.site.span.start.column) == [4, 24])
  }

  /// Of one name all of the call, of several each name.
  @Test(arguments: [
    ("pd.Series(x).agg('idxmax')", ["pd.Series(x).agg('idxmax')"]),
    ("pd.Series(x).agg(['idxmax', 'idxmin'])", ["'idxmax'", "'idxmin'"]),
  ])
  func spansOfNames(source: String, spans: [String]) throws {
    let source = "import pandas as pd\n" + source
    let file = try TestResolver.resolve(source)
    let bytes = Array(source.utf8)
    #expect(
      file.calls.map { String(decoding: bytes[$0.site.span.bytes], as: UTF8.self) } == spans)
  }

  @Test func cellsShareNames() throws {
    let file = try TestResolver.resolve(cells: [
      "import numpy as np\ndef f(x):\n  return lib.argmax(x)", "np.argmax(x)\nlib = np",
      "lib.argmin(x)",
    ])
    let found = file.calls.map { call in
      "\(call.site.cell ?? -1): \(call.site.library).\(call.site.function) \(call.site.isCertain)"
    }
    #expect(found == ["0: numpy.argmax true", "1: numpy.argmax true", "2: numpy.argmin true"])
  }

  /// What another cell has put in place is read there.
  @Test func cellsShareArguments() throws {
    let file = try TestResolver.resolve(cells: [
      "import functools, torch\nf = functools.partial(torch.max, x, dim=long + name)", "f()[1]",
    ])
    #expect(file.calls.map(\.site.cell) == [1])
    #expect(file.calls.map { Self.text(of: $0.site) } == ["- | dim=(long + name)"])
  }

  @Test func placesInTheTree() throws {
    let source = """
      import numpy as np
      class A:
        def f(self, rows):
          for row in rows:
            best = [np.argmax(x) for x in row]
          return np.argmin(rows)
      """
    let file = try TestResolver.resolve(source)
    let names = file.calls.map { file.tree.enclosingFunction(of: $0.node)?.text(.name) }
    #expect(names == ["f", "f"])
    #expect(file.calls.allSatisfy { file.tree.ancestors(of: $0.node).last?.kind == .module })
  }

  /// Functions, classes and bodies know of each other; a cycle would keep the tree of every file in memory.
  @Test func nothingIsKept() throws {
    let source = """
      import numpy as np
      class A:
        def f(self, rows):
          self.g = lambda x: np.argmax(x)
          return self.g(rows)
      def outer(a=A()):
        def inner(): return outer(a)
        return inner() if a else a.f(1)
      outer()
      """
    // All on one thread: the reader's may hold what it has answered for a moment longer than who asked.
    let (calls, isKept) = try TestResolver.use { resolver, reader in
      weak var module: SyntaxNode?
      let calls: Int
      do {
        let part = try reader.read(Array(source.utf8))
        let file = resolver.resolve(ParsedFile(path: "a.py", parts: [part]))
        calls = file.calls.count
        module = file.calls.first.flatMap { file.tree.ancestors(of: $0.node).last }
        try #require(module?.kind == .module)
      }
      return (calls, module != nil)
    }
    #expect(calls == 1)
    #expect(!isKept)
  }

  @Test func typesByQuery() throws {
    let file = try TestResolver.resolve("import numpy as np\nx = np.zeros(3)\nnp.argmax(x)")
    let array = try #require(file.calls.first?.call.nodes(.args).first)
    let name = TypeName(library: "numpy", name: "ndarray")
    #expect(
      file.type(of: array)
        == InferredType(.instance(name, InferredType.Facts(dtype: "float64", rank: 1))))
  }

  /// Long chains and deep nests of what a generator of code may write.
  @Test(arguments: ["sum", "elif", "methods", "loops", "tuples"]) func longPrograms(_ form: String)
    throws
  {
    let source =
      switch form {
      case "sum": "x = " + String(repeating: "a + ", count: 1500) + "np.argmax(x)"
      case "elif":
        "if a:\n  pass\n" + String(repeating: "elif a:\n  pass\n", count: 500)
          + "else:\n  np.argmax(x)"
      // Each loop changes what the next one starts from.
      case "loops":
        "a = b = c = 1\n"
          + (0..<19).map { String(repeating: " ", count: $0) + "for i\($0) in x:\n" }.joined()
          + (0..<19).map { String(repeating: " ", count: 19) + "v\($0) = v\(($0 + 1) % 19)\n" }
          .joined()
          + String(repeating: " ", count: 19) + "v0 = [v1, c]; c = b; b = a; a = np.argmax(x)\n"
      case "tuples":
        "x = 1\n" + String(repeating: "x = (x, [x], {1: x}, x.f)\n", count: 200) + "np.argmax(x)"
      default: "x" + String(repeating: ".f()", count: 200) + ".g(np.argmax(x))"
      }
    let file = try TestResolver.resolve("import numpy as np\n" + source)
    #expect(file.calls.map(\.site.function) == ["argmax"])
  }
}
