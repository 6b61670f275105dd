/// The element type of the result, as the library names it; `int` is Python's own integer.
public struct ResultDType: RuleValue {
  public var name: String
  /// What an argument can choose instead; `nil` where no argument does.
  public var choice: Choice?

  /// What the argument that names the type may be. An index that the type cannot hold keeps its low bits.
  public struct Choice: Hashable, Sendable {
    /// The names of types that are taken.
    public var accepted: [String]
    /// Raised for the name of any other type.
    public var refused: ErrorName
    /// Raised for text that names no type.
    public var noType: ErrorName
    /// What holds for values that are no text.
    public var kinds: [ArgumentValue.Kind: Treatment]
  }

  public init(name: String, choice: Choice? = nil) {
    self.name = name
    self.choice = choice
  }

  public init(_ node: SpecNode) throws(SpecError) {
    guard let fields = try node.fieldsIfMapping(["default", "argument"]) else {
      self.init(name: try Self.name(node))
      return
    }
    guard let standard = fields["default"], let argument = fields["argument"] else {
      throw node.error("keys \"default\" and \"argument\" are needed")
    }
    self.init(name: try Self.name(standard), choice: try Choice(argument))
  }

  static func name(_ node: SpecNode) throws(SpecError) -> String {
    try node.choice(Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }), or: nil)
  }

  public var description: String {
    guard let choice else { return name }
    return "\(name), or by argument \(choice.accepted.joined(separator: " "))"
      + "; other types: \(choice.refused), no type: \(choice.noType)"
      + (choice.kinds.isEmpty ? "" : " (" + choice.kinds.folded.joined(separator: ", ") + ")")
  }

  public var alternatives: [ResultDType] {
    let others = Self.names.map { ResultDType(name: $0, choice: choice) }
    guard let choice else { return others }
    var changed: [Choice] = []
    for name in choice.accepted {
      var copy = choice
      copy.accepted.removeAll { $0 == name }
      changed.append(copy)
    }
    for name in Self.names where !choice.accepted.contains(name) {
      var copy = choice
      copy.accepted.append(name)
      changed.append(copy)
    }
    for error in ["TypeError", "ValueError"].map({ ErrorName($0) }) {
      var copy = choice
      copy.refused = error
      changed.append(copy)
      copy = choice
      copy.noType = error
      changed.append(copy)
      for kind in choice.kinds.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
        copy = choice
        copy.kinds[kind] = .error(error)
        changed.append(copy)
      }
    }
    return others + changed.map { ResultDType(name: name, choice: $0) }
  }

  package static let names = [
    "int64", "int32", "int16", "int8", "uint64", "uint32", "uint16", "uint8", "int",
  ]

  /// Names of types that no result of indices has, and that libraries know.
  package static let otherNames = [
    "bool", "float16", "float32", "float64", "bfloat16", "complex64",
  ]
}

extension ResultDType.Choice {
  init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(
      ["accepted", "refused", "no-type", "kinds"], required: ["accepted", "refused", "no-type"])
    accepted = try (fields["accepted"] ?? node).list { node throws(SpecError) in
      try ResultDType.name(node)
    }
    refused = try ErrorName(fields["refused"] ?? node)
    noType = try ErrorName(fields["no-type"] ?? node)
    kinds = [:]
    let known = ArgumentValue.Kind.allCases.filter { $0 != .string }
    guard let kinds = fields["kinds"] else { return }
    let listed = try kinds.fields(known.map(\.rawValue) + ["others"])
    for kind in known {
      guard let field = kind.field(in: listed) ?? listed["others"] else { continue }
      self.kinds[kind] = try Treatment(
        field, words: ["omitted": .omitted, "unspecified": .unspecified])
    }
  }
}
