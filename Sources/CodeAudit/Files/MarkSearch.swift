/// One search of a file for marks of calls.
struct MarkSearch {
  let filter: NameFilter
  private var scanner: SourceScanner
  private var frames: [Frame] = []
  /// Words that stand in code.
  var seen: [Bool]
  /// Words that stand there as something else than what is called: a function may have another name from there on, or
  /// the name another meaning.
  private var renamed: [Bool]
  /// Idioms and pairs that were found, but for words elsewhere in the file.
  private var found: [Found] = []
  /// Words that stand in strings.
  var named: Set<Int> = []
  /// What strings that follow each other make, if it can be a name or a path.
  var text: [UInt8] = []
  var isPath = true
  private var importDepth: Int?
  private var importsAll = false
  /// What stands before: a name's number, or -1; and a sign, or 0.
  private var lastName = -1
  private var lastSign: UInt8 = 0
  /// The function whose bracket comes next.
  private var coming: Frame?
  /// The function whose call ends just before, or before the point; or -1.
  private var closed = -1

  private struct Frame {
    var name: Int
    /// Whether what stands among its arguments counts.
    var isMark = false
    var isSort = false
    var isMember = false
    var keywords: Set<Int> = []
    var calls: Set<Int> = []
    /// Words among its arguments, and whether something is indexed there.
    var words: Set<Int> = []
    var hasIndex = false
    var hasCall = false
    var hasPosition = false
    var isIndexed = false
    /// How the indices of a pair can be taken from what stands behind it.
    var isTaken = true
  }

  private struct Found {
    var head: NameFilter.Head
    var frame: Frame
    /// The function that gave what it is a member of, or -1.
    var giver = -1
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
        if filter.namers.contains(where: { renamed[$0] }) {
          for number in named where takes(named: number) { return true }
        }
        // A call that has no end is for the parser to report.
        return frames.contains { $0.isMark } || found.contains { isWhole($0) }
      case .doubtful: return true
      case .newline:
        importDepth = nil
        note(-1, 0)
      case .name(let range, let isASCII):
        if !isASCII, takesFolded(scanner.bytes[range]) { return true }
        if let number = filter.table.number(of: scanner.bytes[range]) {
          if takes(number) { return true }
          note(number, Self.nameSign)
        } else {
          note(-1, Self.nameSign)
        }
      case .string(let range, let isRaw):
        if lastSign != Self.stringSign { startText() }
        if takes(string: scanner.bytes[range], isRaw: isRaw) { return true }
        note(-1, Self.stringSign)
      case .sign(let sign):
        if takes(sign: sign) { return true }
        (lastName, lastSign) = (-1, sign)
      }
    }
  }

  /// Stand for a name and for a string; no sign is written so.
  private static let nameSign: UInt8 = 0xFE
  private static let stringSign: UInt8 = 0xFF

  private mutating func note(_ name: Int, _ sign: UInt8) {
    (lastName, lastSign, closed) = (name, sign, -1)
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
    for place in frames.indices where frames[place].isMark { frames[place].words.insert(number) }
    if !isMember, scanner.depth > 0, scanner.isKeyword() {
      if !frames.isEmpty { frames[frames.count - 1].keywords.insert(number) }
      if meaning.contains(.plain) { renamed[number] = true }
      return false
    }
    guard !meaning.isEmpty, !isDefined(number) else { return false }
    if importDepth != nil, !isRenamedByImport(number) { return false }
    if meaning.contains(.reduction) { return true }
    guard !meaning.isDisjoint(with: [.head, .sort, .part, .plain, .namer]) else { return false }
    let follower = scanner.peek()
    let isWrapped = follower == UInt8(ascii: ")")
    let isCalled = follower == UInt8(ascii: "(") || isWrapped && scanner.isCallBehindParentheses()
    // What parentheses end behind may be called there, as in `(max)(x)`, or be what another function takes.
    if !isCalled || isWrapped { noteRenamed(number, isMember: isMember, giver: closed) }
    guard isCalled else { return meaning.contains(.sort) }
    for place in frames.indices where frames[place].isMark { frames[place].calls.insert(number) }
    coming = Frame(
      name: number, isMark: !meaning.isDisjoint(with: [.head, .sort]),
      isSort: meaning.contains(.sort), isMember: isMember)
    return false
  }

  /// Whether a function of the file gets the name, or a class.
  private mutating func isDefined(_ number: Int) -> Bool {
    let isOwn = lastName == filter.def || lastName == filter.class || lastName == filter.as
    if isOwn, filter.meanings[number].contains(.plain) { renamed[number] = true }
    return lastName == filter.def
  }

  /// Whether an import takes a name under another one, so that what is called later has no name to be known by. The
  /// names of pairs are too common to go by.
  private func isRenamedByImport(_ number: Int) -> Bool {
    if filter.meanings[number].contains(.head) { return true }
    var next = scanner
    guard case .name(let word, _) = next.next(), scanner.bytes[word].elementsEqual("as".utf8),
      case .name(let other, _) = next.next()
    else { return false }
    return filter.table.number(of: scanner.bytes[other]) != number
  }

  /// A function that is not called where it stands may be called anywhere, by any name.
  ///
  /// - Parameter giver: the function that gave what it is a member of, or -1.
  private mutating func noteRenamed(_ number: Int, isMember: Bool, giver: Int = -1) {
    let meaning = filter.meanings[number]
    // A name that stands alone is no method.
    if isMember ? !meaning.isDisjoint(with: [.plain, .namer]) : meaning != .namer {
      renamed[number] = true
    }
    guard isMember || importDepth != nil else { return }
    for head in filter.heads[number] ?? [] where head.isPair {
      var frame = Frame(name: number)
      frame.isMember = true
      found.append(Found(head: head, frame: frame, giver: giver))
    }
  }

  /// Whether strings here name functions: for `getattr`, and for methods that call what they are told to.
  var isInNamer: Bool {
    frames.contains { $0.name >= 0 && filter.meanings[$0.name].contains(.namer) }
  }

  /// Whether a name decides that such a function is given.
  mutating func takes(named number: Int) -> Bool {
    noteRenamed(number, isMember: true)
    renamed[number] = true
    return !filter.meanings[number].isDisjoint(with: [.reduction, .sort])
  }

  // MARK: Brackets

  private mutating func takes(sign: UInt8) -> Bool {
    if sign != UInt8(ascii: ".") { closed = -1 }
    switch sign {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      var frame = coming ?? Frame(name: -1)
      coming = nil
      if sign == UInt8(ascii: "("), lastSign == Self.nameSign || lastSign == UInt8(ascii: ")") {
        for place in frames.indices { frames[place].hasCall = true }
      }
      if frame.isMark { frame.hasPosition = !scanner.beginsWithoutPosition() }
      if sign == UInt8(ascii: "[") {
        for place in frames.indices { frames[place].hasIndex = true }
      }
      frames.append(frame)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      let frame = frames.popLast()
      closed = frame?.name ?? -1
      if let frame, frame.isMark { return close(frame) }
    case UInt8(ascii: "*"): if lastName == filter.import { importsAll = true }
    case UInt8(ascii: ";"): importDepth = nil
    default: break
    }
    return false
  }

  private mutating func close(_ frame: Frame) -> Bool {
    var frame = frame
    var next = scanner
    var token = next.next()
    var isWrapped = false
    if case .sign(UInt8(ascii: ")")) = token {
      isWrapped = true
      token = next.nextBehindParentheses()
    }
    var isTransparent = false
    switch token {
    case .sign(UInt8(ascii: "[")): frame.isIndexed = true
    case .sign(UInt8(ascii: ".")):
      guard case .name(let range, _) = next.next() else { break }
      let meaning = filter.table.number(of: scanner.bytes[range]).map { filter.meanings[$0] } ?? []
      isTransparent = meaning.contains(.transparent)
      frame.isTaken = isWrapped || meaning.contains(.pairAttribute)
    // What an operator makes of a pair is none.
    case .sign(let sign): frame.isTaken = isWrapped || Self.passesOn(sign)
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
    guard !head.isMethod || frame.isMember, head.calls.isEmpty || frame.hasCall else {
      return false
    }
    return head.keywords.isSubset(of: frame.keywords) && (!head.isIndexed || frame.isIndexed)
      && head.inside.isSubset(of: frame.words) && (!head.hasIndex || frame.hasIndex)
  }

  /// Whether the words that a mark needs elsewhere stand in the file.
  private func isWhole(_ found: Found) -> Bool {
    let head = found.head
    if head.isPair {
      guard found.frame.isMember || importsAll, !isPlain(found.giver) else { return false }
      return !found.frame.keywords.isDisjoint(with: head.telling)
        || head.sources.contains { seen[$0] }
    }
    if head.modules.contains(where: { seen[$0] }) { return true }
    return head.functions.allSatisfy { found.frame.calls.contains($0) || renamed[$0] }
      && (head.calls.isEmpty
        || head.calls.contains { found.frame.calls.contains($0) || renamed[$0] })
  }

  /// Whether a function gives nothing that has indices.
  private func isPlain(_ number: Int) -> Bool {
    number >= 0 && filter.meanings[number].contains(.plain) && !renamed[number]
      && number != filter.getattr
  }
}
