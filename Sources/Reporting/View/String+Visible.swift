extension String {
  /// The text with control characters spelt out, as `\x1b`: what a library's message says is shown, never obeyed.
  /// Line ends become spaces.
  package var visible: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": text += " "
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        text += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}":
        text += "\\u" + String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text between tags of HTML or XML.
  var contentEscaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// The text between tags or in an attribute, of HTML and of XML.
  var markupEscaped: String {
    contentEscaped.replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
