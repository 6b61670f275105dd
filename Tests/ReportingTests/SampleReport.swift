import Arrays
import Conformance
import Foundation
import Reporting
import Semantics

/// A small report with one of everything, and with text that every format must escape.
enum SampleReport {
  static func view() throws -> ReportView {
    let specs = try SpecFolder(
      path: TestScripts.url.appending(path: "Specs").path(percentEncoded: false))
    return ReportView(try report(), specs: specs)
  }

  static func clean() throws -> ReportView {
    let specs = try SpecFolder(
      path: TestScripts.url.appending(path: "Specs").path(percentEncoded: false))
    var report = ConformanceReport(
      run: run, seed: 7, profiles: [try profile("argmin", wrong: false)])
    report.run.seconds = 0.04
    return ReportView(report, specs: specs)
  }

  static func report() throws -> ConformanceReport {
    var report = try withoutComparisons()
    report.portability = try SampleComparisons.portability()
    report.claims = try SampleComparisons.claims()
    return report
  }

  private static func withoutComparisons() throws -> ConformanceReport {
    ConformanceReport(
      run: run, seed: 7,
      profiles: [
        try profile("argmax", wrong: true), try profile("argmin", wrong: true), try row(),
      ],
      faults: [
        Fault(
          library: "shelf", function: "argmax", kind: .crash, detail: "signal 11 (SIGSEGV)",
          call: try call("argmax", [.float(.nan)])),
        Fault(
          library: "shelf", function: nil, kind: .timeout, detail: "import took 60 s",
          call: nil),
      ],
      unstable: [
        Unstable(
          library: "shelf", function: "argmin", call: try call("argmin", [.float(0), .float(0)]),
          observed: [.index(0), .index(1)])
      ],
      notTested: [
        NotTested(
          library: "shelf", function: "argmax", rule: nil, reason: "out: no <value> of JSON"),
        NotTested(
          library: "shelf", function: "argmin", rule: nil, reason: "out: no <value> of JSON"),
        NotTested(
          library: "shelf", function: "Row.place", rule: .labels, reason: "labels with | or `"),
        NotTested(library: "drawer", function: nil, rule: nil, reason: "not installed"),
      ])
  }

  /// The same held against a baseline, with a regression of each kind.
  static func held() throws -> ReportView {
    var report = try report()
    let call = try call("argmax", [.float(1), .float(0), .float(1)])
    let kinds: [(Regression.Kind, RuleName?)] = [
      (.fault, nil), (.changedAnswer, .ties), (.changedAnswer, .ties), (.mismatch, .ties),
      (.unstable, nil), (.lostCases, .empty), (.lostCases, nil),
    ]
    report.regressions = kinds.enumerated().map { place, entry in
      let (kind, rule) = entry
      let isLost = kind == .lostCases
      var regression = Regression(
        kind, library: "shelf",
        function: kind == .lostCases && rule == nil ? "Row.place" : "argmax",
        mode: .eager, rule: rule, detail: "what <is> 100% worse, number \(place)",
        call: isLost ? nil : call, before: isLost || rule == nil ? nil : .index(2),
        now: rule == .ties && place != 2 ? .index(0) : nil)
      regression.version = "1.2"
      regression.versionBefore = kind == .changedAnswer ? "1.1" : nil
      return regression
    }
    return try view().with(report)
  }

  static let run = ConformanceReport.Run(
    started: "2026-01-02T03:04:05Z", seconds: 12.34, python: "3.11.2", casesPerProfile: 20_000,
    jobs: 2, tiebreak: "0.1.0")

  private static func call(_ function: String, _ elements: [Scalar]) throws -> Call {
    Call(
      library: "shelf", version: "1.2", function: function,
      array: LabelledArray(
        try NDArray(dtype: .float64, shape: [elements.count], elements: elements)))
  }

  private static func profile(_ function: String, wrong: Bool) throws -> ProfileResult {
    var tally = Tally()
    tally.cases = 20_000
    tally.mismatches = wrong ? 1234 : 0
    tally.rules = [
      .ties: RuleTally(
        cases: 7468, mismatches: wrong ? 1234 : 0,
        example: wrong
          ? Mismatch(
            rule: .ties, call: try call(function, [.float(1), .float(0), .float(1), .float(1)]),
            declared: .index(3), observed: .index(0), difference: .value, fits: "first") : nil),
      .nan: RuleTally(cases: 892),
      .defaultAxis: RuleTally(cases: 16),
    ]
    tally.witnesses = [
      .nan: .init(call: try call(function, [.float(0), .float(.nan)]), observed: .index(1)),
      .ties: .init(call: try call(function, [.float(1), .float(1)]), observed: .index(0)),
    ]
    return ProfileResult(
      library: "shelf", version: "1.2", function: function, mode: .eager, planned: 20_000,
      tally: tally,
      declared: [
        .ties: DeclaredRule(value: "last", status: .documented, source: "argmax, Notes"),
        .nan: DeclaredRule(
          value: "first NaN wins", status: .observed, source: "Shelf 1.2",
          note: "NaT & NaN count as *one*."),
        .defaultAxis: DeclaredRule(value: "flatten", status: .documented, source: "argmax, axis"),
      ])
  }

  /// A function that differs from the others, with hostile text wherever text goes.
  private static func row() throws -> ProfileResult {
    let array = LabelledArray(
      try NDArray(
        dtype: .string, shape: [2], elements: [.string("<b>&\"'`|"), .string("\u{1B}[31m\n")]),
      index: [.value(.string("</script>")), .value(.int(2))])
    let call = Call(library: "shelf", version: "1.2", function: "Row.place", array: array)
    let error = ErrorOutcome(
      type: "TypeError", message: "no <order> in ]]> \u{1B}[2J & `|`\nsecond line")
    var tally = Tally()
    tally.cases = 100
    tally.mismatches = 1
    tally.rules = [
      .labels: RuleTally(
        cases: 100, mismatches: 1,
        example: Mismatch(
          rule: .labels, call: call,
          declared: .labels(shape: [], data: [.value(.string("</script>"))]),
          observed: .error(error), difference: .kind, fits: nil)),
      .ties: RuleTally(cases: 40),
    ]
    tally.witnesses = [.ties: .init(call: call, observed: .error(error))]
    return ProfileResult(
      library: "shelf", version: "1.2", function: "Row.place", mode: Mode(rawValue: "jit"),
      planned: 120, tally: tally,
      declared: [
        .labels: DeclaredRule(
          value: "labels", status: .contradicted, source: "Row.place <Returns> | `label`",
          note: "It says <position>."),
        .ties: DeclaredRule(value: "first", status: .documented, source: "Row.place"),
        .empty: DeclaredRule(value: "ValueError", status: .observed, source: "Shelf 1.2"),
        .defaultAxis: DeclaredRule(value: "flatten", status: .documented, source: "argmax, axis"),
      ])
  }
}

extension Outcome {
  fileprivate static func index(_ index: Int64) -> Outcome {
    .indices(dtype: "int64", shape: [], data: [index])
  }
}
