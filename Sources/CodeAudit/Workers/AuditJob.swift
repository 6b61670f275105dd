internal import FoundationEssentials
internal import PythonEmbedding
internal import Semantics

/// A file to audit.
package struct AuditJob: Hashable, Sendable {
  /// As the audit names it; a name that ends in `.ipynb` is that of a notebook.
  package var path: String
  package var source: Source

  package enum Source: Hashable, Sendable {
    /// A file on the disk, which the worker reads.
    case file(String)
    /// What was read already, as from standard input.
    case bytes([UInt8])
  }

  package init(path: String, source: Source) {
    self.path = path
    self.source = source
  }

  package init(path: String) {
    self.init(path: path, source: .file(path))
  }

  var json: JSONValue {
    switch source {
    case .file(let file): .object(["path": .string(path), "file": .string(file)])
    case .bytes(let bytes):
      .object(["path": .string(path), "bytes": .string(Data(bytes).base64EncodedString())])
    }
  }

  init(json: JSONValue) throws(InvalidAuditJSON) {
    path = try json.text("path")
    if let file = json["file"]?.text {
      source = .file(file)
    } else {
      guard let bytes = Data(base64Encoded: try json.text("bytes")) else {
        throw InvalidAuditJSON(member: "bytes")
      }
      source = .bytes(Array(bytes))
    }
  }
}

/// What a worker is told on its first line.
struct AuditSetup: Sendable {
  var environment: PythonEnvironment
  /// For the analyzer; of no meaning here.
  var settings: JSONValue

  var json: JSONValue {
    get throws {
      .object([
        "environment": .string(
          String(decoding: try JSONEncoder().encode(environment), as: UTF8.self)),
        "settings": settings,
      ])
    }
  }

  init(environment: PythonEnvironment, settings: JSONValue) {
    self.environment = environment
    self.settings = settings
  }

  init(json: JSONValue) throws {
    environment = try JSONDecoder().decode(
      PythonEnvironment.self, from: Data(try json.text("environment").utf8))
    settings = try json.value("settings") { (value) throws(InvalidAuditJSON) in value }
  }
}
