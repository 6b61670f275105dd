import Arrays
import Yams

/// A place in a spec: a YAML node, and the way to it. All reading of specs goes through its checks, so that every
/// error says where it is, what was expected and what was probably meant.
public struct SpecNode {
  let node: Yams.Node
  let file: String
  let path: String

  func child(_ key: String, _ node: Yams.Node) -> SpecNode {
    SpecNode(node: node, file: file, path: path.isEmpty ? key : "\(path).\(key)")
  }

  func error(_ problem: String, at other: Yams.Node? = nil) -> SpecError {
    let mark = (other ?? node).mark
    return SpecError(
      file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, path: path, problem: problem)
  }

  func unexpected(
    _ expected: String, found: String? = nil, candidates: [String] = []
  ) -> SpecError {
    let found = found ?? kind
    let guess = nearest(found, among: candidates).map { "; did you mean \($0)?" } ?? ""
    return error("expected \(expected); found \(found)\(guess)")
  }

  private var kind: String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : scalar.string
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
      guard case .scalar(let key) = keyNode else {
        throw error("a key must be plain text", at: keyNode)
      }
      entries.append((key.string, child(key.string, value)))
    }
    return entries
  }

  /// The members of a mapping that has no other keys than `known`, and all of `required`.
  func fields(
    _ known: [String], required: [String] = []
  ) throws(SpecError) -> [String: SpecNode] {
    guard case .mapping(let mapping) = node else {
      throw unexpected("a mapping with \(known.joined(separator: ", "))")
    }
    var fields: [String: SpecNode] = [:]
    for (keyNode, value) in mapping {
      let key = keyNode.scalar?.string ?? ""
      guard known.contains(key) else {
        throw error(unknownKey(key, in: "this mapping", known: known), at: keyNode)
      }
      fields[key] = child(key, value)
    }
    for key in required where fields[key] == nil { throw error("key \"\(key)\" is missing") }
    return fields
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
      elements.append(try read(SpecNode(node: element, file: file, path: "\(path)[\(position)]")))
    }
    return elements
  }

  func text(_ expected: String) throws(SpecError) -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw unexpected(expected)
    }
    return scalar.string
  }

  var integerIfAny: Int? {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return nil
    }
    return Int(scalar.string)
  }

  func integer() throws(SpecError) -> Int {
    guard let value = integerIfAny else { throw unexpected("an integer") }
    return value
  }

  func bool() throws(SpecError) -> Bool {
    try choice(["true": true, "false": false], or: nil)
  }

  /// One of some words.
  func choice<Value>(
    _ words: [String: Value], or alternative: String?
  ) throws(SpecError) -> Value {
    let list = words.keys.sorted().joined(separator: ", ")
    let expected = (words.count == 1 ? list : "one of \(list)") + (alternative.map { " or \($0)" } ?? "")
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

  func dtypeGroup() throws(SpecError) -> DTypeGroup {
    let expected = "a dtype or group of dtypes"
    guard let group = DTypeGroup(try text(expected)) else {
      throw unexpected(expected, candidates: DTypeGroup.names + DType.names)
    }
    return group
  }
}
