extension CacheContents {
  private static let magic: [UInt8] = Array("tiebreak audit cache 2\n".utf8)

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
    writer.put(results)
    writer.put(UInt64(ports.count))
    for (name, port) in ports.sorted(by: { $0.key < $1.key }) {
      writer.put(Array(name.utf8))
      writer.put(UInt64(port.day))
      writer.put(port.findings)
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
    guard let results = reader.blocks(), let portCount = reader.number() else { return nil }
    self.results = results
    for _ in 0..<portCount {
      guard let name = reader.text(), let day = reader.number(), let findings = reader.blocks()
      else { return nil }
      var port = Port()
      port.day = UInt32(truncatingIfNeeded: day)
      port.findings = findings
      ports[name] = port
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

  mutating func put(_ blocks: [ContentHash: [UInt8]]) {
    put(UInt64(blocks.count))
    for (content, block) in blocks.sorted(by: {
      ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low)
    }) {
      put(content.high)
      put(content.low)
      put(block)
    }
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

  mutating func blocks() -> [ContentHash: [UInt8]]? {
    guard let count = number() else { return nil }
    var blocks: [ContentHash: [UInt8]] = [:]
    for _ in 0..<count {
      guard let content = hash(), let block = block() else { return nil }
      blocks[content] = Array(block)
    }
    return blocks
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
