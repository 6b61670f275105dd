import Arrays
import Emulation
import Semantics
import Testing

/// A matrix is answered slice by slice, and memory is read as values are.
@Suite struct SliceTests {
  private static let nanRules = [
    "first-wins", "last-wins", "some-wins", "wins-only-first", "{never-wins: {start: infinity}}",
    "{never-wins: {start: lowest-finite}}", "{counts-as-lowest: {all-nan: {index: -1}}}",
    "{counts-as-highest: {all-nan: {index: -1}, wins: first-present}}",
    "{skipped: {all-nan: {index: -1}}}", "{settles: {index: -1}}",
  ]

  /// All matrices of shape (2, 2) over four values, along both axes: each slice as the vector that it is.
  @Test(arguments: nanRules, ["first", "last", "any"])
  func slicesAreVectors(_ nan: String, _ ties: String) throws {
    let letters: [Double] = [.nan, -.infinity, 1, 2]
    let emulator = try Emulator(TestSpec(rules: ["nan": nan, "ties": ties]).profile())
    for number in 0..<256 {
      let cells = (0..<4).map { letters[number >> ($0 * 2) & 3] }
      let matrix = try LabelledArray.made(.float64, [2, 2], cells.map { .float($0) })
      for axis in 0...1 {
        let answer = try emulator.answer(matrix, [.axis(.int(Int64(axis)))])
        var (data, freedom): ([Int64], [Int: Set<Label>]) = ([], [:])
        for slice in 0...1 {
          let values =
            axis == 0 ? [cells[slice], cells[slice + 2]] : Array(cells[slice * 2..<slice * 2 + 2])
          let part = try emulator.answer(.made(.float64, [2], values.map { .float($0) }), [])
          guard case .indices(_, _, let index) = part.outcome else { return }
          data += index
          freedom[slice] = part.freedom[0]
        }
        #expect(answer.outcome == .indices(dtype: "int64", shape: [2], data: data), "\(cells)")
        #expect(answer.freedom == freedom, "\(cells)")
      }
    }
  }

  /// What is answered is always among the right answers, and those are the answers of first and last.
  @Test(arguments: nanRules)
  func freedomHoldsTheAnswer(_ nan: String) throws {
    let letters: [Double] = [.nan, -.infinity, 1, 2]
    func emulator(_ ties: String) throws -> Emulator {
      try Emulator(TestSpec(rules: ["nan": nan, "ties": ties]).profile())
    }
    let (any, first, last) = try (emulator("any"), emulator("first"), emulator("last"))
    for number in 0..<256 {
      let cells = (0..<4).map { Scalar.float(letters[number >> ($0 * 2) & 3]) }
      let array = try LabelledArray.made(.float64, [4], cells)
      let answer = try any.answer(array, [])
      #expect(try answer.outcome == first.answer(array, []).outcome)
      for other in try [first.answer(array, []), last.answer(array, [])] {
        #expect(answer.difference(from: other.outcome) == nil, "\(cells)")
      }
      guard case .indices(_, _, let data) = answer.outcome else { return }
      if let free = answer.freedom[0] {
        #expect(free.contains(.value(.int(data[0]))), "\(cells)")
        #expect(free.count > 1, "\(cells)")
      }
    }
  }

  /// The fast way over raw memory gives the answers of the other.
  @Test(arguments: nanRules + ["{skipped: {all-nan: ValueError}}", "{settles: none}"])
  func rawMemory(_ nan: String) throws {
    let profile = try TestSpec(rules: ["nan": nan]).profile()
    let values: [Double] = [.nan, 3, .nan, 3, 1, 3, .nan, 0]
    let array = try LabelledArray.made(.float64, [4, 2], values.map { .float($0) }).values
    for axis in 0...1 {
      let plan = try Plan(
        profile, dtype: .float64, shape: [4, 2], strides: array.strides,
        arguments: [.axis(.int(Int64(axis)))])
      guard case .reduce(let reduction) = plan.step else {
        Issue.record("nothing is reduced")
        return
      }
      #expect(reduction.isPlain)
      let found = reduction.run(array)
      var answers = [Int64](repeating: -9, count: plan.resultCount)
      let tally = array.withBase { base in reduction.runInMemory(base, answers: &answers) }
      #expect(answers == found.positions)
      #expect(tally.failure == found.failure)
      #expect(MemoryTally.exercised(kind: tally.kind) == found.exercised)
    }
  }

  @Test func kindsOfSlices() throws {
    let profile = try TestSpec(rules: ["nan": "{skipped: {all-nan: {index: -1}}}"]).profile()
    let rows: [Double] = [1, 2, 3, 2, 2, 0, 1, .nan, 2, 2, .nan, 2]
    let array = try LabelledArray.made(.float64, [4, 3], rows.map { .float($0) }).values
    let plan = try Plan(
      profile, dtype: .float64, shape: [4, 3], strides: array.strides,
      arguments: [.axis(.int(1))])
    guard case .reduce(let reduction) = plan.step else { return }
    var answers = [Int64](repeating: -9, count: 4)
    let tally = array.withBase { base in reduction.runInMemory(base, answers: &answers) }
    #expect(tally.slices == [1, 1, 1, 1])
    #expect(tally.kind == 3)
    #expect(
      (0...3).map { MemoryTally.exercised(kind: $0).names } == [
        [], [.ties], [.nan], [.ties, .nan],
      ])
    #expect(answers == [2, 0, 2, 0])
  }
}
