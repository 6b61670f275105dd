/// What IPython understands and Python does not.
package enum Magics {
  /// Cell magics whose body is Python of the notebook itself.
  private static let transparent: Set<String> = [
    "time", "timeit", "capture", "prun", "debug", "memit", "mprun", "lprun", "snakeviz",
  ]

  /// The Python in a cell, with the same lines and, in lines of Python, the same columns: lines of magics, shell
  /// commands and help are `pass`, which stands wherever they can. `nil` where the cell is in another language.
  package static func python(in lines: LineIndex) -> [UInt8]? {
    var filter = MagicFilter(lines: lines)
    if let first = (1...lines.lineCount).first(where: { !filter.content(of: $0).isEmpty }) {
      let content = lines.utf8[filter.content(of: first)]
      if content.starts(with: Array("%%".utf8)) {
        let name = content.dropFirst(2).prefix { $0 != 0x20 && $0 != 0x09 }
        guard transparent.contains(String(decoding: name, as: UTF8.self)) else { return nil }
      }
    }
    return filter.run()
  }
}

/// Finds where logical lines start, for only there a `%` or `!` is no operator: it follows strings, brackets,
/// comments and continued lines.
private struct MagicFilter {
  let lines: LineIndex
  private var output: [UInt8] = []
  private var brackets = 0
  /// The quotes that end the string that a line starts in.
  private var quotes: [UInt8] = []
  private var isContinued = false

  init(lines: LineIndex) {
    self.lines = lines
  }

  /// The bytes of a line without its margins.
  func content(of number: Int) -> Range<Int> {
    var range = lines.line(number)
    while let byte = lines.utf8[range].first, byte == 0x20 || byte == 0x09 || byte == 0x0C {
      range = range.lowerBound + 1..<range.upperBound
    }
    while let byte = lines.utf8[range].last, byte == 0x20 || byte == 0x09 {
      range = range.lowerBound..<range.upperBound - 1
    }
    return range
  }

  mutating func run() -> [UInt8] {
    output = lines.utf8
    var replaced: [(range: Range<Int>, with: [UInt8])] = []
    var number = 1
    while number <= lines.lineCount {
      let isStart = brackets == 0 && quotes.isEmpty && !isContinued
      let content = content(of: number)
      let isMagic = isMagic(content, atStart: isStart)
      if isMagic {
        brackets = 0
        quotes = []
        isContinued = false
        replaced.append((content, Array("pass".utf8)))
        // A command goes on after a backslash.
        while lines.utf8[self.content(of: number)].last == UInt8(ascii: "\\"),
          number < lines.lineCount
        {
          number += 1
          replaced.append((self.content(of: number), []))
        }
      }
      number += 1
    }
    for (range, text) in replaced.reversed() { output.replaceSubrange(range, with: text) }
    return output
  }

  /// Whether the line is none of Python's; follows it where it is.
  private mutating func isMagic(_ content: Range<Int>, atStart isStart: Bool) -> Bool {
    let utf8 = lines.utf8
    if isStart, let first = utf8[content].first,
      first == UInt8(ascii: "%") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?")
    {
      return true
    }
    var position = content.lowerBound
    /// The last byte that is no space, comment or text.
    var last: UInt8 = 0
    isContinued = false
    while position < content.upperBound {
      if !quotes.isEmpty {
        position = skipString(from: position, to: content.upperBound)
        continue
      }
      let byte = utf8[position]
      switch byte {
      case UInt8(ascii: "#"): position = content.upperBound
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        let triple = utf8[position..<content.upperBound].starts(with: [byte, byte, byte])
        quotes = Array(repeating: byte, count: triple ? 3 : 1)
        position += quotes.count
        last = byte
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
      case UInt8(ascii: "%"), UInt8(ascii: "!"):
        // `x = %magic`, `x = !command`: no expression starts so.
        if isStart, last == UInt8(ascii: "="), brackets == 0, !isComparison(before: position) {
          return true
        }
      default: break
      }
      if position < content.upperBound, byte != 0x20, byte != 0x09, byte != UInt8(ascii: "#") {
        last = byte
      }
      position += 1
    }
    // A string in single quotes ends with its line at the latest.
    if quotes.count == 1, utf8[content].last != UInt8(ascii: "\\") { quotes = [] }
    isContinued = last == UInt8(ascii: "\\") && quotes.isEmpty
    return isStart && last == UInt8(ascii: "?")
  }

  /// Whether the `=` before a place belongs to `==`, `!=` and their like, after which `%` is a mistake, not a magic.
  private func isComparison(before position: Int) -> Bool {
    var index = position - 1
    while index >= 0, lines.utf8[index] == 0x20 || lines.utf8[index] == 0x09 { index -= 1 }
    guard index > 0 else { return false }
    return Array("=!<>".utf8).contains(lines.utf8[index - 1])
  }

  /// Where the text goes on after the string, or the line's end.
  private mutating func skipString(from start: Int, to end: Int) -> Int {
    var position = start
    while position < end {
      if lines.utf8[position] == UInt8(ascii: "\\") {
        position += 2
      } else if lines.utf8[position..<end].starts(with: quotes) {
        position += quotes.count
        quotes = []
        return position
      } else {
        position += 1
      }
    }
    return end
  }
}
