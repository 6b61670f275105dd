/// Which axis is meant where none is passed.
public enum DefaultAxis: RuleValue {
  /// All elements, as one vector.
  case flatten
  case axis(Int)
  /// The axis must be passed.
  case required(ErrorName)

  public init(_ node: SpecNode) throws(SpecError) {
    if let axis = node.integerIfAny {
      self = .axis(axis)
    } else if let (_, error) = try node.onlyFieldIfMapping(["required"]) {
      self = .required(try ErrorName(error))
    } else {
      self = try node.choice(["flatten": .flatten], or: "an axis number or required: ERROR")
    }
  }

  public var description: String {
    switch self {
    case .flatten: "flatten"
    case .axis(let axis): "axis \(axis)"
    case .required(let error): "none: \(error)"
    }
  }

  public var alternatives: [DefaultAxis] {
    [.flatten, .axis(0), .axis(-1), .axis(1), .required(ErrorName("TypeError"))]
  }
}

/// Which axis numbers an array of rank 1 or more accepts.
public struct AxisBounds: RuleValue {
  /// Raised for an axis outside the bounds.
  public var outside: ErrorName
  /// Whether -1 means the last axis; where not, negative axes are outside.
  public var negativeFromEnd: Bool

  public init(outside: ErrorName, negativeFromEnd: Bool) {
    self.outside = outside
    self.negativeFromEnd = negativeFromEnd
  }

  public init(_ node: SpecNode) throws(SpecError) {
    let fields = try node.fields(["outside", "negative"], required: ["outside"])
    outside = try ErrorName(fields["outside"] ?? node)
    negativeFromEnd =
      try fields["negative"]?.choice(["from-end": true, "outside": false], or: nil) ?? true
  }

  public var description: String {
    "outside: \(outside), negative: \(negativeFromEnd ? "from-end" : "outside")"
  }

  public var alternatives: [AxisBounds] {
    ["AxisError", "IndexError", "ValueError", "TypeError"].flatMap { name in
      [true, false].map { AxisBounds(outside: ErrorName(name), negativeFromEnd: $0) }
    }
  }
}

/// What an argument of another kind than the plain one means: an axis that is no integer, a flag that
/// is no bool.
public enum Treatment: Hashable, Sendable, CustomStringConvertible {
  /// As an axis: all elements, as one vector.
  case flatten
  /// As the integer that it equals in Python.
  case asInteger
  /// As the largest integer not above it.
  case floor
  /// As the signed integer in its low 32 bits.
  case low32Bits
  /// As its truth value.
  case truth
  /// As if the argument had not been passed.
  case omitted
  case error(ErrorName)
  /// The library does not say, and no rule fits what it answers.
  case unspecified

  init(_ node: SpecNode, words: [String: Treatment]) throws(SpecError) {
    let text = try node.text("a treatment")
    if let word = words[text] {
      self = word
    } else if ErrorName.looksLikeOne(text) {
      self = .error(ErrorName(text))
    } else {
      throw node.unexpected(
        words.keys.sorted().joined(separator: ", ") + " or an error's class name",
        candidates: Array(words.keys))
    }
  }

  public var description: String {
    switch self {
    case .flatten: "flatten"
    case .asInteger: "as-integer"
    case .floor: "floor"
    case .low32Bits: "low-32-bits"
    case .truth: "truth"
    case .omitted: "omitted"
    case .error(let error): error.name
    case .unspecified: "unspecified"
    }
  }
}

/// How an axis that is no plain integer is taken.
public struct AxisType: RuleValue {
  public var kinds: [ArgumentValue.Kind: Treatment]
  /// Names of axes, such as `columns`; other strings are treated by `kinds[.string]`.
  public var names: [String: Int]
  /// Integers with a meaning of their own, such as a library's inner mark for "no axis".
  public var numbers: [Int: Treatment]

  public init(
    kinds: [ArgumentValue.Kind: Treatment], names: [String: Int] = [:],
    numbers: [Int: Treatment] = [:]
  ) {
    self.kinds = kinds
    self.names = names
    self.numbers = numbers
  }

  public init(_ node: SpecNode) throws(SpecError) {
    let words: [String: Treatment] = [
      "flatten": .flatten, "as-integer": .asInteger, "floor": .floor, "omitted": .omitted,
      "low-32-bits": .low32Bits, "unspecified": .unspecified,
    ]
    let known = ArgumentValue.Kind.allCases.filter { $0 != .integer }
    let fields = try node.fields(known.map(\.rawValue) + ["others", "names", "numbers"])
    let others = try fields["others"].map { node throws(SpecError) in
      try Treatment(node, words: words)
    }
    kinds = [:]
    names = [:]
    numbers = [:]
    for kind in known {
      if let field = kind.field(in: fields) {
        kinds[kind] = try Treatment(field, words: words)
      } else if let others {
        kinds[kind] = others
      } else {
        throw node.error("key \"\(kind.rawValue)\" is missing, and there is no \"others\"")
      }
    }
    for (name, value) in try fields["names"]?.entries() ?? [] {
      names[name] = try value.integer()
    }
    for (number, value) in try fields["numbers"]?.entries() ?? [] {
      guard let number = Int(number) else {
        throw value.unexpected("an integer as key", found: number)
      }
      numbers[number] = try Treatment(value, words: words)
    }
  }

  public var description: String {
    var parts = kinds.folded
    let named =
      names.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      + numbers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    if !named.isEmpty { parts.insert(named.joined(separator: " "), at: 0) }
    return parts.joined(separator: ", ")
  }

  public func description(beside other: AxisType) -> String {
    let changed = ArgumentValue.Kind.allCases.filter { kinds[$0] != other.kinds[$0] }
    guard names == other.names, numbers == other.numbers, !changed.isEmpty else {
      return description
    }
    return changed.compactMap { kind in kinds[kind].map { "\(kind.rawValue): \($0)" } }
      .joined(separator: ", ")
  }

  public var alternatives: [AxisType] {
    let treatments: [Treatment] =
      ["TypeError", "ValueError", "AxisError", "OverflowError"].map { .error(ErrorName($0)) }
      + [.flatten, .asInteger, .floor, .omitted, .low32Bits]
    return kinds.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { kind in
      treatments.map { treatment in
        var copy = self
        copy.kinds[kind] = treatment
        return copy
      }
    } + [
      AxisType(kinds: kinds),
      AxisType(kinds: kinds, names: ["index": 0, "rows": 0, "columns": 1]),
      AxisType(kinds: kinds, names: names, numbers: [Int(Int32.min): .flatten]),
    ]
  }
}

extension ArgumentValue.Kind {
  /// What a mapping by kinds says of the kind. An unsigned integer is part of the huge ones where it is not named.
  func field(in fields: [String: SpecNode]) -> SpecNode? {
    let wider: ArgumentValue.Kind? = self == .unsignedInteger ? .hugeInteger : nil
    return fields[rawValue] ?? wider.flatMap { fields[$0.rawValue] }
  }
}

extension [ArgumentValue.Kind: Treatment] {
  /// Each kind with its treatment; the treatment that most share stands once, under `others`.
  var folded: [String] {
    let kinds = ArgumentValue.Kind.allCases.filter { self[$0] != nil }
    let common = Set(values).max { left, right in
      let (first, second) = (count(of: left), count(of: right))
      return (first, "\(left)") < (second, "\(right)")
    }
    guard let common, count(of: common) > 2 else {
      return kinds.compactMap { kind in self[kind].map { "\(kind.rawValue): \($0)" } }
    }
    return kinds.filter { self[$0] != common }
      .compactMap { kind in self[kind].map { "\(kind.rawValue): \($0)" } } + ["others: \(common)"]
  }

  private func count(of treatment: Treatment) -> Int { values.count { $0 == treatment } }
}
