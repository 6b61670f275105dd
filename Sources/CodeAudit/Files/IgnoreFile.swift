/// The patterns of one `.gitignore`, and of those in the folders above it.
package struct IgnoreFile: Sendable {
  private struct Level {
    /// How many bytes of a path are not seen from the folder of the patterns.
    var dropped: Int
    /// What leads from that folder to where the rest of a path begins.
    var lead: String
    var patterns: [IgnorePattern]
  }

  /// One for each folder that has a `.gitignore`, outermost first.
  private var levels: [Level] = []

  package init() {}

  /// These patterns, and below them those of the folder at `path`.
  ///
  /// - Parameters:
  ///   - path: of a folder; paths that are asked about begin with it and a slash.
  ///   - lead: the way to it from the folder of the patterns, if that is one above it.
  package func adding(_ text: String, in path: String, lead: String = "") -> IgnoreFile {
    // In a `String`, what ends a line on Windows is one letter, and no "\n".
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
    let patterns = lines.enumerated().compactMap { number, line in
      let hasMark = number == 0 && line.starts(with: EncodingCookie.mark)
      return IgnorePattern(
        line: Substring(hasMark ? line.dropFirst(EncodingCookie.mark.count) : line))
    }
    guard !patterns.isEmpty else { return self }
    var copy = self
    copy.levels.append(
      Level(
        dropped: path.isEmpty || path == "/" ? path.utf8.count : path.utf8.count + 1,
        lead: lead.isEmpty ? "" : lead + "/", patterns: patterns))
    return copy
  }

  /// Whether a path is left out: the last pattern that fits decides, the innermost file first.
  package func leavesOut(_ path: String, name: String, isFolder: Bool) -> Bool {
    for level in levels.reversed() {
      let inner = level.lead + String(decoding: path.utf8.dropFirst(level.dropped), as: UTF8.self)
      let last = level.patterns.last { $0.fits(path: inner, name: name, isFolder: isFolder) }
      if let last { return !last.negates }
    }
    return false
  }
}
