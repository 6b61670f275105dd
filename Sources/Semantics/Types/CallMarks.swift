/// What has to stand in a Python file, by the catalog of types, so that a call can be found in it.
///
/// A file with a call has a mark for it; one with a mark need not have a call.
package struct CallMarks: Sendable {
  /// Names of functions and methods that are arg-reductions: each is a mark wherever it stands.
  package var reductions: Set<String> = []
  /// Names of functions and methods that give a sorting order, which has to be indexed.
  package var sorts: Set<String> = []
  /// Attributes that may stand between an order and its index.
  package var transparent: Set<String> = []
  /// Names of methods that call what strings among their arguments name.
  package var namers: Set<String> = []
  package var pairs: [Pair] = []
  package var idioms: [Idiom] = []
  /// Names of functions of libraries with pairs that give nothing with such methods: `torch.finfo(d).max` is a number.
  package var plain: Set<String> = []

  /// A function or method that gives values and indices.
  package struct Pair: Hashable, Sendable {
    package var name: String
    /// The attribute under which the indices stand.
    package var attribute: String
    /// Keywords with which it gives them.
    package var keywords: Set<String>
    /// Those of them that make one of any method of the name.
    package var telling: Set<String>
    /// Without such a keyword, one of these words tells that the file has to do with the library.
    package var sources: Set<String>
  }

  /// An arg-reduction in plain Python, by its outermost call.
  package struct Idiom: Hashable, Sendable {
    package var name: String
    package var isMethod: Bool
    /// Among its arguments.
    package var keywords: Set<String> = []
    /// One of them is called among its arguments, by this name or another one; none where any will do.
    package var calls: Set<String> = []
    /// Each is called among its arguments, too, by this name or another one.
    package var functions: Set<String> = []
    /// The modules from which all those may come under another name.
    package var modules: Set<String> = []
    /// Each stands among its arguments, as no other name can for it.
    package var inside: Set<String> = []
    /// Whether something is indexed there.
    package var hasIndex = false
    /// Whether an index follows.
    package var isIndexed = false
  }
}

extension TypeCatalog {
  /// Marks of all calls that can be found.
  package var marks: CallMarks {
    var marks = CallMarks()
    marks.reductions = reductionPathNames.union(reductionNames)
    marks.sorts = sortNames.union(sorts.keys.map(\.lastPart))
    marks.transparent = transparent
    marks.namers = namers
    var pairs = Set<CallMarks.Pair>()
    for (path, entry) in self.pairs {
      pairs.insert(mark(of: entry.pair, named: path.lastPart, in: entry.library))
    }
    for (name, entry) in pairMethods {
      pairs.insert(mark(of: entry.pair, named: name, in: entry.library))
    }
    for (path, target) in sameFunctions {
      if isReduction(target) { marks.reductions.insert(path.lastPart) }
      if sorts[target] != nil { marks.sorts.insert(path.lastPart) }
      if let entry = self.pairs[target] {
        pairs.insert(mark(of: entry.pair, named: path.lastPart, in: entry.library))
      }
    }
    marks.pairs = pairs.sorted { $0.name < $1.name }
    marks.plain = plainNames
    for (_, idiom) in idioms {
      marks.idioms += idiom.pattern.marks(either: idiom.functions.keys.sorted())
    }
    return marks
  }

  private var plainNames: Set<String> {
    let groups = libraries.flatMap(\.functions)
    let others = Set(groups.filter { $0.gives != .plain(.other) }.flatMap(\.names).map(\.lastPart))
    let own = libraries.filter { !$0.pairs.isEmpty }.flatMap(\.functions)
    return Set(own.filter { $0.gives == .plain(.other) }.flatMap(\.names).map(\.lastPart))
      .subtracting(others)
  }

  /// Other paths to what may be a function, with the canonical ones.
  private var sameFunctions: [(path: String, target: String)] {
    libraries.flatMap(\.same.keys).map { ($0, canonical($0)) }
  }

  private func isReduction(_ path: String) -> Bool { reduction(at: path) != nil }

  private func mark(
    of pair: LibraryTypes.Pair, named name: String, in library: String
  ) -> CallMarks.Pair {
    CallMarks.Pair(
      name: name, attribute: pair.attribute, keywords: Set(pair.axis), telling: Set(pair.telling),
      sources: sources(of: library))
  }

  /// Words of which one stands wherever something of a library can come from.
  private func sources(of name: String) -> Set<String> {
    var words = Set<String>()
    for library in libraries {
      if library.library == name {
        words.formUnion(library.roots.compactMap(\.firstPart))
        words.formUnion(library.unknownReceivers.keys)
      } else {
        words.formUnion(library.sources(of: name))
      }
      for (path, target) in library.same where self.library(of: canonical(target)) == name {
        if let first = path.firstPart { words.insert(first) }
      }
    }
    return words
  }
}

extension LibraryTypes {
  /// Names under which something of another library comes from this one; this one's own where that has no name.
  fileprivate func sources(of other: String) -> Set<String> {
    var words = Set<String>()
    func isOther(_ gives: TypeExpression?) -> Bool {
      gives?.names.contains { $0.library == other } ?? false
    }
    var isNameless = false
    for type in types {
      for (name, gives) in type.attributes.merging(type.methods, uniquingKeysWith: { $1 })
      where isOther(gives) || isOther(type.attributes[name]) { words.insert(name) }
      let items = type.items
      let nameless = [
        type.otherAttributes, type.otherMethods, type.iterates, type.operators, type.call,
        items.text, items.list, items.slice, items.comparison, items.otherwise,
      ]
      if nameless.contains(where: isOther) { isNameless = true }
      if type.callbacks.values.contains(where: isOther) { isNameless = true }
    }
    for group in functions where isOther(group.gives) {
      if group.names.contains("*") { isNameless = true }
      words.formUnion(group.names.map(\.lastPart))
    }
    words.formUnion(unknownReceivers.filter { isOther($0.value) }.keys)
    words.formUnion(objects.filter { isOther($0.value) }.keys.map(\.lastPart))
    if otherwise.contains(where: { isOther($0.gives) }) { isNameless = true }
    if callbacks.values.contains(where: isOther) { isNameless = true }
    if isNameless { words.formUnion(roots.compactMap(\.firstPart)) }
    return words
  }
}

extension SourcePattern {
  /// - Parameter either: the paths that `$either` stands for.
  fileprivate func marks(either: [String]) -> [CallMarks.Idiom] {
    switch self {
    case .call(let path, let positional, let keywords):
      let names = path == "$either" ? either.map(\.lastPart) : [path.lastPart]
      return names.flatMap { name in
        Self.needs(of: positional + keywords.values).map { needs in
          CallMarks.Idiom(
            name: name, isMethod: false, keywords: Set(keywords.keys), functions: needs.names,
            modules: needs.modules, inside: needs.inside, hasIndex: needs.hasIndex)
        }
      }
    case .method(let names, _, let positional):
      let hasCall = positional.contains {
        if case .call("$either", _, _) = $0 { true } else { false }
      }
      return names.flatMap { name in
        Self.needs(of: positional).map { needs in
          CallMarks.Idiom(
            name: name, isMethod: true, calls: hasCall ? Set(either.map(\.lastPart)) : [],
            functions: needs.names,
            modules: needs.modules.union(hasCall ? either.compactMap(\.firstPart) : []),
            inside: needs.inside, hasIndex: needs.hasIndex)
        }
      }
    case .item(_, let inner):
      return inner.marks(either: either).map { mark in
        var mark = mark
        mark.isIndexed = true
        return mark
      }
    case .attribute(_, let inner): return inner.marks(either: either)
    case .either(let patterns): return patterns.flatMap { $0.marks(either: either) }
    case .capture, .anything, .integer, .text, .lambda, .generator, .tuple: return []
    }
  }

  /// What code has to have in it that a pattern fits.
  private struct Needs {
    /// Functions that are called, by their paths; the file may give them other names.
    var functions: Set<String> = []
    /// Names of attributes and words of the grammar.
    var inside: Set<String> = []
    var hasIndex = false

    var names: Set<String> { Set(functions.map(\.lastPart)) }
    var modules: Set<String> { Set(functions.compactMap(\.firstPart)) }

    func joined(_ other: Needs) -> Needs {
      Needs(
        functions: functions.union(other.functions), inside: inside.union(other.inside),
        hasIndex: hasIndex || other.hasIndex)
    }
  }

  /// Alternatives, of which one holds.
  private static func needs(of patterns: some Sequence<SourcePattern>) -> [Needs] {
    patterns.reduce([Needs()]) { all, pattern in
      all.flatMap { one in pattern.needs.map { one.joined($0) } }
    }
  }

  private var needs: [Needs] {
    switch self {
    case .call(let path, let positional, let keywords):
      let own = Needs(
        functions: path == "$either" ? [] : [path], inside: Set(keywords.keys))
      return Self.needs(of: positional + keywords.values).map { $0.joined(own) }
    case .method(let names, let of, let positional):
      return names.flatMap { name in
        Self.needs(of: positional + [of]).map { $0.joined(Needs(inside: [name])) }
      }
    case .attribute(let names, let of):
      return names.flatMap { name in of.needs.map { $0.joined(Needs(inside: [name])) } }
    case .item(let index, let of):
      return Self.needs(of: [index, of]).map { $0.joined(Needs(hasIndex: true)) }
    case .lambda(_, let body): return body.needs.map { $0.joined(Needs(inside: ["lambda"])) }
    case .generator(let element, let target, let iterable):
      return Self.needs(of: [element, target, iterable])
        .map { $0.joined(Needs(inside: ["for", "in"])) }
    case .tuple(let parts): return Self.needs(of: parts)
    case .either(let patterns): return patterns.flatMap(\.needs)
    case .capture, .anything, .integer, .text: return [Needs()]
    }
  }
}

extension String {
  /// What stands before the first point.
  fileprivate var firstPart: String? { split(separator: ".").first.map(String.init) }
}
