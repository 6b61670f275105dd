extension Float8Format {
  /// The pattern that ml_dtypes makes of a number, without a detour over a narrower type.
  ///
  /// It is that of the nearest value; of two, the even one, and among powers of two the greater. Beyond the middle
  /// between the greatest number and what would follow it lies infinity, or NaN where there is none. Where zero has no
  /// sign it loses it; zero and negative numbers are NaN among powers of two, and whatever is above the least of those
  /// is at least the next. (ml_dtypes 0.6 makes that least one of numbers from 1.5 · 2¹²⁸ to 2¹²⁹, too: here they are NaN.)
  public func bits(_ value: Double) -> UInt8 {
    let isNegative = value.sign == .minus
    switch self {
    case .e3m4, .e4m3, .e4m3fn, .e5m2:
      return UInt8(pattern(value.magnitude) + (isNegative ? 128 : 0))
    case .e4m3b11fnuz, .e4m3fnuz, .e5m2fnuz:
      let pattern = pattern(value.magnitude)
      return UInt8(isNegative && pattern % 128 > 0 ? pattern + 128 : pattern)
    case .e8m0fnu: return UInt8(value > 0 ? pattern(value) : notANumber)
    }
  }

  private func pattern(_ value: Double) -> Int {
    if value.isNaN { return notANumber }
    var (low, high) = (0, overflow)
    if value < magnitude(low) { return low }
    if value >= magnitude(high) { return high }
    while high - low > 1 {
      let middle = (low + high) / 2
      if magnitude(middle) <= value { low = middle } else { high = middle }
    }
    if self == .e8m0fnu, low == 0 { return value > magnitude(0) ? high : low }
    // Exact: the middle needs one bit more than its ends.
    let middle = (magnitude(low) + magnitude(high)) / 2
    guard value == middle else { return value < middle ? low : high }
    return self == .e8m0fnu || low % 2 > 0 ? high : low
  }
}
