import CodeAudit
import Foundation
import Semantics
import Testing

struct BaselineTests {
  private static let sample = Baseline([
    .init(file: "b.py", rule: "TB101", source: "np.argmax(x)"): 2,
    .init(file: "a.py", rule: "TB207", port: "numpy to torch", source: "x.argmax(\"ü\")"): 1,
    .init(file: "a.py", rule: "TB101", source: "x.argmax()"): 1,
    .init(file: "c.py", rule: "TB101", source: "gone"): 0,
  ])

  /// Sorted, a finding a line, and nothing in it that changes by itself.
  @Test func text() throws {
    let text = #"""
      {
        "schema": "tiebreak/audit-baseline/1",
        "findings": [
          {"file":"a.py","rule":"TB101","source":"x.argmax()","count":1},
          {"file":"a.py","rule":"TB207","port":"numpy to torch","source":"x.argmax(\"ü\")","count":1},
          {"file":"b.py","rule":"TB101","source":"np.argmax(x)","count":2}
        ]
      }

      """#
    #expect(Self.sample.text == text)
    #expect(try Baseline(text: text, path: "k.json").text == text)
    #expect(try Baseline(text: text, path: "k.json").total == 4)
    #expect(try Baseline(text: Baseline().text, path: "k.json") == Baseline())
  }

  /// What earlier versions wrote is known under its text of today; comments are kept whole.
  @Test func textOfEarlierVersions() throws {
    let text = #"""
      {"schema": "tiebreak/audit-baseline/1", "findings": [
        {"file": "a.py", "rule": "TB101", "source": "(np.argmax)(x['a'])", "count": 1},
        {"file": "a.py", "rule": "TB101", "source": "np.argmax(x[\"a\"])", "count": 2},
        {"file": "a.py", "rule": "TB100", "source": "# tiebreak: ignore[TB101]  'a'", "count": 1}
      ]}
      """#
    let baseline = try Baseline(text: text, path: "k.json")
    #expect(
      baseline.counts == [
        .init(file: "a.py", rule: "TB101", source: #"np.argmax(x["a"])"#): 3,
        .init(file: "a.py", rule: "TB100", source: "# tiebreak: ignore[TB101]  'a'"): 1,
      ])
  }

  @Test(arguments: [
    ("{", "k.json: is no baseline: "),
    (
      "[]",
      "k.json: is no baseline of an audit (tiebreak/audit-baseline/1); --update-baseline writes one"
    ),
    (
      #"{"schema": "tiebreak/conformance/1", "findings": []}"#,
      "k.json: is no baseline of an audit (tiebreak/audit-baseline/1); --update-baseline writes one"
    ),
    (
      #"{"schema": "tiebreak/audit-baseline/1", "findings": [{"file": "a.py"}]}"#,
      "k.json: finding 1 is not as a baseline writes it"
    ),
    (
      #"{"schema": "tiebreak/audit-baseline/1", "findings": [{"file": "a", "rule": "r", "source": "s", "count": 0}]}"#,
      "k.json: finding 1 is not as a baseline writes it"
    ),
  ])
  func errors(_ text: String, _ problem: String) {
    #expect {
      _ = try Baseline(text: text, path: "k.json")
    } throws: { "\($0)".hasPrefix(problem) && !"\($0)".contains("\n") }
  }
}

/// Runs held against baselines.
struct BaselinesTests {
  private static let span = Span(
    start: .init(line: 1, column: 0), end: .init(line: 1, column: 5), bytes: 0..<5)

  /// A report with these findings, given as file, rule and source text.
  private static func report(
    _ findings: [(file: String, rule: String, source: String)], files: [String] = ["a.py", "b.py"],
    broken: Set<String> = []
  ) -> AuditReport {
    AuditReport(
      files: files.map { .init(path: $0, error: broken.contains($0) ? "broken" : nil) },
      calls: findings.filter { $0.rule != "TB100" }.map { file, rule, source in
        AuditReport.Entry(
          call: CallSite(
            file: file, span: span, library: "numpy", function: "argmax", form: .moduleFunction,
            isCertain: true, arguments: [], hasOpenArguments: false, array: nil, callee: span),
          findings: [.init(rule: rule, name: "n", severity: .loud, message: "m")], source: source)
      },
      asides: findings.filter { $0.rule == "TB100" }.map { file, rule, source in
        AuditReport.Aside(
          file: file, span: span,
          finding: .init(rule: rule, name: "n", severity: .cosmetic, message: "m"), source: source)
      }, paths: ["."])
  }

  private static func plan(_ path: String, _ change: (inout AuditOptions) -> Void = { _ in }) throws
    -> AuditPlan
  {
    var options = AuditOptions()
    options.baseline = path
    change(&options)
    let specs = try SpecFolder(
      path: TestRules.project.appending(path: "Specs").path(percentEncoded: false))
    return try AuditPlan(options, settings: SettingsTree(), named: [], specs: specs)
  }

  private static func baselines(
    _ folder: TestFolder, _ change: (inout AuditOptions) -> Void = { _ in }
  ) throws -> Baselines {
    try Baselines(plan(folder("k.json"), change), files: [], mayBeMissing: true)
  }

  /// A report of a folder's files.
  private static func report(
    in folder: TestFolder, _ findings: [(String, String, String)],
    files: [String] = ["a.py", "b.py"], broken: Set<String> = []
  ) -> AuditReport {
    report(
      findings.map { (folder($0.0), $0.1, $0.2) }, files: files.map { folder($0) },
      broken: Set(broken.map { folder($0) }))
  }

  private static func write(_ updates: [Baselines.Update]) throws {
    for update in updates {
      try Data(update.baseline.text.utf8).write(to: URL(filePath: update.path))
    }
  }

  @Test func whatIsKnownIsNotReported() throws {
    let folder = try TestFolder(["a.py": "", "b.py": ""])
    let found = [
      ("a.py", "TB101", "f(x)"), ("a.py", "TB101", "f(x)"), ("b.py", "TB104", "g(x)"),
      ("b.py", "TB100", "# tiebreak: ignore"),
    ]
    let updates = try Self.baselines(folder).updated(by: Self.report(in: folder, found))
    #expect(updates.map(\.added) == [4] && updates.map(\.removed) == [0])
    try Self.write(updates)
    #expect(try folder.text("k.json").contains(#""file":"a.py""#))

    var stale: [Baselines.Stale] = []
    let known = try Self.baselines(folder)
    let same = known.withoutKnown(Self.report(in: folder, found.reversed()), stale: &stale)
    #expect(same.totals.allFindings == 0 && same.known == 4 && same.totals.known == 4)
    #expect(same.calls.count == 3 && stale.isEmpty)

    // One more of the same, one in another file, one under another rule: each is new.
    let more =
      found + [
        ("a.py", "TB101", "f(x)"), ("b.py", "TB101", "f(x)"), ("b.py", "TB101", "g(x)"),
      ]
    let new = known.withoutKnown(Self.report(in: folder, more), stale: &stale)
    #expect(new.totals.allFindings == 3 && new.known == 4 && stale.isEmpty)
  }

  @Test func whatIsNoLongerThereIsTold() throws {
    let folder = try TestFolder(["a.py": "", "b.py": ""])
    let found = [
      ("a.py", "TB101", "f(x)"), ("a.py", "TB101", "f(x)"), ("b.py", "TB104", "g(x)"),
      ("gone.py", "TB101", "f(x)"), ("later.py", "TB101", "f(x)"),
    ]
    try Self.write(try Self.baselines(folder).updated(by: Self.report(in: folder, found)))
    try folder.write("", to: "later.py")
    var stale: [Baselines.Stale] = []
    // `later.py` is there, and not looked at in this run.
    _ = try Self.baselines(folder).withoutKnown(
      Self.report(in: folder, [found[0]]), stale: &stale)
    let name = folder("k.json")
    #expect(
      stale.map(\.description) == [
        "\(name): a.py: TB101 is no longer there: f(x)",
        "\(name): b.py: TB104 is no longer there: g(x)",
        "\(name): gone.py: TB101 is no longer there: f(x)",
      ])
    // Nor can a run judge rules that it does not ask, and files that it cannot read.
    stale = []
    _ = try Self.baselines(folder) { $0.ignore = ["TB104"] }.withoutKnown(
      Self.report(in: folder, [], broken: ["a.py"]), stale: &stale)
    #expect(stale.map(\.key.file) == ["gone.py"])

    let updates = try Self.baselines(folder).updated(
      by: Self.report(in: folder, [found[0], ("a.py", "TB104", "h(x)")], broken: ["b.py"]))
    #expect(updates.map(\.added) == [1] && updates.map(\.removed) == [2])
    let kept = updates[0].baseline.counts.sorted { $0.key < $1.key }
    #expect(
      kept.map { "\($0.key.file) \($0.key.rule) \($0.value)" } == [
        "a.py TB101 1", "a.py TB104 1", "b.py TB104 1", "later.py TB101 1",
      ])
  }

  /// A file is the same one through whatever links it is come to, and whichever of them the baseline names.
  @Test(
    arguments: ["d/a.py", "link/a.py", "link/../d/a.py"],
    [("k.json", ""), ("way/k.json", "../"), ("way/k.json", "../way/../")])
  func linkedFolders(_ file: String, _ baseline: (path: String, lead: String)) throws {
    let folder = try TestFolder(["d/a.py": "", "d/gone.py": "", "e/k.json": ""])
    symlink("d", folder("link"))
    symlink(folder("e"), folder("way"))
    let report = Self.report(in: folder, [(file, "TB101", "f(x)")], files: [file])
    for name in ["d", "link"] {
      let known = Baseline([
        .init(file: "\(baseline.lead)\(name)/a.py", rule: "TB101", source: "f(x)"): 1,
        .init(file: "\(baseline.lead)link/gone.py", rule: "TB101", source: "f(x)"): 1,
      ])
      try Data(known.text.utf8).write(to: URL(filePath: folder(baseline.path)))
      let baselines = try Baselines(
        Self.plan(folder(baseline.path)), files: [folder(file)], mayBeMissing: false)
      var stale: [Baselines.Stale] = []
      #expect(baselines.withoutKnown(report, stale: &stale).known == 1)
      #expect(stale.isEmpty)
      let kept = baselines.updated(by: report)
        .map { $0.baseline.counts.keys.map(\.file).sorted() }
      let lead = baseline.lead.isEmpty ? "" : "../"
      #expect(kept == [["\(lead)d/a.py", "\(lead)d/gone.py"]])
    }
  }

  /// What is known of a port to one library says nothing of another.
  @Test func portsAreApart() throws {
    let folder = try TestFolder(["a.py": ""])
    let found = [("a.py", "TB207", "f(x)"), ("a.py", "TB101", "f(x)")]
    let report = Self.report(in: folder, found, files: ["a.py"])
    func to(_ library: String?) throws -> Baselines {
      try Self.baselines(folder) {
        ($0.from, $0.to) = (library.map { _ in "numpy" }, library)
      }
    }
    try Self.write(try to("torch").updated(by: report))
    #expect(try folder.text("k.json").contains(#""port":"numpy to torch""#))
    var stale: [Baselines.Stale] = []
    #expect(try to("torch").withoutKnown(report, stale: &stale).known == 2)
    #expect(try to("jax").withoutKnown(report, stale: &stale).known == 1)
    let plain = Self.report(in: folder, [found[1]], files: ["a.py"])
    #expect(try to(nil).withoutKnown(plain, stale: &stale).known == 1)
    #expect(stale.isEmpty)
    try Self.write(try to("jax").updated(by: report))
    #expect(try to("torch").withoutKnown(report, stale: &stale).known == 2)
  }

  @Test func missingOrUnreadable() throws {
    let folder = try TestFolder(["broken.json": "{", "d/x": ""])
    for (name, problem) in [
      ("absent.json", "there is no such file; --update-baseline makes it"), ("d", "cannot be read"),
      ("broken.json", "is no baseline: "),
    ] {
      #expect {
        _ = try Baselines(Self.plan(folder(name)), files: [], mayBeMissing: false)
      } throws: { "\($0)".hasPrefix("\(folder(name)): \(problem)") }
    }
  }
}
