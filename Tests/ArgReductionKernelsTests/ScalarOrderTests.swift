import ArgReductionKernels
import Arrays
import Testing

/// Python's order of numbers, text, bytes and times.
@Suite struct ScalarOrderTests {
  /// Groups that are in order in themselves; each with its own ends, as callers give them.
  private static let families: [[Scalar]] = [
    [
      .missing, .float(.nan), .float(-.infinity), .int(.min), .float(-0x1p63), .int(-1),
      .float(-0.5), .float(-0.0), .bool(false), .int(0), .bool(true), .float(1), .float(1.5),
      .float(0x1p53), .int(1 << 53), .int(1 << 53 + 1), .int(.max), .float(0x1p63),
      .uint(1 << 63), .uint(.max), .float(0x1p64), .float(.greatestFiniteMagnitude),
      .float(.infinity),
    ],
    ["", "A", "a", "aa", "b", "é", "e\u{301}", "\u{FFFF}", "😀"].map { .string($0) },
    [[], [0], [0, 0], [0, 1], [0x7F], [0x80], [0xFF]].map { .bytes($0) },
    [.time(nil), .time(.min + 1), .time(-1), .time(0), .time(.max)],
    [
      .complex(.nan, 0), .complex(0, .nan), .complex(-.infinity, 1), .complex(0, -0.0),
      .complex(0, 0), .complex(0, 1), .complex(1, -1),
    ],
  ]

  @Test(arguments: families)
  func eachFamilyKeepsTheLaws(_ values: [Scalar]) {
    #expect(Laws(values).broken == nil)
  }

  /// What missing elements stand for, family by family.
  private static let ends: [(bottom: Scalar, top: Scalar)] = [
    (.float(-.infinity), .float(.infinity)), (.string(""), .string("😀")),
    (.bytes([]), .bytes([0xFF])), (.time(.min + 1), .time(.max)),
    (.complex(-.infinity, 0), .complex(.infinity, 0)),
  ]

  @Test(arguments: zip(families, ends))
  func loopsFindWhatTheOracleFinds(_ values: [Scalar], _ ends: (bottom: Scalar, top: Scalar)) {
    for vector in vectors(of: values, upTo: 2) + vectors(of: Array(values.prefix(6)), upTo: 4) {
      for search in Search.all {
        let found = vector.withUnsafeBytes { bytes in
          bytes.baseAddress.map {
            referenceWinner(
              Scalar.self, at: $0, count: vector.count, stride: MemoryLayout<Scalar>.stride,
              search: search, extremes: ends)
          }
        }
        guard let found else { continue }
        let expected = search.expected(vector, bottom: ends.bottom, top: ends.top)
        guard found == expected else {
          Issue.record("\(vector), \(search): \(found), not \(expected)")
          return
        }
      }
    }
  }

  /// Pairs that a comparison through Double would get wrong, and some that it would not.
  private static let comparisons: [(Scalar, Scalar, Int)] = [
    (.int(1 << 53 + 1), .float(0x1p53), 1),
    (.int(1 << 53), .float(0x1p53), 0),
    (.int(-(1 << 53) - 1), .float(-0x1p53), -1),
    (.uint(.max), .float(0x1p64), -1),
    (.uint(.max), .float(0x1p64 - 2048), 1),
    (.uint(1 << 63), .float(0x1p63), 0),
    (.uint(1 << 63), .int(.max), 1),
    (.int(.max), .float(0x1p63), -1),
    (.int(.min), .float(-0x1p63), 0),
    (.int(.min), .float(-0x1p63 - 2048), 1),
    (.int(1), .float(1.5), -1),
    (.int(2), .float(1.5), 1),
    (.int(-1), .float(-1.5), 1),
    (.int(0), .float(-0.5), 1),
    (.int(0), .float(-0.0), 0),
    (.int(0), .float(0x1p-1074), -1),
    (.float(-0.0), .float(0), 0),
    (.bool(true), .float(1), 0),
    (.bool(true), .int(0), 1),
    (.uint(.max), .float(.infinity), -1),
    (.uint(.max), .float(1e300), -1),
    (.int(.min), .float(-.infinity), 1),
    (.int(.min), .float(-1e300), 1),
    (.string("Z"), .string("a"), -1),
    (.string("e\u{301}"), .string("é"), -1),
    (.string("\u{FFFF}"), .string("😀"), -1),
    (.bytes([0x7F]), .bytes([0x80]), -1),
    (.bytes([1]), .bytes([1, 0]), -1),
    (.time(-1), .time(0), -1),
    (.complex(1, 2), .complex(1, 1), 1),
  ]

  @Test func numbersCompareExactly() {
    for (a, b, order) in Self.comparisons {
      let text = Comment(rawValue: "\(a), \(b)")
      #expect(a.isAbove(b) == (order > 0), text)
      #expect(b.isAbove(a) == (order < 0), text)
      #expect(a.isLevel(b) == (order == 0), text)
      #expect(b.isLevel(a) == (order == 0), text)
    }
  }

  @Test func kindsDoNotMix() {
    let kinds: [Scalar] = [
      .int(1), .string("1"), .bytes([0x31]), .time(1), .none, .complex(1, 0), .missing,
    ]
    for (i, a) in kinds.enumerated() {
      for (j, b) in kinds.enumerated() where i != j {
        #expect(!a.isAbove(b), "\(a), \(b)")
        #expect(!a.isLevel(b), "\(a), \(b)")
      }
    }
    #expect(Scalar.none.isLevel(.none))
    #expect(!Scalar.missing.isLevel(.missing))
  }

  private static let orderable: [([Scalar], Bool)] = [
    ([], true), ([.none], true), ([.complex(1, 1)], true), ([.none, .none], false),
    ([.complex(1, 1), .complex(1, 2)], false), ([.int(1), .complex(1, 1)], false),
    ([.bool(true), .int(1), .uint(.max), .float(.nan), .missing], true),
    ([.string("a"), .string("b")], true), ([.string("a"), .int(1)], false),
    ([.bytes([1]), .bytes([])], true), ([.bytes([1]), .string("")], false),
    ([.time(1), .time(nil)], true), ([.time(1), .int(1)], false), ([.int(1), .none], false),
  ]

  @Test func whatPythonCanOrder() {
    for (values, isOrderable) in Self.orderable {
      #expect(values.isOrderable == isOrderable, "\(values)")
    }
  }
}
