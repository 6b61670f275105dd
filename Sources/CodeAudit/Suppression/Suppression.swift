/// A comment that silences findings: `# tiebreak: ignore[TB101]`.
package struct Suppression: Hashable, Sendable {
  package enum Reach: String, Hashable, Sendable, CaseIterable {
    /// Calls that stand on its line, all or in part.
    case line
    case file
    /// None: `problem` says why.
    case nothing
  }

  /// The cell of a notebook, from 0.
  package var cell: Int?
  /// The comment, from `#` on; where it says something else too, only the part that silences.
  package var span: Span
  /// What goes when it goes: the blanks before it too, or its whole line where nothing else stands there; what the
  /// comment says besides stays a comment.
  package var removal: Span
  /// `[TB101, TB104]`, with the brackets.
  package var brackets: Span?
  package var reach: Reach
  /// Codes, names and beginnings of codes as written; none for all codes.
  package var codes: [String]
  package var problem: String?
  /// The codes of what it silenced, each once.
  package var silenced: [String]

  package init(
    cell: Int? = nil, span: Span, removal: Span, brackets: Span? = nil, reach: Reach,
    codes: [String] = [], problem: String? = nil, silenced: [String] = []
  ) {
    self.cell = cell
    self.span = span
    self.removal = removal
    self.brackets = brackets
    self.reach = reach
    self.codes = codes
    self.problem = problem
    self.silenced = silenced
  }

  func covers(_ code: String, cell: Int?, lines: ClosedRange<Int>) -> Bool {
    guard codes.isEmpty || codes.contains(where: { Self.meaning(of: $0).contains(code) }) else {
      return false
    }
    return switch reach {
    case .file: true
    case .line: self.cell == cell && lines.contains(span.start.line)
    case .nothing: false
    }
  }

  /// The codes that a word in the brackets stands for; none where no rule is called that.
  static func meaning(of word: String) -> [String] { (try? RuleRegistry.codes(word)) ?? [] }
}
