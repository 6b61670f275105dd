internal import Semantics

/// What a report says of one file.
struct ReportPart: Sendable {
  var calls: [AuditReport.Entry] = []
  var asides: [AuditReport.Aside] = []
  /// What a port changes in it, where that is to be kept.
  var port: PortNote?
}

extension Audit {
  /// - Parameter hasInput: whether standard input was audited.
  func report(
    _ parts: [ReportPart], of paths: [String], _ found: [FoundFile],
    _ failures: [SourceFinder.Failure], _ audits: [FileAudit], hasInput: Bool
  ) -> AuditReport {
    let errors = Dictionary(
      audits.flatMap { audit in audit.errors.map { (audit.path, "\($0)") } }
        + failures.map { ($0.path, $0.reason) },
      uniquingKeysWith: { first, _ in first })
    var names = found.map(\.path) + failures.map(\.path)
    if hasInput { names.append(Self.standardInput) }
    let files = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { AuditReport.File(path: $0, error: errors[$0]) }
    return AuditReport(
      files: files, calls: parts.flatMap(\.calls), asides: parts.flatMap(\.asides), paths: paths)
  }

  /// - Parameter known: what the cache had; `nil` where nothing is kept.
  func part(
    of hashed: HashedAudit, _ known: CacheContents?, _ standardInput: [UInt8]?
  ) -> ReportPart {
    var part = ReportPart()
    var audit = hashed.audit
    guard !audit.calls.isEmpty || !audit.suppressions.isEmpty, let scope = scope(audit.path) else {
      return part
    }
    let bytes = bytes(of: audit.path, standardInput: standardInput)
    let source = AuditedSource(path: audit.path, bytes: bytes)
    if let port = scope.port, !audit.calls.isEmpty {
      let old = hashed.content.flatMap {
        known?.findings(of: port.name, in: $0, calls: audit.calls.count)
      }
      let findings =
        old ?? port.findings(for: audit.calls, imports: audit.imports) { source.bytes(of: $0) }
      audit.add(findings)
      // Between parsing and now the file may have changed.
      if let content = hashed.content, old != nil || content.isOf(bytes, in: audit.path) {
        part.port = PortNote(
          port: port.name, content: content, findings: old == nil ? findings : nil)
      }
    }
    if scope.port != nil { audit.withdrawFixesOfHabits() }
    // Workers ask what is asked of any file.
    audit.findings.removeAll { !scope.rules.contains($0.finding.rule) }
    audit.silence()
    if scope.rules.contains(UnusedIgnore.page.code) {
      let asked = scope.rules.filter { scope.port != nil || !RuleRegistry.isOfPorts($0) }
      audit.findings += audit.unusedIgnores(asked: asked, known: RuleRegistry.codes)
    }
    part.calls = Self.entries(audit, source)
    part.asides = Self.asides(audit, source)
    return part
  }

  private static func entries(_ audit: FileAudit, _ source: AuditedSource) -> [AuditReport.Entry] {
    audit.calls.enumerated().map { place, call in
      let findings = audit.findings.filter { $0.call == place }.map(\.finding).worstFirst
      return AuditReport.Entry(
        call: call, findings: findings, line: source.line(of: call.span, cell: call.cell),
        source: findings.isEmpty ? nil : source.text(of: call.span, cell: call.cell))
    }
  }

  private static func asides(_ audit: FileAudit, _ source: AuditedSource) -> [AuditReport.Aside] {
    audit.findings.filter { $0.call == nil }.map { found in
      AuditReport.Aside(
        file: audit.path, cell: found.cell, span: found.span, finding: found.finding,
        line: source.line(of: found.span, cell: found.cell),
        source: source.text(of: found.span, cell: found.cell))
    }
  }
}

extension FileAudit {
  /// Takes unsafe fixes away that are none of a port: it changes what it has to, and no answers beside that.
  fileprivate mutating func withdrawFixesOfHabits() {
    for place in findings.indices where !RuleRegistry.isOfPorts(findings[place].finding.rule) {
      if findings[place].finding.fix?.safety == .unsafe { findings[place].finding.fix = nil }
    }
  }

  /// Adds findings of each of its calls.
  fileprivate mutating func add(_ ported: [[Finding]]) {
    for (place, found) in ported.enumerated() {
      let call = calls[place]
      findings += found.map {
        AuditedFinding(finding: $0, cell: call.cell, span: call.span, call: place)
      }
    }
  }
}

extension ContentHash {
  fileprivate func isOf(_ bytes: [UInt8]?, in path: String) -> Bool {
    bytes?.withUnsafeBytes { ContentHash($0, in: path) == self } ?? false
  }
}

extension [Finding] {
  /// Those of equal severity in the order in which they were found.
  fileprivate var worstFirst: [Finding] {
    enumerated().sorted { first, second in
      first.element.severity == second.element.severity
        ? first.offset < second.offset
        : first.element.severity.isWorse(than: second.element.severity)
    }.map(\.element)
  }
}
