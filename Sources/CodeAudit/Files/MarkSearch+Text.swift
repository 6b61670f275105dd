internal import Foundation

/// Names that do not stand in the file as they are: in strings, and in letters that mean others.
extension MarkSearch {
  /// Names and paths that are longer than this are none that is looked for.
  private static let longest = 64

  /// A string begins that goes on no other one.
  mutating func startText() {
    text.removeAll(keepingCapacity: true)
    isPath = true
  }

  /// A name in a string is one for `getattr` and its like.
  mutating func takes(string: UnsafeRawBufferPointer.SubSequence, isRaw: Bool) -> Bool {
    guard isPath else { return false }
    isPath = false
    var rest = string
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), !isRaw {
        switch StringEscape(&rest) {
        case .letter(let letter): text.append(letter)
        case .nothing: continue
        case nil: return false
        }
      } else {
        text.append(byte)
      }
      guard Self.isPathByte(text[text.count - 1]), text.count <= Self.longest else { return false }
    }
    isPath = true
    return text.withUnsafeBytes { Self.words(of: $0, filter) }.contains { note($0) }
  }

  private static func words(of path: UnsafeRawBufferPointer, _ filter: NameFilter) -> [Int] {
    path.split(separator: UInt8(ascii: ".")).compactMap { filter.table.number(of: $0) }
  }

  private mutating func note(_ number: Int) -> Bool {
    seen[number] = true
    if !filter.meanings[number].isEmpty { named.insert(number) }
    return isInNamer && takes(named: number)
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether a name with letters beyond ASCII is another spelling of a word that counts.
  func takesFolded(_ name: UnsafeRawBufferPointer.SubSequence) -> Bool {
    let folded = String(decoding: name, as: UTF8.self).precomposedStringWithCompatibilityMapping
    return Array(folded.utf8).withUnsafeBytes { filter.table.number(of: $0[...]) != nil }
  }
}
