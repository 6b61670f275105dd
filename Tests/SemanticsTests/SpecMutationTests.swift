import Foundation
import Semantics
import Testing

/// A generator that gives the same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

@Suite struct SpecMutationTests {
  /// A spec of the package's own, and one with the forms that few need.
  private static let specs = [
    FormTests.file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Specs/numpy.yaml"),
    FormTests.file,
  ]

  /// However a spec is damaged, it is read or the damage has a place.
  @Test(arguments: specs, 0..<20)
  func damagedSpecs(file: URL, block: UInt64) throws {
    let text = Array(try Data(contentsOf: file))
    for seed in block * 100..<(block + 1) * 100 {
      var generator = SplitMix(state: seed)
      let mutated = mutate(text, using: &generator)
      do {
        let spec = try Spec(yaml: mutated, file: file.lastPathComponent)
        #expect(!spec.functions.isEmpty, "seed \(seed)")
      } catch {
        let lines = mutated.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        #expect((1...lines.count + 1).contains(error.line), "seed \(seed): \(error)")
        #expect(error.column >= 1, "seed \(seed): \(error)")
        #expect(!error.problem.isEmpty && !error.problem.contains("\n"), "seed \(seed): \(error)")
      }
    }
  }

  /// One to three changes: a line dropped, doubled, swapped with the next or indented otherwise, or a byte
  /// changed.
  private func mutate(_ text: [UInt8], using generator: inout SplitMix) -> String {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let line = Int.random(in: 0..<lines.count - 1, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: lines.remove(at: line)
      case 1: lines.insert(lines[line], at: line)
      case 2: lines.swapAt(line, line + 1)
      case 3: lines[line].insert(contentsOf: [0x20, 0x20], at: 0)
      case 4: lines[line].removeFirst(min(2, lines[line].count))
      default:
        guard !lines[line].isEmpty else { continue }
        let place = Int.random(in: lines[line].indices, using: &generator)
        lines[line][place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
    }
    return String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self)
  }
}
