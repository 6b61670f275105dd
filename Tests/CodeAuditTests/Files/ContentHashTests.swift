import CodeAudit
import Testing

struct ContentHashTests {
  private func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> ContentHash {
    bytes.withUnsafeBytes { ContentHash($0, seed: seed) }
  }

  /// Every length around the width of a step, every byte changed, and zeros that only the length tells apart.
  @Test(arguments: [0, 1, 7, 8, 9, 31, 32, 33, 63, 64, 65, 200])
  func eachByteCounts(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    var seen: Set = [hash(bytes), hash(bytes, seed: 1), hash(bytes + [0])]
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      seen.insert(hash(changed))
    }
    #expect(seen.count == count + 3)
    #expect(hash(bytes) == hash(Array(bytes)))
  }

  @Test func lengthsOfZeros() {
    #expect(Set((0..<300).map { hash(Array(repeating: 0, count: $0)) }).count == 300)
  }
}
