/// What IPython understands and Python does not.
package enum Magics {
  /// Magics that run what follows them, and the cell below them, as Python of the notebook itself; with the letters of
  /// their options that take a value.
  private static let running: [String: String] = [
    "time": "", "timeit": "nrpv", "prun": "DlsT", "debug": "b", "memit": "rti", "mprun": "fT",
    "lprun": "fmDTu", "snakeviz": "f",
  ]

  /// Those at the head of a cell that run it; what stands beside some of them is no Python.
  private static let runningCells = Set(running.keys).union(wordy)
  private static let wordy: Set<String> = ["time", "capture"]

  /// The Python in a cell, with the same lines. Lines of magics, shell commands and help are `pass`, which stands
  /// wherever they can; of magics that run a statement the statement stays, as does the value of `x = %time f()`.
  /// `nil` where the cell is in another language.
  ///
  /// - Parameter withStatements: `false` for lines of all magics to be `pass`.
  package static func python(in lines: LineIndex, withStatements: Bool = true) -> CellSource? {
    var filter = MagicFilter(lines: lines, withStatements: withStatements)
    var number = 1
    while let head = filter.cellMagic(from: number) {
      guard runningCells.contains(head.name) else { return nil }
      number = head.line + 1
    }
    return filter.run()
  }

  /// The name of a magic, from its `%` on.
  fileprivate static func name(_ magic: ArraySlice<UInt8>) -> String {
    let name = magic.drop { $0 == UInt8(ascii: "%") }.prefix { !isBlank($0) }
    return String(decoding: name, as: UTF8.self)
  }

  /// What a magic runs of its own line; `nil` where it runs nothing that is Python.
  fileprivate static func statement(of magic: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let isCell = magic.starts(with: "%%".utf8)
    let name = name(magic)
    guard let valued = running[name], !(isCell && wordy.contains(name)) else { return nil }
    var rest = magic.dropFirst(name.utf8.count + (isCell ? 2 : 1)).drop(while: isBlank)
    while rest.first == UInt8(ascii: "-") {
      let option = rest.prefix { !isBlank($0) }
      let letters = option.dropFirst().map { Character(UnicodeScalar($0)) }
      // What takes no options takes an expression that begins with a minus.
      guard letters.first == "-" || letters.first?.isLetter == true && !valued.isEmpty else {
        break
      }
      rest = rest[option.endIndex...].drop(while: isBlank)
      if letters.first != "-", letters.firstIndex(where: valued.contains) == letters.count - 1 {
        rest = rest.drop { !isBlank($0) }.drop(while: isBlank)
      }
    }
    switch rest.first {
    case nil, UInt8(ascii: "!"), UInt8(ascii: "?"): return nil
    case UInt8(ascii: "%"): return statement(of: rest)
    default: return rest
    }
  }

  fileprivate static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0C
  }
}

/// Goes from one logical line to the next, for only where one starts a `%` or `!` is no operator.
private struct MagicFilter {
  let lines: LineIndex
  let withStatements: Bool
  private struct Change {
    var range: Range<Int>
    var new: [UInt8]
    /// Whether code follows that moves up to its place.
    var isLead = false
  }

  /// In the order of the source.
  private var changes: [Change] = []
  private var hasStatements = false
  /// What IPython takes from the front of each line, as the first one has it.
  private let indentation: ArraySlice<UInt8>

  init(lines: LineIndex, withStatements: Bool) {
    self.lines = lines
    self.withStatements = withStatements
    let first = (1...lines.lineCount).map(lines.line).first { line in
      !lines.utf8[line].allSatisfy(Magics.isBlank)
    }
    indentation = lines.utf8[first ?? 0..<0].prefix { $0 == 0x20 || $0 == 0x09 }
  }

  /// The bytes of a line without its margins.
  private func content(of number: Int) -> Range<Int> {
    let line = lines.utf8[lines.line(number)].drop(while: Magics.isBlank)
    return line.startIndex..<line.endIndex - line.reversed().prefix(while: Magics.isBlank).count
  }

  /// A magic of the whole cell that stands first from some line on.
  func cellMagic(from start: Int) -> (line: Int, name: String)? {
    guard start <= lines.lineCount,
      let line = (start...lines.lineCount).first(where: { !content(of: $0).isEmpty })
    else { return nil }
    let text = lines.utf8[content(of: line)]
    return text.starts(with: "%%".utf8) ? (line, Magics.name(text)) : nil
  }

  mutating func run() -> CellSource {
    var number = 1
    while number <= lines.lineCount {
      let content = content(of: number)
      let first = lines.utf8[content].first
      if first == UInt8(ascii: "%") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
        replace(content, magic: content.lowerBound, in: &number)
      } else {
        read(content, in: &number)
      }
    }
    return source()
  }

  /// Takes a logical line, of Python as far as it goes, and goes to the next one.
  private mutating func read(_ content: Range<Int>, in number: inout Int) {
    let line = LogicalLine(
      from: content.lowerBound, firstEnd: lines.line(number).upperBound, in: lines.utf8)
    if line.isHelp {
      replace(content, magic: content.upperBound, in: &number)
    } else if let magic = line.assigned {
      replace(content, magic: magic, in: &number)
    } else {
      while number <= lines.lineCount, lines.line(number).upperBound < line.end { number += 1 }
      number += 1
    }
  }

  /// Takes the line of a magic, and goes to the next one.
  private mutating func replace(_ content: Range<Int>, magic: Int, in number: inout Int) {
    let text = lines.utf8[magic..<content.upperBound]
    if withStatements, let statement = Magics.statement(of: text) {
      hasStatements = true
      // Only `%time` answers what its statement does.
      let isValue = magic > content.lowerBound && Magics.name(text) == "time"
      let start = isValue ? magic : content.lowerBound
      let blanks = isValue ? statement.startIndex - start : 0
      changes.append(
        Change(
          range: start..<statement.startIndex, new: Array(repeating: 0x20, count: blanks),
          isLead: !isValue))
      return read(statement.startIndex..<content.upperBound, in: &number)
    }
    changes.append(Change(range: content, new: Array("pass".utf8)))
    // A command goes on after a backslash.
    while lines.utf8[self.content(of: number)].last == UInt8(ascii: "\\"), number < lines.lineCount
    {
      number += 1
      changes.append(Change(range: self.content(of: number), new: []))
    }
    number += 1
  }

  private func source() -> CellSource {
    var output: [UInt8] = []
    var shifts = Array(repeating: 0, count: lines.lineCount)
    var rest = changes[...]
    var place = 0
    for number in 1...lines.lineCount {
      let line = lines.line(number)
      output += lines.utf8[place..<line.lowerBound]
      place = line.lowerBound
      if !indentation.isEmpty, lines.utf8[line].starts(with: indentation) {
        place += indentation.count
        shifts[number - 1] = indentation.count
      }
      while let change = rest.first, change.range.lowerBound <= line.upperBound {
        rest = rest.dropFirst()
        output += lines.utf8[place..<change.range.lowerBound] + change.new
        place = change.range.upperBound
        if change.isLead { shifts[number - 1] += change.range.count }
      }
    }
    output += lines.utf8[place...]
    return CellSource(
      output, shifts: shifts.allSatisfy { $0 == 0 } ? [] : shifts,
      hasStatementsOfMagics: hasStatements)
  }
}

/// A line of Python with those that it goes on in, past strings, brackets, comments and continued lines.
private struct LogicalLine {
  private(set) var end: Int
  /// Where a magic or a command stands behind `=` in the first line: `x = %magic`, `x = !command`.
  private(set) var assigned: Int?
  /// Whether the first line ends in a question mark.
  private(set) var isHelp = false

  private let bytes: [UInt8]
  private var brackets = 0
  /// The last byte that is no space or comment.
  private var last: UInt8 = 0

  /// - Parameter firstEnd: where the first line ends.
  init(from start: Int, firstEnd: Int, in bytes: [UInt8]) {
    self.bytes = bytes
    end = start
    while end < bytes.count, assigned == nil {
      if Self.endsLine(bytes[end]) {
        isHelp = end <= firstEnd && last == UInt8(ascii: "?")
        if isHelp || brackets == 0 && last != UInt8(ascii: "\\") { return }
        let isPair = bytes[end] == 0x0D && bytes[(end + 1)...].first == 0x0A
        end += isPair ? 2 : 1
        last = 0
      } else {
        take(isInFirst: end < firstEnd)
      }
    }
    isHelp = end <= firstEnd && last == UInt8(ascii: "?")
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Takes a byte, or a comment or string whole.
  private mutating func take(isInFirst: Bool) {
    let byte = bytes[end]
    switch byte {
    case UInt8(ascii: "#"):
      end = bytes[end...].firstIndex(where: Self.endsLine) ?? bytes.count
      return
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      end = StringLiteral(openedAt: end, in: bytes).range.upperBound
      last = byte
      return
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
    case UInt8(ascii: "%"), UInt8(ascii: "!"):
      // No expression starts so.
      if isInFirst, last == UInt8(ascii: "="), brackets == 0, !isComparison { assigned = end }
    default: break
    }
    if !Magics.isBlank(byte) { last = byte }
    end += 1
  }

  /// Whether the `=` before belongs to `==`, `!=` and their like, after which `%` is a mistake, not a magic.
  private var isComparison: Bool {
    let sign = bytes[..<end].lastIndex { !Magics.isBlank($0) } ?? 0
    return sign > 0 && "=!<>".utf8.contains(bytes[sign - 1])
  }
}
