/// What edits change in a file, as `patch` and `git apply` read it. Line ends are part of the lines: a CR before the
/// LF stays, and a lone CR ends no line.
package struct UnifiedDiff {
  /// The bytes of the diff; empty where nothing changes. Bytes, since a file need not be UTF-8.
  package let bytes: [UInt8]

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Lines of unchanged text around each change.
  private static let context = 3

  package init(path: String, old: [UInt8], new: [UInt8]) {
    let (before, after) = (Self.lines(old), Self.lines(new))
    let hunks = Self.hunks(Self.changes(before, after), before.count)
    guard !hunks.isEmpty else {
      bytes = []
      return
    }
    let name = path.hasPrefix("/") ? String(path.dropFirst()) : path
    var text = Array("--- \(Self.quoted("a/\(name)"))\n+++ \(Self.quoted("b/\(name)"))\n".utf8)
    for hunk in hunks { Self.write(hunk, before, after, to: &text) }
    bytes = text
  }

  /// A name as git writes it: in quotes where a character would end it, and with a tab behind spaces.
  private static func quoted(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) else {
      return name.contains(" ") ? name + "\t" : name
    }
    let escaped = name.utf8.map { byte -> String in
      switch byte {
      case 0x22, 0x5C: return "\\" + String(Unicode.Scalar(byte))
      case 0x20..<0x7F: return String(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return "\"" + escaped.joined() + "\""
  }

  /// Lines with their line feeds.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for place in bytes.indices where bytes[place] == 0x0A {
      lines.append(bytes[start...place])
      start = place + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  // MARK: Changes

  /// Lines that are replaced, and the lines that stand there instead.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  private static func changes(
    _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]
  ) -> [Change] {
    var removed = [Bool](repeating: false, count: before.count)
    var inserted = [Bool](repeating: false, count: after.count)
    for change in after.difference(from: before) {
      switch change {
      case .remove(let place, _, _): removed[place] = true
      case .insert(let place, _, _): inserted[place] = true
      }
    }
    var changes: [Change] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      let start = (old, new)
      while old < before.count, removed[old] { old += 1 }
      while new < after.count, inserted[new] { new += 1 }
      if (old, new) != start {
        changes.append(Change(old: start.0..<old, new: start.1..<new))
      } else {
        (old, new) = (old + 1, new + 1)
      }
    }
    return changes
  }

  // MARK: Hunks

  /// Changes that are near enough to share their context.
  private static func hunks(_ changes: [Change], _ count: Int) -> [[Change]] {
    var hunks: [[Change]] = []
    for change in changes {
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private static func write(
    _ hunk: [Change], _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>],
    to text: inout [UInt8]
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, before.count - last.old.upperBound)
    let old = first.old.lowerBound - lead..<last.old.upperBound + trail
    let new = first.new.lowerBound - lead..<last.new.upperBound + trail
    text += "@@ -\(range(old)) +\(range(new)) @@\n".utf8
    var place = old.lowerBound
    for change in hunk {
      for line in before[place..<change.old.lowerBound] { write(" ", line, to: &text) }
      for line in before[change.old] { write("-", line, to: &text) }
      for line in after[change.new] { write("+", line, to: &text) }
      place = change.old.upperBound
    }
    for line in before[place..<old.upperBound] { write(" ", line, to: &text) }
  }

  /// A hunk without lines stands behind the line before it.
  private static func range(_ lines: Range<Int>) -> String {
    let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
    return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
  }

  private static func write(_ mark: String, _ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
    text += mark.utf8
    text += line
    if line.last != 0x0A { text += "\n\\ No newline at end of file\n".utf8 }
  }
}
