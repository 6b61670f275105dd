internal import Foundation

/// What is known of files from earlier audits: of each path how it was stamped and what it held, and of each content
/// what the audit gave.
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

  /// By absolute path.
  package var files: [String: File] = [:]
  /// An audit's JSON; empty where nothing in the file had to be parsed.
  package var results: [ContentHash: [UInt8]] = [:]

  package static let today = UInt32(max(0, Date().timeIntervalSince1970 / 86_400))

  package init() {}

  /// Days after which a file that nobody asks for is forgotten.
  private static let patience: UInt32 = 30
  private static let mostFiles = 500_000
  private static let mostBytes = 256 << 20

  /// Takes over what another run has written meanwhile.
  mutating func add(_ other: CacheContents) {
    files.merge(other.files) { own, _ in own }
    results.merge(other.results) { own, _ in own }
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
    if results.values.reduce(0, { $0 + $1.count }) > Self.mostBytes {
      results = results.filter { $0.value.isEmpty }
    }
  }
}

// MARK: - Bytes

extension CacheContents {
  private static let magic: [UInt8] = Array("tiebreak audit cache 1\n".utf8)

  /// With a sum of all of them at the end.
  package var bytes: [UInt8] {
    var writer = ByteWriter(bytes: Self.magic)
    writer.put(UInt64(files.count))
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      writer.put(Array(path.utf8))
      writer.put(file.content.high)
      writer.put(file.content.low)
      writer.put(UInt64(file.day))
      writer.put(UInt64(file.stamp == nil ? 0 : 1))
      guard let stamp = file.stamp else { continue }
      for word in [stamp.size, stamp.modified, stamp.changed] {
        writer.put(UInt64(bitPattern: word))
      }
      writer.put(stamp.inode)
      writer.put(stamp.device)
    }
    writer.put(UInt64(results.count))
    for (content, result) in results.sorted(by: {
      ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low)
    }) {
      writer.put(content.high)
      writer.put(content.low)
      writer.put(result)
    }
    let sum = writer.bytes.withUnsafeBytes { ContentHash($0) }
    writer.put(sum.high)
    writer.put(sum.low)
    return writer.bytes
  }

  /// `nil` where a byte of them is not as it was written.
  package init?(_ bytes: [UInt8]) {
    let end = bytes.count - 16
    guard end >= Self.magic.count, bytes.starts(with: Self.magic) else { return nil }
    let sum = bytes.withUnsafeBytes { ContentHash(UnsafeRawBufferPointer(rebasing: $0[..<end])) }
    var tail = ByteReader(bytes: bytes, place: end)
    guard tail.number() == sum.high, tail.number() == sum.low else { return nil }
    var reader = ByteReader(bytes: bytes, place: Self.magic.count)
    guard let fileCount = reader.number() else { return nil }
    for _ in 0..<fileCount {
      guard let path = reader.text(), let content = reader.hash(), let day = reader.number(),
        let hasStamp = reader.number()
      else { return nil }
      var file = File(stamp: nil, content: content, day: UInt32(truncatingIfNeeded: day))
      if hasStamp == 1 {
        guard let stamp = reader.stamp() else { return nil }
        file.stamp = stamp
      }
      files[path] = file
    }
    guard let resultCount = reader.number() else { return nil }
    for _ in 0..<resultCount {
      guard let content = reader.hash(), let result = reader.block() else { return nil }
      results[content] = Array(result)
    }
  }
}

private struct ByteWriter {
  var bytes: [UInt8]

  mutating func put(_ word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
  }

  mutating func put(_ block: [UInt8]) {
    put(UInt64(block.count))
    bytes += block
  }
}

private struct ByteReader {
  let bytes: [UInt8]
  var place: Int

  mutating func number() -> UInt64? {
    guard place + 8 <= bytes.count else { return nil }
    defer { place += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
  }

  mutating func block() -> ArraySlice<UInt8>? {
    guard let count = number(), count <= UInt64(bytes.count - place) else { return nil }
    defer { place += Int(count) }
    return bytes[place..<place + Int(count)]
  }

  mutating func text() -> String? { block().map { String(decoding: $0, as: UTF8.self) } }

  mutating func hash() -> ContentHash? {
    guard let high = number(), let low = number() else { return nil }
    return ContentHash(high: high, low: low)
  }

  mutating func stamp() -> FileStamp? {
    guard let size = number(), let modified = number(), let changed = number(),
      let inode = number(), let device = number()
    else { return nil }
    return FileStamp(
      size: Int64(bitPattern: size), inode: inode, device: device,
      modified: Int64(bitPattern: modified), changed: Int64(bitPattern: changed))
  }
}
