import CodeAudit
import Testing

/// Damaged sources, drawn by a seed: whatever Python says of them, the answer is a tree whose places fit the text, or
/// one line.
struct MutationTests {
  private static let seeds: [[UInt8]] =
    SpanTests.cases.filter { $0.source.count < 2_000 }.map(\.source)
    + [
      bytes(
        "import numpy as np\r\n\r\ndef f(x, *, axis=None):\r\n    \"\"\"é\"\"\"\r\n",
        "    return [np.argmax(y, axis=axis) for y in x if y is not None]  # ü\r\n"),
      bytes("# coding: latin-1\nclass A:\n\t'", [0xE9], "'\n\ta = f'{b!r:>{c}} {d(e)}' '''\n'''\n"),
      bytes("async def g():\n  async with a as (b, c): await d\n  return {**e, 'f': -1.5e3j}\n"),
    ]

  private static let splices: [[UInt8]] = [
    [0], [0xFF], [0xC3], [0x0D], [0x0A], [0x0C], [0x09], [0x5C], [0x5C, 0x0A], [0x22, 0x22, 0x22],
    [0x27], [0x28],
    [0x7B], [0xEF, 0xBB, 0xBF], [0xF0, 0x9F, 0x98, 0x80], Array("# coding: utf-16\n".utf8),
    Array("# coding: cp037\n".utf8), Array("f'{".utf8), Array("lambda:".utf8),
    Array("\u{2028}".utf8),
  ]

  @Test(arguments: 0..<10) func damage(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let samples = (0..<100).map { _ in Self.sample(&random) }
    try SharedReader.use { reader in
      for sample in samples {
        do throws(AuditError) {
          let part = try reader.read(sample)
          Self.check(part.module, part, sample)
        } catch {
          let text = error.description
          #expect(!text.isEmpty && !text.contains { $0.isNewline }, "\(sample)")
        }
      }
    }
  }

  private static func sample(_ random: inout SplitMix) -> [UInt8] {
    var sample = seeds[Int.random(in: 0..<seeds.count, using: &random)]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0...sample.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: sample.removeSubrange(place...)
      case 1 where place < sample.count:
        sample[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2:
        let splice = splices[Int.random(in: 0..<splices.count, using: &random)]
        sample.insert(contentsOf: splice, at: place)
      default:
        let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
        sample.insert(contentsOf: other.prefix(Int.random(in: 0...40, using: &random)), at: place)
      }
    }
    return sample
  }

  private static func check(_ node: SyntaxNode, _ part: ParsedFile.Part, _ source: [UInt8]) {
    if let span = node.span {
      #expect(span.start <= span.end && span.bytes.upperBound <= source.count, "\(source)")
      if node.kind == .name, let name = node.text(.id), name.utf8.allSatisfy({ $0 < 0x80 }) {
        // Python folds letters such as `ﬁ` in names.
        let text = part.text.text(of: span)
        #expect(text == name || !text.utf8.allSatisfy { $0 < 0x80 }, "\(source)")
        if text == name { #expect(Array(source[span.bytes]) == Array(name.utf8), "\(source)") }
      }
    }
    for child in node.children { check(child, part, source) }
  }
}

/// A generator that gives the same numbers everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
