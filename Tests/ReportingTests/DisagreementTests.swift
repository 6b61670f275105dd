import Conformance
import Foundation
import Reporting
import Semantics
import Testing

/// The questions that the terminal shows first, with the answers of the libraries.
@Suite struct DisagreementTests {
  /// A report on the first functions of two libraries, whose mismatches are these.
  private func text(_ mismatches: [String: RuleName], unasked: RuleName? = nil) throws -> String {
    let specs = try SpecFolder(path: TestScripts.specs)
    let profiles = try ["numpy", "tensorflow"].map { library in
      let function = try #require(specs[library]?.functions.first)
      var tally = Tally()
      tally.cases = 1
      for rule in RuleName.allCases where rule != unasked {
        tally.rules[rule] = RuleTally(cases: 1)
      }
      if let rule = mismatches[library] {
        tally.mismatches = 1
        tally.rules[rule]?.mismatches = 1
      }
      return ProfileResult(
        library: library, version: "99", function: function.name, mode: .eager, planned: 1,
        tally: tally, declared: [:])
    }
    let report = ConformanceReport(run: SampleReport.run, seed: 1, profiles: profiles)
    return ReportFormat.text.render(ReportView(report, specs: specs), colour: false)
  }

  private static let question = "nan           [1.0, nan]"

  @Test func answersAreSetSideBySide() throws {
    let text = try text([:])
    #expect(text.contains("ONE QUESTION, SEVERAL ANSWERS\n\(Self.question)\n"), "\(text)")
    #expect(text.contains("  1                     numpy argmax\n"))
    #expect(text.contains("  0                     tensorflow math.argmax\n"))
  }

  /// What a spec says is no answer where the library has contradicted it.
  @Test func contradictedSpecsAreNoAnswer() throws {
    let wrong = try text(["numpy": .nan])
    #expect(!wrong.contains(Self.question))
    #expect(wrong.contains("default-axis  [["))
    #expect(try text(["numpy": .empty]).contains(Self.question))
  }

  @Test func whatWasNotAskedIsNoAnswer() throws {
    #expect(!(try text([:], unasked: .nan)).contains(Self.question))
  }
}
