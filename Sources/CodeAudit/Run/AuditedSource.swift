internal import Foundation

/// The text of a file that was audited, read once more for what stands around its calls, and for edits.
struct AuditedSource {
  /// Those of a plain file, or of each cell of a notebook, in which spans count.
  private var parts: [Int?: [UInt8]] = [:]

  /// - Parameter bytes: `nil` where they could not be read again.
  init(path: String, bytes: [UInt8]?) {
    guard let bytes else { return }
    guard Notebook.stands(in: bytes, of: path) else {
      parts[nil] = bytes
      return
    }
    for cell in (try? Notebook(bytes))?.cells ?? [] { parts[cell.number] = Array(cell.source.utf8) }
  }

  func bytes(of call: CallSite) -> [UInt8]? { parts[call.cell] }

  /// The text of a span as a baseline knows it; that of a comment is kept whole.
  func text(of span: Span, cell: Int?) -> String? {
    guard let bytes = parts[cell], span.bytes.upperBound <= bytes.count else { return nil }
    let text = String(decoding: bytes[span.bytes], as: UTF8.self)
    return text.hasPrefix("#") ? text : CallText.normalized(text)
  }

  /// The line in which a span begins.
  func line(of span: Span, cell: Int?) -> String? {
    guard let bytes = parts[cell], span.bytes.lowerBound <= bytes.count else { return nil }
    func ends(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    let start = bytes[..<span.bytes.lowerBound].lastIndex(where: ends).map { $0 + 1 } ?? 0
    let end = bytes[span.bytes.lowerBound...].firstIndex(where: ends) ?? bytes.count
    let hasMark = start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return String(
      decoding: bytes[(hasMark ? 3 : start)..<max(end, hasMark ? 3 : start)], as: UTF8.self)
  }
}
