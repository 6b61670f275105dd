/// The encoding that a Python file declares in a comment of its first two lines, found as CPython's tokenizer finds
/// it. (`tokenize.detect_encoding` is stricter: it refuses a comment that is no UTF-8 itself.)
enum EncodingCookie {
  /// The byte order mark of UTF-8, which declares it too.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The name as it is written; `nil` where there is none.
  static func name<Bytes: Collection<UInt8>>(in bytes: Bytes) -> String?
  where Bytes.SubSequence == Bytes {
    var rest = bytes
    for _ in 0..<2 {
      let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
      if let name = name(inLine: line) { return name }
      // After a line of code nothing is declared any more.
      let text = line.drop(while: isBlank)
      guard text.isEmpty || text.first == UInt8(ascii: "#") else { return nil }
      rest = rest[line.endIndex...]
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A { rest = rest.dropFirst() }
    }
    return nil
  }

  private static func name<Bytes: Collection<UInt8>>(inLine line: Bytes) -> String?
  where Bytes.SubSequence == Bytes {
    var rest = line.drop(while: isBlank)
    guard rest.first == UInt8(ascii: "#") else { return nil }
    let word = Array("coding".utf8)
    while let next = rest.firstIndex(of: word[0]) {
      rest = rest[next...]
      guard rest.starts(with: word) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(word.count)
      guard let sign = rest.first, sign == UInt8(ascii: ":") || sign == UInt8(ascii: "=") else {
        continue
      }
      let name = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }.prefix(while: isNamePart)
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0C
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether CPython takes the name for UTF-8, which it then reads itself.
  static func isUTF8(_ name: String) -> Bool {
    let start = name.prefix(12).lowercased().map { $0 == "_" ? "-" : $0 }
    return String(start) == "utf-8" || String(start).hasPrefix("utf-8-")
  }
}
