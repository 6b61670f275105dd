import Foundation
import Semantics
import Testing

/// The package's own specs.
private let specs = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Specs")
  .path(percentEncoded: false)

/// A new folder with files, removed after `body`.
private func withFolder<Result>(
  _ files: [String: Data], _ body: (String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "tiebreak-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, data) in files {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }
  return try body(folder.path(percentEncoded: false))
}

/// The message for a folder of such files, with `DIR` for the folder.
private func message(
  _ files: [String: Data], reading: (SpecFolder) throws -> Void = { _ in }
) throws -> String? {
  try withFolder(files) { path in
    do {
      try reading(SpecFolder(path: path))
      return nil
    } catch let error as SpecError {
      return "\(error)".replacing(path, with: "DIR")
    }
  }
}

@Suite struct SpecFolderTests {
  private let sound = Data(BrokenSpec.sound.utf8)

  @Test func ownSpecsLoad() throws {
    let folder = try SpecFolder(path: specs)
    #expect(folder.libraries == folder.libraries.sorted())
    #expect(Set(folder.libraries).isSuperset(of: ["numpy", "pandas", "polars", "python"]))
    for spec in folder.specs {
      for function in spec.functions {
        #expect(spec.profile(of: function) != nil, "\(spec.library) \(function.name)")
      }
    }
  }

  @Test func faults() throws {
    #expect(try message([:]) == "DIR: holds no spec (no file ends in .yaml)")
    #expect(try message(["a.yml": sound]) == "DIR: holds no spec (no file ends in .yaml)")
    #expect(
      try message(["a.yaml": sound, "b.yaml": sound])
        == "DIR/b.yaml: library \"demo\" is already given by DIR/a.yaml")
    #expect(
      try message(["a.yaml": Data("library: é\nx: ".utf8) + [0xE9, 0x0A]])
        == "DIR/a.yaml:2:4: not UTF-8")
    #expect(try message(["a.yaml": Data([0xFF, 0xFE])]) == "DIR/a.yaml:1:1: not UTF-8")
    #expect(try message(["a.yaml": Data()]) == "DIR/a.yaml:1:1: the file is empty")
    #expect(try message(["a.yaml": sound]) == nil)
    // A byte order mark is no fault.
    #expect(try message(["a.yaml": [0xEF, 0xBB, 0xBF] + sound]) == nil)
  }

  /// A call that was to be asked in every run is asked, or refused with its place: never left out.
  @Test(arguments: [
    (
      "garbage",
      #"2:1: not JSON: column 1: expected a value; NaN and infinities are the strings "nan", "inf" and "-inf""#
    ),
    (call(#""library":"demo""#, #""library":"numpy""#), "2:1: is a call of \"numpy\""),
    (
      call("argmax", "argmaxx"),
      "2:1: \"argmaxx\" is no function of demo that has arrays of rank 1; did you mean \"argmax\"?"
    ),
    (call("[2]", "[2,1,1]"), "2:1: argmax has no arrays of rank 3"),
    (call(#""library""#, #""mode":"fast","library""#), "2:1: demo has no mode fast"),
    (call(#""library""#, #""gradient":true,"library""#), "2:1: argmax has no gradient"),
    (call("demo", "demo"), nil),
  ])
  func regressions(_ line: String, _ problem: String?) throws {
    let file = Data("\(Self.call("demo", "demo"))\r\n\(line)\n\n".utf8)
    let told = try message(["a.yaml": sound, "regressions/demo.ndjson": file]) { folder in
      let calls = try folder.regressions()
      #expect(calls.mapValues(\.count) == ["demo": 2])
    }
    #expect(told == problem.map { "DIR/regressions/demo.ndjson:\($0)" })
  }

  private static func call(_ part: String, _ other: String) -> String {
    #"{"library":"demo","function":"argmax","array":{"dtype":"int8","shape":[2],"data":[1,2]}}"#
      .replacing(part, with: other)
  }

  /// The last part of a name is enough where the rank decides.
  @Test func regressionsByShortNames() throws {
    let line = Self.call("demo", "demo")
    let spec = Data(BrokenSpec.sound.replacing("  argmax:\n", with: "  Row.argmax:\n").utf8)
    _ = try withFolder(["a.yaml": spec, "regressions/demo.ndjson": Data(line.utf8)]) { path in
      let calls = try SpecFolder(path: path).regressions()
      #expect(calls["demo"]?.map(\.function) == ["Row.argmax"])
    }
  }

  /// What is there and cannot be read does not count as nothing.
  @Test(arguments: [
    ("regressions", "DIR/regressions: cannot be read as a folder of regressions"),
    ("regressions/demo.ndjson/a", "DIR/regressions/demo.ndjson: cannot be read"),
    ("regressions/other.ndjson", "DIR/regressions/other.ndjson: there is no spec of \"other\""),
    ("claims", "DIR/claims: cannot be read as a folder of claims"),
    ("claims/a.yaml/b", "DIR/claims/a.yaml: cannot be read"),
  ])
  func unreadable(_ file: String, _ problem: String) throws {
    let told = try message(["a.yaml": sound, file: Data()]) { folder in
      _ = try folder.regressions()
      _ = try folder.claims()
    }
    #expect(told == problem)
  }

  @Test func noFolder() {
    let error = #expect(throws: SpecError.self) { try SpecFolder(path: "/nowhere/at/all") }
    #expect(error?.description == "/nowhere/at/all: cannot be read as a folder of specs")
  }
}
