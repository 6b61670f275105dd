import Semantics

/// A place in a report that is read, and the way to it, so that every error says where it is.
struct ReportNode {
  let json: JSONValue
  let path: String

  func error(_ problem: String) -> InvalidCall {
    InvalidCall(path.isEmpty ? problem : "\(path): \(problem)")
  }

  /// A member; `nil` where there is none, or it is null.
  func optional(_ key: String) -> ReportNode? {
    guard let value = json[key], value != .null else { return nil }
    return ReportNode(json: value, path: path.isEmpty ? key : "\(path).\(key)")
  }

  func member(_ key: String) throws(InvalidCall) -> ReportNode {
    guard let member = optional(key) else { throw error("\"\(key)\" is missing") }
    return member
  }

  func list(_ key: String) throws(InvalidCall) -> [ReportNode] {
    let member = try member(key)
    guard let elements = member.json.elements else { throw member.error("is no array") }
    return elements.enumerated().map {
      ReportNode(json: $1, path: "\(member.path)[\($0)]")
    }
  }

  func text(_ key: String) throws(InvalidCall) -> String {
    let member = try member(key)
    guard let text = member.json.text else { throw member.error("is no text") }
    return text
  }

  func optionalText(_ key: String) throws(InvalidCall) -> String? {
    optional(key) == nil ? nil : try text(key)
  }

  /// A number of things.
  func count(_ key: String) throws(InvalidCall) -> Int {
    let member = try member(key)
    guard let count = member.json.count else { throw member.error("is no number of things") }
    return count
  }

  /// A span of time.
  func seconds(_ key: String) throws(InvalidCall) -> Double {
    let member = try member(key)
    guard let seconds = member.json.number, (0...Self.mostSeconds).contains(seconds) else {
      throw member.error("is no number of seconds")
    }
    return seconds
  }

  /// Three hundred years.
  private static let mostSeconds = 1e10

  func name<Name: RawRepresentable<String>>(
    _ key: String, _ type: Name.Type
  ) throws(InvalidCall) -> Name {
    let text = try text(key)
    guard let name = Name(rawValue: text) else { throw error("\(key) \"\(text)\" is not known") }
    return name
  }

  /// What another reader makes of a member.
  func read<Value>(
    _ key: String, _ read: (JSONValue) throws(InvalidCall) -> Value
  ) throws(InvalidCall) -> Value {
    let member = try member(key)
    do {
      return try read(member.json)
    } catch {
      throw member.error("\(error)")
    }
  }

  func optionally<Value>(
    _ key: String, _ read: (JSONValue) throws(InvalidCall) -> Value
  ) throws(InvalidCall) -> Value? {
    optional(key) == nil ? nil : try self.read(key, read)
  }
}

extension JSONValue {
  /// A number of things; `nil` where the value is none. Far more than any run counts, and few enough that sums over all
  /// of a report, and over reports, are numbers too.
  var count: Int? { integer.flatMap { (0...1 << 40).contains($0) ? $0 : nil } }
}
