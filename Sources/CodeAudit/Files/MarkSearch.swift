/// One search of a file for marks of calls.
struct MarkSearch {
  private let filter: NameFilter
  private var scanner: SourceScanner
  private var frames: [Frame] = []
  /// Words that stand in code.
  private var seen: [Bool]
  /// Words that stand there as something else than what is called: a function may have another name from there on.
  private var renamed: [Bool]
  /// Idioms and pairs that were found, but for words elsewhere in the file.
  private var found: [Found] = []
  /// Heads whose names stand in strings.
  private var named: [Int] = []
  private var importDepth: Int?
  private var importsAll = false
  /// What stands before: a name's number, or -1; and a sign, or 0.
  private var lastName = -1
  private var lastSign: UInt8 = 0
  /// The head whose bracket comes next.
  private var coming: Frame?

  private struct Frame {
    var name: Int
    var isSort = false
    var isMember = false
    var keywords: Set<Int> = []
    var calls: Set<Int> = []
    /// Words among its arguments, and whether something is indexed there.
    var words: Set<Int> = []
    var hasIndex = false
    var hasPosition = false
    var isIndexed = false
    /// How the indices of a pair can be taken from what stands behind it.
    var isTaken = true
  }

  private struct Found {
    var head: NameFilter.Head
    var frame: Frame
  }

  init(filter: NameFilter, _ bytes: UnsafeRawBufferPointer) {
    self.filter = filter
    scanner = SourceScanner(bytes)
    seen = Array(repeating: false, count: filter.meanings.count)
    renamed = seen
  }

  mutating func finds() -> Bool {
    while true {
      switch scanner.next() {
      case .end:
        if seen[filter.getattr] { for number in named { noteRenamed(number, isMember: true) } }
        // A call that has no end is for the parser to report.
        return frames.contains { $0.name >= 0 } || found.contains { isWhole($0) }
      case .doubtful: return true
      case .newline:
        importDepth = nil
        (lastName, lastSign) = (-1, 0)
      case .name(let range):
        if let number = filter.table.number(of: scanner.bytes[range]) {
          if takes(number) { return true }
          lastName = number
        } else {
          lastName = -1
        }
        lastSign = 0
      case .string(let range, let isFormatted):
        if takesString(range, isFormatted: isFormatted) { return true }
        (lastName, lastSign) = (-1, UInt8(ascii: "\""))
      case .sign(let sign):
        if takes(sign: sign) { return true }
        (lastName, lastSign) = (-1, sign)
      }
    }
  }

  // MARK: Names

  /// Whether a name decides that the file may have a call.
  private mutating func takes(_ number: Int) -> Bool {
    if number == filter.import {
      importDepth = scanner.depth
      return false
    }
    let meaning = filter.meanings[number]
    let isMember = lastSign == UInt8(ascii: ".")
    seen[number] = true
    for place in frames.indices where frames[place].name >= 0 { frames[place].words.insert(number) }
    if !isMember, scanner.depth > 0, scanner.isKeyword() {
      if !frames.isEmpty { frames[frames.count - 1].keywords.insert(number) }
      return false
    }
    guard !meaning.isEmpty, lastName != filter.def else { return false }
    if importDepth != nil, !isRenamedByImport(number) { return false }
    if meaning.contains(.reduction) { return true }
    let isCalled = scanner.peek() == UInt8(ascii: "(")
    if meaning.contains(.sort), !isCalled { return true }
    guard meaning.contains(.head) || meaning.contains(.sort) else { return false }
    guard isCalled else {
      noteRenamed(number, isMember: isMember)
      return false
    }
    for place in frames.indices where frames[place].name >= 0 { frames[place].calls.insert(number) }
    coming = Frame(name: number, isSort: meaning.contains(.sort), isMember: isMember)
    return false
  }

  /// Whether an import takes a name under another one, so that what is called later has no name to be known by. The
  /// names of pairs are too common to go by.
  private func isRenamedByImport(_ number: Int) -> Bool {
    if filter.meanings[number].contains(.head) { return true }
    var next = scanner
    guard case .name(let word) = next.next(), scanner.bytes[word].elementsEqual("as".utf8),
      case .name(let other) = next.next()
    else { return false }
    return filter.table.number(of: scanner.bytes[other]) != number
  }

  /// A function that is not called where it stands may be called anywhere, by any name.
  private mutating func noteRenamed(_ number: Int, isMember: Bool) {
    if !isMember { renamed[number] = true }
    guard isMember || importDepth != nil else { return }
    for head in filter.heads[number] ?? [] where head.isPair {
      var frame = Frame(name: number)
      frame.isMember = true
      found.append(Found(head: head, frame: frame))
    }
  }

  /// A name in a string is one for `getattr` and its like; in an f-string there may be code.
  private mutating func takesString(_ range: Range<Int>, isFormatted: Bool) -> Bool {
    guard isFormatted || (range.count <= 64 && scanner.bytes[range].allSatisfy(Self.isPathByte))
    else { return false }
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      while place < range.upperBound, Self.isPathByte(scanner.bytes[place]),
        scanner.bytes[place] != UInt8(ascii: ".")
      {
        place += 1
      }
      if start < place, let number = filter.table.number(of: scanner.bytes[start..<place]) {
        seen[number] = true
        let meaning = filter.meanings[number]
        if meaning.contains(.reduction) || meaning.contains(.sort) { return true }
        guard meaning.contains(.head) else { continue }
        if isFormatted, place < range.upperBound, scanner.bytes[place] == UInt8(ascii: "(") {
          return true
        }
        named.append(number)
      } else {
        place = max(place, start + 1)
      }
    }
    return false
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  // MARK: Brackets

  private mutating func takes(sign: UInt8) -> Bool {
    switch sign {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      var frame = coming ?? Frame(name: -1)
      coming = nil
      if frame.name >= 0 { frame.hasPosition = !scanner.beginsWithoutPosition() }
      if sign == UInt8(ascii: "[") {
        for place in frames.indices { frames[place].hasIndex = true }
      }
      frames.append(frame)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      if let frame = frames.popLast(), frame.name >= 0 { return close(frame) }
    case UInt8(ascii: "*"): if lastName == filter.import { importsAll = true }
    case UInt8(ascii: ";"): importDepth = nil
    default: break
    }
    return false
  }

  private mutating func close(_ frame: Frame) -> Bool {
    var frame = frame
    var next = scanner
    var isTransparent = false
    switch next.next() {
    case .sign(UInt8(ascii: "[")): frame.isIndexed = true
    case .sign(UInt8(ascii: ".")):
      guard case .name(let range) = next.next() else { break }
      let meaning = filter.table.number(of: scanner.bytes[range]).map { filter.meanings[$0] } ?? []
      isTransparent = meaning.contains(.transparent)
      frame.isTaken = meaning.contains(.pairAttribute)
    // What an operator makes of a pair is none.
    case .sign(let sign): frame.isTaken = Self.passesOn(sign)
    case .name, .string, .newline, .doubtful, .end: break
    }
    if frame.isSort, frame.isIndexed || isTransparent { return true }
    for head in filter.heads[frame.name] ?? [] where fits(head, frame) {
      found.append(Found(head: head, frame: frame))
    }
    return false
  }

  private static func passesOn(_ sign: UInt8) -> Bool {
    switch sign {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "%"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "@"):
      false
    default: true
    }
  }

  private func fits(_ head: NameFilter.Head, _ frame: Frame) -> Bool {
    if head.isPair {
      return frame.isTaken
        && (frame.hasPosition || !frame.keywords.isDisjoint(with: head.keywords))
    }
    guard !head.isMethod || frame.isMember else { return false }
    return head.keywords.isSubset(of: frame.keywords) && (!head.isIndexed || frame.isIndexed)
      && head.inside.isSubset(of: frame.words) && (!head.hasIndex || frame.hasIndex)
  }

  /// Whether the words that a mark needs elsewhere stand in the file.
  private func isWhole(_ found: Found) -> Bool {
    let head = found.head
    if head.isPair {
      guard found.frame.isMember || importsAll else { return false }
      return !found.frame.keywords.isDisjoint(with: head.keywords)
        || head.others.contains { seen[$0] }
    }
    guard head.others.allSatisfy({ seen[$0] }) else { return false }
    return head.calls.isEmpty || !head.calls.isDisjoint(with: found.frame.calls)
      || head.calls.contains { renamed[$0] } || head.modules.contains { seen[$0] }
  }
}
