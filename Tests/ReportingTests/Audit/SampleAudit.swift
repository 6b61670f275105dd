import CodeAudit
import Reporting
import Semantics

/// An audit with one of everything that a report can have to show.
enum SampleAudit {
  static func view() throws -> AuditView {
    let specs = try SpecFolder(
      path: TestScripts.url.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Specs").path(percentEncoded: false))
    let rules =
      [
        RuleMetadata(
          code: "TB100", name: "unused-ignore",
          summary: "A comment silences a finding that is not there.", severity: .cosmetic),
        RuleMetadata(
          code: "TB101", name: "axis-omitted",
          summary: "A call does not say which axis it reduces.",
          severity: .loud),
      ] + PortRule.allCases.map(\.metadata)
    return AuditView(report, rules: rules, specs: specs, version: "1.2.3")
  }

  static var report: AuditReport {
    var report = AuditReport(files: files, calls: entries, asides: asides, paths: ["src"])
    report.known = 3
    return report
  }

  private static let files = [
    AuditReport.File(path: "src/a.py"), AuditReport.File(path: "src/b c.py"),
    AuditReport.File(path: "./nb.ipynb"),
    AuditReport.File(path: "src/broken.py", error: "line 3: '(' was never closed"),
    AuditReport.File(path: "src/clean.py"),
  ]

  /// Comments, one between the calls of a file and one in a notebook.
  private static var asides: [AuditReport.Aside] {
    let message = "this comment silences nothing: TB104 reports nothing here"
    func aside(_ file: String, _ cell: Int?, _ place: Span, _ line: String) -> AuditReport.Aside {
      let fix = Fix(
        title: "remove the comment", safety: .safe, edits: [.init(span: place, replacement: "")])
      return AuditReport.Aside(
        file: file, cell: cell, span: place,
        finding: finding("TB100", "unused-ignore", .cosmetic, message, fix: fix), line: line)
    }
    return [
      aside("src/a.py", nil, span(20, 7, 20, 34, 400), "y = 1  # tiebreak: ignore[TB104]"),
      aside("./nb.ipynb", 2, span(1, 0, 1, 27, 0), "# tiebreak: ignore[TB104]"),
    ]
  }

  private static var entries: [AuditReport.Entry] {
    let line = "y = np.argmax(x)  # 100% <sure>"
    let fix = Fix(
      title: "for PyTorch write `torch.argmax(x)`", safety: .safe,
      edits: [.init(span: span(12, 4, 12, 13, 204), replacement: "torch.argmax")])
    let unsafe = Fix(
      title: "for JAX write `jax.numpy.argmax(x)`; still different: result-dtype (cosmetic)",
      safety: .unsafe,
      edits: [.init(span: span(12, 4, 12, 13, 204), replacement: "jax.numpy.argmax")])
    return [
      entry(
        "src/a.py", span(12, 4, 12, 16, 204), line,
        [
          finding(
            "TB101", "axis-omitted", .loud, "no axis is passed: 50% of readers guess wrong"),
          finding(
            "TB207", "port-nan", .silent,
            "nan: \"first NaN wins\" in numpy.argmax, \"NaN never wins\" in torch.argmax; the answer "
              + "changes, and nothing says so",
            details: ["numpy: np.argmax(np.array([1.0, np.nan]))  # 1 int64"], fix: fix),
        ]),
      // The same words again, in another place.
      entry(
        "src/a.py", span(30, 4, 30, 16, 704), line,
        [
          finding(
            "TB204", "port-result-dtype", .cosmetic, "result-dtype: int64 becomes int32",
            fix: unsafe)
        ]),
      // Wide characters and a tab before the call; it goes on in the next line.
      entry(
        "src/b c.py", span(1, 9, 2, 4, 20), "\t数字 = \u{1B}[1m np.argmax(x,",
        [finding("TB101", "axis-omitted", .loud, "no axis, here: \u{1B}[31mnot red")],
        arguments: [argument("axis", "k", nil), argument("keepdims", "True", .bool(true))]),
      entry(
        "./nb.ipynb", span(2, 0, 2, 12, 0), "np.argmax(z)", cell: 3,
        [finding("TB216", "port-no-counterpart", .loud, "nothing there, says the spec", fix: fix)],
        library: "unknown", form: .method, isCertain: false,
        arguments: [argument(nil, "-1", .integer(-1), place: 0)]),
      // A call about which there is nothing to say.
      entry("src/clean.py", span(5, 0, 5, 20, 50), "torch.argmax(x, None)", []),
    ]
  }

  private static func span(
    _ line: Int, _ column: Int, _ endLine: Int, _ endColumn: Int, _ byte: Int
  )
    -> Span
  {
    Span(
      start: .init(line: line, column: column), end: .init(line: endLine, column: endColumn),
      bytes: byte..<byte + max(1, endColumn - column))
  }

  private static func finding(
    _ rule: String, _ name: String, _ severity: CodeAudit.Finding.Severity, _ message: String,
    details: [String] = [], fix: Fix? = nil
  ) -> CodeAudit.Finding {
    .init(
      rule: rule, name: name, severity: severity, message: message, details: details, fix: fix)
  }

  private static func argument(
    _ name: String?, _ text: String, _ literal: CallSite.Literal?, place: Int? = nil
  ) -> CallSite.Argument {
    .init(name: name, place: place, text: text, literal: literal, span: span(1, 0, 1, 1, 0))
  }

  private static func entry(
    _ file: String, _ span: Span, _ line: String, cell: Int? = nil,
    _ findings: [CodeAudit.Finding], library: String = "numpy",
    form: CallSite.Form = .moduleFunction, isCertain: Bool = true,
    arguments: [CallSite.Argument] = []
  ) -> AuditReport.Entry {
    AuditReport.Entry(
      call: CallSite(
        file: file, cell: cell, span: span, library: library, function: "argmax", form: form,
        isCertain: isCertain, arguments: arguments, hasOpenArguments: false, array: nil,
        callee: span),
      findings: findings, line: line)
  }
}
