/// Why a line is no call.
public struct InvalidCall: Error, Hashable, CustomStringConvertible {
  public var why: String
  public var description: String { why }
  package init(_ why: String) { self.why = why }
}

extension Call {
  /// Reads a call as CONTRACT's JSON has it.
  public init(json: JSONValue) throws(InvalidCall) {
    guard let members = json.members else { throw InvalidCall("a call is a JSON object") }
    let known = ["id", "library", "version", "mode", "function", "array", "arguments", "gradient"]
    for member in members where !known.contains(member.key) {
      throw InvalidCall(unknownKey(member.key, in: "a call", known: known))
    }
    guard let library = json["library"]?.text else {
      throw InvalidCall(#""library" must be the name of a spec"#)
    }
    guard let function = json["function"]?.text else {
      throw InvalidCall(#""function" must be a function's name"#)
    }
    guard let array = json["array"] else { throw InvalidCall(#""array" is missing"#) }
    self.init(
      library: library,
      version: try json.optionalText("version"),
      mode: try json.optionalText("mode").map { Mode(rawValue: $0) } ?? .eager,
      function: function,
      array: try LabelledArray(json: array),
      arguments: try Self.arguments(json["arguments"]))
    switch json["gradient"] {
    case nil, .bool(false)?: break
    case .bool(true)?: asksGradient = true
    default: throw InvalidCall(#""gradient" must be true or false"#)
    }
  }

  private static func arguments(_ json: JSONValue?) throws(InvalidCall) -> [Argument] {
    guard let json, json != .null else { return [] }
    guard let members = json.members else {
      throw InvalidCall(#""arguments" must be an object of keyword arguments"#)
    }
    var arguments: [Argument] = []
    for member in members {
      arguments.append(Argument(member.key, try ArgumentValue(json: member.value)))
    }
    let places = arguments.map(\.name).filter(\.isPlace)
    guard Set(places) == Set(places.indices.map { "\($0 + 1)" }) else {
      throw InvalidCall(
        "places are numbered 1, 2, …; \"arguments\" has \(places.joined(separator: ", "))")
    }
    return arguments
  }

  /// The call as CONTRACT's JSON.
  public func json(id: JSONValue? = nil) -> JSONValue {
    .object([
      "id": id,
      "library": .string(library),
      "version": version.map { .string($0) },
      "mode": mode == .eager ? nil : .string(mode.rawValue),
      "function": .string(function),
      "array": array.json,
      "arguments": arguments.isEmpty
        ? nil : .object(arguments.map { .init($0.name, $0.value.json) }),
      "gradient": asksGradient ? .bool(true) : nil,
    ])
  }
}

extension ArgumentValue {
  public init(json: JSONValue) throws(InvalidCall) {
    switch json {
    case .null: self = .none
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .int(value)
    case .bigInteger(let digits): self = .bigInt(digits)
    case .double(let value): self = .float(value)
    case .string(let text): self = .string(text)
    case .array(let elements):
      var values: [ArgumentValue] = []
      for element in elements { values.append(try ArgumentValue(json: element)) }
      self = .list(values)
    case .object: throw InvalidCall("an argument cannot be an object")
    }
  }

  public var json: JSONValue {
    switch self {
    case .none: .null
    case .bool(let value): .bool(value)
    case .int(let value): .integer(value)
    case .bigInt(let digits): .bigInteger(digits)
    case .float(let value): .double(value)
    case .string(let value): .string(value)
    case .list(let values): .array(values.map(\.json))
    }
  }
}

extension JSONValue {
  func optionalText(_ key: String) throws(InvalidCall) -> String? {
    switch self[key] {
    case nil, .null?: return nil
    case .string(let text)?: return text
    case .some: throw InvalidCall("\"\(key)\" must be text")
    }
  }
}
