/// A number for the bytes of a file, the same on every machine and in every run.
///
/// It tells files apart that differ by accident, not against someone who means them to collide: nothing but the
/// cache's own answers depends on it.
package struct ContentHash: Hashable, Sendable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// - Parameter seed: what else the answer depends on.
  package init(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) {
    var lanes = SIMD4<UInt64>(
      seed ^ Self.primes[0], seed &+ Self.primes[1], Self.primes[2], Self.primes[3])
    var place = 0
    while place + 32 <= bytes.count {
      for lane in 0..<4 {
        let word = bytes.loadUnaligned(fromByteOffset: place + 8 * lane, as: UInt64.self)
        lanes[lane] = Self.mixed(lanes[lane] ^ UInt64(littleEndian: word), Self.primes[lane])
      }
      place += 32
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count {
      tail |= UInt64(bytes[place]) << shift
      shift += 8
      place += 1
      if shift == 64 {
        lanes[0] = Self.mixed(lanes[0] ^ tail, Self.primes[1])
        (tail, shift) = (0, 0)
      }
    }
    lanes[1] = Self.mixed(lanes[1] ^ tail, (UInt64(bytes.count) << 1) ^ Self.primes[2])
    high = Self.mixed(lanes[0] ^ Self.primes[2], lanes[1] ^ lanes[3])
    low = Self.mixed(lanes[2] &+ high, lanes[3] ^ lanes[0] &+ Self.primes[1])
  }

  private static let primes: [UInt64] = [
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5,
  ]

  private static func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low ^ first.byteSwapped
  }
}
