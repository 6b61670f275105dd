internal import PythonEmbedding

/// Makes text of a Python file's bytes, in the encoding that the file declares.
final class SourceDecoder {
  private let interpreter: Interpreter
  private let incrementalDecoder: PythonObject

  init(_ interpreter: Interpreter) throws(PythonError) {
    self.interpreter = interpreter
    incrementalDecoder = try interpreter.resolve(path: "codecs.getincrementaldecoder")
  }

  func decode(_ bytes: [UInt8]) throws(AuditError) -> SourceText {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw AuditError("UTF-16 or UTF-32 text, which Python does not read as source")
    }
    if let null = bytes.firstIndex(of: 0) {
      throw AuditError("source code cannot contain null bytes", at: null, in: bytes)
    }
    let mark = EncodingCookie.mark
    let markLength = bytes.starts(with: mark) ? mark.count : 0
    let body = markLength == 0 ? bytes : Array(bytes[markLength...])
    let name = EncodingCookie.name(in: body[...])
    guard let name, !EncodingCookie.isUTF8(name) else {
      guard let invalid = body.firstInvalidUTF8 else {
        return SourceText(utf8: body, storage: .utf8(markLength: markLength))
      }
      let hint = name == nil && markLength == 0 ? ", and no encoding is declared" : ""
      let byte = "0x" + String(body[invalid], radix: 16)
      throw AuditError("byte \(byte) is not UTF-8\(hint)", at: invalid, in: body)
    }
    guard markLength == 0 else {
      throw AuditError("encoding \(name) is declared after a byte order mark of UTF-8", line: 1)
    }
    return try decode(bytes, name)
  }

  private func decode(_ bytes: [UInt8], _ encoding: String) throws(AuditError) -> SourceText {
    let result = try AuditError.wrapping { () throws(PythonError) in
      try interpreter.bytes(bytes).attribute("decode").attempt([interpreter.string(encoding)])
    }
    switch result {
    case .answer(let text):
      return try AuditError.wrapping { () throws(PythonError) in
        let utf8 = Array(try text.string().utf8)
        let count = try text.count()
        guard count != bytes.count else { return SourceText(utf8: utf8, storage: .bytes) }
        return SourceText(
          utf8: utf8, storage: .offsets(try offsets(of: bytes, encoding, count: count)))
      }
    case .raised(let error, let exception):
      throw refusal(error, exception, bytes, encoding)
    }
  }

  private func refusal(
    _ error: PythonError, _ exception: PythonObject?, _ bytes: [UInt8], _ encoding: String
  ) -> AuditError {
    if error.isKind(of: "LookupError") {
      return AuditError("unknown encoding: \(encoding)")
    }
    if let start = try? exception?.attribute("start").int64(), bytes.indices.contains(Int(start)) {
      let byte = "0x" + String(bytes[Int(start)], radix: 16)
      return AuditError("byte \(byte) is not \(encoding)", at: Int(start), in: bytes)
    }
    return AuditError(
      "not readable in encoding \(encoding): \(AuditError.oneLine(error.description))")
  }

  /// Where each code point starts, by feeding a decoder byte after byte: slow, and right for every encoding.
  private func offsets(
    of bytes: [UInt8], _ encoding: String, count: Int
  ) throws(PythonError) -> [Int] {
    let decode = try incrementalDecoder.call([interpreter.string(encoding)])
      .call().attribute("decode")
    var offsets: [Int] = []
    offsets.reserveCapacity(count + 1)
    var boundary = 0
    for (index, byte) in bytes.enumerated() {
      let new = try decode.call([interpreter.bytes([byte])]).count()
      guard new > 0 else { continue }
      for _ in 0..<new { offsets.append(boundary) }
      boundary = index + 1
    }
    // What such a decoder holds back to the end, if anything, has no place of its own.
    while offsets.count < count { offsets.append(boundary) }
    offsets.append(bytes.count)
    return offsets
  }
}

extension AuditError {
  /// An error at a byte, whose column counts bytes where they are no UTF-8.
  init(_ message: String, at offset: Int, in bytes: [UInt8]) {
    let position = LineIndex(Array(bytes[..<offset])).position(of: offset)
    self.init(message, line: position.line, column: position.column)
  }
}

extension [UInt8] {
  /// The first byte that starts no well-formed UTF-8.
  var firstInvalidUTF8: Int? {
    if String(validating: self, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var bytes = makeIterator()
    var position = 0
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): position += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return position
      }
    }
  }
}
