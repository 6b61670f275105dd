extension SpecFolder {
  /// The documents in `claims/`, by name of their files; none where there is no such folder.
  public func claims() throws(SpecError) -> [ClaimDocument] {
    var documents: [ClaimDocument] = []
    for (file, text) in try texts(beside: "claims", ending: ".yaml") {
      documents.append(try ClaimDocument(yaml: text, file: file))
    }
    return documents
  }
}
