/// What people read of a rule, made from its page.
extension RulePage {
  /// The page in `docs/rules`.
  package var markdown: String {
    var lines = ["# \(code): \(name)", "", summary, ""]
    lines += ["*\(severity.rawValue); \(isOnByDefault ? "on by default" : "off by default")*", ""]
    for section in sections {
      lines += ["## \(section.title)", ""]
      switch section.body {
      case .prose(let text): lines += Self.wrapped(text, width: 100)
      case .code(let text): lines += ["```python"] + text.lines + ["```"]
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  /// What `tiebreak rules TB101` prints.
  package func text(width: Int = 80) -> String {
    let state = isOnByDefault ? "on by default" : "off by default"
    var lines =
      ["\(code) \(name) (\(severity.rawValue), \(state))", ""] + Self.wrapped(summary, width: width)
    for section in sections {
      lines += ["", section.title]
      switch section.body {
      case .prose(let text): lines += Self.wrapped(text, width: width - 2).map { "  \($0)" }
      case .code(let text): lines += text.lines.map { $0.isEmpty ? "" : "    \($0)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private enum Body {
    case prose(String)
    case code(String)
  }

  private var sections: [(title: String, body: Body)] {
    var sections: [(title: String, body: Body)] = [
      ("What it reports", .prose(what)), ("Why that is bad", .prose(why)),
      ("Before", .code(before)), ("After", .code(after)), ("When it is wrong", .prose(whenWrong)),
      ("How often it is right", .prose(measured)),
    ]
    if let offBecause {
      sections.append(
        ("Why it is off by default", .prose("It has to be selected, since \(offBecause).")))
    }
    return sections
  }

  /// Lines of whole words; a word longer than a line has one to itself.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " \(word)"
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

extension RuleRegistry {
  /// What `tiebreak rules` prints: a line for each rule.
  ///
  /// - Parameter codes: those that are listed; all where left out.
  package static func list(_ codes: [String]? = nil) -> String {
    let rules = metadata.filter { codes?.contains($0.code) ?? true }
    let width = rules.map(\.name.count).max() ?? 0
    let lines = rules.map { rule in
      let name = rule.name + String(repeating: " ", count: width - rule.name.count)
      let isOn = usual.contains(rule.code)
      return "\(rule.code)  \(name)  \(isOn ? "on " : "off")  \(rule.summary)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page that lists all others in `docs/rules`.
  package static var index: String {
    var lines = ["# Rules", "", "| code | name | by default | |", "|---|---|---|---|"]
    lines += pages.map { page in
      "| [\(page.code)](\(page.code).md) | \(page.name) | \(page.isOnByDefault ? "on" : "off") | \(page.summary) |"
    }
    lines += [
      "",
      "`# tiebreak: ignore[TB101]` on a line of the call silences a rule there, `# tiebreak: ignore` all of them,",
      "and `# tiebreak: ignore-file[TB101]` above the first statement a rule in the whole file.",
      "",
    ]
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
