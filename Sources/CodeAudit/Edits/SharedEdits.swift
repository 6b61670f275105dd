/// The lines that fixes of a notebook share, such as an import: what one cell has, those below it need not bring.
struct SharedEdits {
  private var made: Set<String> = []

  /// The fixes of a cell without what cells above it brought.
  func left(of fixes: [Fix]) -> [Fix] {
    fixes.map { fix in
      var fix = fix
      fix.edits.removeAll { $0.isShared && made.contains(Self.line($0)) }
      return fix
    }
  }

  mutating func note(_ applied: [Fix]) {
    made.formUnion(applied.flatMap(\.edits).filter(\.isShared).map(Self.line))
  }

  /// Without what parts it from the text around it, which differs by its place.
  private static func line(_ edit: Fix.Edit) -> String {
    let text = edit.replacement.drop { $0.isWhitespace || $0 == ";" }
    return String(text.dropLast(text.reversed().prefix(while: \.isWhitespace).count))
  }
}
