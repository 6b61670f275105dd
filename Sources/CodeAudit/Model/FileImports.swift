package import Semantics

/// What a file, or a cell of a notebook, imports, and where one more import can stand.
package struct FileImports: Hashable, Sendable {
  /// The cell of a notebook, from 0.
  package var cell: Int?
  /// What names stand for in the whole file: `jnp` for `jax.numpy`. Only libraries with a spec count.
  package var paths: [String: String]
  /// Names that stand for something else as well, somewhere in the file, or only in a function.
  package var taken: Set<String>
  /// `nil` where no import fits in.
  package var place: Place?

  /// Where an import can be inserted: before every call, and behind what has to come first.
  package struct Place: Hashable, Sendable {
    package var position: Position
    package var offset: Int
    /// What parts it from the text before and behind it.
    package var before: String
    package var after: String

    package init(position: Position, offset: Int, before: String, after: String) {
      self.position = position
      self.offset = offset
      self.before = before
      self.after = after
    }
  }

  package init(
    cell: Int? = nil, paths: [String: String] = [:], taken: Set<String> = [], place: Place? = nil
  ) {
    self.cell = cell
    self.paths = paths
    self.taken = taken
    self.place = place
  }
}

extension FileImports.Place {
  /// The insertion of a line, made once for all fixes that need it.
  func edit(_ line: String) -> Fix.Edit {
    Fix.Edit(
      span: Span(start: position, end: position, bytes: offset..<offset),
      replacement: before + line + after, isShared: true)
  }
}

extension FileImports {
  package var json: JSONValue {
    .object([
      "cell": cell.map { .integer($0) },
      "paths": .object(
        paths.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }),
      "taken": .array(taken.sorted().map { .string($0) }), "place": place?.json,
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    guard let members = json["paths"]?.members else { throw InvalidAuditJSON(member: "paths") }
    var paths: [String: String] = [:]
    for member in members {
      guard let path = member.value.text else { throw InvalidAuditJSON(member: "paths") }
      paths[member.key] = path
    }
    let taken = try json.list("taken") { (name) throws(InvalidAuditJSON) in
      guard let text = name.text else { throw InvalidAuditJSON(member: "taken") }
      return text
    }
    self.init(
      cell: json["cell"]?.integer, paths: paths, taken: Set(taken),
      place: try json.optional("place", Place.init))
  }
}

extension FileImports.Place {
  package var json: JSONValue {
    .object([
      "at": .integers([position.line, position.column, offset]), "before": .string(before),
      "after": .string(after),
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    let numbers = json["at"]?.elements?.compactMap(\.integer) ?? []
    guard numbers.count == 3 else { throw InvalidAuditJSON(member: "at") }
    self.init(
      position: Position(line: numbers[0], column: numbers[1]), offset: numbers[2],
      before: try json.text("before"), after: try json.text("after"))
  }
}
