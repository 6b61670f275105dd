import CodeAudit
import Foundation
import Semantics
import Testing

struct NameFilterTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let filter = Result {
    let specs = tests.appending(path: "../../Specs").standardizedFileURL
    return NameFilter(marks: try TypeCatalog(specs: SpecFolder(path: specs.path)).marks)
  }

  private func lets(_ source: String, isNotebook: Bool = false) throws -> Bool {
    let filter = try Self.filter.get()
    return Array(source.utf8).withUnsafeBytes { filter.lets($0, isNotebook: isNotebook) }
  }

  @Test(arguments: [
    "np.argmax(x)", "x.nanargmax()", "f = x.idxmin", "print(argmin",
    "from numpy import argmax as f",
    "getattr(np, 'argmax')(x)", "g = getattr\nf = g(np, 'argmax')",
    "f = 'argmax'; (getattr)(np, f)",
    "from builtins import getattr as g; g(np, 'argmax')", "b.getattr(np, 'argmax')",
    "import torch\ng = getattr\nv, i = g(x, 'max')(1)\ntorch.manual_seed(0)",
    "getattr(b, 'range'); max(r(3), key=f)", "import torch; getattr(torch, 'max')(x, 1)",
    "df.agg('idxmax')", "df.apply(func=['max', 'idxmax'])", "f = df.agg; f('idxmax')",
    "getattr(df, 'agg')('idxmax')", "g.agg(i=('a', 'idx' 'max'))", "g.transform(\n'idxmin'\n)",
    "from functools import partial as p\nimport torch\np(torch.max, dim=1)(x)[1]",
    "import torch; t = {'a': torch.max, 'b': f}; t['a'](x, 1)[1]",
    "t = dict(a=np.argsort); t['a'](x)[0]",
    "f'{x.argmax()}'", #"f"{x["a"].argmax()}""#, "x = '''\nunclosed\nargmax",
    "x = 'unclosed\nargmax", "x.argsort()[-1]", "x.argsort()[::-1][0]", "s.argsort().iloc[-1]",
    "f = np.argsort; f(x)[0]", "np.argsort(x) \\\r\n [0]", "xs.index(max(xs))",
    "xs.index(m(xs)); m = max", "list(x).index(min(list(x)))",
    "max(\nrange(len(x)), key=x.__getitem__)", "r = range; max(r(3), key = f)",
    "from builtins import range as r\nmax(r(3), key=f)",
    "import builtins as b; max(b.range(3), key=f)",
    "max(e(x), key=g(1))[0]; e, g = enumerate, itemgetter",
    "from operator import itemgetter as g; max(enumerate(x), key=g(1))[0]",
    "max(enumerate(x), key=lambda p: p[1])[0]", "max((x, i) for i, x in enumerate(xs))[1]",
    "max(zip(xs, range(len(xs)))) [1]", "max(d, key=d.get)", "max(d.items(), key=lambda p: p[1])",
    "import torch\ntorch.max(x, 1)[1]", "from torch import max\nmax(x, 1)",
    "from torch import \\\r\n max as m\nm(x, 1)", "from torch import *\n_, i = max(x, 1)",
    "_, i = x.max(dim=1)", "x.max(dim=1).indices", "x.detach().max(1)[1]",
    "df.to_torch().max(0).indices", "import torch\nf = torch.max", "# tiebreak: ignore",
    // What gives numbers, as long as the name means that.
    "import torch; m = torch.zeros(3).max",
    "import torch\ndef finfo(x): return x\nm = finfo(x).max",
    "import torch\nclass finfo(A): pass\nm = finfo(x).max",
    "import torch; finfo = torch.zeros; m = finfo(3).max", "import torch\nm = (torch.finfo(d)).max",
    "import torch\ndef g(x, finfo=torch.zeros): return finfo(3).max",
    "import torch\nfrom torch import zeros as finfo\nm = finfo(3).max",
    "# coding: shift_jis\nx", "numpy.argmax(f(\n", "max(x, key=\n",
    // What may stand around a call, or around its name.
    "(x.argsort())[-1]", "((x.argsort(\n))\n)[\n-1]", "(s.argsort()).iloc[0]",
    "(np.argsort(x)[::-1])[0]", "(max((v, i) for i, v in enumerate(xs)))[1]",
    "(max(zip(xs, range(len(xs)))))[1]", "(max)(range(len(xs)), key=f)", "(xs.index)(max(xs))",
    "xs.index((max)(xs))", "(t.max)(dim=1)[1]", "((t . max) # (\n)(dim=1)",
    "x.argsort() \\\n[0]",
    // A line ends where no bracket is open.
    "f = np.argsort\n(a) = f(x)[-1]",
    "import torch\nfrom torch import max\n(v, i) = max(x, dim=1)",
    "m = max\n(i) = xs.index(m(xs))", "m = max # (\r(i) = xs.index(m(xs))",
    // The braces of f-strings are code.
    #"f"{max (range(len(xs)), key=f)}""#, #"import torch; f"{torch.max (x, 1)[1]}""#,
    #"f'{xs.index (max (xs))}'"#, #"import torch; f"{(m:=torch.max)}"; m(x, 1)[1]"#,
    ##"a = f"""{str(x).replace('}', '')}"""; """a"""; np.argmax(x); """#""""##,
    #"f"{x:{'}'}>{max(range(3), key=f)}}" # ""#, #"f"\{np.argmax(x)}" # '"#,
    #"f'{{{x!r:}}}'; np.argmax(x)"#, #"f"{{'{x!r:{w}.{p}}'}}"; np.argmax(x)"#,
    #"rf"\{x}\""; np.argmax(x)"#, #"f"}"; x"#, #"f"{x"#, "f'{x:'", "f'{x\n}'; np.argmax(x)",
    #"f"\N{EM DASH}{np.argmax(x)}""#,
    // Other letters for the same.
    "\u{FEFF}max(range(len(xs)), key=f)", "np.\u{FF41}rgmax(x)", "x.argma\u{2093}(0)",
    #"getattr(np, "arg" "max")"#, "getattr(np, ('arg' # b\n'''max'''))",
    #"getattr(np, "\x61r\147m\u0061x")"#, #"getattr(np, "\N{latin small letter a}rgmax")"#,
    "getattr(np, 'arg\\\r\nmax')", #"t = import_module("to" "rch"); v, i = t.max(x, 1)"#,
    "import os # TieBreak: ignore", "\u{FEFF}# coding: latin-1\nx",
    "#\(String(repeating: "-", count: 600))\r\n# coding: utf-7\n",
  ])
  func passes(_ source: String) throws {
    #expect(try lets(source))
  }

  @Test(arguments: [
    "", "idxma", "# argmax", "'''argmax of x'''", "def argmax(x): pass", #"r'\\' # argmax"#,
    "f(argmax=1)", "from numpy import argmax", "x.argsort()", "i = x.argsort()\nx[i]", "max(xs)",
    "max(a, b)", "x.index(y)",
    "max(xs)\nys.index(1)", "m = max; operator.index(i), xs.index((1))", "max(xs, default=0)",
    // No names of functions but for `getattr` and its like.
    "df.rename('idxmax')", "df.agg('max'); x = 'idxmin'", "f = df.agg\nf('max')",
    "agg = {'a': 'idxmax'}",
    "def agg(x): pass\nx = 'idxmax'", "getattr(x, 'y'); __all__ = ['argmax']",
    "range(3); max(xs, key=f)", "def range(x): pass\nmax(xs, key=f)",
    "import torch; x.clamp(torch.finfo(x.dtype).min, torch.iinfo(d . f) . max)",
    "from torch import finfo\nm = finfo(d).max", "import torch; -np.finfo(d).max",
    "import torch\nmax(x, 1)",
    "import torch\nx.max()", "import torch\nx.max(1).values", "import torch\nx.max(1) - 1",
    "x.max(1)", "max(f(x) for x in xs)[1]", "'max'", #"x = "'" # argmax"#,
    // Other libraries have these keywords, too.
    "x.max(axis=0)[1]", "v, i = x.min(axis=1, keepdims=True)", "(x.max)(axis=0)[1]",
    "(x.argsort())\n[-1]", "x.argsort()\n[-1]", "f(max(xs)[1])",
    #"f"argmax {x} argmax""#, #"f"{{argmax}}""#, #"f"{x:argmax}""#, #"f"{f'{x}argmax'}""#,
    #"f"{x}" # argmax"#, #"f"\N{EM DASH} argmax""#, #"rf'\\{x}argmax'"#, "f'''{x}''argmax'''",
    "import torch\nf'{x.max()}'", #"r"\x61rgmax""#, #""arg", "max""#, #""arg"; "max""#,
    "'arg'\n'max'", #""arg " "max""#, #""\N{EM DASH}""#, #"b"\x89PNG\0""#, "αργμαξ = 1",
    "\u{FEFF}# coding: utf-8\nx", "x\n# coding: latin-1", "tiebreak = 1", "# tie\u{1A}break:",
  ])
  func stops(_ source: String) throws {
    #expect(try !lets(source))
  }

  /// Lines of notebooks stand in strings.
  @Test func notebooks() throws {
    #expect(try lets(#"{"source": ["x = 1\nargmax(x)"]}"#, isNotebook: true))
    #expect(try !lets(#"{"source": ["x = 1\n"]}"#, isNotebook: true))
  }

  /// Every file here with an expectation behind some line has a call or two.
  @Test func fixtures() throws {
    let folder = Self.tests.appending(path: "Fixtures")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".py") }
    #expect(paths.count > 20)
    for path in paths {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      let hasCall = text.split(separator: "\n").contains { line in
        [" certain", " uncertain", "# TB1"].contains { line.contains($0) }
      }
      if hasCall { #expect(try lets(text), "\(path)") }
    }
  }
}
