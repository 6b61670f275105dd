internal import PythonEmbedding

/// The classes of the interpreter's `_ast`, by identity, so that no name is compared while a tree is read.
final class SyntaxClasses {
  /// What an attribute of a node means.
  enum Attribute {
    case line, column, endLine, endColumn
    case field(SyntaxNode.Field)
    /// Contexts and what else has no meaning here.
    case ignored
  }

  final class Class {
    let kind: SyntaxNode.Kind
    /// The attributes in the order in which `ast.parse` sets them, as far as known: what is found elsewhere is
    /// looked up.
    let order: [(name: ObjectIdentity, meaning: Attribute)]

    /// How many of them are fields.
    let fieldCount: Int

    init(kind: SyntaxNode.Kind, order: [(name: ObjectIdentity, meaning: Attribute)]) {
      self.kind = kind
      self.order = order
      fieldCount = order.count { if case .field = $0.meaning { true } else { false } }
    }
  }

  enum Role {
    case node(Class)
    /// An operator's name.
    case word(String)
    /// `Load` and its like.
    case context
  }

  private var roles = IdentityTable<Role>()
  private var attributes: [ObjectIdentity: Attribute] = [:]
  /// Classes and names stay alive, so that identities keep their meaning.
  private var kept: [PythonObject] = []

  init(_ interpreter: Interpreter) throws(PythonError) {
    // Not `ast`, whose older names warn when they are looked at.
    let module = try interpreter.importModule("_ast")
    let root = try module.attribute("AST")
    let bases = try ["operator", "unaryop", "boolop", "cmpop"].map { name throws(PythonError) in
      try module.attribute(name)
    }
    let words = try interpreter.tuple(bases)
    let context = try module.attribute("expr_context")
    let isSubclass = try interpreter.resolve(path: "builtins.issubclass")
    for value in try module.attribute("__dict__").call(method: "values").elements() {
      guard value.typeName == "type", try isSubclass.call([value, root]).isTrue() else { continue }
      let name = try value.attribute("__name__").string()
      kept.append(value)
      if try isSubclass.call([value, words]).isTrue() {
        roles[value.identity] = .word(name)
      } else if try isSubclass.call([value, context]).isTrue() {
        roles[value.identity] = .context
      } else {
        roles[value.identity] = .node(
          Class(kind: SyntaxNode.Kind(rawValue: name) ?? .other, order: try order(of: value)))
      }
    }
  }

  private func order(
    of value: PythonObject
  ) throws(PythonError) -> [(name: ObjectIdentity, meaning: Attribute)] {
    var order: [(name: ObjectIdentity, meaning: Attribute)] = []
    for list in ["_fields", "_attributes"] {
      for name in try value.attribute(list).elements() {
        kept.append(name)
        let meaning = Self.meaning(of: try name.string())
        attributes[name.identity] = meaning
        order.append((name.identity, meaning))
      }
    }
    return order
  }

  private static func meaning(of name: String) -> Attribute {
    switch name {
    case "lineno": .line
    case "col_offset": .column
    case "end_lineno": .endLine
    case "end_col_offset": .endColumn
    case "ctx": .ignored
    default: .field(SyntaxNode.Field(rawValue: name) ?? .other)
    }
  }

  /// What a class is; `nil` for one that is no part of a tree.
  func role(_ type: ObjectIdentity) -> Role? { roles[type] }

  func meaning(of attribute: ObjectIdentity, at place: Int, in type: Class) -> Attribute {
    if place < type.order.count, type.order[place].name == attribute {
      return type.order[place].meaning
    }
    return attributes[attribute] ?? .ignored
  }
}

/// Values by identity, without the cost of a hash that withstands attacks: each value of a tree is looked up here.
private struct IdentityTable<Value> {
  private var slots: [(key: ObjectIdentity, value: Value)?] = Array(repeating: nil, count: 64)
  private var count = 0

  subscript(key: ObjectIdentity) -> Value? {
    get { slots[slot(of: key)]?.value }
    set {
      if 4 * (count + 1) > slots.count { grow() }
      let slot = slot(of: key)
      if slots[slot] == nil { count += 1 }
      slots[slot] = newValue.map { (key, $0) }
    }
  }

  /// Where a key is, or may be put; a quarter of the slots is in use at most.
  private func slot(of key: ObjectIdentity) -> Int {
    let mask = slots.count - 1
    var slot = key.spread & mask
    while let entry = slots[slot], entry.key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let entries = slots.compactMap(\.self)
    slots = Array(repeating: nil, count: 2 * slots.count)
    for entry in entries { slots[slot(of: entry.key)] = entry }
  }
}
