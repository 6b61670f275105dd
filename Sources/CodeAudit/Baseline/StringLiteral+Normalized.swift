extension StringLiteral {
  /// The literal in double quotes, with a prefix in small letters, as formatters write it.
  var normalized: String {
    let kept = prefix.filter { $0 != "u" }
    let inner = pieces
    let isRaw = kept.contains("r")
    var quote = quotes == 3 ? "\"\"\"" : "\""
    // What cannot stand between double quotes as it is keeps its own.
    let isBound = quotes == 3 || isRaw
    if isBound, quoteByte == UInt8(ascii: "'"),
      inner.contains(where: { $0.isText && $0.text.contains("\"") })
    {
      quote = quotes == 3 ? "'''" : "'"
    }
    let body = inner.map { piece in
      piece.isText && !isBound ? Self.requoted(piece.text) : piece.text
    }.joined()
    return kept + quote + body + (isClosed ? quote : "")
  }

  /// What stands between the quotes: text, and literals in fields.
  private var pieces: [(text: String, isText: Bool)] {
    var pieces: [(text: String, isText: Bool)] = []
    var place = body.lowerBound
    for string in strings {
      pieces.append((text(place..<string.whole.lowerBound), true))
      pieces.append((string.normalized, false))
      place = string.whole.upperBound
    }
    pieces.append((text(place..<max(place, body.upperBound)), true))
    return pieces
  }

  /// Text for between double quotes, with no more backslashes than it needs there.
  private static func requoted(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for letter in text.unicodeScalars {
      if isEscaped {
        result += letter == "'" ? "'" : "\\\(letter)"
        isEscaped = false
      } else if letter == "\\" {
        isEscaped = true
      } else {
        result += letter == "\"" ? "\\\"" : String(letter)
      }
    }
    return isEscaped ? result + "\\" : result
  }
}
