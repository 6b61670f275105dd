import Arrays
import Emulation
import Semantics
import Testing

/// Shape and type of results, whatever the axis.
@Suite struct ResultShapeTests {
  private static let shapes: [[Int]] = [[3], [2, 3], [1, 1], [2, 1, 3], [0, 2], [2, 0, 3]]

  /// The axes that are left have their lengths; with `keepdims` the others have length 1.
  @Test(arguments: shapes)
  func shapesOfResults(_ shape: [Int]) throws {
    let spec = TestSpec(rules: ["empty": "{reduced: {index: 0}, nothing-due: same}"])
    let values = (0..<Shape.count(shape)).map { Scalar.float(Double($0)) }
    let array = try LabelledArray.made(.float64, shape, values)
    for axis in [nil] + Array(-shape.count..<shape.count) {
      for keeps in [true, false] {
        let passed = ArgumentValue.bool(keeps)
        let outcome = try spec.answer(
          array,
          [.axis(axis.map { .int(Int64($0)) } ?? .none), .keepdims(passed)]
        ).outcome
        let gone = axis.map { [($0 + shape.count) % shape.count] } ?? Array(shape.indices)
        let expected = shape.indices.compactMap { place in
          gone.contains(place) ? (keeps ? 1 : nil) : shape[place]
        }
        guard case .indices(_, let found, let data) = outcome else {
          Issue.record("\(shape), axis \(String(describing: axis)): \(outcome)")
          continue
        }
        #expect(found == expected, "axis \(String(describing: axis)), keepdims \(keeps)")
        #expect(data.count == expected.reduce(1, *))
      }
    }
  }

  @Test func exceptionsOfResultTypes() throws {
    let spec = TestSpec(except: [
      "result-dtype":
        "[{dtypes: [integers], value: int8}, {dtypes: [int64], value: int16}, {arrays: empty, value: uint8}, {axes: [1], value: uint16}]"
    ])
    #expect(try spec.outcome(.floats(1, 2)) == "int64[] 1")
    // The first exception that fits counts.
    #expect(try spec.outcome(.ints(1, 2)) == "int8[] 1")
    #expect(try spec.outcome(.empty(0, 2), [.axis(.int(1))]) == "uint8[0]")
    let matrix = try LabelledArray.floats(1, 2, shape: [1, 2])
    #expect(try spec.outcome(matrix, [.axis(.int(1))]) == "uint16[1] 1")
    #expect(try spec.outcome(matrix, [.axis(.int(0))]) == "int64[2] 0 0")
    #expect(try spec.outcome(matrix) == "int64[] 1")
  }

  @Test func emptyArraysOfEveryType() throws {
    let spec = TestSpec(rules: ["empty": "{reduced: {index: -1}, nothing-due: same}"])
    for dtype in DType.all {
      #expect(try spec.outcome(.empty(0, dtype: dtype)) == "int64[] -1", "\(dtype)")
    }
  }

  /// An array without elements can be due more answers than memory holds.
  @Test func moreAnswersThanMemoryHolds() throws {
    let array = try LabelledArray.empty(1 << 40, 0)
    let filling = TestSpec(rules: ["empty": "{reduced: {index: 0}, nothing-due: same}"])
    let error = #expect(throws: Unanswerable.self) {
      try filling.answer(array, [.axis(.int(1))])
    }
    #expect(
      error?.description == "testlib.top would answer \(1 << 40) times, more than memory can hold")
    #expect(try filling.outcome(array, [.axis(.int(0))]) == "int64[0]")
    #expect(try filling.outcome(array) == "int64[] 0")
    #expect(try TestSpec().outcome(array, [.axis(.int(1))]) == "ValueError")
  }
}
