import PythonEmbedding
import PythonTesting
import Testing

extension EmbeddedPythonTests {
  /// Reading without counting references.
  @PythonActor struct ReadingTests {
    @Test(arguments: [
      ("None", BorrowedReference.Shape.none), ("True", .bool), ("False", .bool), ("7", .integer),
      ("2**70", .integer), ("1.5", .float), ("'a'", .text), ("[1]", .list), ("(1,)", .other),
      ("type('T', (str,), {})()", .other), ("b'a'", .other),
    ])
    func shape(_ expression: String, _ shape: BorrowedReference.Shape) throws {
      let object = try SharedPython.evaluate(expression)
      #expect(object.withReference { $0.shape } == shape)
    }

    @Test func values() throws {
      #expect(try SharedPython.evaluate("-7").withReference { $0.int64 } == -7)
      #expect(try SharedPython.evaluate("-1").withReference { $0.int64 } == -1)
      #expect(try SharedPython.evaluate("2**63").withReference { $0.int64 } == nil)
      #expect(try SharedPython.evaluate("-1.0").withReference { $0.double } == -1)
      #expect(try SharedPython.evaluate("'é\\0'").withReference { $0.text } == "é\u{0}")
      #expect(try SharedPython.evaluate("'\\ud800'").withReference { $0.text } == nil)
      #expect(try SharedPython.evaluate("7").withReference { $0.text } == nil)
      #expect(try SharedPython.evaluate("'a'").withReference { $0.listCount } == 0)
    }

    @Test func attributesInOrder() throws {
      let object = try SharedPython.evaluate("type('T', (), {})()")
      let python = try SharedPython.interpreter()
      for (name, value) in [("b", 1), ("a", 2)] {
        try object.setAttribute(name, to: python.int(value))
      }
      var values: [Int64?] = []
      var numbers: [Int] = []
      object.withReference { reference in
        reference.forEachAttribute { number, _, value in
          numbers.append(number)
          values.append(value.int64)
        }
      }
      #expect(values == [1, 2])
      #expect(numbers == [0, 1])
      // Without a `__dict__` there are none.
      try SharedPython.evaluate("7").withReference {
        $0.forEachAttribute { _, _, _ in values = [] }
      }
      #expect(values == [1, 2])
    }

    @Test func elementsKeepTheirReferences() throws {
      let list = try SharedPython.evaluate("[object(), None]")
      let first = try list.item(at: 0)
      let before = try SharedPython.references(to: first)
      var identities: [ObjectIdentity] = []
      list.withReference { $0.forEachListElement { identities.append($0.identity) } }
      #expect(identities.first == first.identity)
      #expect(identities.count == 2)
      #expect(try SharedPython.references(to: first) == before)
    }

    @Test func attempts() throws {
      let python = try SharedPython.interpreter()
      let integer = try python.resolve(path: "builtins.int")
      guard case .answer(let seven) = try integer.attempt([python.string(utf8: [0x37])]),
        case .raised(let error, let exception?) = try integer.attempt([python.string("x")])
      else {
        Issue.record("the wrong answers")
        return
      }
      #expect(try seven.int64() == 7)
      #expect(error.typeName == "ValueError")
      #expect(try exception.attribute("args").count() == 1)
    }

    @Test func textOfBytes() throws {
      let python = try SharedPython.interpreter()
      #expect(try python.string(utf8: Array("é".utf8)).string() == "é")
      #expect(try python.string(utf8: []).string() == "")
      #expect(throws: PythonError.self) { try python.string(utf8: [0xFF]) }
    }
  }
}
