import Semantics
import Testing

@Suite struct VersionTests {
  @Test(arguments: [
    ("1.22", [1, 22]), ("2", [2]), ("2.0.0rc1", [2, 0, 0]), ("2.1.0+cu121", [2, 1, 0]),
    ("1.2.3.dev4", [1, 2, 3]), ("1.2-x", [1, 2]), ("3.13.1 (main, Jan 1)", [3, 13, 1]),
  ])
  func numbers(text: String, numbers: [Int]) { #expect(Version(text)?.numbers == numbers) }

  @Test(arguments: ["", "x", ".1", "v1", " 1", "-1", "99999999999999999999", "١.٢"])
  func noVersion(text: String) { #expect(Version(text) == nil) }

  @Test func order() throws {
    let ascending = ["0.9", "1", "1.0.1", "1.2", "1.10", "1.10.0.1", "2.0"]
    let versions = try ascending.map { try #require(Version($0)) }
    for (i, left) in versions.enumerated() {
      for (j, right) in versions.enumerated() {
        #expect((left < right) == (i < j), "\(left) \(right)")
        #expect((left == right) == (i == j), "\(left) \(right)")
      }
    }
    let (short, long) = try (#require(Version("1")), #require(Version("1.0.0")))
    #expect(short == long && Set([short, long]).count == 1)
  }

  /// Ranges are read from specs alone.
  private func range(_ text: String) throws -> VersionRange {
    let yaml = BrokenSpec.sound + "    overrides: [{versions: \"\(text)\", absent: true}]\n"
    let spec = try Spec(yaml: yaml, file: "demo.yaml")
    return try #require(spec.functions[0].overrides[0].versions)
  }

  @Test(arguments: [
    ("<1.22", ["1.21.6"], ["1.22", "1.22.0", "2.0"], false),
    (">=1.22,<2.0", ["1.22", "1.26.4"], ["1.21", "2", "2.0.0"], false),
    ("<= 2.0", ["2.0.0", "1"], ["2.0.1"], false),
    (">2.0", ["2.0.1", "3"], ["2", "2.0"], true),
    (">= 1.0, > 1.1", ["1.2"], ["1.1"], true),
    ("==1.5", ["1.5.0"], ["1.5.1", "1.4"], false),
  ])
  func ranges(text: String, holds: [String], holdsNot: [String], newest: Bool) throws {
    let range = try range(text)
    for version in holds { #expect(range.contains(Version(version)), "\(version)") }
    for version in holdsNot { #expect(!range.contains(try #require(Version(version)))) }
    #expect(range.contains(nil) == newest)
    #expect(range.description == text.replacing(" ", with: ""))
  }
}

@Suite struct NearestTests {
  @Test(
    arguments: [
      ("argmx", "argmax"), ("ARGMAX", "argmax"), ("argamx", "argmax"), ("nanargmacs", "nanargmax"),
      ("argma", "argmax"), ("argmix", "argmax"), ("", nil), ("zzz", nil), ("fo", nil), ("no", nil),
    ] as [(String, String?)])
  func guess(word: String, expected: String?) {
    #expect(nearest(word, among: ["argmin", "argmax", "nanargmax", "of", "f"]) == expected)
  }

  @Test func equallyNearGoesByName() {
    #expect(nearest("argmux", among: ["argmox", "argmax"]) == "argmax")
    #expect(nearest("itn8", among: ["Int8", "int8"]) == "int8")
    #expect(nearest("x", among: [String]()) == nil)
  }

  @Test func keys() {
    #expect(
      unknownKey("shap", in: "an array", known: ["dtype", "shape"])
        == #""shap" is no key of an array; did you mean "shape"?"#)
    #expect(
      unknownKey("length", in: "an array", known: ["dtype", "shape"])
        == #""length" is no key of an array, which has dtype, shape"#)
  }
}

@Suite struct RuleNamesTests {
  @Test func sets() {
    for (i, one) in RuleName.allCases.enumerated() {
      let set = RuleNames(one)
      #expect(set.names == [one])
      #expect(set.rawValue == 1 << UInt32(i))
      for other in RuleName.allCases {
        #expect(set.contains(other) == (one == other))
        #expect(
          set.union(RuleNames(other)).names == RuleName.allCases.filter { $0 == one || $0 == other }
        )
      }
    }
    #expect(RuleNames([]).names == [])
    #expect(RuleNames(RuleName.allCases.reversed()).names == RuleName.allCases)
  }

  /// Reports are read by other programs, by these names.
  @Test func spelling() {
    #expect(
      RuleName.allCases.map(\.rawValue).joined(separator: " ")
        == "default-axis axis-bounds axis-type result-dtype input-dtype ties nan keepdims empty zero-dim "
        + "flatten-order complex-order labels skipna gradient")
  }
}
