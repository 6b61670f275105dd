/// The source text of a call as a baseline knows it: what a formatter changes does not make another call of it.
package enum CallText {
  /// So many letters tell calls apart well enough.
  private static let limit = 400

  /// The text without comments, line ends and blanks that do not matter, and without a comma before a closing bracket.
  package static func normalized(_ source: some StringProtocol) -> String {
    let letters = Array(source)
    var text = ""
    var isApart = false
    var place = 0
    while place < letters.count {
      let letter = letters[place]
      if letter == "#" {
        place = letters[place...].firstIndex(where: \.isNewline) ?? letters.count
      } else if letter.isWhitespace {
        isApart = true
        place += 1
      } else if letter == "\\", place + 1 < letters.count, letters[place + 1].isNewline {
        isApart = true
        place += 2
      } else {
        if ")]}".contains(letter), text.last == "," { text.removeLast() }
        if isApart, let last = text.last, last.isWord, letter.isWord { text.append(" ") }
        isApart = false
        let end = letter == "\"" || letter == "'" ? stringEnd(from: place, letters) : place + 1
        text.append(contentsOf: letters[place..<end])
        place = end
      }
    }
    return String(text.prefix(limit))
  }

  /// Where a literal ends: what stands in it is kept as it is.
  private static func stringEnd(from start: Int, _ letters: [Character]) -> Int {
    let quote = letters[start]
    func standsTriple(_ place: Int) -> Bool {
      place + 2 < letters.count && letters[place...(place + 2)].allSatisfy { $0 == quote }
    }
    let isTriple = standsTriple(start)
    var place = start + (isTriple ? 3 : 1)
    while place < letters.count {
      if letters[place] == "\\" {
        place += 2
      } else if letters[place] == quote, !isTriple || standsTriple(place) {
        return place + (isTriple ? 3 : 1)
      } else {
        place += 1
      }
    }
    return letters.count
  }
}

extension Character {
  fileprivate var isWord: Bool {
    isLetter || isNumber || self == "_" || self == "\"" || self == "'"
  }
}
