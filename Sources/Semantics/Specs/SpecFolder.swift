import Foundation

/// All specs of a folder.
public struct SpecFolder: Sendable {
  /// By name of the library.
  public var specs: [Spec]
  public var path: String

  /// Reads every `.yaml` file of a folder.
  ///
  /// - Throws: `SpecError` for the first file, by name, that is no good spec.
  public init(path: String) throws(SpecError) {
    self.path = path
    let texts = try Self.texts(in: path, of: "specs", ending: ".yaml")
    guard !texts.isEmpty else {
      throw SpecError(folder: path, problem: "holds no spec (no file ends in .yaml)")
    }
    specs = []
    for (file, text) in texts {
      let spec = try Spec(yaml: text, file: file)
      if let other = specs.first(where: { $0.library == spec.library }) {
        throw SpecError(
          folder: file, problem: "library \"\(spec.library)\" is already given by \(other.file)")
      }
      specs.append(spec)
    }
    specs.sort { $0.library < $1.library }
  }

  public subscript(library: String) -> Spec? { specs.first { $0.library == library } }

  public var libraries: [String] { specs.map(\.library) }
}

extension SpecFolder {
  /// The texts in a folder beside the specs, by names of their files; none where there is no such folder.
  func texts(beside name: String, ending: String) throws(SpecError) -> [(
    file: String, text: String
  )] {
    let folder = Self.path(path, name)
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try Self.texts(in: folder, of: name, ending: ending)
  }

  /// The same of a folder that has to be there.
  func texts(in name: String, of what: String, ending: String) throws(SpecError) -> [(
    file: String, text: String
  )] {
    try Self.texts(in: Self.path(path, name), of: what, ending: ending)
  }

  /// The text of a file below the folder of the specs, and its path.
  func text(_ name: String) throws(SpecError) -> (file: String, text: String) {
    let file = Self.path(path, name)
    return (file, try Self.text(of: file))
  }

  /// - Throws: `SpecError` where something that is there cannot be read: it must not count as nothing.
  private static func texts(
    in folder: String, of what: String, ending: String
  ) throws(SpecError) -> [(file: String, text: String)] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(ending) }.sorted()
    } catch {
      throw SpecError(folder: folder, problem: "cannot be read as a folder of \(what)")
    }
    var texts: [(file: String, text: String)] = []
    for name in names {
      let file = path(folder, name)
      texts.append((file, try text(of: file)))
    }
    return texts
  }

  private static func text(of file: String) throws(SpecError) -> String {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw SpecError(folder: file, problem: "cannot be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw SpecError(notUTF8: data, file: file)
    }
    return text
  }

  private static func path(_ folder: String, _ name: String) -> String {
    folder + (folder.hasSuffix("/") ? "" : "/") + name
  }
}

extension SpecError {
  /// Of a file or folder as a whole.
  init(folder: String, problem: String) {
    self.init(file: folder, line: 0, column: 0, path: "", problem: problem)
  }

  /// Points at the first byte that is no text.
  fileprivate init(notUTF8 data: Data, file: String) {
    self.init(file: file, line: 1, column: 1, path: "", problem: "not UTF-8")
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = data.makeIterator()
    while case .valid(let character) = parser.parseScalar(from: &bytes) {
      column += 1
      if Unicode.UTF8.decode(character) == "\n" { (line, column) = (line + 1, 1) }
    }
  }
}
