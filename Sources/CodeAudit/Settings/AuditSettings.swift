internal import Foundation
package import Semantics

/// What one settings file says of an audit. What it leaves out is `nil` or empty.
package struct AuditSettings: Hashable, Sendable {
  package var file: SettingsFile
  package var from: String?
  package var to: String?
  /// Codes, names and beginnings of codes, as those below.
  package var select: [String]?
  package var extendSelect: [String] = []
  package var ignore: [String] = []
  package var exclude: [IgnorePattern] = []
  package var perFileIgnores: [PerFileIgnore] = []
  /// From the root.
  package var baseline: String?
  package var unsafeFixes: Bool?
  package var format: String?
  package var jobs: Int?

  /// Rules that are not asked in some files.
  package struct PerFileIgnore: Hashable, Sendable {
    package var pattern: IgnorePattern
    package var codes: Set<String>
  }

  /// The error that a key has, with its line.
  package func error(_ key: String, _ problem: String) -> SettingsError {
    SettingsError(file.name, line: file.line(of: key), "\(key): \(problem)")
  }
}

extension AuditSettings {
  /// The numbers that `jobs` and `--jobs` may have.
  package static let jobs = 1...1024

  /// - Parameter document: what a TOML parser made of the file.
  /// - Returns: `nil` where the document has no table for this program.
  package init?(_ file: SettingsFile, document: JSONValue) throws(SettingsError) {
    self.init(file: file)
    var table = document
    for key in file.table {
      guard let inner = table[key] else { return nil }
      table = inner
    }
    guard let members = table.members else {
      let name = file.table.joined(separator: ".")
      throw SettingsError(file.name, line: file.line(), "\(name) is no table")
    }
    for member in members { try read(member.key, member.value) }
  }

  private static let keys = [
    "baseline", "exclude", "extend-select", "format", "from", "ignore", "jobs",
    "per-file-ignores", "select", "to", "unsafe-fixes",
  ]

  private mutating func read(_ key: String, _ value: JSONValue) throws(SettingsError) {
    switch key {
    case "from": from = try text(key, value)
    case "to": to = try text(key, value)
    case "select": select = try rules(key, value)
    case "extend-select": extendSelect = try rules(key, value)
    case "ignore": ignore = try rules(key, value)
    case "exclude":
      exclude = []
      for glob in try texts(key, value) { exclude.append(try pattern(glob, key)) }
    case "per-file-ignores": try readPerFileIgnores(key, value)
    case "baseline": baseline = PathText.absolute(try text(key, value), in: file.folder)
    case "unsafe-fixes":
      guard case .bool(let flag) = value else { throw error(key, "is true or false") }
      unsafeFixes = flag
    case "format": format = try text(key, value)
    case "jobs":
      guard let number = value.integer, Self.jobs.contains(number) else {
        throw error(
          key, "is a whole number from \(Self.jobs.lowerBound) to \(Self.jobs.upperBound)")
      }
      jobs = number
    default:
      let place = file.table.isEmpty ? file.name : "[\(file.table.joined(separator: "."))]"
      throw SettingsError(
        file.name, line: file.line(of: key), unknownKey(key, in: place, known: Self.keys))
    }
  }

  private mutating func readPerFileIgnores(
    _ key: String, _ value: JSONValue
  ) throws(SettingsError) {
    guard let members = value.members else {
      throw error(key, "must be a table of globs, such as \"tests/**\" = [\"TB101\"]")
    }
    for member in members {
      // In a table on one line, no key has a line of its own.
      let line = file.line(of: key, member.key) ?? file.line(of: key)
      let codes = try codes(texts(member.key, member.value, line: line), key, line: line)
      perFileIgnores.append(
        PerFileIgnore(pattern: try pattern(member.key, key), codes: codes))
    }
  }

  private func text(_ key: String, _ value: JSONValue) throws(SettingsError) -> String {
    guard let text = value.text, !text.isEmpty else { throw error(key, "must be a text in quotes") }
    return text
  }

  private func texts(
    _ key: String, _ value: JSONValue, line: Int? = nil
  ) throws(SettingsError) -> [String] {
    let texts = value.elements?.compactMap(\.text)
    guard let texts, texts.count == value.elements?.count else {
      throw SettingsError(
        file.name, line: line ?? file.line(of: key), "\(key): must be a list of texts in quotes")
    }
    return texts
  }

  /// Words that name rules.
  private func rules(_ key: String, _ value: JSONValue) throws(SettingsError) -> [String] {
    let words = try texts(key, value)
    _ = try codes(words, key)
    return words
  }

  private func codes(
    _ words: [String], _ key: String, line: Int? = nil
  ) throws(SettingsError) -> Set<String> {
    var codes: Set<String> = []
    for word in words {
      do throws(UnknownRule) {
        codes.formUnion(try RuleRegistry.codes(word))
      } catch {
        throw SettingsError(file.name, line: line ?? file.line(of: key), "\(key): \(error)")
      }
    }
    return codes
  }

  private func pattern(_ glob: String, _ key: String) throws(SettingsError) -> IgnorePattern {
    guard let pattern = IgnorePattern(line: glob) else {
      throw error(key, "\"\(glob)\" is no pattern")
    }
    return pattern
  }
}
