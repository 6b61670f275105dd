import Foundation

/// Comments that say types, as code did before there were annotations: `x = f()  # type: np.ndarray`, and
/// `# type: (np.ndarray, int) -> int` under the head of a function.
struct TypeComments {
  private var texts: [Int: String] = [:]

  private static let mark = Array("# type:".utf8)

  init(_ part: ParsedFile.Part) {
    let text = part.text
    let bytes = text.lines.utf8
    for comment in Self.areUsed(in: bytes) ? CommentReader(part: part).comments() : [] {
      // Another comment may stand before it, and another one may follow.
      guard
        let start = bytes[comment].indices.last(where: {
          bytes[$0..<comment.upperBound].starts(with: Self.mark)
        })
      else { continue }
      let rest = String(
        decoding: bytes[start + Self.mark.count..<comment.upperBound], as: UTF8.self)
      texts[text.lines.position(of: start).line] = String(rest.prefix { $0 != "#" })
    }
  }

  /// Whether one may say more than `ignore`.
  private static func areUsed(in bytes: [UInt8]) -> Bool {
    guard bytes.withUnsafeBytes({ ByteSearch.contains($0, mark) }) else { return false }
    return bytes.indices.contains { place in
      guard bytes[place] == mark[0], bytes[place...].starts(with: mark) else { return false }
      let told = bytes[(place + mark.count)...].drop { $0 == UInt8(ascii: " ") }
      return !told.starts(with: "ignore".utf8)
    }
  }

  /// The type of what a statement assigns that ends in a line.
  func annotation(line: Int) -> SyntaxNode? {
    guard let text = texts[line], !text.drop(while: \.isWhitespace).hasPrefix("ignore") else {
      return nil
    }
    return AnnotationText.parse(text)
  }

  /// The types of the parameters, by place, and of the result.
  func signature(of function: SyntaxNode) -> (parameters: [SyntaxNode], returns: SyntaxNode?)? {
    guard !texts.isEmpty, let head = function.span?.start.line,
      let body = function.nodes(.body).first?.span?.start.line, head < body
    else { return nil }
    for line in head..<body {
      guard let text = texts[line], let open = text.firstIndex(of: "("),
        let arrow = text.range(of: "->", options: .backwards),
        let close = text[..<arrow.lowerBound].lastIndex(of: ")"), open < close
      else { continue }
      let parameters = AnnotationText.parse("[\(text[text.index(after: open)..<close])]")
      let returns = AnnotationText.parse(String(text[arrow.upperBound...]))
      return (parameters?.nodes(.elts) ?? [], returns)
    }
    return nil
  }
}

extension Analysis {
  /// Reads a function's type comment into what it knows of the function.
  func readTypeComment(of info: FunctionInfo) {
    guard let signature = typeComments[info.part].signature(of: info.node),
      let parameters = info.node.node(.args)
    else { return }
    info.commentedResult = signature.returns
    let names = (parameters.nodes(.posonlyargs) + parameters.nodes(.args)).compactMap {
      $0.text(.arg)
    }
    // It may leave `self` out.
    for (name, type) in zip(names.suffix(signature.parameters.count), signature.parameters) {
      info.commentedParameters[name] = type
    }
  }
}
