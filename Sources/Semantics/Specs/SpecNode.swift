import Arrays
import Yams

/// A place in a spec: a YAML node, and the way to it. All reading of specs goes through its checks, so
/// that every error says where it is, what was expected and what was probably meant.
public struct SpecNode {
  let node: Yams.Node
  let file: String
  let path: String
  /// How rules that do not say it themselves are known.
  var evidence: Evidence?

  func child(_ key: String, _ node: Yams.Node) -> SpecNode {
    SpecNode(
      node: node, file: file, path: path.isEmpty ? key : "\(path).\(key)", evidence: evidence)
  }

  func error(_ problem: String, at other: Yams.Node? = nil) -> SpecError {
    let mark = (other ?? node).mark
    return SpecError(
      file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, path: path, problem: problem)
  }

  func unexpected(
    _ expected: String, found: String? = nil, candidates: [String] = []
  ) -> SpecError {
    let word = found ?? node.scalar?.string ?? ""
    let guess = nearest(word, among: candidates).map { "; did you mean \($0)?" } ?? ""
    return error("expected \(expected); found \(found ?? kind)\(guess)")
  }

  private var kind: String {
    switch node {
    case .scalar(let scalar) where scalar.string.isEmpty: "nothing"
    case .scalar(let scalar) where scalar.isPlain: scalar.string
    case .scalar(let scalar): "the text \"\(scalar.string)\""
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .alias: "an alias"
    }
  }
}

extension SpecNode {
  /// The members of a mapping in file order; keys must be text and stand once.
  func entries() throws(SpecError) -> [(key: String, value: SpecNode)] {
    guard case .mapping(let mapping) = node else { throw unexpected("a mapping") }
    var entries: [(key: String, value: SpecNode)] = []
    for (keyNode, value) in mapping {
      let key = try text(ofKey: keyNode)
      guard !entries.contains(where: { $0.key == key }) else {
        throw error("key \"\(key)\" stands twice", at: keyNode)
      }
      entries.append((key, child(key, value)))
    }
    return entries
  }

  /// The members of a mapping that has no other keys than `known`, and all of `required`.
  func fields(
    _ known: [String], required: [String] = [], in place: String = "this mapping"
  ) throws(SpecError) -> [String: SpecNode] {
    guard case .mapping(let mapping) = node else {
      throw unexpected("a mapping with \(known.joined(separator: ", "))")
    }
    var fields: [String: SpecNode] = [:]
    for (keyNode, value) in mapping {
      let key = try text(ofKey: keyNode)
      guard known.contains(key) else {
        throw error(unknownKey(key, in: place, known: known), at: keyNode)
      }
      guard fields[key] == nil else {
        throw error("key \"\(key)\" stands twice", at: keyNode)
      }
      fields[key] = child(key, value)
    }
    for key in required where fields[key] == nil { throw error("key \"\(key)\" is missing") }
    return fields
  }

  private func text(ofKey node: Yams.Node) throws(SpecError) -> String {
    guard case .scalar(let key) = node else {
      throw error("a key must be plain text", at: node)
    }
    return key.string
  }

  /// The one member of a mapping that must have one, of those known; `nil` where the node is no
  /// mapping.
  func onlyFieldIfMapping(
    _ known: [String]
  ) throws(SpecError) -> (key: String, value: SpecNode)? {
    guard let fields = try fieldsIfMapping(known) else { return nil }
    guard let (key, value) = fields.first, fields.count == 1 else {
      let choice = known.count == 1 ? known[0] : "one of \(known.joined(separator: ", "))"
      throw error("expected a mapping with \(choice); found \(fields.isEmpty ? "none" : "more")")
    }
    return (key, value)
  }

  /// As `fields`, or `nil` where the node is no mapping.
  func fieldsIfMapping(_ known: [String]) throws(SpecError) -> [String: SpecNode]? {
    guard case .mapping = node else { return nil }
    return try fields(known)
  }

  func list<Element>(
    _ read: (SpecNode) throws(SpecError) -> Element
  ) throws(SpecError) -> [Element] {
    guard case .sequence(let sequence) = node else { throw unexpected("a list") }
    var elements: [Element] = []
    for (position, element) in sequence.enumerated() {
      elements.append(
        try read(
          SpecNode(
            node: element, file: file, path: "\(path)[\(position)]", evidence: evidence)))
    }
    return elements
  }

  func text(_ expected: String) throws(SpecError) -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw unexpected(expected)
    }
    if let meaning = scalar.otherMeaning {
      throw error("expected \(expected); found \(scalar.string), which is \(meaning): quote it")
    }
    return scalar.string
  }

  /// Names with points between them, such as `numpy.argmax`.
  func dottedPath() throws(SpecError) -> String {
    let path = try text("a dotted path")
    guard path.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(\.isName) else {
      throw unexpected("a dotted path")
    }
    return path
  }

  /// A name that Python allows.
  func name(_ expected: String) throws(SpecError) -> String {
    let name = try text(expected)
    guard name[...].isName else { throw unexpected(expected) }
    return name
  }

  var integerIfAny: Int? {
    guard case .scalar(let scalar) = node, scalar.isPlain,
      case .integer(let value)? = try? JSONValue(parsing: scalar.string)
    else { return nil }
    return Int(value)
  }

  func integer() throws(SpecError) -> Int {
    guard let value = integerIfAny else { throw unexpected("an integer") }
    return value
  }

  func bool() throws(SpecError) -> Bool {
    guard case .scalar(let scalar) = node, scalar.isPlain else {
      throw unexpected("true or false")
    }
    switch scalar.string {
    case "true": return true
    case "false": return false
    default: throw unexpected("true or false")
    }
  }

  /// One of some words.
  func choice<Value>(
    _ words: [String: Value], or alternative: String?
  ) throws(SpecError) -> Value {
    let list = words.keys.sorted().joined(separator: ", ")
    let expected =
      (words.count == 1 ? list : "one of \(list)") + (alternative.map { " or \($0)" } ?? "")
    guard case .scalar(let scalar) = node else { throw unexpected(expected) }
    guard let value = words[scalar.string] else {
      throw unexpected(expected, candidates: Array(words.keys))
    }
    return value
  }

  func choice<Value: CaseIterable & RawRepresentable<String>>(
    of type: Value.Type
  ) throws(SpecError) -> Value {
    try choice(
      Dictionary(uniqueKeysWithValues: type.allCases.map { ($0.rawValue, $0) }), or: nil)
  }

  func dtype() throws(SpecError) -> DType {
    guard let dtype = DType(try text("a dtype")) else {
      throw unexpected("a dtype", candidates: DType.names)
    }
    return dtype
  }

  func dtypeGroup() throws(SpecError) -> DTypeGroup {
    let expected = "a dtype or group of dtypes"
    guard let group = DTypeGroup(try text(expected)) else {
      throw unexpected(expected, candidates: DTypeGroup.names + DType.names)
    }
    return group
  }
}
