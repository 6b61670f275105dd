import CodeAudit
import Foundation
import Semantics
import Testing

/// The edits of rules run by the libraries themselves, before and after, on small arrays of all special values: what is
/// called safe answers the same, errors included, and what is not says in its title what it changes.
///
/// Needs the Python environment that TIEBREAK_PYTHON names.
struct RuleFixLiveTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var library: String
    /// What is known of `x`: an annotation of a parameter, or an expression that makes one.
    var array: String
    var call: String
    /// `nil`: no edit.
    var after: String?
    var safety: Fix.Safety = .unsafe
    /// The ranks that the array can have, by what is known.
    var ranks: [Int]
    var testDescription: String { "\(rule) \(library): \(call), x: \(array)" }

    init(
      _ rule: String, _ library: String, _ array: String, _ call: String, to after: String?,
      _ safety: Fix.Safety = .unsafe, ranks: [Int]
    ) {
      self.rule = rule
      self.library = library
      self.array = array
      self.call = call
      self.after = after
      self.safety = safety
      self.ranks = ranks
    }

    private static let imports = [
      "numpy": "import numpy as np", "torch": "import torch",
      "tensorflow": "import tensorflow as tf",
      "jax": "import jax", "pandas": "import pandas as pd",
    ]

    /// The call stands behind `y = ` in the last line.
    var source: String {
      let head = (Self.imports[library] ?? "") + "\n"
      return array.contains("(")
        ? head + "x = \(array)\ny = \(call)" : head + "def f(x: \(array)):\n    y = \(call)"
    }
  }

  static let cases = [
    Case(
      "TB101", "numpy", "np.zeros((2, 3))", "np.argmax(x)", to: "np.argmax(x, axis=-1)", ranks: [2]),
    Case(
      "TB101", "numpy", "np.zeros((2, 3, 4))", "x.argmin()", to: "x.argmin(axis=-1)", ranks: [3]),
    Case(
      "TB101", "torch", "torch.zeros(2, 3)", "torch.argmax(x)", to: "torch.argmax(x, axis=-1)",
      ranks: [2]),
    Case("TB101", "torch", "torch.zeros(2, 3)", "x.argmin()", to: "x.argmin(axis=-1)", ranks: [2]),
    Case(
      "TB101", "tensorflow", "tf.zeros((2, 3))", "tf.argmax(x)", to: "tf.argmax(x, axis=-1)",
      ranks: [2]),
    Case(
      "TB101", "jax", "jax.numpy.zeros((2, 3))", "jax.numpy.argmax(x)",
      to: "jax.numpy.argmax(x, axis=-1)", ranks: [2]),
    // The axis is the last one: the same answer, and the same error.
    Case(
      "TB102", "numpy", "np.zeros((2, 3))", "np.argmax(x, axis=1)", to: "np.argmax(x, axis=-1)",
      ranks: [2]),
    Case(
      "TB102", "numpy", "np.zeros((2, 3, 4))", "x.argmin(2)", to: "x.argmin(-1)", ranks: [3]),
    Case(
      "TB102", "numpy", "np.zeros((2, 3))", "np.nanargmax(x, 1)", to: "np.nanargmax(x, -1)",
      ranks: [2]),
    Case(
      "TB102", "torch", "torch.zeros(2, 3)", "torch.argmax(x, dim=1)",
      to: "torch.argmax(x, dim=-1)", ranks: [2]),
    Case(
      "TB102", "torch", "torch.zeros(2, 3)", "torch.max(x, 1)[1]", to: "torch.max(x, -1)[1]",
      ranks: [2]),
    Case(
      "TB102", "tensorflow", "tf.zeros((2, 3))", "tf.argmax(x, 1)", to: "tf.argmax(x, -1)",
      ranks: [2]),
    Case(
      "TB102", "jax", "jax.numpy.zeros((2, 3))", "jax.numpy.argmax(x, axis=1)",
      to: "jax.numpy.argmax(x, axis=-1)", ranks: [2]),
    // It is another one where the rank is.
    Case(
      "TB102", "numpy", "np.ndarray", "np.argmax(x, axis=1)", to: "np.argmax(x, axis=-1)",
      ranks: [1, 2, 3]),
    Case(
      "TB102", "torch", "torch.Tensor", "x.argmax(dim=1)", to: "x.argmax(dim=-1)", ranks: [1, 2, 3]),
    Case(
      "TB102", "tensorflow", "tf.Tensor", "tf.argmin(x, axis=1)", to: "tf.argmin(x, axis=-1)",
      ranks: [1, 2, 3]),
    Case(
      "TB102", "jax", "jax.Array", "jax.numpy.argmin(x, 1)", to: "jax.numpy.argmin(x, -1)",
      ranks: [1, 2, 3]),
    // Its columns cannot be counted from the end.
    Case("TB102", "pandas", "pd.DataFrame", "x.idxmax(axis=1)", to: nil, ranks: [2]),
    // Of equals, and of NaN, a sort puts others last.
    Case(
      "TB110", "numpy", "np.array([1, 2])", "np.argsort(x)[-1]", to: "np.argmax(x)", ranks: [1]),
    Case("TB110", "numpy", "np.array([1, 2])", "x.argsort()[0]", to: "x.argmin()", ranks: [1]),
    Case(
      "TB110", "numpy", "np.ndarray", "np.argsort(x)[-1]", to: "np.argmax(x)", ranks: [1, 2, 3]),
    Case(
      "TB110", "torch", "torch.tensor([1.0, 2.0])", "torch.argsort(x)[-1]", to: "torch.argmax(x)",
      ranks: [1]),
    Case("TB110", "torch", "torch.Tensor", "x.argsort()[0]", to: "x.argmin()", ranks: [1, 2, 3]),
    Case(
      "TB110", "tensorflow", "tf.constant([1.0, 2.0])", "tf.argsort(x)[-1]", to: "tf.argmax(x)",
      ranks: [1]),
    Case("TB110", "pandas", "pd.Series", "x.argsort()[0]", to: "x.argmin()", ranks: [1]),
    Case(
      "TB110", "jax", "jax.numpy.array([1.0, 2.0])", "jax.numpy.argsort(x)[-1]",
      to: "jax.numpy.argmax(x)", ranks: [1]),
  ]

  private static func fix(_ example: Case) throws -> Fix? {
    let findings = try TestRules.audit(example.source, [example.rule]).findings
    return findings.first { $0.finding.rule == example.rule }?.finding.fix
  }

  @Test(arguments: cases) func text(_ example: Case) throws {
    let fix = try Self.fix(example)
    #expect((fix == nil) == (example.after == nil))
    guard let fix, let after = example.after else { return }
    let bytes = EditApplier(Array(example.source.utf8), [fix]).bytes
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == example.source.dropLast(example.call.count) + after)
    #expect(fix.safety == example.safety)
  }

  @Test func editsDoWhatTheySay() throws {
    let held = Self.cases.filter { $0.after != nil }
    let requests = held.map { example in
      JSONValue.object([
        "before": .string(example.call), "after": .string(example.after ?? ""),
        "from": .string(example.library), "to": .string(example.library),
        "names": .array([.string("x")]), "ranks": .integers(example.ranks), "dtype": .null,
      ]).description
    }
    let answers = try TestScripts.run("run_edits.py", requests)
    try #require(answers.count == held.count)
    for (answer, example) in zip(answers, held) {
      let json = try JSONValue(parsing: answer)
      let comment = Comment(rawValue: "\(example): \(answer)")
      #expect(json["cases"]?.integer ?? 0 > 10, comment)
      let kinds = json["kinds"]?.members?.map(\.key) ?? []
      let title = try #require(try Self.fix(example)?.title)
      switch example.safety {
      case .safe: #expect(kinds.isEmpty && !title.contains(": "), comment)
      case .unsafe:
        // What holds for some ranks alone is run for those.
        let differs = kinds.contains { $0 == "silent" || $0 == "loud" }
        #expect((differs || title.contains(" unless ")) && title.contains(": "), comment)
      }
    }
  }

  /// A rule that makes edits and is not run here would be one that nobody proved.
  @Test func everyRuleWithEditsIsRun() throws {
    let run = Set(Self.cases.map(\.rule))
    let made = try RuleRegistry.rules.map(\.page).filter { page in
      let fixture = try RuleFixtureTests.source(page.code)
      return try TestRules.audit(fixture, [page.code]).findings.contains { $0.finding.fix != nil }
    }
    #expect(Set(made.map(\.code)) == run)
  }
}
