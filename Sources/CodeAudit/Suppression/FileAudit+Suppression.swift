/// Findings may be made in two places: those of rules where the file is read, those of ports where the specs of both
/// libraries are. So each calls `silence()`, and what ignored nothing is asked for when all findings are there.
extension FileAudit {
  /// Takes away the findings that comments silence, and notes in each comment what it silenced.
  package mutating func silence() {
    findings.removeAll { finding in
      let span =
        finding.call.flatMap { calls.indices.contains($0) ? calls[$0].span : nil } ?? finding.span
      let lines = span.start.line...max(span.start.line, span.end.line)
      let covering = suppressions.indices.filter {
        suppressions[$0].covers(finding.finding.rule, cell: finding.cell, lines: lines)
      }
      // A comment on the line has more to say than one for the file.
      guard let place = covering.first(where: { suppressions[$0].reach == .line }) ?? covering.first
      else { return false }
      let code = finding.finding.rule
      if !suppressions[place].silenced.contains(code) { suppressions[place].silenced.append(code) }
      return true
    }
  }

  /// Findings for comments that silence nothing, to be asked for after the last `silence()`.
  ///
  /// Only what holds in any run is said: a comment beside a call may be needed where other rules, or a port to another
  /// library, are asked for. So a code is missed where its rule was asked, and one of ports, or a comment without
  /// codes, only where there is no call that any rule could speak of.
  ///
  /// - Parameters:
  ///   - asked: the codes whose rules were run.
  ///   - known: all codes that there are.
  package func unusedIgnores(asked: Set<String>, known: Set<String>) -> [AuditedFinding] {
    let code = UnusedIgnore.page.code
    guard !suppressions.contains(where: { $0.reach == .file && $0.names(code) }) else { return [] }
    return suppressions.compactMap { suppression in
      guard !suppression.names(code),
        let violation = suppression.violation(
          asked: asked, known: known, isBesideCall: isBesideCall(suppression))
      else { return nil }
      return AuditedFinding(
        finding: UnusedIgnore.page.finding(violation), cell: suppression.cell,
        span: suppression.span, call: nil)
    }
  }

  /// Whether there is a call whose findings the comment could silence.
  private func isBesideCall(_ suppression: Suppression) -> Bool {
    switch suppression.reach {
    case .file: !calls.isEmpty
    case .line:
      calls.contains { call in
        call.cell == suppression.cell
          && (call.span.start.line...max(call.span.start.line, call.span.end.line))
            .contains(suppression.span.start.line)
      }
    case .nothing: false
    }
  }
}

extension Suppression {
  /// Whether it is this rule that one of its words means, and not many of them.
  fileprivate func names(_ code: String) -> Bool {
    codes.contains { Self.meaning(of: $0) == [code] }
  }

  fileprivate func violation(
    asked: Set<String>, known: Set<String>, isBesideCall: Bool
  ) -> Violation? {
    if let problem { return Violation("this comment silences nothing: \(problem)") }
    if codes.isEmpty {
      guard silenced.isEmpty, !isBesideCall else { return nil }
      let place = reach == .file ? "in this file" : "on this line"
      return Violation(
        "this comment silences nothing: no arg-reduction is called \(place)", fix: removed(.safe))
    }
    let foreign = codes.filter { known.isDisjoint(with: Self.meaning(of: $0)) }
    let idle = codes.filter { word in
      let meant = Self.meaning(of: word)
      return !foreign.contains(word) && asked.isSuperset(of: meant)
        && Set(silenced).isDisjoint(with: meant)
        && !(meant.contains(where: RuleRegistry.isOfPorts) && isBesideCall)
    }
    let useless = codes.filter { foreign.contains($0) || idle.contains($0) }
    guard !useless.isEmpty else { return nil }
    var parts: [String] = []
    if !idle.isEmpty { parts.append("\(idle.joined(separator: ", ")) reports nothing here") }
    parts += foreign.map { "\(UnknownRule($0))" }
    let kept = codes.filter { !useless.contains($0) }
    let extent = kept.isEmpty ? "nothing" : "too much"
    // A word that means nothing was written for a reason: most are misspelled.
    let safety: Fix.Safety = foreign.isEmpty ? .safe : .unsafe
    return Violation(
      "this comment silences \(extent): \(parts.joined(separator: "; "))",
      fix: kept.isEmpty ? removed(safety) : reduced(to: kept, safety))
  }

  private func removed(_ safety: Fix.Safety) -> Fix {
    Fix(
      title: "remove the comment", safety: safety,
      edits: [Fix.Edit(span: removal, replacement: "")])
  }

  private func reduced(to codes: [String], _ safety: Fix.Safety) -> Fix? {
    guard let brackets else { return nil }
    let text = "[\(codes.joined(separator: ", "))]"
    return Fix(
      title: "keep \(codes.joined(separator: ", ")) only", safety: safety,
      edits: [Fix.Edit(span: brackets, replacement: text)])
  }
}
