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
      if let string = strings.first, string.range.lowerBound <= place {
        strings.removeFirst()
        guard string.range.upperBound > place else { continue }
        if string.mayHoldComments { comments += commentsBetweenStrings(in: string.range, bytes) }
        place = string.range.upperBound
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
  private func strings() -> [(range: Range<Int>, mayHoldComments: Bool)] {
    var strings: [(range: Range<Int>, mayHoldComments: Bool)] = []
    var open = [part.module]
    while let node = open.popLast() {
      switch node.kind {
      case .constant, .joinedStr, .templateStr:
        // Pieces of an f-string lie within it, wherever some versions say that they lie.
        if let span = node.span {
          strings.append((part.text.utf8Range(of: span), node.kind == .constant))
        }
      default: open += node.children
      }
    }
    return strings.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Strings that follow each other are one literal, with comments between them where brackets stand around.
  private func commentsBetweenStrings(in range: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
    var comments: [Range<Int>] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      if byte == Self.hash {
        let end = lineEnd(from: place, bytes)
        comments.append(place..<end)
        place = end
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        place = stringEnd(from: place, to: range.upperBound, bytes)
      } else {
        place += 1
      }
    }
    return comments
  }

  private func stringEnd(from start: Int, to end: Int, _ bytes: [UInt8]) -> Int {
    let quote = bytes[start]
    func standsTriple(_ place: Int) -> Bool {
      place + 2 < end && bytes[place] == quote && bytes[place + 1] == quote
        && bytes[place + 2] == quote
    }
    let isTriple = standsTriple(start)
    var place = start + (isTriple ? 3 : 1)
    while place < end {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 2
      } else if bytes[place] == quote, !isTriple || standsTriple(place) || place + 3 > end {
        return min(place + (isTriple ? 3 : 1), end)
      } else {
        place += 1
      }
    }
    return end
  }
}
