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
    var text = ""
    write(to: &text, width: width, indent: indent)
    return text
  }

  private func write(to text: inout String, width: Int, indent: Int) {
    if least(upTo: width - indent) + indent <= width {
      let line = description
      if line.utf8.count + indent <= width {
        text += line
        return
      }
    }
    let margin = "\n" + String(repeating: " ", count: indent + 2)
    let close = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .array(let values) where !values.isEmpty:
      text += "["
      for (position, value) in values.enumerated() {
        text += position > 0 ? "," + margin : margin
        value.write(to: &text, width: width, indent: indent + 2)
      }
      text += close + "]"
    case .object(let members) where !members.isEmpty:
      text += "{"
      for (position, member) in members.enumerated() {
        text += position > 0 ? "," + margin : margin
        Self.quote(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, width: width, indent: indent + 2)
      }
      text += close + "}"
    default: write(to: &text)
    }
  }

  /// How many bytes the value takes on one line at least. Where that is more than `limit`, it is not counted to the end.
  private func least(upTo limit: Int) -> Int {
    var count = 1
    switch self {
    case .null, .bool, .integer, .double: break
    case .bigInteger(let digits): count = digits.utf8.count
    case .string(let value): count = value.utf8.count + 2
    case .array(let values):
      for value in values where count <= limit { count += value.least(upTo: limit - count) + 1 }
    case .object(let members):
      for member in members where count <= limit {
        count += member.key.utf8.count + 4 + member.value.least(upTo: limit - count)
      }
    }
    return count
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return #""nan""# }
    if value.isInfinite { return value < 0 ? #""-inf""# : #""inf""# }
    return value.description
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    if value.utf8.allSatisfy(isPlain) {
      text += value
    } else {
      for scalar in value.unicodeScalars { append(scalar, to: &text) }
    }
    text += "\""
  }

  /// Whether a byte is a character that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    if let short = shortEscape(of: scalar) { return text += short }
    switch scalar {
    case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}",
      "\u{2066}"..."\u{2069}":
      for unit in String(scalar).utf16 { text += escape(of: unit) }
    default: text.unicodeScalars.append(scalar)
    }
  }

  /// Two letters for what cannot stand in a string, or is a line's end or a tab; `nil` for other characters.
  package static func shortEscape(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: nil
    }
  }

  /// `\u` and four digits.
  package static func escape(of unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
