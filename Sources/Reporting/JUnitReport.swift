import Conformance
import Semantics

/// The report as JUnit XML: a suite for each profile, a case for each rule.
///
/// With a baseline, each regression is a failing case of a suite of its own, and what was found otherwise is shown as
/// skipped: it fails nothing.
package struct JUnitReport {
  private let view: ReportView

  package init(_ view: ReportView) { self.view = view }

  package var text: String {
    JUnitXML(name: "tiebreak check", suites: suites).text
  }

  private typealias TestSuite = JUnitXML.Suite
  private typealias TestCase = JUnitXML.Case

  // MARK: Suites

  private var suites: [TestSuite] {
    let suites = view.report.profiles.map { profile in
      TestSuite(
        name: profile.title,
        cases: RuleName.allCases.compactMap { rule(profile, $0) }
          + view.report.faults.filter { $0.library == profile.library && $0.name == profile.name }
          .map(fault)
          + view.report.unstable.filter {
            $0.library == profile.library && $0.name == profile.name
          }.map(unstable)
          + gaps(profile))
    }
    let known = Set(view.report.profiles.map { "\($0.library) \($0.name)" })
    let libraries =
      view.report.profiles.map(\.library) + view.report.faults.map(\.library)
      + view.report.unstable.map(\.library) + view.report.notTested.map(\.library)
    let rest = libraries.uniqued().compactMap { library -> TestSuite? in
      let cases =
        view.report.faults.filter {
          isHomeless($0.library, $0.name, known) && $0.library == library
        }
        .map(fault)
        + view.report.unstable.filter {
          isHomeless($0.library, $0.name, known) && $0.library == library
        }
        .map(unstable)
        + view.gaps.filter { $0.library == library }.flatMap { gap in
          gap.functions.isEmpty
            ? [skipped(gap.reason, library)]
            : gap.functions.filter { name in
              !view.report.profiles.contains { $0.library == library && $0.name == name }
            }.map { skipped(gap.reason, "\(library).\($0)") }
        }
      return cases.isEmpty ? nil : TestSuite(name: library, cases: cases)
    }
    return regressions + suites + rest
  }

  /// Whether what was found belongs to no profile of the report.
  private func isHomeless(_ library: String, _ name: String?, _ known: Set<String>) -> Bool {
    name.map { !known.contains("\(library) \($0)") } ?? true
  }

  private var regressions: [TestSuite] {
    guard let found = view.report.regressions, !found.isEmpty else { return [] }
    let cases = found.map { regression in
      TestCase(
        name: regression.name, className: regression.owner, kind: .failure,
        type: regression.kind.rawValue, message: regression.detail,
        body: regression.facts.dropFirst().map { "\($0.name): \($0.text)" }
          + (regression.call.map(view.lines(toPaste:)) ?? []))
    }
    return [TestSuite(name: "regressions", cases: cases)]
  }

  /// A case that fails the run, unless there is a baseline, against which it is held elsewhere.
  private func finding(_ test: TestCase) -> TestCase {
    guard view.report.regressions != nil else { return test }
    var test = test
    test.kind = .skipped
    test.message += " (only what is worse than the baseline fails)"
    return test
  }

  // MARK: Cases

  private func rule(_ profile: ProfileResult, _ name: RuleName) -> TestCase? {
    let tally = profile.tally.rules[name]
    guard tally != nil || profile.declared[name] != nil else { return nil }
    var test = TestCase(
      name: name.rawValue, className: "\(profile.library).\(profile.name)", kind: .passed)
    if let tally, tally.mismatches > 0 {
      test.kind = .failure
      test.type = "mismatch"
      test.message = "\(tally.mismatches.grouped) of \(tally.cases.counted("case"))"
      if let example = tally.example {
        test.message +=
          ": declared \(example.declared.brief), observed \(example.observed.brief)"
        test.body = body(example, declared: profile.declared[name])
      }
      test = finding(test)
    } else if tally?.cases ?? 0 == 0 {
      test.kind = .skipped
      test.message = "no case turned on it"
    }
    return test
  }

  private func body(_ example: Mismatch, declared: DeclaredRule?) -> [String] {
    var lines = view.lines(toPaste: example.call)
    lines.append("declared: \(example.declared.told)")
    lines.append("observed: \(example.observed.told)")
    if let declared { lines.append("rule: \(declared.value) (\(declared.source))") }
    if let tied = view.tied(example) { lines.append("tied: \(tied.text)") }
    lines.append("fits: \(example.fits ?? "none: no change of one rule explains it")")
    return lines
  }

  private func fault(_ fault: Fault) -> TestCase {
    finding(
      TestCase(
        name: "fault",
        className: fault.name.map { "\(fault.library).\($0)" } ?? fault.title, kind: .error,
        type: fault.kind.rawValue, message: fault.detail,
        body: fault.call.map(view.lines(toPaste:)) ?? []))
  }

  private func unstable(_ found: Unstable) -> TestCase {
    finding(
      TestCase(
        name: "unstable", className: "\(found.library).\(found.name)", kind: .failure,
        type: "unstable",
        message: "processes answered " + found.observed.map(\.brief).joined(separator: " and "),
        body: view.lines(toPaste: found.call)))
  }

  private func gaps(_ profile: ProfileResult) -> [TestCase] {
    // Rules without a case are cases of their own here.
    let unexercised = view.unexercised(profile).gap
    return view.gaps.filter {
      $0.library == profile.library && $0.functions.contains(profile.name)
        && $0.reason != unexercised
    }.map { skipped($0.reason, "\(profile.library).\(profile.name)") }
  }

  private func skipped(_ reason: String, _ className: String) -> TestCase {
    TestCase(
      name: "not tested: \(reason)", className: className, kind: .skipped, message: reason)
  }
}
