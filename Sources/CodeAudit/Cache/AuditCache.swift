internal import Foundation
internal import PythonEmbedding
package import Semantics

/// Results of earlier audits, in a folder: a file for each key, read and written as a whole.
package struct AuditCache: Sendable {
  package let folder: String
  package let key: CacheKey

  package init(folder: String, key: CacheKey) {
    self.folder = folder
    self.key = key
  }

  /// So many keys are kept: versions of the program, environments, choices of rules.
  private static let mostKeys = 8
  private static let ending = ".cache"

  private var path: String { "\(folder)/\(key.name)\(Self.ending)" }

  /// What is there; nothing where it cannot be read, or is damaged.
  func load() -> CacheContents {
    FileManager.default.contents(atPath: path).flatMap { CacheContents(Array($0)) }
      ?? CacheContents()
  }

  /// Writes all that is known now, beside what others wrote since.
  func save(_ contents: CacheContents) throws(FileReplacement.Failure) {
    var contents = contents
    contents.add(load())
    contents.prune()
    let isMade = try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    guard isMade != nil else {
      throw FileReplacement.Failure(path: folder, code: Self.reason(folder))
    }
    try FileReplacement.write(contents.bytes, to: path)
    removeOthers()
  }

  private static func reason(_ folder: String) -> Int32 {
    mkdir(folder, 0o777) == 0 ? EIO : errno
  }

  /// Removes the files of keys that were used longest ago, and what an interrupted run left.
  private func removeOthers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let stamps = names.compactMap { name in
      FileStamp(of: "\(folder)/\(name)").map { (name: name, stamp: $0) }
    }
    let others = stamps.filter { $0.name.hasSuffix(Self.ending) }
      .sorted { $0.stamp.modified > $1.stamp.modified }.dropFirst(Self.mostKeys)
    let day: Int64 = 86_400_000_000_000
    let newest = stamps.map(\.stamp.modified).max() ?? 0
    let halves = stamps.filter {
      $0.name.hasPrefix(".") && $0.name.contains(Self.ending) && $0.stamp.modified < newest - day
    }
    for entry in others + halves { unlink("\(folder)/\(entry.name)") }
  }
}

/// All that the audit of a file depends on, beside its bytes.
package struct CacheKey: Hashable, Sendable {
  private var hash = Array("".utf8).withUnsafeBytes { ContentHash($0) }

  package init() {}

  package var name: String {
    [hash.high, hash.low].map { word in
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
  }

  /// Adds bytes under a name.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    let content = bytes.withUnsafeBytes { ContentHash($0) }
    var block = Array(name.utf8)
    for word in [hash.high, hash.low, content.high, content.low] {
      Swift.withUnsafeBytes(of: word.littleEndian) { block += $0 }
    }
    hash = block.withUnsafeBytes { ContentHash($0) }
  }

  package mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  /// Adds a file, or all files in a folder, by what they hold. Links count as what they lead to.
  package mutating func add(_ name: String, contentsOf path: String) {
    add(name, contentsOf: path, depth: 0)
  }

  /// Links may lead in circles, and folders of specs are not deep.
  private static let maximalDepth = 8

  private mutating func add(_ name: String, contentsOf path: String, depth: Int) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
      let parts = try? FileManager.default.contentsOfDirectory(atPath: path)
    else {
      return add(name, FileManager.default.contents(atPath: path).map { Array($0) } ?? [])
    }
    guard depth < Self.maximalDepth else { return }
    for part in parts.sorted() {
      add("\(name)/\(part)", contentsOf: "\(path)/\(part)", depth: depth + 1)
    }
  }
}

extension CacheKey {
  /// The key of what a pool's workers say.
  ///
  /// - Parameter specs: the folder of the specs, which the workers read.
  package init(pool: AuditPool, specs: String) {
    self.init()
    add("program", contentsOf: pool.program)
    add("arguments", pool.arguments.joined(separator: "\n"))
    add("settings", "\(pool.settings)")
    add("specs", contentsOf: specs)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    add("python", (try? encoder.encode(pool.environment)).map { Array($0) } ?? [])
    add("limits", "\(pool.limits)")
  }
}
