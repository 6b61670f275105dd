/// Finds the comments of a program. What looks like one within a string is none: the tree knows where strings are.
struct CommentReader {
  let part: ParsedFile.Part

  private static let hash = UInt8(ascii: "#")

  /// The comments from `#` to the end of their lines, in the text's UTF-8.
  func comments() -> [Range<Int>] {
    let bytes = part.text.lines.utf8
    var comments: [Range<Int>] = []
    var strings = strings()[...]
    var place = 0
    while place < bytes.count {
      if let string = strings.first, string.lowerBound <= place {
        strings.removeFirst()
        guard string.upperBound > place else { continue }
        comments += commentsBetweenStrings(in: string, bytes)
        place = string.upperBound
      } else if bytes[place] == Self.hash {
        let end = lineEnd(from: place, bytes)
        comments.append(place..<end)
        place = end
      } else {
        place += 1
      }
    }
    return comments
  }

  private func lineEnd(from start: Int, _ bytes: [UInt8]) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// Literals that can hold a `#`, in the order of the source.
  private func strings() -> [Range<Int>] {
    var strings: [Range<Int>] = []
    var open = [part.module]
    while let node = open.popLast() {
      switch node.kind {
      case .constant, .joinedStr, .templateStr:
        // Pieces of an f-string lie within it, wherever some versions say that they lie.
        if let span = node.span { strings.append(part.text.utf8Range(of: span)) }
      default: node.addChildren(to: &open)
      }
    }
    return strings.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Strings that follow each other are one literal, with comments between them where brackets stand around. The fields
  /// of f-strings may hold some, too.
  private func commentsBetweenStrings(in range: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
    var comments: [Range<Int>] = []
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes[place] == Self.hash {
        let end = lineEnd(from: place, bytes)
        comments.append(place..<end)
        place = end
      } else if StringLiteral.isQuote(bytes[place]) {
        let string = StringLiteral(openedAt: place, in: bytes, before: range.upperBound)
        comments += string.comments
        place = string.range.upperBound
      } else {
        place += 1
      }
    }
    return comments
  }
}
