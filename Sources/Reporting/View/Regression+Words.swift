import Conformance
import Semantics

extension Regression {
  /// What it is, in a few words.
  var name: String {
    let words =
      switch kind {
      case .fault: "new fault"
      case .changedAnswer: "changed answer"
      case .mismatch: "new mismatch"
      case .unstable: "newly unstable"
      case .lostCases: "lost cases"
      }
    return words + (rule.map { ": \($0.rawValue)" } ?? "")
  }

  /// Whose it is: `numpy 2.4.6 argmax`.
  var owner: String {
    [library, version, function.map(mode.name)].compactMap { $0 }.joined(separator: " ")
  }

  /// What is to be said of it, by name, in the order in which it is said.
  var facts: [(name: String, text: String)] {
    var facts = [("what", detail)]
    if let versionBefore {
      facts.append(("version", "\(versionBefore) before, \(version ?? "none") now"))
    }
    let names =
      switch kind {
      case .mismatch: ("gives", "observed")
      case .unstable: ("first", "then")
      case .fault, .changedAnswer, .lostCases: ("before", "now")
      }
    if let before { facts.append((names.0, before.told)) }
    if let now { facts.append((names.1, now.told)) }
    return facts
  }
}
