package import Semantics

/// Members that must be there.
extension JSONValue {
  func text(_ key: String) throws(InvalidAuditJSON) -> String {
    guard let text = self[key]?.text else { throw InvalidAuditJSON(member: key) }
    return text
  }

  func flag(_ key: String) throws(InvalidAuditJSON) -> Bool {
    guard case .bool(let value)? = self[key] else { throw InvalidAuditJSON(member: key) }
    return value
  }

  func choice<Choice: RawRepresentable<String>>(
    _ key: String
  ) throws(InvalidAuditJSON) -> Choice {
    guard let choice = Choice(rawValue: try text(key)) else {
      throw InvalidAuditJSON(member: key)
    }
    return choice
  }

  func value<Value>(
    _ key: String, _ read: (JSONValue) throws(InvalidAuditJSON) -> Value
  ) throws(InvalidAuditJSON) -> Value {
    guard let value = self[key] else { throw InvalidAuditJSON(member: key) }
    return try read(value)
  }

  /// A member that may be absent, but not wrong.
  func optional<Value>(
    _ key: String, _ read: (JSONValue) throws(InvalidAuditJSON) -> Value
  ) throws(InvalidAuditJSON) -> Value? {
    guard let value = self[key] else { return nil }
    return try read(value)
  }

  /// A list of texts.
  func texts(_ key: String) throws(InvalidAuditJSON) -> [String] { try Self.read(self[key], key) }

  /// A list of texts that may be absent, but not wrong.
  func optionalTexts(_ key: String) throws(InvalidAuditJSON) -> [String] {
    guard let value = self[key] else { return [] }
    return try Self.read(value, key)
  }

  private static func read(
    _ value: JSONValue?, _ key: String
  ) throws(InvalidAuditJSON) -> [String] {
    guard let elements = value?.elements else { throw InvalidAuditJSON(member: key) }
    let texts = elements.compactMap(\.text)
    guard texts.count == elements.count else { throw InvalidAuditJSON(member: key) }
    return texts
  }

  func list<Element>(
    _ key: String, _ read: (JSONValue) throws(InvalidAuditJSON) -> Element
  ) throws(InvalidAuditJSON) -> [Element] {
    guard let values = self[key]?.elements else { throw InvalidAuditJSON(member: key) }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for value in values { elements.append(try read(value)) }
    return elements
  }
}

extension Span {
  /// Line and column of the start and of the end, then the bytes.
  package var json: JSONValue {
    .integers([
      start.line, start.column, end.line, end.column, bytes.lowerBound, bytes.upperBound,
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    let numbers = json.elements?.compactMap(\.integer) ?? []
    guard numbers.count == 6, numbers[4] <= numbers[5] else {
      throw InvalidAuditJSON(member: "span")
    }
    self.init(
      start: Position(line: numbers[0], column: numbers[1]),
      end: Position(line: numbers[2], column: numbers[3]), bytes: numbers[4]..<numbers[5])
  }
}
