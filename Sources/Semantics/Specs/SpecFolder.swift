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
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { $0.hasSuffix(".yaml") }.sorted()
    } catch {
      throw SpecError(folder: path, problem: "cannot be read as a folder of specs")
    }
    guard !names.isEmpty else {
      throw SpecError(folder: path, problem: "holds no spec (no file ends in .yaml)")
    }
    specs = []
    for name in names {
      let file = path.hasSuffix("/") ? path + name : path + "/" + name
      guard let data = FileManager.default.contents(atPath: file) else {
        throw SpecError(folder: file, problem: "cannot be read")
      }
      guard let text = String(validating: data, as: UTF8.self) else {
        throw SpecError(notUTF8: data, file: file)
      }
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

extension SpecError {
  fileprivate init(folder: String, problem: String) {
    self.init(file: folder, line: 1, column: 1, path: "", problem: problem)
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

extension SpecFolder {
  /// The calls in `regressions/LIBRARY.ndjson`: shrunk cases that once differed, and are asked in
  /// every run.
  public func regressions(of library: String) throws(SpecError) -> [Call] {
    let file = "\(path)/regressions/\(library).ndjson"
    guard let data = FileManager.default.contents(atPath: file) else { return [] }
    var calls: [Call] = []
    for (number, line) in String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() where !line.isEmpty {
      do {
        calls.append(try Call(json: try JSONValue(parsing: line)))
      } catch {
        throw SpecError(file: file, line: number + 1, column: 1, path: "", problem: "\(error)")
      }
    }
    return calls
  }
}
