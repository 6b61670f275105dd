/// Which findings are wanted, by their codes: `TB101`, or the beginning of codes, such as `TB2`.
package struct RuleSelection: Hashable, Sendable {
  /// Empty: all that are on by default.
  package var selected: [String]
  package var ignored: [String]

  package init(selected: [String] = [], ignored: [String] = []) {
    self.selected = selected
    self.ignored = ignored
  }

  /// Whether a finding is wanted; what is off by default is not made without being selected.
  package func wants(_ code: String) -> Bool {
    guard let chosen = selected.isEmpty ? 0 : length(code, selected) else { return false }
    return chosen > length(code, ignored) ?? -1
  }

  /// The length of the longest beginning that fits: the more particular one decides.
  private func length(_ code: String, _ beginnings: [String]) -> Int? {
    beginnings.filter { code.hasPrefix($0) }.map(\.count).max()
  }
}
