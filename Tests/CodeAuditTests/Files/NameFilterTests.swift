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
    "getattr(np, 'argmax')(x)", "df.agg('idxmax')", #"df.agg({"a": "idxmin"})"#,
    "f'{x.argmax()}'", #"f"{x["a"].argmax()}""#, "x = '''\nunclosed\nargmax",
    "x = 'unclosed\nargmax", "x.argsort()[-1]", "x.argsort()[::-1][0]", "s.argsort().iloc[-1]",
    "f = np.argsort; f(x)[0]", "np.argsort(x) \\\r\n [0]", "xs.index(max(xs))",
    "xs.index(m(xs)); m = max", "list(x).index(min(list(x)))",
    "max(\nrange(len(x)), key=x.__getitem__)", "r = range; max(r(3), key = f)",
    "max(enumerate(x), key=lambda p: p[1])[0]", "max((x, i) for i, x in enumerate(xs))[1]",
    "max(zip(xs, range(len(xs)))) [1]", "max(d, key=d.get)", "max(d.items(), key=lambda p: p[1])",
    "import torch\ntorch.max(x, 1)[1]", "from torch import max\nmax(x, 1)",
    "from torch import \\\r\n max as m\nm(x, 1)", "from torch import *\n_, i = max(x, 1)",
    "_, i = x.max(dim=1)", "x.max(dim=1).indices", "x.detach().max(1)[1]",
    "df.to_torch().max(0).indices", "import torch\nf = torch.max", "# tiebreak: ignore",
    "# coding: shift_jis\nx", "numpy.argmax(f(\n", "max(x, key=\n",
  ])
  func passes(_ source: String) throws {
    #expect(try lets(source))
  }

  @Test(arguments: [
    "", "idxma", "# argmax", "'''argmax of x'''", "def argmax(x): pass", #"r'\\' # argmax"#,
    "f(argmax=1)", "from numpy import argmax", "x.argsort()", "i = x.argsort()\nx[i]", "max(xs)",
    "max(a, b)", "x.index(y)",
    "max(xs)\nys.index(1)", "max(xs, default=0)", "import torch\nmax(x, 1)",
    "import torch\nx.max()", "import torch\nx.max(1).values", "import torch\nx.max(1) - 1",
    "x.max(1)", "max(f(x) for x in xs)[1]", "'max'", #"x = "'" # argmax"#,
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

struct ContentHashTests {
  private func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> ContentHash {
    bytes.withUnsafeBytes { ContentHash($0, seed: seed) }
  }

  /// Every length around the width of a step, every byte changed, and zeros that only the length tells apart.
  @Test(arguments: [0, 1, 7, 8, 9, 31, 32, 33, 63, 64, 65, 200])
  func eachByteCounts(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    var seen: Set = [hash(bytes), hash(bytes, seed: 1), hash(bytes + [0])]
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      seen.insert(hash(changed))
    }
    #expect(seen.count == count + 3)
    #expect(hash(bytes) == hash(Array(bytes)))
  }

  @Test func lengthsOfZeros() {
    #expect(Set((0..<300).map { hash(Array(repeating: 0, count: $0)) }).count == 300)
  }
}
