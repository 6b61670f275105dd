import CodeAudit
import Testing

/// What the edits of rules make of a line.
struct RuleFixTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var rule: String
    var before: String
    var after: String
    var safety: Fix.Safety

    init(_ rule: String, _ before: String, _ after: String, _ safety: Fix.Safety) {
      self.rule = rule
      self.before = before
      self.after = after
      self.safety = safety
    }

    var testDescription: String { before }
  }

  static let examples = [
    Example("TB101", "np.argmax(m)", "np.argmax(m, axis=-1)", .unsafe),
    Example("TB101", "é = np.argmax((m)) # ä", "é = np.argmax((m), axis=-1) # ä", .unsafe),
    Example("TB101", "np.argmax(m, )", "np.argmax(m,  axis=-1)", .unsafe),
    Example("TB101", "m.argmax()", "m.argmax(axis=-1)", .unsafe),
    Example("TB102", "m.argmax(1)", "m.argmax(-1)", .unsafe),
    Example("TB102", "np.argmax(u, axis=1)", "np.argmax(u, axis=-1)", .unsafe),
    Example("TB110", "np.argsort(v)[-1]", "np.argmax(v)", .unsafe),
    Example("TB110", "v.argsort()[0]", "v.argmin()", .unsafe),
    Example("TB110", "'é', np . argsort(v) [ -1 ]", "'é', np . argmax(v)", .unsafe),
    Example("TB100", "y = 1  # tiebreak: ignore", "y = 1", .safe),
    Example("TB100", "y = 1  # noqa # tiebreak: ignore[TB101] x", "y = 1  # noqa # x", .safe),
    Example(
      "TB100", "np.argmax(m)  # tiebreak: ignore[TB101,TB104]",
      "np.argmax(m)  # tiebreak: ignore[TB101]", .safe),
  ]

  static let start = """
    import numpy as np
    m = np.zeros((2, 3))
    v = np.array([1, 2])
    def f(u): ...

    """

  @Test(arguments: examples) func edits(_ example: Example) throws {
    let source = Self.start + example.before
    let asked = example.rule == "TB100" ? RuleRegistry.defaults : [example.rule]
    let findings = try TestRules.audit(source, asked).findings
    let fix = try #require(findings.first { $0.finding.rule == example.rule }?.finding.fix)
    var bytes = Array(source.utf8)
    for edit in fix.edits.sorted(by: { $0.span.bytes.lowerBound > $1.span.bytes.lowerBound }) {
      bytes.replaceSubrange(edit.span.bytes, with: edit.replacement.utf8)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == Self.start + example.after)
    #expect(fix.safety == example.safety)
  }

  static let without = [
    ("TB110", "np.argsort(v, kind='stable')[-1]"), ("TB110", "v.argsort()[::-1][0]"),
    ("TB110", "argsort(v)[-1]"), ("TB110", "class A: order = np.argsort\nA.order(v)[-1]"),
    ("TB110", "class A: argsort = np.argsort\nA.argsort(v)[-1]"),
    ("TB110", "class A: sort = np.argsort\nA.sort(v)[-1]"),
    ("TB110", "class A:\n  def __init__(self): self.argsort = np.argsort\nA().argsort(v)[-1]"),
    // What other calls have as well.
    ("TB102", "import functools, torch\nf = functools.partial(torch.max, dim=1)\nf(w)[1]"),
    ("TB101", "def g(logits): return np.argmax(logits)"),
  ]

  @Test(arguments: without) func hasNone(_ rule: String, _ line: String) throws {
    let findings = try TestRules.audit(Self.start + "from numpy import argsort\n" + line, [rule])
      .findings
    #expect(findings.map(\.finding.rule) == [rule])
    #expect(findings.allSatisfy { $0.finding.fix == nil })
  }
}
