/// What an escape in a string stands for, as far as it can be a letter of a name.
enum StringEscape: Equatable {
  case letter(UInt8)
  /// The end of a line.
  case nothing

  /// Takes what follows a backslash from a text; `nil` where that is no letter of ASCII.
  init?(_ text: inout UnsafeRawBufferPointer.SubSequence) {
    guard let kind = text.first else { return nil }
    switch kind {
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      self.init(Self.number(in: text.prefix(3), radix: 8), &text)
    case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = kind == UInt8(ascii: "x") ? 2 : kind == UInt8(ascii: "u") ? 4 : 8
      text.removeFirst()
      self.init(Self.number(in: text.prefix(count), radix: 16), &text)
    case 0x0A, 0x0D:
      text.removeFirst()
      if kind == 0x0D, text.first == 0x0A { text.removeFirst() }
      self = .nothing
    case UInt8(ascii: "N"):
      guard let end = text.firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let name = String(decoding: text[..<end].dropFirst(2), as: UTF8.self)
      guard let letter = Self.lettersByName[name.uppercased()] else { return nil }
      text = text[text.index(after: end)...]
      self = .letter(letter)
    default: return nil
    }
  }

  /// `LATIN SMALL LETTER A`
  private static let lettersByName = Dictionary(
    uniqueKeysWithValues: (UInt8(0)..<0x80).compactMap { byte in
      UnicodeScalar(byte).properties.name.map { ($0, byte) }
    })

  private init?(
    _ number: (value: UInt32, count: Int), _ text: inout UnsafeRawBufferPointer.SubSequence
  ) {
    guard number.count > 0, number.value < 0x80 else { return nil }
    text.removeFirst(number.count)
    self = .letter(UInt8(number.value))
  }

  /// - Returns: the number that digits at the front make, and how many they are.
  private static func number(
    in text: UnsafeRawBufferPointer.SubSequence, radix: UInt32
  ) -> (value: UInt32, count: Int) {
    var number: (value: UInt32, count: Int) = (0, 0)
    for byte in text {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, digit < radix else { break }
      number = (number.value &* radix &+ UInt32(digit), number.count + 1)
    }
    return number
  }
}
