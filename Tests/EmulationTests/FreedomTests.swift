import Arrays
import Emulation
import Semantics
import Testing

/// Which answers are right where a library promises none of several.
@Suite struct FreedomTests {
  private func freedom(
    _ nan: String, _ values: Double..., extremum: String = "max", dtype: DType = .float64
  ) throws -> [Int64]? {
    let array = try LabelledArray.made(
      dtype, [values.count],
      values.map { $0.isNaN && dtype.isNullable ? .missing : .float($0) })
    let free = try TestSpec(rules: ["nan": nan, "ties": "any"], extremum: extremum)
      .answer(array).freedom[0]
    return free?.compactMap { if case .value(.int(let index)) = $0 { index } else { nil } }.sorted()
  }

  /// Where one NaN settles the answer, equal elements beside it are no answers.
  @Test func settledAnswersAreNotFree() throws {
    #expect(try freedom("{settles: {index: -1}}", 2, 2, .nan) == nil)
    #expect(try freedom("{settles: {index: -1}}", 2, 2, 1) == [0, 1])
    #expect(try freedom("{skipped: {all-nan: {index: -1}}}", .nan, .nan) == nil)
    #expect(try freedom("{counts-as-lowest: {all-nan: {index: -1}}}", .nan, .nan) == nil)
    let answer = try TestSpec(rules: ["nan": "{settles: {index: -1}}", "ties": "any"])
      .answer(.floats(2, 2, .nan))
    #expect(
      answer.difference(from: .indices(dtype: "int64", shape: [], data: [0])) == .value)
  }

  /// NaN that stands for a value ties with it, whichever comes first.
  @Test(arguments: [DType.float64, .float32, .bfloat16, .nullable(.float64)])
  func whatNaNStandsForTiesWithIt(_ dtype: DType) throws {
    let (low, high) = (
      "{counts-as-lowest: {all-nan: ValueError}}", "{counts-as-highest: {all-nan: ValueError}}"
    )
    let infinity = Double.infinity
    #expect(try freedom(low, .nan, -infinity, .nan, dtype: dtype) == [0, 1, 2])
    #expect(try freedom(low, -infinity, .nan, dtype: dtype) == [0, 1])
    #expect(try freedom(low, .nan, 1, 1, dtype: dtype) == [1, 2])
    #expect(try freedom(low, .nan, infinity, extremum: "min", dtype: dtype) == [0, 1])
    #expect(try freedom(low, .nan, -infinity, extremum: "min", dtype: dtype) == nil)
    #expect(try freedom(high, .nan, infinity, 1, dtype: dtype) == [0, 1])
    #expect(try freedom(high, .nan, 1, .nan, dtype: dtype) == [0, 2])
    #expect(try freedom(high, 1, -infinity, .nan, extremum: "min", dtype: dtype) == [1, 2])
  }

  @Test func whereNaNPassesOnItsAnswerIsAnother() throws {
    let high = "{counts-as-highest: {all-nan: ValueError, wins: first-present}}"
    #expect(try freedom(high, .nan, 1, .nan, 2) == nil)
    #expect(try freedom(high, .nan, 1, .infinity) == [1, 2])
    let low = "{counts-as-lowest: {all-nan: ValueError, wins: first-present}}"
    #expect(try freedom(low, .nan, -.infinity, -.infinity) == [1, 2])
    #expect(try freedom(low, .nan, -.infinity) == nil)
  }

  @Test func timesAndComplexNumbersStandForTheirEnds() throws {
    let spec = TestSpec(
      rules: ["nan": "{counts-as-lowest: {all-nan: ValueError}}", "ties": "any"])
    let times = try LabelledArray.made(
      .datetime64(.day), [3], [.time(nil), .time(.min + 1), .time(nil)])
    let all = [0: Set([0, 1, 2].map { Label.value(.int($0)) })]
    #expect(try spec.answer(times).freedom == all)
    let complex = try LabelledArray.complex((.nan, 0), (-.infinity, 0), (1, .nan))
    #expect(try spec.answer(complex).freedom == all)
  }

  /// Squares of the parts would be infinite, or zero, and tie.
  @Test func magnitudesBeyondTheSquareRootOfFloat64() throws {
    let spec = TestSpec(rules: ["complex-order": "magnitude", "nan": "last-wins"])
    #expect(try spec.outcome(.complex((1e200, 0), (0, -2e200), (1e200, 1e200))) == "int64[] 1")
    #expect(try spec.outcome(.complex((1e-200, 0), (2e-200, 0), (0, 0))) == "int64[] 1")
    #expect(try spec.outcome(.complex((3, 4), (0, 5))) == "int64[] 0")
    #expect(try spec.outcome(.complex((1, 0), (-.infinity, 1), (2, 0))) == "int64[] 1")
    // NaN is missing, though the magnitude beside infinity would be infinite.
    #expect(try spec.outcome(.complex((.infinity, .nan), (1, 1))) == "int64[] 0")
  }
}
