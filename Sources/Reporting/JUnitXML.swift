/// Test suites as JUnit XML.
///
/// Times, hosts and time stamps are left out, so that the same findings give the same file. It keeps to the schema
/// that Jenkins publishes (`junit-10.xsd`).
struct JUnitXML {
  var name: String
  var suites: [Suite]

  struct Suite {
    var name: String
    var cases: [Case]

    /// The suite with a number behind the names of cases that are named alike: readers take them for one else.
    fileprivate var numbered: Suite {
      var copy = self
      var seen: [[String]: Int] = [:]
      for place in cases.indices {
        let count = seen[[cases[place].className, cases[place].name], default: 0] + 1
        seen[[cases[place].className, cases[place].name]] = count
        if count > 1 { copy.cases[place].name += " (\(count))" }
      }
      return copy
    }
  }

  struct Case {
    enum Kind: String { case passed, failure, error, skipped }
    var name: String
    var className: String
    var kind: Kind
    var type = ""
    var message = ""
    var body: [String] = []
  }

  var text: String {
    let cases = suites.flatMap(\.cases)
    let head = attributes([
      "name": name, "tests": "\(cases.count)",
      "failures": "\(cases.count { $0.kind == .failure })",
      "errors": "\(cases.count { $0.kind == .error })",
    ])
    return #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n<testsuites\(head)>\n"
      + suites.map { xml($0.numbered) }.joined() + "</testsuites>\n"
  }

  private func xml(_ suite: Suite) -> String {
    func count(_ kind: Case.Kind) -> String { "\(suite.cases.count { $0.kind == kind })" }
    let head = attributes([
      "name": suite.name, "tests": "\(suite.cases.count)", "failures": count(.failure),
      "errors": count(.error), "skipped": count(.skipped),
    ])
    return "  <testsuite\(head)>\n" + suite.cases.map(xml).joined() + "  </testsuite>\n"
  }

  private func xml(_ test: Case) -> String {
    let head = "    <testcase" + attributes(["classname": test.className, "name": test.name])
    switch test.kind {
    case .passed: return head + "/>\n"
    case .skipped:
      return head + ">\n      <skipped" + attributes(["message": test.message])
        + "/>\n    </testcase>\n"
    case .failure, .error:
      let tag = test.kind.rawValue
      let body = test.body.map { $0.visible.contentEscaped }.joined(separator: "\n")
      return head + ">\n      <\(tag)" + attributes(["type": test.type, "message": test.message])
        + ">\(body)</\(tag)>\n    </testcase>\n"
    }
  }

  private func attributes(_ pairs: KeyValuePairs<String, String>) -> String {
    pairs.map { " \($0)=\"\($1.visible.markupEscaped)\"" }.joined()
  }
}
