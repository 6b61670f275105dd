import PythonEmbedding
import PythonTesting
import Testing

extension EmbeddedPythonTests {
  /// Each use runs several times; the count of the object in its middle stays as it was.
  @Suite struct References {
    enum Use: String, CaseIterable {
      case attribute, setAttribute, item, iteration, call, method, prepared, preparedKeyword
      case preparedMethod, replaced, thrown, list, tuple, dict, slice, lent, str, typeName
    }

    @Test(arguments: Use.allCases)
    @PythonActor func balanced(use: Use) throws {
      let python = try SharedPython.interpreter()
      let object = try SharedPython.run(
        """
        class Kind:
          def give(self, *a, **k): return self
          def fail(self): raise ValueError(self)
          def __getitem__(self, key): return self
          def __str__(self): return "kind"
          def __hash__(self): return 1
        kind = Kind()
        """
      ).item(python.string("kind"))
      let identity = try SharedPython.evaluate("lambda x, y=None: x")
      let key = try python.string("key")
      let other = try python.int(1_000_003)
      let watched = [object, identity, key, other, object.type]

      func once() throws {
        switch use {
        case .attribute: _ = try object.attribute("give")
        case .setAttribute:
          try object.setAttribute("self", to: object)
          try object.setAttribute("self", to: other)
          try python.resolve(path: "builtins.delattr").call([object, python.string("self")])
        case .item: _ = try object.item(key)
        case .iteration: _ = try python.list([object, object]).elements()
        case .call: _ = try identity.call([object], keywords: ["y": other])
        case .method: _ = try object.call(method: "give", [other])
        case .prepared: _ = try PreparedCall(identity, [object, other]).call()
        case .preparedKeyword:
          let call = try PreparedCall(identity, [object], keywords: [("y", other)])
          try call.withResult { _ in }
        case .preparedMethod:
          _ = try PreparedCall(method: "give", of: object, [other], keywords: [("k", key)]).call()
        case .replaced:
          let call = try PreparedCall(identity, [object])
          try call.setArgument(0, to: other)
          _ = try call.call()
        case .thrown:
          #expect(throws: PythonError.self) { try object.call(method: "fail") }
          #expect(throws: PythonError.self) { try PreparedCall(identity, []).withResult { _ in } }
        case .list: _ = try python.list([object, other])
        case .tuple: _ = try python.tuple([object, other])
        case .dict: _ = try python.dict([(key, object), (object, other)])
        case .slice: _ = try python.slice(object, other)
        case .lent: _ = object.withReference { $0.retained() }
        case .str: _ = try (object.str(), object.repr(), object.isTrue(), object.isEqual(to: other))
        case .typeName: _ = (object.typeName, object.type)
        }
      }

      for _ in 0..<10 { try once() }
      // Whatever lies in cycles would change the counts when it is collected in between.
      try python.resolve(path: "gc.collect").call()
      try python.resolve(path: "gc.disable").call()
      defer { _ = try? python.resolve(path: "gc.enable").call() }
      let before = try watched.map(SharedPython.references)
      let noneBefore = try SharedPython.references(to: python.none)
      let runs: Int64 = 10_000
      for _ in 0..<runs { try once() }
      #expect(try watched.map(SharedPython.references) == before)
      // The interpreter itself drops None from up to 4,096 empty entries of its cache of attributes
      // as it fills them. A reference too many or too few would count once a run.
      let noneAfter = try SharedPython.references(to: python.none)
      #expect(abs(noneAfter - noneBefore) < runs / 2)
    }

    @Test @PythonActor func arraysAndElementTypes() throws {
      let numPy = try SharedPython.numPy()
      let dtype = try numPy.dtype("<f4")
      let dtypeObject = try SharedPython.evaluate("np.dtype('<f4')")
      let before = try SharedPython.references(to: dtypeObject)
      var value: Float = 1
      for _ in 0..<100 {
        _ = try numPy.array(at: &value, dtype: dtype, shape: [1])
        #expect(throws: PythonError.self) {
          try numPy.array(at: &value, dtype: dtype, shape: Array(repeating: 1, count: 100))
        }
      }
      let after = try SharedPython.references(to: dtypeObject)
      #expect(abs(after - before) < 10, "\(before) \(after)")
    }
  }
}
