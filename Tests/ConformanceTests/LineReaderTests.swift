import Conformance
import Testing

@Suite struct LineReaderTests {
  /// However a text is cut into pieces, its lines are the same.
  @Test(
    arguments: [
      ("", [], nil), ("\n", [""], nil), ("a", [], "a"), ("a\n", ["a"], nil),
      ("a\n\nb\r\n\u{2028}c", ["a", "", "b\r"], "\u{2028}c"), ("ä\n€\n", ["ä", "€"], nil),
    ] as [(String, [String], String?)])
  func pieces(_ text: String, _ lines: [String], _ rest: String?) {
    let bytes = Array(text.utf8)
    for size in 1...max(1, bytes.count) {
      var reader = LineReader()
      var found: [String] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        found += bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { reader.read($0) }
      }
      #expect(found == lines, "pieces of \(size)")
      #expect(reader.rest == rest, "pieces of \(size)")
    }
  }

  @Test func notUTF8() {
    var reader = LineReader()
    let bytes: [UInt8] = [0x61, 0xFF, 0x0A]
    #expect(bytes.withUnsafeBytes { reader.read($0) } == ["a\u{FFFD}"])
  }
}
