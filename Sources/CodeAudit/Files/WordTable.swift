/// Words by their bytes, as numbers.
struct WordTable: Sendable {
  private(set) var words: [String] = []
  private var numbers: [String: Int] = [:]
  /// By length and last byte, whether there is a word: names that nobody looks for mostly end here.
  private var isTaken: [Bool] = Array(repeating: false, count: 32 * 64)
  private var slots: [[Int]] = Array(repeating: [], count: 32 * 64)
  private var bytes: [[UInt8]] = []

  /// A word's number, which it has from now on.
  mutating func number(of word: String) -> Int {
    if let number = numbers[word] { return number }
    let utf8 = Array(word.utf8)
    let number = words.count
    words.append(word)
    bytes.append(utf8)
    numbers[word] = number
    if let last = utf8.last {
      let slot = Self.slot(utf8.count, last)
      isTaken[slot] = true
      slots[slot].append(number)
    }
    return number
  }

  private static func slot(_ count: Int, _ last: UInt8) -> Int {
    (count & 31) << 6 | Int(last & 63)
  }

  /// The number of the word that stands at a place; `nil` where it has none.
  func number(of word: UnsafeRawBufferPointer.SubSequence) -> Int? {
    guard let last = word.last else { return nil }
    let slot = Self.slot(word.count, last)
    guard isTaken[slot] else { return nil }
    for number in slots[slot] where bytes[number].elementsEqual(word) {
      return number
    }
    return nil
  }
}
