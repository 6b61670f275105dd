import Arrays
import Testing

/// bfloat16 rounds to nearest, ties to even.
@Suite struct BFloat16Tests {
  private static let roundings: [(pattern: UInt32, bits: UInt16)] = [
    (0x0000_0000, 0x0000), (0x8000_0000, 0x8000),
    (0x3F80_0000, 0x3F80),
    // Below, at and above the middle of an even and an odd neighbour.
    (0x3F80_7FFF, 0x3F80), (0x3F80_8000, 0x3F80), (0x3F80_8001, 0x3F81),
    (0x3F81_7FFF, 0x3F81), (0x3F81_8000, 0x3F82), (0x3F81_8001, 0x3F82),
    (0xBF80_8000, 0xBF80), (0xBF81_8000, 0xBF82),
    // A carry into the exponent, and over the largest finite value.
    (0x3FFF_8000, 0x4000), (0x7F7F_7FFF, 0x7F7F), (0x7F7F_8000, 0x7F80), (0xFF7F_FFFF, 0xFF80),
    (0x7F80_0000, 0x7F80), (0xFF80_0000, 0xFF80),
    // Subnormal values.
    (0x0000_8000, 0x0000), (0x0000_8001, 0x0001), (0x0001_8000, 0x0002), (0x007F_FFFF, 0x0080),
  ]

  @Test func rounding() {
    for (pattern, bits) in Self.roundings {
      #expect(BFloat16(Float(bitPattern: pattern)).bits == bits, "\(String(pattern, radix: 16))")
    }
  }

  @Test func everyPatternComesBack() {
    for bits in UInt16.min ... .max {
      let value = BFloat16(bits: bits)
      if value.float.isNaN {
        #expect(BFloat16(value.float).float.isNaN)
      } else {
        #expect(BFloat16(value.float) == value)
      }
    }
  }

  @Test(arguments: [0x7F80_0001, 0x7FFF_FFFF, 0xFF80_0001, 0xFFFF_FFFF, 0x7FC0_0000] as [UInt32])
  func notANumberStaysSo(_ pattern: UInt32) {
    let value = BFloat16(Float(bitPattern: pattern))
    #expect(value.float.isNaN)
    #expect(value.float.sign == Float(bitPattern: pattern).sign)
  }
}
