import CodeAudit

/// The audit as JUnit XML: a suite for each file, a failing case for each finding; a file without any passes.
package struct AuditJUnit {
  private let view: AuditView

  package init(_ view: AuditView) { self.view = view }

  package var text: String {
    let found = Dictionary(grouping: view.items) { $0.file }
    let suites = view.report.files.map { file -> JUnitXML.Suite in
      var cases = (found[file.path] ?? []).map(test)
      if let error = file.error {
        cases.append(
          .init(
            name: "audit", className: file.path, kind: .error, type: "unreadable", message: error))
      } else if cases.isEmpty {
        cases.append(.init(name: "audit", className: file.path, kind: .passed))
      }
      return .init(name: file.path, cases: cases)
    }
    return JUnitXML(name: "tiebreak audit", suites: suites).text
  }

  private func test(_ item: AuditView.Item) -> JUnitXML.Case {
    let place = (item.cellName.map { "\($0), " } ?? "") + "line \(item.span.start.line)"
    return .init(
      name: "\(item.finding.rule) \(item.finding.name), \(place)", className: item.file,
      kind: .failure, type: item.finding.severity.rawValue, message: item.finding.message,
      body: (item.line.map { [$0] } ?? []) + item.finding.details)
  }
}
