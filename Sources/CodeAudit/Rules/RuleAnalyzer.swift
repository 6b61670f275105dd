package import Semantics

/// Finds a file's calls and asks the rules about each.
///
///     let specs = try SpecFolder(path: folder)
///     let analyzer = try RuleAnalyzer(types: try TypeCatalog(specs: specs), specs: specs)
///     let audit = analyzer.analyze(file)
///
/// Findings that a comment silences are left out, and `suppressions` says which. `TB100` is not among the findings: ask
/// `FileAudit.unusedIgnores` when those of ports have been added as well.
package struct RuleAnalyzer: SourceAnalyzer {
  private let resolver: CallResolver
  private let functions: FunctionCatalog
  private let words: RuleWords
  private let imports: ImportReader
  private let rules: [any AuditRule]

  /// - Parameter codes: of the rules to ask; those of no rule here are passed over.
  package init(
    types: TypeCatalog, specs: SpecFolder, codes: [String] = RuleRegistry.defaults
  ) throws(SpecError) {
    self.init(types: types, specs: specs.specs, words: try RuleWords(specs: specs), codes: codes)
  }

  package init(types: TypeCatalog, specs: [Spec], words: RuleWords, codes: [String]) {
    resolver = CallResolver(types: types)
    functions = FunctionCatalog(specs: specs, types: types)
    self.words = words
    imports = ImportReader(specs)
    rules = RuleRegistry.rules.filter { codes.contains($0.page.code) }
  }

  package func analyze(_ file: ParsedFile) -> FileAudit {
    let resolved = resolver.resolve(file)
    let context = RuleContext(resolved, functions: functions, words: words)
    var findings: [AuditedFinding] = []
    for (number, call) in resolved.calls.enumerated() {
      for rule in rules {
        guard let violation = rule.check(call, in: context) else { continue }
        findings.append(
          AuditedFinding(
            finding: rule.page.finding(violation), cell: call.site.cell, span: call.site.span,
            call: number))
      }
    }
    var audit = FileAudit(
      path: file.path, calls: resolved.calls.map(\.site), findings: findings,
      suppressions: SuppressionReader.suppressions(in: file),
      imports: resolved.calls.isEmpty ? [] : imports.imports(in: file))
    audit.silence()
    return audit
  }
}
