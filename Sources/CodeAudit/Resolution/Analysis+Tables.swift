import Semantics

/// A dictionary that is written out: what stands under each key.
struct Table: Equatable {
  var entries: [Key: InferredType]
  /// Whether something may have stood under a key since.
  var isChanged = false
  /// Names and attributes that it was bound to.
  var names: Set<String> = []

  /// Python tells texts apart that Swift holds for the same.
  enum Key: Hashable {
    case text([UInt8])
    case integer(Int64)

    init(_ text: String) { self = .text(Array(text.utf8)) }
  }

  /// Stands for mappings that are not written out.
  private static let other = -1

  /// One of several.
  static func either(_ tables: Set<Int>, _ others: Set<Int>) -> Set<Int> {
    if tables == others { return tables }
    let isOpen = tables.isEmpty || others.isEmpty
    return tables.union(others).union(isOpen ? [other] : [])
  }
}

extension Analysis {
  /// Files with more dictionaries of functions and arrays are not made of code.
  private static let maximalTables = 500

  /// Methods of dictionaries that leave them as they are.
  static let lookingMethods: Set = [
    "get", "values", "items", "copy", "keys", "__getitem__", "__contains__",
  ]

  /// - Parameter union: of all values. Where they are all the same it needs no table.
  func table(
    of node: SyntaxNode, _ entries: [(key: SyntaxNode?, type: InferredType)], _ union: InferredType
  ) -> Set<Int> {
    guard union.values.contains(where: \.isWorthATable),
      entries.contains(where: { $0.type != entries[0].type })
    else { return [] }
    var known: [Table.Key: InferredType] = [:]
    for (key, type) in entries {
      // Any other key may be one of these.
      guard let key = key?.key else { return [] }
      known[key] = type.asAssigned.bounded()
    }
    return table(of: node, known)
  }

  private func table(of node: SyntaxNode, _ known: [Table.Key: InferredType]) -> Set<Int> {
    if let number = tables.number(of: node) {
      let readers = tables.change(number) { $0.entries.merge(known) { $0.joined($1) } }
      rerun(readers.subtracting([body.number]))
      return [number]
    }
    guard tables.count < Self.maximalTables else { return [] }
    return [tables.add(Table(entries: known), of: node)]
  }

  /// `dict(max=np.argmax)`
  func tableOfKeywords(_ arguments: CallArguments) -> InferredType? {
    guard let node = arguments.node, node.nodes(.args).isEmpty,
      arguments.keywords.count == node.nodes(.keywords).count, !arguments.keywords.isEmpty
    else { return nil }
    let union = arguments.keywords.reduce(InferredType.nothing) { $0.joined($1.type.asAssigned) }
    var known: [Table.Key: InferredType] = [:]
    for (name, _, type) in arguments.keywords { known[Table.Key(name)] = type.asAssigned.bounded() }
    return InferredType(.mapping(union.bounded(), tables: table(of: node, known)))
  }

  /// What stands under a key that is written out, as long as nothing else can.
  func entry(_ key: SyntaxNode, of tables: Set<Int>) -> InferredType? {
    guard let key = key.key, tables.count == 1, let number = tables.first, number >= 0 else {
      return nil
    }
    let table = self.tables.read(number, by: body.number)
    guard !table.isChanged, table.names.isDisjoint(with: exposedNames) else { return nil }
    return table.entries[key]
  }

  /// `d.get("x")`, `d.pop("x", f)`
  func taken(
    from mapping: InferredType.Value, _ element: InferredType, _ arguments: CallArguments
  ) -> InferredType {
    guard case .mapping(_, let tables) = mapping else { return element }
    if let key = arguments.nodes.first, let known = entry(key, of: tables) { return known }
    let other = arguments.types.dropFirst().first ?? .none
    return other == InferredType.none ? element : element.joined(other.asAssigned)
  }

  // MARK: Changes

  /// Something may have changed what stands in a dictionary.
  func noteChange(of type: InferredType) {
    change(tablesOf: type) { $0.isChanged = true }
  }

  private func change(tablesOf type: InferredType, _ change: (inout Table) -> Void) {
    for case .mapping(_, let tables) in type.values {
      for number in tables where number >= 0 { rerun(self.tables.change(number, change)) }
    }
  }

  /// What is handed to functions that nobody knows may be changed by them.
  func noteEscapes(of arguments: CallArguments, to callee: InferredType) {
    let takers = takers(callee)
    guard takers != .lookers else { return }
    func note(_ type: InferredType) {
      for value in type.values {
        if takers == .knownFunctions, case .mapping(let inner, _) = value {
          noteEscape(of: inner)
        } else {
          noteEscape(of: InferredType(value))
        }
      }
    }
    for type in arguments.types + arguments.keywords.map(\.type) { note(type) }
    for part in arguments.node?.nodes(.args) ?? [] where part.kind == .starred {
      part.node(.value).flatMap { types[ObjectIdentifier($0)] }.map { noteEscape(of: $0) }
    }
    for part in arguments.node?.nodes(.keywords) ?? [] where part.text(.arg) == nil {
      part.node(.value).flatMap { types[ObjectIdentifier($0)] }.map { type in
        noteEscape(of: elements(ofMapping: type))
      }
    }
  }

  /// Who gets an argument.
  private enum Takers {
    /// They give something plain, such as a length, and keep nothing.
    case lookers
    /// They take a dictionary as it is, but may hand on what is in it.
    case knownFunctions
    case anyone
  }

  private func takers(_ callee: InferredType) -> Takers {
    var takers = Takers.lookers
    for value in callee.values {
      guard case .path(let path, _) = value, path != "builtins.setattr",
        catalog.library(of: path) != nil, let known = catalog.function(at: path)
      else { return .anyone }
      guard known.isFact, case .plain = known.group.gives else {
        takers = .knownFunctions
        continue
      }
    }
    return takers
  }

  /// It has gone where nobody sees what happens to it.
  func noteEscape(of type: InferredType) {
    noteChange(of: type)
    for value in type.values {
      switch value {
      case .mapping(let inner, _), .sequence(let inner), .method(let inner, _):
        noteEscape(of: inner)
      case .tuple(let parts): for part in parts { noteEscape(of: part) }
      case .object(let number), .userClass(let number): noteEscape(of: classes[number])
      default: break
      }
    }
  }

  private func noteEscape(of info: ClassInfo) {
    guard escapedClasses.insert(info.number).inserted else { return }
    for type in info.attributes.values { noteEscape(of: type) }
    for base in bases(of: info) {
      if case .userClass(let number) = base { noteEscape(of: classes[number]) }
    }
  }

  func noteName(_ name: String, of type: InferredType) {
    change(tablesOf: type) { $0.names.insert(name) }
  }
}

extension InferredType.Value {
  /// Whether it is something that is called, or an array.
  fileprivate var isWorthATable: Bool {
    switch self {
    case .path, .instance, .function, .method, .partial: true
    case .mapping(_, let tables): !tables.isEmpty
    case .unknown, .plain, .tuple, .sequence, .userClass, .object, .pair, .typeForm: false
    }
  }
}

extension SyntaxNode {
  /// As a key of a dictionary. `True` and `1.0` would be the key `1` as well.
  fileprivate var key: Table.Key? {
    switch literal {
    case .string(let text)?: Table.Key(text)
    case .integer(let value?)?: .integer(value)
    case nil, .none?, .bool?, .integer(nil)?, .float?, .sequence?: nil
    }
  }
}
