import PythonEmbedding
import PythonTesting
import Testing

extension EmbeddedPythonTests {
  @Suite struct Values {
    @Test(arguments: [0, 1, -1, 255, Int64.max, Int64.min])
    @PythonActor func int64RoundTrip(value: Int64) throws {
      let python = try SharedPython.interpreter()
      #expect(try python.int(value).int64() == value)
      #expect(try python.int(decimal: "\(value)").int64() == value)
      #expect(try python.int(value).repr() == "\(value)")
    }

    @Test(arguments: [0, UInt64(Int64.max) + 1, UInt64.max])
    @PythonActor func uint64RoundTrip(value: UInt64) throws {
      let python = try SharedPython.interpreter()
      #expect(try python.int(value).uint64() == value)
      #expect(try python.int(value).repr() == "\(value)")
    }

    @Test(arguments: ["1180591620717411303424", "-1180591620717411303424"])
    @PythonActor func hugeIntegersOverflow(digits: String) throws {
      let python = try SharedPython.interpreter()
      let value = try python.int(decimal: digits)
      #expect(try value.str() == digits)
      #expect(throws: PythonError.self) { try value.uint64() }
      let error = #expect(throws: PythonError.self) { try value.int64() }
      #expect(error?.typeName == "OverflowError")
      #expect(error?.bases == ["ArithmeticError", "Exception", "BaseException"])
      #expect(throws: PythonError.self) { try python.int(UInt64.max).int64() }
      #expect(throws: PythonError.self) { try python.int(-1).uint64() }
    }

    @Test @PythonActor func badDigits() throws {
      let python = try SharedPython.interpreter()
      let error = #expect(throws: PythonError.self) { try python.int(decimal: "1x") }
      #expect(
        error?.description
          == "ValueError: invalid literal for int() with base 10: '1x'")
    }

    @Test(arguments: [0, -0.0, 1.5, .infinity, -.infinity, 5e-324, 1e308, -1])
    @PythonActor func doubleRoundTrip(value: Double) throws {
      let back = try SharedPython.interpreter().float(value).double()
      #expect(back.bitPattern == value.bitPattern)
    }

    @Test @PythonActor func nanRoundTrip() throws {
      #expect(try SharedPython.interpreter().float(.nan).double().isNaN)
    }

    @Test @PythonActor func complexRoundTrip() throws {
      let python = try SharedPython.interpreter()
      let value = try python.complex(-1, -2).complex()
      #expect(value.real == -1 && value.imaginary == -2)
      #expect(try python.complex(1, 2).repr() == "(1+2j)")
    }

    @Test(arguments: ["", "plain", "a\u{0}b", "é", "👩‍🔬", "日本"])
    @PythonActor func textRoundTrip(text: String) throws {
      let python = try SharedPython.interpreter()
      #expect(try python.string(text).string() == text)
      #expect(try python.bytes(Array(text.utf8)).bytes() == Array(text.utf8))
    }

    @Test @PythonActor func loneSurrogates() throws {
      let text = try SharedPython.evaluate("'a\\udc80'")
      #expect(try text.str() == "a\\udc80")
      let error = #expect(throws: PythonError.self) { try text.string() }
      #expect(error?.typeName == "UnicodeEncodeError")
    }

    @Test @PythonActor func constants() throws {
      let python = try SharedPython.interpreter()
      #expect(python.none.isNone)
      #expect(try python.bool(true).bool())
      #expect(try !python.bool(false).bool())
      #expect(try python.ellipsis.repr() == "Ellipsis")
      let error = #expect(throws: PythonError.self) { try python.int(1).bool() }
      #expect(error?.description == "TypeError: expected a bool, found int")
      #expect(try python.int(1).isTrue())
      #expect(try !python.string("").isTrue())
    }

    @Test @PythonActor func containers() throws {
      let python = try SharedPython.interpreter()
      let one = try python.int(1)
      let two = try python.string("two")
      #expect(try python.list([one, two]).repr() == "[1, 'two']")
      #expect(try python.tuple([one, two]).repr() == "(1, 'two')")
      #expect(try python.tuple([]).repr() == "()")
      #expect(try python.dict([(two, one)]).repr() == "{'two': 1}")
      #expect(try python.slice(one, nil, two).repr() == "slice(1, None, 'two')")
      #expect(try python.list([one, two]).count() == 2)
      #expect(try python.list([one, two]).elements().map { try $0.str() } == ["1", "two"])
      #expect(try python.list([one, two]).item(at: 1).isEqual(to: two))
      #expect(try python.dict([(two, one)]).item(two).isIdentical(to: one))
      #expect(one.typeName == "int")
      let isInt = try one.isInstance(of: python.resolve(path: "builtins.int"))
      #expect(isInt)
    }
  }
}
