import ArgReductionKernels
import Arrays
import Testing

/// The reference loops, against an oracle that filters.
@Suite struct KernelTests {
  @Test(arguments: SpecialElements.all)
  func loopsFindWhatTheOracleFinds(_ elements: SpecialElements) {
    #expect(elements.mismatch() == nil)
  }

  @Test(arguments: SpecialElements.all)
  func elementsKeepTheLaws(_ elements: SpecialElements) {
    #expect(elements.brokenLaw() == nil)
  }

  @Test(arguments: DType.all)
  func typesWithALoop(_ dtype: DType) {
    let word: [UInt64] = [0, 0]
    let winner = word.withUnsafeBytes { bytes in
      bytes.baseAddress.flatMap { Search.all[0].winner(in: dtype, at: $0, count: 1, stride: 0) }
    }
    var hasNone = dtype.isNullable || [.string, .bytes, .object].contains(dtype)
    if case .float8 = dtype { hasNone = true }
    #expect((winner == nil) == hasNone)
  }

  @Test func fillingIsOfTwoCases() {
    let filled = Search.missingCases.filter(\.isFilled)
    #expect(
      filled == [
        .countsAsBottom(passesOn: false), .countsAsBottom(passesOn: true),
        .countsAsTop(passesOn: false), .countsAsTop(passesOn: true),
      ])
  }

  /// What each way to treat NaN answers on one vector: [nan, -inf, 2, nan, 2].
  @Test func oneVectorInEveryWay() {
    let values: [Double] = [.nan, -.infinity, 2, .nan, 2]
    func index(_ missing: Search.Missing, last: Bool = false) -> Int {
      values.withUnsafeBytes { bytes in
        bytes.baseAddress.map {
          referenceWinner(
            Double.self, at: $0, count: 5, stride: 8,
            search: Search(extremum: .max, lastOfEqual: last, missing: missing)
          ).index
        } ?? -2
      }
    }
    #expect(index(.winsFirst) == 0)
    #expect(index(.winsLast) == 3)
    #expect(index(.comparesFalse) == 0)
    #expect(index(.skipped) == 2)
    #expect(index(.skipped, last: true) == 4)
    #expect(index(.countsAsBottom(passesOn: false)) == 2)
    #expect(index(.countsAsTop(passesOn: false)) == 0)
    #expect(index(.countsAsTop(passesOn: false), last: true) == 3)
    #expect(index(.countsAsTop(passesOn: true)) == 1)
    #expect(index(.losesTo(.infinity)) == 2)
    #expect(index(.restarts) == 4)
  }
}
