import Semantics

extension Analysis {
  /// A way to a value that can be remembered: `self.x`, `d["x"]`.
  struct Place {
    var root: String
    var key: String
  }

  func place(of node: SyntaxNode) -> Place? {
    switch node.kind {
    case .name: return node.text(.id).map { Place(root: $0, key: "") }
    case .attribute:
      guard let base = node.node(.value).flatMap({ place(of: $0) }), let name = node.text(.attr)
      else { return nil }
      return Place(root: base.root, key: "\(base.key).\(name)")
    case .subscript:
      guard let base = node.node(.value).flatMap({ place(of: $0) }),
        case .literal(.string(let text))? = node.node(.slice)?.unwrappedIndex[.value]
      else { return nil }
      // Python tells texts apart that Swift holds for the same.
      let scalars = text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
      return Place(root: base.root, key: "\(base.key)[\(scalars)]")
    default: return nil
    }
  }

  func known(at place: Place) -> InferredType? {
    frame.environment.places[place.root]?[place.key]
  }

  func remember(_ type: InferredType, at place: Place) {
    if place.key.isEmpty {
      frame.environment.values[place.root] = type
    } else {
      frame.environment.places[place.root, default: [:]][place.key] = type
    }
  }

  /// Whether something gives back what was stored in it.
  enum Keeping {
    case always
    /// Nobody knows what it is.
    case perhaps
    /// It makes of it what it will, as a `DataFrame` makes a `Series` of each column.
    case never
  }

  /// Remembers what is stored in an item or attribute, as far as its owner gives it back.
  func store(
    _ type: InferredType, at target: SyntaxNode, of owner: InferredType,
    keeps: (InferredType.Value) -> Keeping
  ) {
    guard let place = place(of: target) else { return }
    let answers = owner.values.map(keeps)
    if answers.contains(.never) {
      frame.environment.places[place.root]?[place.key] = nil
    } else {
      let isGuess = answers.isEmpty || answers.contains(.perhaps)
      remember(type.asAssigned.guessed(if: isGuess), at: place)
    }
  }

  func keepsItems(_ value: InferredType.Value) -> Keeping {
    switch value {
    case .mapping, .sequence, .tuple: .always
    case .instance: .never
    case .unknown, .path, .plain, .function, .userClass, .object, .method, .pair, .partial,
      .typeForm:
      .perhaps
    }
  }

  func keepsAttribute(_ name: String, _ value: InferredType.Value) -> Keeping {
    switch value {
    case .object(let number), .userClass(let number):
      // A property's setter may make something else of it.
      let isOwn = own(name, of: classes[number])?.values.contains(where: \.isFunction) ?? false
      return isOwn ? .never : .always
    case .instance: return .never
    case .unknown, .path, .plain, .function, .method, .pair, .partial, .typeForm, .mapping,
      .sequence, .tuple:
      return .perhaps
    }
  }
}
