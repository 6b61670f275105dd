import PythonEmbedding
import PythonTesting
import Testing

extension EmbeddedPythonTests {
  @Suite struct Calls {
    @Test(arguments: ["numpy.linalg.norm", "builtins.max", "numpy.ndarray.argmax", "os.path.join"])
    @PythonActor func pathsResolve(path: String) throws {
      #expect(try SharedPython.interpreter().resolve(path: path).isTrue())
    }

    @Test(arguments: [
      ("no_such_module.x", "ModuleNotFoundError: No module named 'no_such_module'"),
      ("numpy.no_such_name", "AttributeError: module 'numpy' has no attribute 'no_such_name'"),
    ])
    @PythonActor func wrongPaths(path: String, message: String) throws {
      let python = try SharedPython.interpreter()
      let error = #expect(throws: PythonError.self) { try python.resolve(path: path) }
      #expect(error?.description == message)
    }

    @Test @PythonActor func brokenModulesAreNotTakenForAttributes() throws {
      let python = try SharedPython.interpreter()
      _ = try SharedPython.run(
        """
        import os, sys, tempfile
        folder = tempfile.mkdtemp()
        os.mkdir(folder + "/tiebreak_package")
        open(folder + "/tiebreak_package/__init__.py", "w").close()
        with open(folder + "/tiebreak_package/broken.py", "w") as file:
          file.write("import no_such_module")
        sys.path.append(folder)
        """)
      let error = #expect(throws: PythonError.self) {
        try python.resolve(path: "tiebreak_package.broken.name")
      }
      #expect(error?.description == "ModuleNotFoundError: No module named 'no_such_module'")
    }

    @Test @PythonActor func callsWithKeywords() throws {
      let python = try SharedPython.interpreter()
      let function = try SharedPython.evaluate("lambda *a, **k: (a, k)")
      let one = try python.int(1)
      let two = try python.int(2)
      let expected = "((1, 2), {'x': 2, 'y': 1})"
      #expect(try function.call([one, two], keywords: ["x": two, "y": one]).repr() == expected)
      let prepared = try PreparedCall(function, [one, two], keywords: [("x", two), ("y", one)])
      #expect(try prepared.call().repr() == expected)
      let lent = try prepared.withResult { try? $0.retained().repr() }
      #expect(lent == expected)
      try prepared.setArgument(0, to: two)
      #expect(try prepared.call().repr() == "((2, 2), {'x': 2, 'y': 1})")
      #expect(try function.call().repr() == "((), {})")
      #expect(try PreparedCall(function).call().repr() == "((), {})")
      #expect(
        try PreparedCall(function, [], keywords: [("k", one)]).call().repr() == "((), {'k': 1})")
    }

    @Test @PythonActor func methodCalls() throws {
      let python = try SharedPython.interpreter()
      let text = try python.string("a,b,c")
      let comma = try python.string(",")
      #expect(try text.call(method: "split", [comma]).repr() == "['a', 'b', 'c']")
      let one = try python.int(1)
      let prepared = try PreparedCall(
        method: "split", of: text, [comma], keywords: [("maxsplit", one)])
      #expect(try prepared.call().repr() == "['a', 'b,c']")
      try prepared.setArgument(0, to: python.string("x,y"))
      #expect(try prepared.call().repr() == "['x', 'y']")
    }

    @Test @PythonActor func preparedCallsOfClasses() throws {
      let names = try SharedPython.run(
        """
        class Callable:
          def __call__(self, *a): return "instance"
        """)
      let python = try SharedPython.interpreter()
      let type = try names.item(python.string("Callable"))
      let instance = try PreparedCall(type).call()
      #expect(instance.typeName == "Callable")
      #expect(try PreparedCall(instance).call().string() == "instance")
    }

    @Test @PythonActor func exceptions() throws {
      let names = try SharedPython.run(
        """
        class Base(ValueError): pass
        class Custom(Base, KeyError): pass
        class Mute(Exception):
          def __str__(self): raise RuntimeError
        def custom(): raise Custom("a", 1)
        def mute(): raise Mute
        """)
      let python = try SharedPython.interpreter()
      for _ in 0..<2 {
        let error = #expect(throws: PythonError.self) {
          try names.item(python.string("custom")).call()
        }
        #expect(error?.typeName == "Custom")
        #expect(
          error?.bases
            == ["Base", "ValueError", "KeyError", "LookupError", "Exception", "BaseException"])
        #expect(error?.message == "('a', 1)")
      }
      let mute = #expect(throws: PythonError.self) { try names.item(python.string("mute")).call() }
      #expect(mute?.message == "<exception str() failed>")
    }

    @Test @PythonActor func axisError() throws {
      let call = try PreparedCall(
        SharedPython.interpreter().resolve(path: "numpy.argmax"),
        [SharedPython.evaluate("np.zeros(3)")],
        keywords: [("axis", SharedPython.interpreter().int(1))])
      let error = #expect(throws: PythonError.self) { try call.withResult { _ in } }
      #expect(error?.typeName == "AxisError")
      #expect(error?.message == "axis 1 is out of bounds for array of dimension 1")
      #expect(error?.isKind(of: "IndexError") == true)
      #expect(error?.isKind(of: "ValueError") == true)
    }

    @Test @PythonActor func flushing() throws {
      try SharedPython.interpreter().flushStandardStreams()
    }

    @Test @PythonActor func environmentIsTheOneAskedFor() throws {
      let python = try SharedPython.interpreter()
      #expect(
        try python.resolve(path: "sys.executable").string() == python.environment.executable)
      #expect(try python.resolve(path: "sys.argv").elements().count <= 1)
      let again = #expect(throws: EnvironmentError.self) {
        _ = try Interpreter.start(python.environment)
      }
      #expect(again == .alreadyStarted(executable: python.environment.executable))
      let missing = #expect(throws: EnvironmentError.self) {
        try python.requireModule("no_such_module", package: "no-such-package")
      }
      #expect(
        missing?.description
          == "the Python module no_such_module could not be imported (ModuleNotFoundError: No "
          + "module named 'no_such_module'); install it with '\(python.environment.executable) "
          + "-m pip install no-such-package'")
    }
  }
}
