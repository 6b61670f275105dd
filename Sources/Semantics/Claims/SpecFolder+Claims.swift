import Foundation

extension SpecFolder {
  /// The documents in `claims/`, by name of their files; none where there is no such folder.
  public func claims() throws(SpecError) -> [ClaimDocument] {
    let folder = path + (path.hasSuffix("/") ? "" : "/") + "claims"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var documents: [ClaimDocument] = []
    for name in names.filter({ $0.hasSuffix(".yaml") }).sorted() {
      let file = "\(folder)/\(name)"
      guard let data = FileManager.default.contents(atPath: file),
        let text = String(validating: data, as: UTF8.self)
      else {
        throw SpecError(
          file: file, line: 1, column: 1, path: "", problem: "cannot be read as UTF-8 text")
      }
      documents.append(try ClaimDocument(yaml: text, file: file))
    }
    return documents
  }
}
