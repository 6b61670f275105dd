internal import Semantics

/// All rules, in the order of their codes.
package enum RuleRegistry {
  package static let rules: [any AuditRule] = [
    AxisOmitted(), HardCodedPositiveAxis(), EmptyReduction(), TiesByArgmax(),
    UnmaskedInvalidActions(), IndexAsKey(), DifferentiablePath(), ArgmaxInLoop(), NaNUnsafe(),
    FullSortForTop1(), BareTop1(),
  ]

  /// With that of the one rule that looks at no call.
  package static let pages: [RulePage] = [UnusedIgnore.page] + rules.map(\.page)

  /// The codes that are on where nothing is said.
  package static let defaults: [String] = pages.filter(\.isOnByDefault).map(\.code)

  /// The page of a code or short name, in any case.
  package static func page(_ text: String) -> RulePage? {
    pages.first { $0.code == text.uppercased() || $0.name == text.lowercased() }
  }

  /// The codes that words on a command line mean: a code, a short name, the start of codes (`TB1`), `all`,
  /// or `default`.
  ///
  /// - Parameter select: empty for those that are on by default.
  package static func selection(
    select: [String] = [], ignore: [String] = []
  ) throws(UnknownRule) -> [String] {
    var chosen = Set(defaults)
    if !select.isEmpty {
      chosen = []
      for word in select { chosen.formUnion(try codes(word)) }
    }
    for word in ignore { chosen.subtract(try codes(word)) }
    return pages.map(\.code).filter(chosen.contains)
  }

  private static func codes(_ word: String) throws(UnknownRule) -> [String] {
    switch word.lowercased() {
    case "all": return pages.map(\.code)
    case "default": return defaults
    default: break
    }
    if let page = page(word) { return [page.code] }
    let start = word.uppercased()
    let codes = pages.map(\.code).filter { start.hasPrefix("TB") && $0.hasPrefix(start) }
    guard !codes.isEmpty else { throw UnknownRule(word) }
    return codes
  }
}

/// A word that names no rule.
package struct UnknownRule: Error, Hashable, CustomStringConvertible {
  package var word: String

  package init(_ word: String) { self.word = word }

  package var description: String {
    let known = RuleRegistry.pages.flatMap { [$0.code, $0.name] }
    let guess = nearest(word, among: known).map { "; did you mean \($0)?" } ?? ""
    return "no rule is called \(word)\(guess)"
  }
}
