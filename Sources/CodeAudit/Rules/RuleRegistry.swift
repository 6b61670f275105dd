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

  /// The page of a code or short name, in any case; `nil` for rules of ports, which have none.
  package static func page(_ text: String) -> RulePage? {
    guard let code = rule(text)?.code else { return nil }
    return pages.first { $0.code == code }
  }

  /// The rule of a code or short name, in any case.
  package static func rule(_ text: String) -> RuleMetadata? {
    metadata.first { $0.code == text.uppercased() || $0.name == text.lowercased() }
  }

  /// What reports say of all rules, those of ports after those of habits.
  package static let metadata: [RuleMetadata] =
    pages.map {
      RuleMetadata(code: $0.code, name: $0.name, summary: $0.summary, severity: $0.severity)
    } + PortRule.allCases.map(\.metadata)

  /// Whether a code is that of a rule of ports.
  package static func isOfPorts(_ code: String) -> Bool { portCodes.contains(code) }

  private static let portCodes = Set(PortRule.allCases.map(\.code))

  /// All codes that there are.
  package static let codes = Set(metadata.map(\.code))

  /// Those that are on where nothing is said.
  static let usual =
    defaults + PortRule.allCases.filter { $0.offBecause == nil }.map(\.code)

  /// The codes that words on a command line mean: a code, a short name, the start of codes (`TB1`), `all`,
  /// or `default`.
  ///
  /// - Parameter select: empty for those that are on by default.
  package static func selection(
    select: [String] = [], ignore: [String] = []
  ) throws(UnknownRule) -> [String] {
    var chosen = Set(usual)
    if !select.isEmpty {
      chosen = []
      for word in select { chosen.formUnion(try codes(word)) }
    }
    for word in ignore { chosen.subtract(try codes(word)) }
    return metadata.map(\.code).filter(chosen.contains)
  }

  /// The codes that one such word means.
  package static func codes(_ word: String) throws(UnknownRule) -> [String] {
    switch word.lowercased() {
    case "all": return metadata.map(\.code)
    case "default": return usual
    default: break
    }
    if let rule = rule(word) { return [rule.code] }
    let start = word.uppercased()
    let codes = metadata.map(\.code).filter { start.hasPrefix("TB") && $0.hasPrefix(start) }
    guard !codes.isEmpty else { throw UnknownRule(word) }
    return codes
  }
}

/// A word that names no rule.
package struct UnknownRule: Error, Hashable, CustomStringConvertible {
  package var word: String

  package init(_ word: String) { self.word = word }

  package var description: String {
    guard !word.isEmpty else { return "an empty word names no rule" }
    let rules = RuleRegistry.metadata
    // With two digits wrong, one code is as near as many others.
    let guess =
      nearest(word, among: rules.map(\.code), most: 1) ?? nearest(word, among: rules.map(\.name))
    let advice = guess.map { "did you mean \($0)?" } ?? "tiebreak rules lists them"
    return "no rule is called \(word); \(advice)"
  }
}
