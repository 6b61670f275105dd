internal import Foundation

/// Why settings cannot be used: one line that says where.
package struct SettingsError: Error, Hashable, CustomStringConvertible {
  /// As people read it.
  package var file: String
  /// From 1, where it is known.
  package var line: Int?
  package var problem: String

  package init(_ file: String, line: Int? = nil, _ problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  package var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(problem)" }
}

/// A file that may hold settings: a `tiebreak.toml`, or a `pyproject.toml` with a table for this program.
package struct SettingsFile: Hashable, Sendable {
  /// From the root.
  package var path: String
  /// As people read it.
  package var name: String
  package var text: String
  /// The table that holds the settings; empty for the whole file.
  package var table: [String]

  /// The folder that its patterns and paths count from.
  package var folder: String { PathText.folder(of: path) ?? "/" }

  package static let ownName = "tiebreak.toml"
  package static let sharedName = "pyproject.toml"

  /// - Throws: `SettingsError` where it cannot be read.
  package init(path: String, workingFolder: String) throws(SettingsError) {
    self.path = path
    name = PathText.shown(path, in: workingFolder)
    table = path.hasSuffix("/\(Self.sharedName)") ? ["tool", "tiebreak"] : []
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      let reason =
        FileManager.default.fileExists(atPath: path) ? "cannot be read" : "there is no such file"
      throw SettingsError(name, reason)
    }
    // Python refuses a mark that sources may have.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = data.starts(with: mark) ? data.dropFirst(mark.count) : data
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SettingsError(name, "is not UTF-8, as TOML has to be")
    }
    self.text = text
  }

  package init(path: String, name: String, text: String, table: [String]) {
    self.path = path
    self.name = name
    self.text = text
    self.table = table
  }

  /// Whether it may hold the table, so that it is worth a parser. Most projects' files do not.
  package var mayMatter: Bool { table.isEmpty || text.utf8.contains("tiebreak".utf8) }

  /// Whether it holds the table as people write it, for a Python that cannot tell.
  package var seemsToMatter: Bool { table.isEmpty || text.utf8.contains("tool.tiebreak".utf8) }
}

extension SettingsFile {
  /// The line of a key of the table, where it is written plainly.
  package func line(of keys: String...) -> Int? {
    let wanted = table + keys
    var header: [String] = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let words = line.drop { $0 == " " || $0 == "\t" }
      if words.hasPrefix("[") {
        header = Self.keys(words.drop { $0 == "[" }, until: "]")
        if header.starts(with: wanted) { return number }
      } else if (header + Self.keys(words, until: "=")).starts(with: wanted) {
        return number
      }
    }
    return nil
  }

  /// The parts of a dotted key, which may be quoted; none where the line holds no key.
  private static func keys(_ text: Substring, until end: Character) -> [String] {
    var keys = [""]
    var quote: Character?
    for character in text {
      switch character {
      case _ where character == quote: quote = nil
      case _ where quote != nil: keys[keys.count - 1].append(character)
      case "\"", "'": quote = character
      case ".": keys.append("")
      case end: return keys
      case " ", "\t": break
      case "#": return []
      default: keys[keys.count - 1].append(character)
      }
    }
    return []
  }
}
