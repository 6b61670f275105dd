public import Arrays

/// An element that an arg-reduction can compare.
///
/// Laws: a missing element is neither above nor equal to anything, itself included; on all others `isAbove` is a
/// strict weak order, and `isLevel` holds exactly where neither is above the other.
public protocol ArgReducible {
  /// NaN or NaT.
  var isMissing: Bool { get }
  func isAbove(_ other: Self) -> Bool
  func isLevel(_ other: Self) -> Bool
  /// What stands for "less than all" in functions that replace NaN before the search; not used where
  /// nothing can be missing.
  static var bottom: Self { get }
  static var top: Self { get }
  /// The ends of the finite values: what some accumulators start from.
  static var lowestFinite: Self { get }
  static var highestFinite: Self { get }
}

extension FixedWidthInteger {
  @inlinable public var isMissing: Bool { false }
  @inlinable public func isAbove(_ other: Self) -> Bool { self > other }
  @inlinable public func isLevel(_ other: Self) -> Bool { self == other }
  @inlinable public static var bottom: Self { .min }
  @inlinable public static var top: Self { .max }
  @inlinable public static var lowestFinite: Self { .min }
  @inlinable public static var highestFinite: Self { .max }
}

extension BinaryFloatingPoint {
  @inlinable public var isMissing: Bool { isNaN }
  @inlinable public func isAbove(_ other: Self) -> Bool { self > other }
  @inlinable public func isLevel(_ other: Self) -> Bool { self == other }
  @inlinable public static var bottom: Self { -.infinity }
  @inlinable public static var top: Self { .infinity }
  @inlinable public static var lowestFinite: Self { -.greatestFiniteMagnitude }
  @inlinable public static var highestFinite: Self { .greatestFiniteMagnitude }
}

extension Int8: ArgReducible {}
extension Int16: ArgReducible {}
extension Int32: ArgReducible {}
extension Int64: ArgReducible {}
extension UInt8: ArgReducible {}
extension UInt16: ArgReducible {}
extension UInt32: ArgReducible {}
extension UInt64: ArgReducible {}
extension Float16: ArgReducible {}
extension Float: ArgReducible {}
extension Double: ArgReducible {}

extension BFloat16: ArgReducible {
  public var isMissing: Bool { float.isNaN }
  public func isAbove(_ other: BFloat16) -> Bool { float > other.float }
  public func isLevel(_ other: BFloat16) -> Bool { float == other.float }
  public static var bottom: BFloat16 { BFloat16(-.infinity) }
  public static var top: BFloat16 { BFloat16(.infinity) }
  public static var lowestFinite: BFloat16 { BFloat16(bits: 0xFF7F) }
  public static var highestFinite: BFloat16 { BFloat16(bits: 0x7F7F) }
}

/// Complex numbers in lexicographic order: real parts first, imaginary parts where those are equal.
extension ComplexParts: ArgReducible {
  public var isMissing: Bool { real.isNaN || imaginary.isNaN }

  public func isAbove(_ other: Self) -> Bool {
    guard !isMissing, !other.isMissing else { return false }
    return real > other.real || (real == other.real && imaginary > other.imaginary)
  }

  public func isLevel(_ other: Self) -> Bool {
    real == other.real && imaginary == other.imaginary
  }

  public static var bottom: Self { Self(-.infinity, 0) }
  public static var top: Self { Self(.infinity, 0) }
  public static var lowestFinite: Self { Self(-.greatestFiniteMagnitude, 0) }
  public static var highestFinite: Self { Self(.greatestFiniteMagnitude, 0) }
}

extension TimeCount: ArgReducible {
  public var isMissing: Bool { isNotATime }
  public func isAbove(_ other: TimeCount) -> Bool {
    !isNotATime && !other.isNotATime && count > other.count
  }
  public func isLevel(_ other: TimeCount) -> Bool { !isNotATime && count == other.count }
  public static var bottom: TimeCount { TimeCount(count: .min + 1) }
  public static var top: TimeCount { TimeCount(count: .max) }
  public static var lowestFinite: TimeCount { bottom }
  public static var highestFinite: TimeCount { top }
}
