package import Semantics

/// Tells files that may call an arg-reduction from those that cannot, by their bytes alone.
///
/// A file that it lets pass need not have a call; one that it stops has none. Only files that pass are parsed.
package struct NameFilter: Sendable {
  /// What names mean here, by their numbers in `table`.
  struct Meanings: OptionSet {
    var rawValue: UInt16
    static let reduction = Meanings(rawValue: 1)
    static let sort = Meanings(rawValue: 2)
    static let transparent = Meanings(rawValue: 4)
    /// The first name of an idiom or of a pair.
    static let head = Meanings(rawValue: 8)
    static let pairAttribute = Meanings(rawValue: 16)
    /// A function that an idiom calls within.
    static let part = Meanings(rawValue: 32)
    /// A function that gives nothing with indices, as long as the file means nothing else by the name.
    static let plain = Meanings(rawValue: 64)
    /// A function that takes names of others in strings.
    static let namer = Meanings(rawValue: 128)
  }

  /// A mark with words by their numbers.
  struct Head {
    var isMethod: Bool
    var isPair: Bool
    var keywords: Set<Int>
    /// Of a pair: those that need no other word in the file.
    var telling: Set<Int> = []
    var calls: Set<Int>
    var modules: Set<Int> = []
    /// Words among the arguments.
    var inside: Set<Int> = []
    /// Each is called there.
    var functions: Set<Int> = []
    var hasIndex = false
    var isIndexed: Bool
    /// Of a pair: one stands in the file.
    var sources: [Int] = []
  }

  private(set) var table = WordTable()
  private(set) var meanings: [Meanings] = []
  private(set) var heads: [Int: [Head]] = [:]
  private(set) var def = 0
  private(set) var `class` = 0
  private(set) var `as` = 0
  private(set) var getattr = 0
  private(set) var namers: Set<Int> = []
  private(set) var `import` = 0

  package init(marks: CallMarks) {
    for name in marks.reductions { note(name, .reduction) }
    for name in marks.sorts { note(name, .sort) }
    for name in marks.transparent { note(name, .transparent) }
    for pair in marks.pairs {
      note(pair.attribute, .pairAttribute)
      let head = Head(
        isMethod: true, isPair: true, keywords: numbers(pair.keywords),
        telling: numbers(pair.telling), calls: [], isIndexed: false,
        sources: numbers(pair.sources).sorted())
      heads[note(pair.name, .head), default: []].append(head)
    }
    for idiom in marks.idioms {
      let head = Head(
        isMethod: idiom.isMethod, isPair: false, keywords: numbers(idiom.keywords),
        calls: numbers(idiom.calls), modules: numbers(idiom.modules),
        inside: numbers(idiom.inside), functions: numbers(idiom.functions, .part),
        hasIndex: idiom.hasIndex, isIndexed: idiom.isIndexed)
      heads[note(idiom.name, .head), default: []].append(head)
    }
    for name in marks.plain { note(name, .plain) }
    def = note("def", [])
    `class` = note("class", [])
    `as` = note("as", [])
    getattr = note("getattr", [.plain, .namer])
    namers = numbers(marks.namers, .namer).union([getattr])
    `import` = note("import", [])
  }

  @discardableResult
  private mutating func note(_ word: String, _ meaning: Meanings) -> Int {
    let number = table.number(of: word)
    if number == meanings.count { meanings.append([]) }
    meanings[number].formUnion(meaning)
    return number
  }

  private mutating func numbers(_ words: Set<String>, _ meaning: Meanings = []) -> Set<Int> {
    Set(words.map { note($0, meaning) })
  }

  /// - Parameter isNotebook: whether the source stands in strings of JSON, so that only words can be looked for.
  package func lets(_ bytes: UnsafeRawBufferPointer, isNotebook: Bool = false) -> Bool {
    // A comment that ignores nothing is reported where there is no call, too.
    if SuppressionReader.mayStand(in: bytes) { return true }
    if isNotebook {
      return table.words.indices.contains { number in
        !meanings[number].isDisjoint(with: [.reduction, .sort, .head])
          && ByteSearch.contains(bytes, Array(table.words[number].utf8))
      }
    }
    // Bytes mean other letters there.
    if let name = Self.encoding(of: bytes), !EncodingCookie.isUTF8(name) { return true }
    var search = MarkSearch(filter: self, bytes)
    return search.finds()
  }

  private static func encoding(of bytes: UnsafeRawBufferPointer) -> String? {
    let hasMark = bytes.starts(with: EncodingCookie.mark)
    return EncodingCookie.name(in: bytes[(hasMark ? EncodingCookie.mark.count : 0)...])
  }
}
