/// The source text of a call as a baseline knows it: what a formatter changes does not make another call of it.
///
/// What is normalized stays as it is when it is normalized again, so that baselines of earlier versions can be read.
package enum CallText {
  /// So many letters tell calls apart well enough.
  private static let limit = 400

  /// The text without comments, line ends and blanks that do not matter, without a comma before a closing bracket and
  /// without brackets around what needs none; strings stand in double quotes.
  package static func normalized(_ source: some StringProtocol) -> String {
    var tokens = CallTokens(Array(source.utf8)).tokens
    tokens.dropTrailingCommas()
    tokens.dropBrackets()
    var text = ""
    var wasWord = false
    for token in tokens {
      if wasWord, token.isWord { text += " " }
      text += token.text
      wasWord = token.isWord
    }
    let cut = text.prefix(limit)
    return String(cut.dropLast(cut.reversed().prefix { $0 == " " }.count))
  }
}

/// A call's text in pieces.
private struct CallTokens {
  struct Token {
    enum Kind { case name, string, sign }

    var kind: Kind
    var text: String

    var isWord: Bool { kind != .sign }
  }

  private(set) var tokens: [Token] = []

  init(_ bytes: [UInt8]) {
    var place = 0
    while place < bytes.count {
      let start = place
      if StringLiteral.isWord(bytes[place]) {
        place = bytes[place...].firstIndex { !StringLiteral.isWord($0) } ?? bytes.count
      }
      if place < bytes.count, StringLiteral.isQuote(bytes[place]) {
        let literal = StringLiteral(openedAt: place, in: bytes)
        if start < literal.whole.lowerBound { add(.name, bytes[start..<place]) }
        tokens.append(Token(kind: .string, text: literal.normalized))
        place = literal.range.upperBound
      } else if place > start {
        add(.name, bytes[start..<place])
      } else if bytes[place] == UInt8(ascii: "#") {
        place = bytes[place...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      } else {
        // A backslash stands before a line end.
        let isNothing = [0x20, 0x09, 0x0A, 0x0C, 0x0D, UInt8(ascii: "\\")].contains(bytes[place])
        if !isNothing { add(.sign, bytes[place...place]) }
        place += 1
      }
    }
  }

  private mutating func add(_ kind: Token.Kind, _ bytes: ArraySlice<UInt8>) {
    tokens.append(Token(kind: kind, text: String(decoding: bytes, as: UTF8.self)))
  }
}

extension [CallTokens.Token] {
  fileprivate mutating func dropTrailingCommas() {
    var kept: Self = []
    for token in self {
      if token.isClosing, kept.last?.text == "," { kept.removeLast() }
      kept.append(token)
    }
    self = kept
  }

  /// Takes away pairs of brackets around a name, a call and the like, and around what is an argument or element alone.
  fileprivate mutating func dropBrackets() {
    var isDropped = Array<Bool>(repeating: false, count: count)
    var open: [Int] = []
    for (place, token) in enumerated() {
      if token.isOpening {
        open.append(place)
      } else if token.isClosing, let start = open.popLast(), self[start].text == "(", isGroup(start)
      {
        let inner = (start + 1..<place).filter { !isDropped[$0] }.map { self[$0] }.outermost
        if inner.isPrimary || (isAlone(start, place) && inner.isWhole) {
          isDropped[start] = true
          isDropped[place] = true
        }
      }
    }
    self = zip(self, isDropped).filter { !$0.1 }.map(\.0)
  }

  /// Whether an opening bracket begins no call.
  private func isGroup(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let token = self[place - 1]
    return token.kind == .name ? token.isKeyword : token.kind == .sign && !token.isClosing
  }

  /// Whether a pair of brackets is all of an argument or of an element.
  private func isAlone(_ start: Int, _ end: Int) -> Bool {
    guard start > 0, end + 1 < count, self[end + 1].isClosing || self[end + 1].text == "," else {
      return false
    }
    let before = self[start - 1]
    return before.isOpening || before.text == ","
      || before.text == "=" && start > 1 && self[start - 2].kind == .name
  }

  /// Without what stands in brackets.
  private var outermost: Self {
    var depth = 0
    return filter { token in
      if token.isClosing { depth -= 1 }
      defer { if token.isOpening { depth += 1 } }
      return depth == 0
    }
  }

  /// Whether no operator is in it that one beside it could come before.
  private var isPrimary: Bool {
    !isEmpty
      && allSatisfy { token in
        switch token.kind {
        case .name: !token.isKeyword
        case .string: true
        case .sign: token.text == "." || token.isOpening || token.isClosing
        }
      }
  }

  /// Whether it is one expression with or without brackets around it.
  private var isWhole: Bool {
    !isEmpty && allSatisfy { ![",", ":", "for", "async", "yield"].contains($0.text) }
  }
}

extension CallTokens.Token {
  fileprivate var isOpening: Bool { kind == .sign && ["(", "[", "{"].contains(text) }
  fileprivate var isClosing: Bool { kind == .sign && [")", "]", "}"].contains(text) }

  private static let keywords: Set<String> = [
    "and", "as", "async", "await", "else", "for", "from", "if", "in", "is", "lambda", "not", "or",
    "yield",
  ]

  fileprivate var isKeyword: Bool { Self.keywords.contains(text) }
}
