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
  for (name, data) in files { try data.write(to: folder.appending(path: name)) }
  return try body(folder.path(percentEncoded: false))
}

/// The message for a folder of such files, with `DIR` for the folder.
private func message(_ files: [String: Data]) throws -> String? {
  try withFolder(files) { path in
    do {
      _ = try SpecFolder(path: path)
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
    #expect(try message([:]) == "DIR:1:1: holds no spec (no file ends in .yaml)")
    #expect(try message(["a.yml": sound]) == "DIR:1:1: holds no spec (no file ends in .yaml)")
    #expect(
      try message(["a.yaml": sound, "b.yaml": sound])
        == "DIR/b.yaml:1:1: library \"demo\" is already given by DIR/a.yaml")
    #expect(
      try message(["a.yaml": Data("library: é\nx: ".utf8) + [0xE9, 0x0A]])
        == "DIR/a.yaml:2:4: not UTF-8")
    #expect(try message(["a.yaml": Data([0xFF, 0xFE])]) == "DIR/a.yaml:1:1: not UTF-8")
    #expect(try message(["a.yaml": Data()]) == "DIR/a.yaml:1:1: the file is empty")
    #expect(try message(["a.yaml": sound]) == nil)
    // A byte order mark is no fault.
    #expect(try message(["a.yaml": [0xEF, 0xBB, 0xBF] + sound]) == nil)
  }

  @Test func noFolder() {
    let error = #expect(throws: SpecError.self) { try SpecFolder(path: "/nowhere/at/all") }
    #expect(error?.description == "/nowhere/at/all:1:1: cannot be read as a folder of specs")
  }
}
