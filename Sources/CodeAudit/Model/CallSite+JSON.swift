package import Semantics

extension CallSite {
  package var json: JSONValue {
    .object([
      "file": .string(file), "cell": cell.map { .integer($0) }, "span": span.json,
      "library": .string(library), "function": .string(function), "form": .string(form.rawValue),
      "certain": .bool(isCertain), "arguments": .array(arguments.map(\.json)),
      "open": .bool(hasOpenArguments), "array": array?.json, "callee": callee.json,
      "handlers": handlers.isEmpty
        ? nil : .array(handlers.map(\.json)),
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      file: try json.text("file"), cell: json["cell"]?.integer,
      span: try json.value("span", Span.init), library: try json.text("library"),
      function: try json.text("function"), form: try json.choice("form"),
      isCertain: try json.flag("certain"), arguments: try json.list("arguments", Argument.init),
      hasOpenArguments: try json.flag("open"), array: try json.optional("array", Operand.init),
      callee: try json.value("callee", Span.init),
      handlers: json["handlers"] == nil ? [] : try json.list("handlers", Handler.init))
  }
}

extension CallSite.Handler {
  package var json: JSONValue {
    .object([
      "classes": .array(classes.map { .string($0) }), "context": context.map { .string($0) },
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(try json.texts("classes"), context: json["context"]?.text)
  }
}

extension CallSite.Argument {
  package var json: JSONValue {
    .object([
      "name": name.map { .string($0) }, "place": place.map { .integer($0) },
      "text": .string(text), "literal": literal?.json, "span": span.json,
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      name: json["name"]?.text, place: json["place"]?.integer, text: try json.text("text"),
      literal: try json.optional("literal", CallSite.Literal.init),
      span: try json.value("span", Span.init))
  }
}

extension CallSite.Operand {
  package var json: JSONValue {
    .object([
      "text": .string(text), "span": span.json, "dtype": dtype.map { .string($0) },
      "rank": rank.map { .integer($0) }, "simple": .bool(isSimple),
      "origins": origins.isEmpty ? nil : .array(origins.sorted().map { .string($0) }),
      "library": library.map { .string($0) },
      "display": display.map { .string($0.rawValue) },
    ])
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    self.init(
      text: try json.text("text"), span: try json.value("span", Span.init),
      dtype: json["dtype"]?.text, rank: json["rank"]?.integer, isSimple: try json.flag("simple"),
      origins: Set(try json.optionalTexts("origins")), library: json["library"]?.text,
      display: json["display"] == nil ? nil : try json.choice("display"))
  }
}

/// A literal is a flat list of words, a sequence standing before its elements: nested arrays would soon be deeper
/// than the reader of JSON allows.
extension CallSite.Literal {
  package var json: JSONValue {
    var words: [JSONValue] = []
    write(to: &words)
    return .array(words)
  }

  private func write(to words: inout [JSONValue]) {
    switch self {
    case .none: words.append(.null)
    case .bool(let value): words.append(.bool(value))
    case .integer(let value?): words.append(.integer(value))
    case .integer(nil): words.append("big")
    case .float(let value): words.append(.object(["float": .string("\(value)")]))
    case .string(let text): words.append(.object(["text": .string(text)]))
    case .sequence(let elements):
      words.append(.object(["count": .integer(elements.count)]))
      for element in elements { element.write(to: &words) }
    }
  }

  package init(json: JSONValue) throws(InvalidAuditJSON) {
    var words = (json.elements ?? [])[...]
    self = try Self.read(from: &words)
    guard words.isEmpty else { throw InvalidAuditJSON(member: "literal") }
  }

  private static func read(
    from words: inout ArraySlice<JSONValue>
  ) throws(InvalidAuditJSON) -> CallSite.Literal {
    guard let word = words.popFirst() else { throw InvalidAuditJSON(member: "literal") }
    switch word {
    case .null: return .none
    case .bool(let value): return .bool(value)
    case .integer(let value): return .integer(value)
    case .string("big"): return .integer(nil)
    default: break
    }
    if let text = word["text"]?.text { return .string(text) }
    if let value = word["float"]?.text.flatMap({ Double($0) }) { return .float(value) }
    guard let count = word["count"]?.integer, count >= 0, count <= words.count else {
      throw InvalidAuditJSON(member: "literal")
    }
    var elements: [CallSite.Literal] = []
    for _ in 0..<count { elements.append(try read(from: &words)) }
    return .sequence(elements)
  }
}
