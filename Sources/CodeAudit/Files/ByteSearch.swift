/// Looks for bytes in bytes.
enum ByteSearch {
  /// Compares a word's first and last byte with 16 places at a time, and the whole only where both fit.
  ///
  /// - Parameter ignoringCase: whether letters of ASCII may be capitals; the word is in small ones.
  static func contains(
    _ bytes: UnsafeRawBufferPointer, _ word: [UInt8], ignoringCase: Bool = false
  ) -> Bool {
    guard let first = word.first, let last = word.last, bytes.count >= word.count else {
      return false
    }
    let reach = word.count - 1
    // Other bytes become letters by it too: the whole word tells.
    let small: UInt8 = ignoringCase ? 0x20 : 0
    let smalls = SIMD16(repeating: small)
    let firsts = SIMD16(repeating: first | small)
    let lasts = SIMD16(repeating: last | small)
    func stands(at place: Int) -> Bool {
      word.indices.allSatisfy { index in
        let byte = bytes[place + index]
        return byte == word[index] || ignoringCase && byte.lowercasedASCII == word[index]
      }
    }
    var place = 0
    while place + reach + 16 <= bytes.count {
      let here = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self) | smalls
      let there =
        bytes.loadUnaligned(fromByteOffset: place + reach, as: SIMD16<UInt8>.self) | smalls
      let both = (here .== firsts) .& (there .== lasts)
      if any(both), (0..<16).contains(where: { both[$0] && stands(at: place + $0) }) { return true }
      place += 16
    }
    return (place..<max(place, bytes.count - reach)).contains { stands(at: $0) }
  }
}

extension UInt8 {
  var lowercasedASCII: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
