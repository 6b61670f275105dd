package import Conformance
package import Semantics

/// A report as people read it: what belongs together is put together, and calls can be pasted. All renderers show
/// this one view, in the same order.
package struct ReportView: Sendable {
  package let report: ConformanceReport
  package let specs: SpecFolder
  private let folder: String?

  /// - Parameter folder: where the specs were read from, if not from the package's own folder.
  package init(_ report: ConformanceReport, specs: SpecFolder, folder: String? = nil) {
    self.report = report
    self.specs = specs
    self.folder = folder
  }

  /// Another report in the light of the same specs.
  package func with(_ report: ConformanceReport) -> ReportView {
    ReportView(report, specs: specs, folder: folder)
  }

  /// Each library that was asked, with its version, in the report's order.
  var libraries: [String] {
    report.profiles.map { "\($0.library) \($0.version)" }.uniqued()
  }

  /// The call as a line of Python; `nil` where the specs do not know the function.
  func python(_ call: Call) -> String? { PythonSource(call, specs: specs)?.line }

  /// The call as a line for a shell.
  func emulate(_ call: Call) -> String {
    let json = quoted(call.json().description)
    // Some shells' echo reads backslashes itself.
    let print = json.contains(#"\"#) ? #"printf '%s\n'"# : "echo"
    let others = folder.map { " --specs \(quoted($0))" } ?? ""
    return "\(print) \(json) | tiebreak emulate\(others)"
  }

  /// A word for a shell.
  private func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: #"'\''"#) + "'"
  }

  /// What can be pasted to ask the call again: Python where the specs know the function, and a line for a shell.
  func lines(toPaste call: Call) -> [String] {
    [python(call), emulate(call)].compactMap { $0 }
  }

  /// The rules behind a result; `nil` where the specs do not know the function.
  func profile(of result: ProfileResult) -> Profile? {
    guard let spec = specs[result.library],
      let function = spec.functions.first(where: { $0.name == result.function })
    else { return nil }
    return spec.profile(of: function, version: Version(result.version), mode: result.mode)
  }

  /// Where the specs declare a function's rule.
  func place(
    of rule: RuleName?, _ library: String, _ function: String?
  ) -> (file: String, line: Int)? {
    guard let spec = specs[library], let function else { return nil }
    return spec.line(of: rule, in: function).map { (spec.file, $0) }
  }

  /// Whether it is the first function of its library's spec.
  func isMain(_ result: ProfileResult) -> Bool {
    specs[result.library]?.functions.first?.name == result.function
  }

  /// `nil` where no tie had a part in it.
  func tied(_ mismatch: Mismatch) -> TiedPositions? {
    specs.profile(of: mismatch.call).flatMap { TiedPositions(mismatch, profile: $0) }
  }

  /// What the run found, in one line without its time.
  var verdict: Verdict { Verdict(report) }
}

extension Fault {
  /// Whose it is: the library, and the function where one was being called.
  var title: String { name.map { "\(library) \($0)" } ?? mode.name(of: library) }

  /// The function, and the mode where it is not the usual one; `nil` where none was being called.
  var name: String? { function.map(mode.name) }
}

extension Unstable {
  /// Whose it is.
  var title: String { "\(library) \(name)" }

  /// The function, and the mode where it is not the usual one.
  var name: String { call.mode.name(of: function) }
}

extension ProfileResult {
  var id: FunctionID { FunctionID(library: library, function: function, mode: mode) }

  /// `numpy 2.4.6 argmax`, and the mode where it is not the usual one.
  var title: String { "\(library) \(version) \(name)" }

  /// The function, and the mode where it is not the usual one.
  var name: String { id.name }

  /// The same as an identifier for links.
  var anchor: String { id.anchor }
}

extension FunctionID {
  /// The function, and the mode where it is not the usual one.
  var name: String { mode.name(of: function) }

  var title: String { "\(library) \(name)" }

  /// The title as an identifier for links.
  var anchor: String {
    "\(library)-\(name)".lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
  }
}

extension Mode {
  /// What is said of something in this mode: its own name, and the mode where it is not the usual one.
  func name(of function: String) -> String {
    function + (self == .eager ? "" : " (\(rawValue))")
  }
}

extension BinaryInteger {
  /// The number with a comma every three digits.
  var grouped: String {
    let digits = Array(String(magnitude))
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + text
  }

  /// `1 case`, `2 cases`.
  func counted(_ singular: String, _ plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? singular : plural ?? singular + "s")"
  }
}
