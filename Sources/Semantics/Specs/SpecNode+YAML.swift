import Yams

extension SpecNode {
  /// The top of a YAML file, checked for what no place in it allows.
  ///
  /// - Parameter file: the name that errors give.
  init(yaml text: String, file: String) throws(SpecError) {
    // Some editors write a byte order mark, which Yams takes for text.
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    let text = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw SpecError(file: file, line: 1, column: 1, path: "", problem: "the file is empty")
      }
      self.init(node: node, file: file, path: "")
    } catch let error as SpecError {
      throw error
    } catch {
      throw SpecError(yaml: error, file: file, text: text)
    }
    try checkTree()
  }
}
