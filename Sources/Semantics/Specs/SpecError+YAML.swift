import Yams

extension SpecError {
  /// What the YAML parser found in `text`.
  init(yaml error: any Error, file: String, text: String) {
    guard let error = error as? YamlError else {
      self.init(file: file, line: 1, column: 1, path: "", problem: "not YAML: \(error)")
      return
    }
    var place = (line: 1, column: 1)
    let problem: String
    switch error {
    case .scanner(_, let found, let mark, _), .parser(_, let found, let mark, _),
      .composer(_, let found, let mark, _):
      place = (mark.line, mark.column)
      problem =
        found == "found undefined alias"
        ? "an alias (*name) is not supported; write the value out" : "not YAML: \(found)"
    case .reader(let found, let offset, _, _):
      place = Self.place(ofByte: offset ?? 0, in: text)
      problem = "not YAML: \(found)"
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      place = Self.second(key, line: context.mark.line, column: context.mark.column, in: text)
      problem = "key \"\(key)\" stands twice"
    default: problem = "not YAML: \(error)"
    }
    self.init(
      file: file, line: max(place.line, 1), column: max(place.column, 1), path: "",
      problem: problem)
  }

  private static func place(ofByte offset: Int, in text: String) -> (line: Int, column: Int) {
    let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
    let lines = before.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.count, (lines.last?.count ?? 0) + 1)
  }

  /// Where a key that stands at a place stands again; Yams tells only where it stands first.
  private static func second(
    _ key: String, line: Int, column: Int, in text: String
  ) -> (line: Int, column: Int) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.indices.contains(line - 1) else { return (line, column) }
    // In block style it starts a line in the same column; in flow style it comes after.
    for number in lines.indices[line...]
    where isKey(key, at: column, of: lines[number], startsLine: true) {
      return (number + 1, column)
    }
    for number in lines.indices[(line - 1)...] {
      let first = number == line - 1 ? column + 1 : 1
      guard first <= lines[number].count else { continue }
      for place in first...lines[number].count
      where isKey(key, at: place, of: lines[number], startsLine: false) {
        return (number + 1, place)
      }
    }
    return (line, column)
  }

  private static func isKey(
    _ key: String, at column: Int, of line: Substring, startsLine: Bool
  ) -> Bool {
    guard column <= line.count else { return false }
    let before = line.prefix(column - 1)
    guard startsLine ? before.allSatisfy({ $0 == " " }) : " {,".contains(before.last ?? " ") else {
      return false
    }
    let rest = line.dropFirst(column - 1)
    return [key, "\"\(key)\"", "'\(key)'"].contains { spelling in
      rest.hasPrefix(spelling)
        && rest.dropFirst(spelling.count).drop { $0 == " " }.first == ":"
    }
  }
}
