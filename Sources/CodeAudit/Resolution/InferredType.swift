package import Semantics

/// What an expression can be, as far as the file tells.
package struct InferredType: Hashable, Sendable {
  /// The possibilities; none where the analysis has not come to it yet.
  package var values: [Value]
  /// Whether some step on the way was a likelihood, no fact.
  package var isGuess: Bool

  package init(_ values: [Value], isGuess: Bool = false) {
    self.values = values
    self.isGuess = isGuess
  }

  package init(_ value: Value, isGuess: Bool = false) {
    self.init([value], isGuess: isGuess)
  }

  package static let nothing = InferredType([])
  package static let unknown = InferredType(.unknown)
  package static let none = InferredType(.plain(.none))
  package static let other = InferredType(.plain(.other))

  /// One thing that an expression can be.
  package enum Value: Hashable, Sendable {
    case unknown
    /// A module, class or function, by the dotted path that leads to it. Paths of relative imports start with a point.
    case path(String, Binding)
    /// An array or another object of a type that `Specs/types` describes.
    indirect case instance(TypeName, Facts)
    /// A Python object that is no array.
    case plain(PlainType)
    case tuple([InferredType])
    /// A list, tuple or iterator of such elements.
    case sequence(InferredType)
    /// A mapping to such values: one of these dictionaries that the file writes out.
    case mapping(InferredType, tables: Set<Int> = [])
    /// A function, class, or object of a class of this file, by its number.
    case function(Int)
    case userClass(Int)
    case object(Int)
    /// A method taken from its receiver.
    indirect case method(InferredType, String)
    /// Values and indices, by the number of the call that gave them.
    case pair(Int)
    /// A function with some of its arguments in place, by the number of the call that made it.
    case partial(Int)
    /// A type as annotations write it.
    case typeForm(InferredType)
  }

  /// How a name came to mean a path.
  package enum Binding: Hashable, Sendable {
    /// By an import of that very name.
    case imported
    /// As an attribute of a module or class.
    case member
    /// By an assignment, a default or an argument.
    case assigned
  }

  package struct Facts: Hashable, Sendable {
    package var dtype: String?
    package var rank: Int?
    /// Of an array that another library's object was made into: the libraries that this object can be of.
    package var origins: Set<String> = []

    package init(dtype: String? = nil, rank: Int? = nil, origins: Set<String> = []) {
      self.dtype = dtype
      self.rank = rank
      self.origins = origins
    }
  }
}

extension InferredType {
  /// Beyond this many possibilities nothing is known.
  private static let limit = 12

  var isNothing: Bool { values.isEmpty }
  var hasUnknown: Bool {
    values.contains { if case .unknown = $0 { true } else { false } }
  }
  var hasInstance: Bool {
    values.contains { if case .instance = $0 { true } else { false } }
  }

  /// Whether something in it is not known, however deep.
  var hasHole: Bool {
    values.isEmpty
      || values.contains { value in
        switch value {
        case .unknown: true
        case .sequence(let inner), .mapping(let inner, _): inner.hasHole
        case .tuple(let parts): parts.contains(where: \.hasHole)
        default: false
        }
      }
  }

  /// Whether what the code gives says at least as much as a declaration, which may be wider or say nothing.
  func isExact(beside declared: InferredType?) -> Bool {
    guard let declared else { return true }
    if !hasHole { return !isGuess }
    return declared.hasHole && !isNothing && self != .unknown
  }

  /// Either of two.
  package func joined(_ other: InferredType) -> InferredType {
    if values.isEmpty { return other }
    if other.values.isEmpty || self == other { return self }
    var joined = values
    for value in other.values where !joined.contains(value) {
      if let place = joined.firstIndex(where: { $0.isLike(value) }) {
        joined[place] = joined[place].merged(value)
      } else {
        joined.append(value)
      }
    }
    let isGuess = isGuess || other.isGuess
    return joined.count > Self.limit
      ? InferredType(.unknown, isGuess: isGuess) : InferredType(joined, isGuess: isGuess)
  }

  func guessed() -> InferredType { InferredType(values, isGuess: true) }

  func guessed(if condition: Bool) -> InferredType {
    condition ? InferredType(values, isGuess: true) : self
  }

  /// The union of what each possibility gives.
  func flatMap(_ transform: (Value) -> InferredType) -> InferredType {
    var result = InferredType.nothing
    for value in values { result = result.joined(transform(value)) }
    return result.guessed(if: isGuess)
  }

  /// As a variable holds it: paths are no longer what an import named.
  var asAssigned: InferredType {
    guard values.contains(where: \.isPath) else { return self }
    return InferredType(
      values.map { value in
        if case .path(let path, _) = value { .path(path, .assigned) } else { value }
      }, isGuess: isGuess)
  }

  /// Without nesting beyond a bound, so that loops of assignments come to an end.
  func bounded(_ depth: Int = 3) -> InferredType {
    guard values.contains(where: \.isNested) else { return self }
    return InferredType(values.map { $0.bounded(depth) }, isGuess: isGuess)
  }

  static func ofType(_ type: TypeName) -> InferredType {
    InferredType(.instance(type, Facts()))
  }
}

extension InferredType.Value {
  var isPath: Bool { if case .path = self { true } else { false } }
  var isFunction: Bool { if case .function = self { true } else { false } }
  /// Whether what it has under a name may be any function: a module, or a class or object of the file.
  var isHolder: Bool {
    switch self {
    case .path, .userClass, .object: true
    default: false
    }
  }
  var isPair: Bool { if case .pair = self { true } else { false } }

  /// Whether it holds types that may hold others.
  fileprivate var isNested: Bool {
    switch self {
    case .sequence, .mapping, .method, .tuple: true
    default: false
    }
  }

  /// Whether two differ only in what else is known of them.
  fileprivate func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.instance(let first, _), .instance(let second, _)): first == second
    case (.path(let first, _), .path(let second, _)): first == second
    case (.sequence, .sequence), (.mapping, .mapping): true
    case (.tuple(let first), .tuple(let second)): first.count == second.count
    default: false
    }
  }

  fileprivate func merged(_ other: Self) -> Self {
    switch (self, other) {
    case (.instance(let type, let first), .instance(_, let second)):
      .instance(
        type,
        InferredType.Facts(
          dtype: first.dtype == second.dtype ? first.dtype : nil,
          rank: first.rank == second.rank ? first.rank : nil,
          origins: first.origins.isEmpty || second.origins.isEmpty
            ? [] : first.origins.union(second.origins)))
    case (.sequence(let first), .sequence(let second)): .sequence(first.joined(second).bounded())
    case (.mapping(let first, let tables), .mapping(let second, let others)):
      .mapping(first.joined(second).bounded(), tables: Table.either(tables, others))
    case (.tuple(let first), .tuple(let second)):
      .tuple(zip(first, second).map { $0.joined($1).bounded() })
    case (.path(let path, let first), .path(_, let second)):
      .path(path, first == second ? first : .assigned)
    default: self
    }
  }

  fileprivate func bounded(_ depth: Int) -> Self {
    switch self {
    case .sequence(let inner):
      depth == 0 ? .unknown : .sequence(inner.bounded(depth - 1))
    case .mapping(let inner, let tables):
      depth == 0 ? .unknown : .mapping(inner.bounded(depth - 1), tables: tables)
    case .method(let receiver, let name):
      depth == 0 ? .unknown : .method(receiver.bounded(depth - 1), name)
    case .tuple(let parts):
      depth == 0 ? .unknown : .tuple(parts.map { $0.bounded(depth - 1) })
    default: self
    }
  }
}

extension InferredType {
  /// Whether it is a list of `True` and `False`, of such lists, or one alone.
  var isOfTruths: Bool {
    guard !isGuess, values.count == 1, let value = values.first else { return false }
    return switch value {
    case .plain(let kind): kind == .bool
    case .sequence(let inner): inner.isOfTruths
    case .tuple(let parts): !parts.isEmpty && parts.allSatisfy(\.isOfTruths)
    default: false
    }
  }
}
