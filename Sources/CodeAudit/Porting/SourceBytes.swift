/// The bytes of a source file around a call.
struct SourceBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func isSpace(_ byte: UInt8) -> Bool {
    [0x20, 0x09, 0x0A, 0x0D, 0x0C].contains(byte)
  }

  func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy(Self.isSpace) }

  func skippingSpace(from place: Int) -> Int {
    bytes[place...].firstIndex { !Self.isSpace($0) } ?? bytes.count
  }

  /// The place of a byte that stands next, space apart.
  func next(_ byte: UInt8, from place: Int) -> Int? {
    let next = skippingSpace(from: place)
    return next < bytes.count && bytes[next] == byte ? next : nil
  }

  func openingParenthesis(after place: Int) -> Int? { next(UInt8(ascii: "("), from: place) }

  /// The place of a byte that stands just before, space apart.
  func last(_ byte: UInt8, before place: Int) -> Int? {
    guard let last = bytes[..<place].lastIndex(where: { !Self.isSpace($0) }), bytes[last] == byte
    else { return nil }
    return last
  }

  func droppingSpace(before place: Int) -> Int {
    bytes[..<place].lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? 0
  }

  /// Whether there is a comment; what stands in some texts, such as arguments, is no matter.
  func hasComment(in range: Range<Int>, beside texts: [Range<Int>]) -> Bool {
    range.contains { place in
      bytes[place] == UInt8(ascii: "#") && !texts.contains { $0.contains(place) }
    }
  }

  /// A name that ends at a place.
  func identifier(endingAt end: Int) -> Range<Int>? {
    let start =
      bytes[..<end].lastIndex { byte in
        !(byte >= 0x80 || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
          || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte))
      }.map { $0 + 1 } ?? 0
    return start < end ? start..<end : nil
  }

  /// The text position of a byte, counted from the start of a call near it.
  func position(of place: Int, from call: Span) -> Position {
    var position = call.start
    guard place >= call.bytes.lowerBound else { return position }
    var previous: UInt8 = 0
    for byte in bytes[call.bytes.lowerBound..<min(place, bytes.count)] {
      defer { previous = byte }
      if byte == 0x0A && previous == 0x0D { continue }
      if byte == 0x0A || byte == 0x0D {
        position = Position(line: position.line + 1, column: 0)
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        position.column += 1
      }
    }
    return position
  }
}

/// Where the arguments of a call stand, to the comma.
struct ArgumentPieces {
  struct Piece {
    /// The keyword.
    var name: Range<Int>?
    var value: Range<Int>
    /// Keyword and value.
    var whole: Range<Int> { (name?.lowerBound ?? value.lowerBound)..<value.upperBound }
  }

  private(set) var arguments: [Piece] = []
  /// The closing parenthesis.
  let close: Int
  let hasTrailingComma: Bool
  private let open: Int
  private let text: SourceBytes

  /// `nil` where there are comments, or brackets around an argument: too much for an edit piece by piece.
  init?(_ call: CallSite, _ text: SourceBytes, open: Int) {
    self.text = text
    self.open = open
    close = call.span.bytes.upperBound - 1
    guard close > open, text.bytes[close] == UInt8(ascii: ")") else { return nil }
    hasTrailingComma = text.last(UInt8(ascii: ","), before: close) != nil
    for argument in call.arguments {
      guard let piece = Self.piece(argument, text), isBare(piece) else { return nil }
      arguments.append(piece)
    }
    let texts = arguments.map(\.value) + (call.array.map { [$0.span.bytes] } ?? [])
    guard !text.hasComment(in: open..<close, beside: texts) else { return nil }
  }

  /// Spans may hold the keyword or not.
  private static func piece(_ argument: CallSite.Argument, _ text: SourceBytes) -> Piece? {
    let span = argument.span.bytes
    guard span.upperBound <= text.bytes.count, !span.isEmpty else { return nil }
    guard let name = argument.name else { return Piece(name: nil, value: span) }
    let end = span.lowerBound + name.utf8.count
    if end < span.upperBound, text.string(span.lowerBound..<end) == name,
      let sign = text.next(UInt8(ascii: "="), from: end), sign < span.upperBound
    {
      let value = text.skippingSpace(from: sign + 1)
      return value < span.upperBound
        ? Piece(name: span.lowerBound..<end, value: value..<span.upperBound) : nil
    }
    guard let sign = text.last(UInt8(ascii: "="), before: span.lowerBound),
      let written = text.identifier(endingAt: text.droppingSpace(before: sign)),
      text.string(written) == name
    else { return nil }
    return Piece(name: written, value: span)
  }

  /// Whether commas or the call's own parentheses stand around it.
  private func isBare(_ piece: Piece) -> Bool {
    let start = piece.whole.lowerBound
    let isOpen =
      text.last(UInt8(ascii: ","), before: start) != nil
      || text.last(UInt8(ascii: "("), before: start) == open
    let next = text.skippingSpace(from: piece.value.upperBound)
    return isOpen && (next == close || text.next(UInt8(ascii: ","), from: next) != nil)
  }

  /// What to take away so that an argument is gone: the comma before it, or the one behind where it stands first.
  func removal(of piece: Piece) -> Range<Int>? {
    if let comma = text.last(UInt8(ascii: ","), before: piece.whole.lowerBound) {
      return comma..<piece.whole.upperBound
    }
    guard let comma = text.next(UInt8(ascii: ","), from: piece.whole.upperBound) else {
      return piece.whole
    }
    return piece.whole.lowerBound..<text.skippingSpace(from: comma + 1)
  }
}
