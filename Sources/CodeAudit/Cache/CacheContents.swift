internal import Foundation

/// What is known of files from earlier audits: of each path how it was stamped and what it held, and of each content
/// what the audit gave, and what ports change in it.
package struct CacheContents: Sendable {
  package struct File: Hashable, Sendable {
    /// `nil` where it may have changed since without a trace.
    package var stamp: FileStamp?
    package var content: ContentHash
    /// When it was last asked for, in days since 1970.
    package var day: UInt32

    package init(stamp: FileStamp?, content: ContentHash, day: UInt32) {
      self.stamp = stamp
      self.content = content
      self.day = day
    }
  }

  /// What one port changes.
  package struct Port: Hashable, Sendable {
    /// When it was last asked for, in days since 1970.
    package var day = CacheContents.today
    /// The JSON of the findings of each call.
    package var findings: [ContentHash: [UInt8]] = [:]

    package init() {}
  }

  /// By absolute path.
  package var files: [String: File] = [:]
  /// An audit's JSON; empty where nothing in the file had to be parsed.
  package var results: [ContentHash: [UInt8]] = [:]
  /// By the port's name. Of a content without calls nothing is kept here.
  package var ports: [String: Port] = [:]

  package static let today = UInt32(max(0, Date().timeIntervalSince1970 / 86_400))

  package init() {}

  /// Days after which a file, or a port, that nobody asks for is forgotten.
  private static let patience: UInt32 = 30
  private static let mostFiles = 500_000
  private static let mostBytes = 256 << 20

  /// Takes over what another run has written meanwhile.
  mutating func add(_ other: CacheContents) {
    files.merge(other.files) { own, _ in own }
    results.merge(other.results) { own, _ in own }
    ports.merge(other.ports) { own, other in
      var port = own
      port.day = max(own.day, other.day)
      port.findings.merge(other.findings) { own, _ in own }
      return port
    }
  }

  /// Forgets what was not asked for lately, and what no file holds any more.
  package mutating func prune() {
    files = files.filter { $0.value.day + Self.patience >= Self.today }
    if files.count > Self.mostFiles {
      let kept = files.sorted { ($0.value.day, $1.key) > ($1.value.day, $0.key) }
        .prefix(Self.mostFiles)
      files = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
    let held = Set(files.values.map(\.content))
    results = results.filter { held.contains($0.key) }
    ports = ports.filter { $0.value.day + Self.patience >= Self.today }.mapValues { port in
      var port = port
      port.findings = port.findings.filter { held.contains($0.key) }
      return port
    }
    shrink(to: Self.mostBytes)
  }

  /// Forgets ports, those that were used longest ago first, then all that was parsed.
  package mutating func shrink(to most: Int) {
    var size = results.values.reduce(0) { $0 + $1.count }
    if size > most {
      results = results.filter { $0.value.isEmpty }
      size = 0
    }
    for (name, port) in ports.sorted(by: { ($0.value.day, $1.key) > ($1.value.day, $0.key) }) {
      let own = port.findings.values.reduce(0) { $0 + $1.count }
      if size + own > most { ports[name] = nil } else { size += own }
    }
  }
}
