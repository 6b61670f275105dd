import CodeAudit
import Testing

/// A table of names answers as a dictionary does, however its copies part and meet.
struct NameTypesTests {
  private typealias Plain = [String: InferredType]

  private static func entries(_ table: NameTypes) -> Plain {
    table.names.reduce(into: [:]) { $0[$1] = table[$1] }
  }

  private static func differing(_ first: Plain, _ second: Plain) -> Plain {
    first.filter { second[$0.key] != $0.value }
  }

  /// - Parameter names: from so few that they stay apart to so many that copies stop sharing.
  @Test(arguments: [3, 40, 900]) func asADictionary(names: Int) {
    var random = Numbers(state: UInt64(names))
    var tables = [NameTypes(), NameTypes()]
    var plain: [Plain] = [[:], [:]]
    let kinds: [InferredType] = [.none, .other, .unknown, InferredType(.plain(.int))]
    for step in 0..<6000 {
      let (one, other) = step % 2 == 0 ? (0, 1) : (1, 0)
      let name = "x\(random.below(names))"
      switch random.below(20) {
      case 0:
        tables[one] = tables[other]
        plain[one] = plain[other]
      case 1:
        tables[one].join(tables[other])
        plain[one].merge(plain[other]) { $0.joined($1) }
      case 2:
        tables[one][name] = nil
        plain[one][name] = nil
      default:
        let kind = kinds[random.below(kinds.count)]
        tables[one][name] = kind
        plain[one][name] = kind
      }
      #expect(tables[one][name] == plain[one][name])
      guard step % 50 == 0 else { continue }
      #expect(Self.entries(tables[one]) == plain[one])
      #expect((tables[0] == tables[1]) == (plain[0] == plain[1]))
      let found = tables[one].differing(from: tables[other])
      #expect(
        Plain(uniqueKeysWithValues: found.map { ($0.name, $0.type) })
          == Self.differing(plain[one], plain[other]))
    }
  }

  /// The same numbers on every run.
  private struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }
}
