import Arrays
import Foundation
import Reporting
import Semantics
import Testing

/// The text of calls, and of the arrays in them.
@Suite struct PythonSourceTests {
  /// A line of JSON and the line of Python for it, from `Literals/`.
  struct Literal: Sendable, CustomTestStringConvertible {
    var json: String
    var source: String
    var testDescription: String { source }

    /// Pairs of lines; those that begin with # are comments.
    static func read(_ name: String) -> [Literal] {
      let file = TestScripts.url.appending(path: "Literals/\(name)")
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
      return stride(from: 0, to: lines.count - 1, by: 2).map {
        Literal(json: lines[$0], source: lines[$0 + 1])
      }
    }
  }

  private static func specs() throws -> SpecFolder {
    try SpecFolder(path: TestScripts.url.appending(path: "Specs").path(percentEncoded: false))
  }

  @Test func literalsAreThere() {
    #expect(Literal.read("arrays.txt").count == 21)
    #expect(Literal.read("calls.txt").count == 4)
  }

  @Test(arguments: Literal.read("arrays.txt"))
  func array(_ example: Literal) throws {
    let array = try LabelledArray(json: try JSONValue(parsing: example.json))
    #expect(PythonArray(array.values).source == example.source)
  }

  @Test(arguments: Literal.read("calls.txt"))
  func call(_ example: Literal) throws {
    guard case .object(var members) = try JSONValue(parsing: example.json) else { return }
    let array = #"{"dtype":"int64","shape":[2],"data":[1,2]}"#
    members.append(.init("library", "shelf"))
    members.append(.init("array", try JSONValue(parsing: array)))
    let source = PythonSource(try Call(json: .object(members)), specs: try Self.specs())
    #expect(source?.line == example.source)
  }

  @Test func labelsArePassedWhereThereAreAny() throws {
    let array = try NDArray(dtype: .float64, shape: [2], elements: [.float(1), .float(.nan)])
    let labels: [Label] = [.value(.string("a")), .value(.int(2))]
    let call = Call(
      library: "shelf", function: "Row.place", array: LabelledArray(array, index: labels))
    let source = PythonSource(call, specs: try Self.specs())
    #expect(
      source?.expression == "sa.Row(np.array([1.0, np.nan]), index=['a', 2], copy=False).place()")
  }

  @Test func functionsThatNoSpecKnowsHaveNone() throws {
    let array = try NDArray(dtype: .bool, shape: [0], elements: [])
    let call = Call(library: "shelf", function: "nothing", array: LabelledArray(array))
    #expect(PythonSource(call, specs: try Self.specs()) == nil)
  }
}
