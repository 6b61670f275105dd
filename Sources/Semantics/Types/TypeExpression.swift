/// What a call, an attribute or an item gives, as files in `Specs/types` write it.
///
/// `Tensor`, `numpy.ndarray`, `same`, `int | none`, `(Tensor, Tensor)`, `[items]`, `{ndarray}`.
package indirect enum TypeExpression: Hashable, Sendable {
  /// The receiver's type, with what is known of its element type and rank.
  case same
  /// The receiver's type and element type; the rank may change.
  case reshaped
  /// The type of the first argument.
  case argument
  /// What iterating over the first argument gives.
  case items
  /// One of each argument's items.
  case zipped
  /// What calling the first argument gives.
  case made
  case unknown
  case plain(PlainType)
  /// An array type of a library.
  case type(TypeName)
  case tuple([TypeExpression])
  /// A list, tuple or iterator of any length.
  case sequence(TypeExpression)
  /// A mapping with such values.
  case mapping(TypeExpression)
  case union([TypeExpression])
}

/// Kinds of Python objects that are no arrays.
package enum PlainType: String, Hashable, Sendable, CaseIterable {
  case int, float, text, bool, none, other
}

/// A type that a file in `Specs/types` describes.
package struct TypeName: Hashable, Sendable, CustomStringConvertible {
  package var library: String
  package var name: String

  package init(library: String, name: String) {
    self.library = library
    self.name = name
  }

  package var description: String { "\(library).\(name)" }
}

extension TypeExpression {
  /// Every array type named in it.
  var names: [TypeName] {
    switch self {
    case .same, .reshaped, .argument, .items, .zipped, .made, .unknown, .plain: []
    case .type(let name): [name]
    case .sequence(let inner), .mapping(let inner): inner.names
    case .tuple(let parts), .union(let parts): parts.flatMap(\.names)
    }
  }

  /// Reads the notation; `nil` where it is none.
  ///
  /// - Parameter library: whose types names without a point are.
  init?(_ text: String, library: String) {
    var reader = Reader(rest: text[...], library: library)
    guard let expression = reader.union(), reader.rest.isEmpty else { return nil }
    self = expression
  }

  private struct Reader {
    var rest: Substring
    var library: String

    mutating func skipSpaces() { rest = rest.drop { $0 == " " } }

    mutating func take(_ character: Character) -> Bool {
      skipSpaces()
      guard rest.first == character else { return false }
      rest.removeFirst()
      skipSpaces()
      return true
    }

    mutating func union() -> TypeExpression? {
      guard let first = one() else { return nil }
      var parts = [first]
      while take("|") {
        guard let next = one() else { return nil }
        parts.append(next)
      }
      return parts.count == 1 ? first : .union(parts)
    }

    mutating func one() -> TypeExpression? {
      if take("[") { return inner(until: "]").map(TypeExpression.sequence) }
      if take("{") { return inner(until: "}").map(TypeExpression.mapping) }
      if take("(") { return tuple() }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      rest = rest.dropFirst(name.count)
      skipSpaces()
      return named(String(name))
    }

    mutating func inner(until end: Character) -> TypeExpression? {
      guard let expression = union(), take(end) else { return nil }
      return expression
    }

    mutating func tuple() -> TypeExpression? {
      var parts: [TypeExpression] = []
      repeat {
        guard let part = union() else { return nil }
        parts.append(part)
      } while take(",")
      return take(")") ? .tuple(parts) : nil
    }

    func named(_ name: String) -> TypeExpression? {
      switch name {
      case "same": return .same
      case "reshaped": return .reshaped
      case "argument": return .argument
      case "items": return .items
      case "zipped": return .zipped
      case "made": return .made
      case "unknown": return .unknown
      default: break
      }
      if let plain = PlainType(rawValue: name) { return .plain(plain) }
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.allSatisfy(\.isName) else { return nil }
      switch parts.count {
      case 1: return .type(TypeName(library: library, name: name))
      case 2: return .type(TypeName(library: String(parts[0]), name: String(parts[1])))
      default: return nil
      }
    }
  }
}
