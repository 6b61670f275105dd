import Arrays
import Conformance
import Semantics
import Testing

/// What is asked of functions with the less common forms.
@Suite struct StrataTests {
  private static func strata(_ profile: Profile) -> [Stratum] {
    SuitePlan(profile, cases: 200_000, seed: 1).strata
  }

  @Test func onlyLayoutsThatCanBeHandedOver() throws {
    let all = Self.strata(try TestProfile.make())
    #expect(Set(all.map(\.layout)) == Set(Layout.allCases))
    let some = Self.strata(try TestProfile.make(layouts: "[C, strided]"))
    #expect(Set(some.map(\.layout)) == [.rowMajor, .strided])
  }

  @Test func gradientsWhereThereAreAny() throws {
    #expect(Self.strata(try TestProfile.make()).allSatisfy { !$0.asksGradient })
    let asked = Self.strata(try TestProfile.make(gradient: true)).filter(\.asksGradient)
    #expect(Set(asked.map(\.dtype)) == [.float32, .float64, .float16])
    #expect(Set(asked.map(\.shape)) == [[3], [2, 3]])
    #expect(Set(asked.filter { $0.shape == [2, 3] }.map(\.arguments)).count == 3)
    #expect(asked.allSatisfy { $0.count == 1 })
  }

  @Test func neverWithoutArgumentsWhereThoseAreNeeded() throws {
    let plain = Self.strata(try TestProfile.make())
    #expect(plain.contains { $0.arguments.isEmpty })
    let strata = Self.strata(
      try TestProfile.make(call: ["needs-arguments: true"], gradient: true))
    #expect(strata.allSatisfy { !$0.arguments.isEmpty })
    #expect(Set(strata.map(\.suite)).isSuperset(of: [.errors, .exhaustive, .width, .gradient]))
  }

  @Test func placesAreFilledFromTheFirst() throws {
    let strata = Self.strata(try TestProfile.make())
    let places = Set(strata.map { $0.arguments.map(\.name).filter { Int($0) != nil } })
    #expect(places == [[], ["1"], ["1", "2"]])
    let pairs = strata.filter { $0.arguments.map(\.name) == ["1", "2"] }
    #expect(Set(pairs.map(\.arguments[1].value)) == [.string("int8"), .string("int64")])
    // One argument by name and by place.
    #expect(strata.contains { $0.arguments.map(\.name) == ["1", "axis"] })
  }

  @Test func resultTypesOfEveryKind() throws {
    let passed = Set(
      Self.strata(try TestProfile.make()).flatMap(\.arguments).filter { $0.name == "kind" }
        .map(\.value))
    for value in [
      ArgumentValue.string("int8"), .string("int64"), .string("uint64"), .string("float32"),
      .string("no_such_type"), .string(""), .none, .bool(true), .int(1), .float(0.5), .list([]),
    ] {
      #expect(passed.contains(value), "\(value)")
    }
  }

  /// A call that once differed is asked as it was: with its labels, its layout, its gradient, all its elements.
  @Test(arguments: [
    #"{"dtype":"float64","shape":[4],"data":[-0.0,"nan",0.0,"-inf"]}"#,
    #"{"dtype":"int8","shape":[3],"data":[1,2,2],"index":["a","b","a"]}"#,
    #"{"dtype":"int8","shape":[2,1],"data":[1,2],"index":["a","b"],"columns":[7],"layout":"F"}"#,
    #"{"dtype":"int8","shape":[2,2],"data":[1,2,1,2],"columns":[7,8],"layout":"broadcast"}"#,
    #"{"dtype":"str","shape":[2],"data":["b","a"],"layout":"reversed"}"#,
    #"{"dtype":"int16","shape":[300],"data":\#((0..<300).reversed().map { $0 })}"#,
    #"{"dtype":"str","shape":[300],"data":\#((0..<300).map { "\($0)" })}"#,
  ])
  func regressionsAreAskedAsTheyAre(_ array: String) throws {
    let profile = try TestProfile.make(gradient: true)
    for gradient in [false, true] {
      let json =
        #"{"library":"demo","function":"argmax","array":\#(array),"gradient":\#(gradient)}"#
      let call = try Call(json: try JSONValue(parsing: json))
      let plan = SuitePlan(profile, cases: 10, seed: 1, regressions: [call])
      #expect(plan.strata[0].suite == .regressions && plan.strata[0].count == 1)
      #expect(plan.call(at: .start, profile: profile) == call)
    }
  }

  /// The call at a place is the one that is asked there, as a report of a crash needs it.
  @Test func gradientsAreToldAsSuch() throws {
    let profile = try TestProfile.make(gradient: true)
    let plan = SuitePlan(profile, cases: 100, seed: 1)
    let place = try #require(plan.strata.firstIndex { $0.suite == .gradient })
    let call = plan.call(at: Position(stratum: place, call: 0), profile: profile)
    #expect(call?.asksGradient == true)
  }

  /// The greatest element stands just within and just beyond what a narrow type can say.
  @Test func indicesBeyondTheirType() throws {
    let fixed = Self.strata(try TestProfile.make()).filter {
      $0.arguments == [.init("kind", .string("int8"))] && $0.shape.first ?? 0 > 100
    }
    let places = fixed.compactMap { stratum -> Int? in
      guard case .fixed(let elements) = stratum.elements else { return nil }
      #expect(elements.count == stratum.shape[0])
      return elements.firstIndex(of: .float(1))
    }
    #expect(Set(places).isSuperset(of: [127, 128, 255, 256, 70_000]))
  }

  /// Types without a loop are asked beside each other fault, and those that are left open like any other.
  @Test func typesThatAreTakenInPart() throws {
    let strata = Self.strata(try TestProfile.make())
    let lacking = strata.filter { $0.dtype == .uint16 }
    #expect(Set(lacking.map(\.suite)) == [.errors])
    #expect(Set(lacking.map(\.shape)).isSuperset(of: [[3], [0], [2, 3], [0, 3]]))
    let open = strata.filter { $0.dtype == .float16 }
    #expect(Set(open.map(\.suite)).isSuperset(of: [.exhaustive, .width, .stacked]))
  }
}
