extension JSONValue: CustomStringConvertible {
  /// The value on one line. Floats that JSON lacks are written as the strings `nan`, `inf` and `-inf`.
  public var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  public func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .bigInteger(let digits): text += digits
    case .double(let value): text += Self.number(value)
    case .string(let value): Self.quote(value, to: &text)
    case .array(let values):
      text += "["
      for (position, value) in values.enumerated() {
        if position > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (position, member) in members.enumerated() {
        if position > 0 { text += "," }
        Self.quote(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  /// The value over several lines: objects and arrays that fit into `width` columns stay on one.
  public func indented(width: Int = 120, by indent: Int = 0) -> String {
    let line = description
    if line.utf8.count + indent <= width { return line }
    let margin = String(repeating: " ", count: indent + 2)
    let close = String(repeating: " ", count: indent)
    switch self {
    case .array(let values) where !values.isEmpty:
      let lines = values.map { margin + $0.indented(width: width, by: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + close + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        margin + JSONValue.string(member.key).description + ": "
          + member.value.indented(width: width, by: indent + 2)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + close + "}"
    default:
      return line
    }
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return #""nan""# }
    if value.isInfinite { return value < 0 ? #""-inf""# : #""inf""# }
    return value.description
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
