import Semantics

/// What a port changes in a file, to be kept.
struct PortNote: Sendable {
  /// The port's name.
  var port: String
  var content: ContentHash
  /// Those of each call; `nil` where they were known.
  var findings: [[Finding]]?
}

extension CacheContents {
  /// What a port changes in each of a content's calls; `nil` where it is not known.
  func findings(of port: String, in content: ContentHash, calls: Int) -> [[Finding]]? {
    guard let bytes = ports[port]?.findings[content], let json = try? JSONValue(parsingUTF8: bytes),
      let lists = json.elements, lists.count == calls
    else { return nil }
    var findings: [[Finding]] = []
    for list in lists {
      guard let own = try? list.elements?.map(Finding.init) else { return nil }
      findings.append(own)
    }
    return findings
  }

  /// Remembers what a port changes, and that it was asked for.
  mutating func note(_ note: PortNote) {
    var port = ports.removeValue(forKey: note.port) ?? Port()
    port.day = Self.today
    if let findings = note.findings {
      let lists = findings.map { JSONValue.array($0.map(\.json)) }
      port.findings[note.content] = Array("\(JSONValue.array(lists))".utf8)
    }
    ports[note.port] = port
  }
}
