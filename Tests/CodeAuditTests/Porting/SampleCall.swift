import CodeAudit
import Foundation
import Semantics

/// A call in a line of source, made without a parser: the callee is found by its text, and the arguments end with its
/// bracket.
struct SampleCall {
  var source: String
  var site: CallSite
  /// The same with spans of arguments that hold the keyword.
  var wholeSite: CallSite
  var bytes: [UInt8] { Array(source.utf8) }

  /// - Parameter function: as the spec names it; `unknown` libraries have the method's name.
  init(
    _ source: String, callee: String, _ library: String, _ function: String,
    form: CallSite.Form = .moduleFunction, dtype: String? = nil, rank: Int? = nil,
    isOpen: Bool = false
  ) {
    self.source = source
    let text = Array(source.utf8)
    func span(_ range: Range<Int>) -> Span {
      func position(_ place: Int) -> CodeAudit.Position {
        let before = String(decoding: text[..<place], as: UTF8.self)
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        return .init(line: lines.count, column: lines.last?.unicodeScalars.count ?? 0)
      }
      return Span(start: position(range.lowerBound), end: position(range.upperBound), bytes: range)
    }
    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    let start = source.utf8.distance(
      from: source.startIndex, to: source.range(of: callee)?.lowerBound ?? source.startIndex)
    let head = start..<start + callee.utf8.count
    let open = text[head.upperBound...].firstIndex(of: UInt8(ascii: "(")) ?? head.upperBound
    var (pieces, from, depth, end): ([Range<Int>], Int, Int, Int) = ([], open + 1, 0, open)
    for place in open..<text.count {
      switch text[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 1:
        pieces.append(from..<place)
        from = place + 1
      default: break
      }
      if depth == 0 {
        pieces.append(from..<place)
        end = place + 1
        break
      }
    }
    let trimmed = pieces.map { Self.trimmed($0, text) }.filter { !$0.isEmpty }
    let isMethod = form == .method
    let receiver = isMethod ? head.lowerBound..<(Self.dot(head, text) ?? head.upperBound) : nil
    var array = receiver ?? trimmed.first
    if !isMethod, let first = array, let sign = text[first].firstIndex(of: UInt8(ascii: "=")) {
      array = sign + 1..<first.upperBound
    }
    let arguments = trimmed.dropFirst(isMethod ? 0 : 1).enumerated().map { place, range in
      let whole = string(range)
      let parts = whole.split(separator: "=", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      let value = parts.last ?? whole
      return CallSite.Argument(
        name: parts.count == 2 ? parts[0] : nil, place: parts.count == 2 ? nil : place,
        text: value, literal: Self.literal(value), span: span(range))
    }
    let bare = arguments.map { argument in
      var argument = argument
      let end = argument.span.bytes.upperBound
      argument.span = span(end - argument.text.utf8.count..<end)
      return argument
    }
    site = CallSite(
      file: "sample.py", span: span(start..<end), library: library, function: function, form: form,
      isCertain: library != "unknown", arguments: bare, hasOpenArguments: isOpen,
      array: array.map {
        .init(
          text: string($0), span: span($0), dtype: dtype, rank: rank,
          isSimple: !string($0).contains(" "))
      }, callee: span(head))
    wholeSite = site
    wholeSite.arguments = arguments
  }

  private static func trimmed(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int> {
    let spaces: [UInt8] = [0x20, 0x0A, 0x0D]
    guard let first = text[range].firstIndex(where: { !spaces.contains($0) }),
      let last = text[range].lastIndex(where: { !spaces.contains($0) })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }

  private static func dot(_ range: Range<Int>, _ text: [UInt8]) -> Int? {
    text[range].lastIndex(of: UInt8(ascii: "."))
  }

  private static func literal(_ text: String) -> CallSite.Literal? {
    switch text {
    case "None": CallSite.Literal.none
    case "True": .bool(true)
    case "False": .bool(false)
    default:
      if let number = Int64(text) {
        .integer(number)
      } else if text.hasPrefix("'"), text.hasSuffix("'") {
        .string(String(text.dropFirst().dropLast()))
      } else if let number = Double(text) {
        .float(number)
      } else {
        nil
      }
    }
  }
}

enum Specs {
  static let folder: SpecFolder = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    do {
      return try SpecFolder(path: root.appending(path: "Specs").path(percentEncoded: false))
    } catch {
      fatalError("\(error)")
    }
  }()

  static func audit(_ from: String, _ to: String) throws -> PortAudit {
    PortAudit(from: try PortSide(from, specs: folder), to: try PortSide(to, specs: folder))
  }
}
