import Arrays
import Emulation
import Semantics
import Testing

private func labels(_ names: String...) -> [Label] { names.map { .value(.string($0)) } }

/// Results that are labels instead of positions.
@Suite struct LabelTests {
  private static func spec(
    nan: String = "{skipped: {all-nan: missing-label}}", ties: String = "first",
    more: [String: String?] = [:], call: [String] = ["result: labels"]
  ) -> TestSpec {
    TestSpec(
      rules: ["labels": "labels", "nan": nan, "ties": ties, "default-axis": "0"]
        .merging(more) { $1 }, call: call)
  }

  /// [[1, 9, 2], [3, 0, 4]] with rows r, s and columns a, b, c.
  private static func matrix() throws -> LabelledArray {
    try LabelledArray.floats(1, 9, 2, 3, 0, 4, shape: [2, 3])
      .labelled(labels("r", "s"), columns: labels("a", "b", "c"))
  }

  @Test func theRuleCanSayPositions() throws {
    let spec = TestSpec(rules: ["labels": "positions", "default-axis": "0"])
    let answer = try spec.answer(Self.matrix())
    #expect(answer.outcome.brief == "int64[3] 1 0 1")
    #expect(answer.exercised.contains(.labels))
    let mixed = TestSpec(
      rules: ["labels": "labels", "default-axis": "0"],
      except: ["labels": "[{dtypes: [floats], value: positions}]"])
    #expect(try mixed.outcome(Self.matrix()) == "int64[3] 1 0 1")
    let whole = try LabelledArray.ints(1, 2).labelled(labels("x", "y"))
    #expect(try mixed.outcome(whole) == "labels[] 'y'")
  }

  /// Only the first two axes have labels.
  @Test func furtherAxesHaveNone() throws {
    let cube = try LabelledArray.floats(
      1, 2, 3, 4, 5, 6, 7, 8, shape: [1, 2, 4]
    ).labelled(labels("r"), columns: labels("a", "b"))
    #expect(try Self.spec().outcome(cube, [.axis(.int(1))]) == "labels[1, 4] 'b' 'b' 'b' 'b'")
    #expect(try Self.spec().outcome(cube, [.axis(.int(2))]) == "labels[1, 2] 3 3")
  }

  private static let repeated: [([Scalar], String?)] = [
    ([.string("a"), .string("b")], nil), ([.string("a"), .string("a")], "'a'"),
    ([.int(1), .float(1)], "1.0"), ([.bool(true), .int(1)], "1"),
    ([.float(0), .float(-0.0)], "-0.0"), ([.float(0.5), .int(0)], nil),
    ([.uint(1 << 63), .float(0x1p63)], "9.223372036854776e+18"),
    ([.int(1), .complex(1, 0)], "complex(1.0, 0.0)"), ([.int(1), .complex(1, 1)], nil),
    ([.string("é"), .string("e\u{301}")], nil), ([.string("1"), .int(1)], nil),
    ([.bytes([0x61]), .string("a")], nil), ([.none, .none], "None"),
    ([.time(1), .int(1)], nil),
  ]

  @Test func labelsThatMustBeUnique() throws {
    let spec = Self.spec(call: ["result: labels", "unique-labels: true"])
    for (values, text) in Self.repeated {
      let vector = try LabelledArray.floats(1, 2).labelled(values.map { .value($0) })
      guard let text else {
        #expect(try spec.outcome(vector) == "labels[] \(values[1])")
        continue
      }
      let error = #expect(throws: Unanswerable.self) { try spec.answer(vector) }
      #expect(error?.description == "testlib.top needs unique labels, and \(text) stands twice")
      #expect(try Self.spec().outcome(vector) == "labels[] \(values[1])")
    }
    let columns = try LabelledArray.floats(1, 2, shape: [1, 2])
      .labelled(labels("r"), columns: labels("a", "a"))
    let error = #expect(throws: Unanswerable.self) { try spec.answer(columns) }
    #expect(error?.description == "testlib.top needs unique labels, and 'a' stands twice")
    #expect(try spec.outcome(.floats(1, 2)) == "labels[] 1")
  }
}
